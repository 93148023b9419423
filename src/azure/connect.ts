import type { TokenCredential } from '@azure/identity'
import type { Clock } from '../clock.ts'
import type { Azure } from '../collaborators.ts'
import type { Cloud } from './cloud.ts'
import { credentialFor } from './credential.ts'
import { explainedSignIn } from './explain.ts'
import { managedClusters } from './managed-clusters.ts'
import { network } from './network.ts'
import type { SignIn } from './sign-in.ts'

/** Azure, signed in to. @throws {SignInError} where that doesn't work. */
export async function connect(cloud: Cloud, as: SignIn, clock: Clock): Promise<Azure> {
  const connection = { cloud, credential: await provenCredential(cloud, as) }
  return { clusters: (id) => managedClusters(connection, id, clock), network: network(connection) }
}

async function provenCredential(cloud: Cloud, as: SignIn): Promise<TokenCredential> {
  try {
    const credential = credentialFor(as, cloud, process.env)
    await credential.getToken(cloud.scope)
    return credential
  } catch (error) {
    throw explainedSignIn(error, as)
  }
}
