import { cloudByName } from '../../../src/azure/cloud.ts'
import { explainedSignIn } from '../../../src/azure/explain.ts'
import { managedClusters } from '../../../src/azure/managed-clusters.ts'
import { network } from '../../../src/azure/network.ts'
import type { Collaborators } from '../../../src/collaborators.ts'
import type { Job, MainOptions } from '../../engine/support/job.ts'
import { createWorld, type World, type WorldOptions } from '../../engine/support/world.ts'
import type { Fault } from './faults.ts'
import { type Transport, transportTo } from './transport.ts'

/** A job whose requests the real SDK makes, on the virtual clock. */
export interface FaultyJob {
  readonly world: World
  readonly job: Job
  readonly transport: Transport
  /** Every token that was asked for; those after a challenge come with its claims. */
  readonly tokens: readonly (string | undefined)[]
  /** The lists that were sent. */
  writes(): readonly { readonly list: readonly string[] }[]
  /** Lets the fault strike the next sign-in. */
  strikeSignIn(fault: Fault): void
}

/** No wait is as short as it may be, and none as long. */
const random = () => 0.5

export function faultyJob(options: WorldOptions): FaultyJob {
  const world = createWorld({ random, ...options })
  const job = world.job()
  const transport = transportTo(world.arm.service, world.clock, job.address)
  const tokens: (string | undefined)[] = []
  let atSignIn: Fault | undefined
  const signIn: Collaborators['signIn'] = async (_, as) => {
    const fault = atSignIn
    atSignIn = undefined
    if (fault !== undefined) await signInStruck(fault, as, world)
    const credential = {
      getToken: async (_scopes: unknown, asked: { claims?: string } = {}) => {
        tokens.push(asked.claims)
        return { token: job.address, expiresOnTimestamp: Date.now() + 3_600_000 }
      },
    }
    const cloud = cloudByName('AzureCloud')
    if (cloud === undefined) throw new Error('There is no public cloud.')
    const connection = { cloud, credential, httpClient: transport }
    return { clusters: (id) => managedClusters(connection, id, world.clock), network: network(connection) }
  }
  job.world.signIn = signIn
  return {
    world,
    job,
    transport,
    tokens,
    writes: () => transport.sent.filter(({ kind }) => kind === 'write').map(({ body }) => ({ list: listIn(body) })),
    strikeSignIn: (fault) => {
      atSignIn = fault
    },
  }
}

function listIn(body: string): readonly string[] {
  const sent = JSON.parse(body) as { properties: { apiServerAccessProfile: { authorizedIPRanges: string[] } } }
  return sent.properties.apiServerAccessProfile.authorizedIPRanges
}

/** What the credential makes of a fault at Entra, in the words of MSAL. */
async function signInStruck(fault: Fault, as: Parameters<Collaborators['signIn']>[1], { clock }: World): Promise<void> {
  const struck = { arrive: () => ({ status: 200, headers: {}, body: '' }), limitMs: 30_000, sleep: clock.sleep }
  let message: string
  try {
    const { status, body } = await fault.strike(struck)
    if (status === 200 && fault.class === 'slow') return
    const refused = status === 401 || status === 403
    message = refused
      ? 'invalid_client: Error(s): 7000215 - Timestamp: now - Description: AADSTS7000215: Invalid client secret provided.'
      : `network_error: the token endpoint answered ${status} ${body.slice(0, 20)}`
  } catch (error) {
    message = (error as Error).message
  }
  throw explainedSignIn(new Error(message), as)
}

/** What came of a step, as far as anybody outside can see it. */
export interface Outcome {
  /** `done`, or what the user is told instead. */
  readonly result: string
  readonly remedy: string | undefined
  /** Virtual milliseconds. */
  readonly ms: number
  readonly writes: number
  /** Lines of the log that are not there where nothing goes wrong. */
  readonly told: readonly string[]
}

export async function outcomeOf(faulty: FaultyJob, step: () => Promise<unknown>): Promise<Outcome> {
  const { job, world, transport } = faulty
  const begun = world.clock.now()
  const linesBefore = job.log.lines.length
  const sentBefore = transport.sent.length
  const { result, remedy } = await step().then(
    (came) => ({ result: isAccepted(came) ? 'accepted' : 'done', remedy: undefined }),
    (error: Error & { remedy?: string }) => ({ result: error.message, remedy: error.remedy }),
  )
  return {
    result,
    remedy,
    ms: world.clock.now() - begun,
    writes: transport.sent.slice(sentBefore).filter(({ kind }) => kind === 'write').length,
    told: job.log.lines
      .slice(linesBefore)
      .filter(({ level, text }) => level !== 'group' && !routine.test(text))
      .map(({ text }) => text),
  }
}

function isAccepted(came: unknown): boolean {
  return typeof came === 'object' && came !== null && 'kind' in came && came.kind === 'accepted'
}

/** What every step says, and how long it took. */
const routine =
  /^(Signing in with|The list had|Egress: |AKS is at|The update has ended, and|AKS has accepted the undo\.$|An operation runs|(Sign in|Read the cluster|Update the list|Wait): |[\d./]+ {2}<- )/

export const before = ['8.8.8.8/32']
export const after = [...before, '9.9.9.9/32']

export const minutes = (count: number) => count * 60_000

export const mainOptions: MainOptions = { wait: 'operation' }
