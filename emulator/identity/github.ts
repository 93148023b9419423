import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { type Answer, json, type Request, type Service, text } from '../wire/http.ts'
import { createSigningKey, type SigningKey } from './signing-key.ts'

export const issuerHost = 'token.actions.githubusercontent.com'
export const idTokenHost = 'pipelines.actions.githubusercontent.com'
export const githubIssuer = `https://${issuerHost}`

/** A job with `permissions: id-token: write`. */
export interface JobSeed {
  /** `octo/deploy` */
  readonly repository: string
  /** Its number, which stays when it is renamed; 1 by default. */
  readonly repositoryId?: string | number
  /** `refs/heads/main` by default. */
  readonly ref?: string
  readonly runId?: string | number
  readonly runAttempt?: string | number
  /** The number of its owner; 2 by default. */
  readonly ownerId?: string | number
  /** As in repositories made, renamed or transferred on github.com since 2026-07-15: the subject holds IDs beside the names. */
  readonly immutableSubject?: boolean
  /** The `sub` of its ID tokens; `repo:<repository>:ref:<ref>` by default, or `repo:<owner>@<ID>/<name>@<ID>:ref:<ref>`. */
  readonly subject?: string
  /** How long its request token lives; 6 h by default. */
  readonly requestTokenMs?: number
}

export interface Job {
  readonly subject: string
  /** What the runner sets for the job. */
  readonly env: Readonly<Record<string, string>>
}

export interface Github {
  readonly settings: {
    /** How long an ID token lives, in seconds. */
    idTokenSeconds: number
  }
  /** The issuer's host and the host that hands out ID tokens. */
  readonly service: Service
  job(seed: JobSeed): Job
  /** An ID token as an issuer signs it; for credentials that come as a file. */
  idToken(claims: { readonly sub: string; readonly aud: string }): Promise<string>
  /** Whether the issuer has signed that token. */
  hasSigned(token: string): Promise<boolean>
}

interface RunningJob {
  readonly claims: Readonly<Record<string, string>>
  readonly endsAt: number
}

export async function createGithub(clock: Clock): Promise<Github> {
  const key = await createSigningKey()
  const jobs = new Map<string, RunningJob>()
  const settings = { idTokenSeconds: 300 }
  const idToken: Github['idToken'] = (claims) => {
    const now = Math.floor(clock.now() / 1000)
    const term = { nbf: now - 600, iat: now, exp: now + settings.idTokenSeconds }
    return key.sign({ jti: randomUUID(), iss: githubIssuer, ...claims, ...term })
  }
  return {
    settings,
    idToken,
    hasSigned: key.hasSigned,
    job(seed) {
      const requestToken = randomUUID()
      const claims = claimsOfJob(seed)
      jobs.set(requestToken, { claims, endsAt: clock.now() + (seed.requestTokenMs ?? 6 * 60 * 60 * 1000) })
      return { subject: claims.sub, env: environment(claims, requestToken) }
    },
    service(request) {
      if (request.url.host === issuerHost) return issuerAnswer(request.url.pathname, key)
      const job = jobs.get(request.headers.authorization?.replace(/^bearer /i, '') ?? '')
      if (job === undefined || job.endsAt <= clock.now())
        return text(401, 'The request token is unknown or has expired.')
      return idTokenAnswer(request, job, idToken)
    },
  }
}

/** https://docs.github.com/actions/reference/security/oidc */
function claimsOfJob(seed: JobSeed) {
  const { repository, repositoryId = 1, ref = 'refs/heads/main', runId = 1, runAttempt = 1 } = seed
  const [owner = '', name = ''] = repository.split('/')
  const { ownerId = 2, immutableSubject = false } = seed
  const prefix = immutableSubject ? `repo:${owner}@${ownerId}/${name}@${repositoryId}` : `repo:${repository}`
  return {
    sub: seed.subject ?? `${prefix}:ref:${ref}`,
    repository,
    repository_id: String(repositoryId),
    repository_owner: owner,
    repository_owner_id: String(ownerId),
    actor: owner,
    ref,
    run_id: String(runId),
    run_attempt: String(runAttempt),
    event_name: 'push',
    workflow: 'deploy',
    job_workflow_ref: `${repository}/.github/workflows/deploy.yml@${ref}`,
    runner_environment: 'github-hosted',
  }
}

function environment(claims: ReturnType<typeof claimsOfJob>, requestToken: string): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://${idTokenHost}/${randomUUID()}/_apis/distributedtask/hubs/Actions/plans/${randomUUID()}/jobs/${randomUUID()}/idtoken?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    GITHUB_REPOSITORY: claims.repository,
    GITHUB_REPOSITORY_ID: claims.repository_id,
    GITHUB_REF: claims.ref,
    GITHUB_RUN_ID: claims.run_id,
    GITHUB_RUN_ATTEMPT: claims.run_attempt,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
  }
}

function issuerAnswer(pathname: string, { jwks }: SigningKey): Answer {
  if (pathname === '/.well-known/jwks') return json(200, jwks)
  if (pathname !== '/.well-known/openid-configuration') return text(404, 'Not found')
  return json(200, {
    issuer: githubIssuer,
    jwks_uri: `${githubIssuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'repository', 'run_id', 'run_attempt'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  })
}

async function idTokenAnswer({ url }: Request, { claims }: RunningJob, sign: Github['idToken']): Promise<Answer> {
  if (!url.pathname.endsWith('/idtoken')) return text(404, 'Not found')
  const audience = url.searchParams.get('audience') ?? `https://github.com/${claims.repository_owner}`
  return json(200, { value: await sign({ ...claims, sub: claims.sub ?? '', aud: audience }) })
}
