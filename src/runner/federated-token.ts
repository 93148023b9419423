import { StepError } from '../errors.ts'
import { fileErrorCode, readRegularFile } from './regular-file.ts'

/** A service account's token has about 1,500 characters. */
const mostBytes = 64 * 1024

/** Header, claims and signature in base64url (RFC 7515, 7.1). */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * The token in the file that Kubernetes keeps for this runner's pod, as it is now: it is renewed about hourly. The path is the
 * environment's, which any step of the job can set, and what is in the file goes to Entra: nothing but a token may.
 * @throws {StepError} where it is anything else. What it holds is never quoted.
 */
export function readFederatedToken(path: string): string {
  const content = contentOf(path)
  const token = content.toString('latin1').trim()
  if (jwt.test(token)) return token
  throw unusable(path, token === '' ? 'is empty' : 'holds no JSON Web Token')
}

function contentOf(path: string): Buffer {
  let content: Buffer | string
  try {
    // Kubernetes' own way to it is by links, which it moves to renew the token.
    content = readRegularFile(path, { mostBytes })
  } catch (error) {
    throw unusable(path, `can't be read${fileErrorCode(error)}`, error)
  }
  if (typeof content === 'string') throw unusable(path, content)
  return content
}

function unusable(path: string, why: string, cause?: unknown): StepError {
  return new StepError('sign-in-token-file', `The token file of the workload identity, ${path}, ${why}.`, {
    remedy:
      'AZURE_FEDERATED_TOKEN_FILE must name the file that the workload identity webhook mounts into the runner\'s pod: check that the pod has the label `azure.workload.identity/use: "true"`, and that the job runs in that pod, without `container:`. To sign in with GitHub\'s ID token, set `auth-method: oidc`.',
    cause,
  })
}
