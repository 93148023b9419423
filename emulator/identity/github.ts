import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { Clock } from '../clock.ts'
import { type Answer, json, type Request, type Service, text } from '../wire/http.ts'
import { type GithubServer, githubCom, githubServers } from './github-servers.ts'
import { createSigningKey, type SigningKey } from './signing-key.ts'

export const idTokenHost = new URL(githubCom.idTokenUrl).host
export const githubIssuer = githubCom.issuer

/** A job with `permissions: id-token: write`. */
export interface JobSeed {
  /** `octo/deploy` */
  readonly repository: string
  /** github.com by default. */
  readonly server?: GithubServer
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
  /** The servers' issuers, and what hands out ID tokens. */
  readonly service: Service
  job(seed: JobSeed): Job
  /** An ID token as github.com's issuer signs it; for credentials that come as a file. */
  idToken(claims: { readonly sub: string; readonly aud: string }): Promise<string>
  /** Whether the issuer that a token names has signed it. */
  hasSigned(token: string): Promise<boolean>
}

interface RunningJob {
  readonly server: GithubServer
  readonly claims: Readonly<Record<string, string>>
  readonly endsAt: number
}

export async function createGithub(clock: Clock): Promise<Github> {
  const keys = new Map<GithubServer, Promise<SigningKey>>()
  const keyOf = (server: GithubServer): Promise<SigningKey> => {
    const key = keys.get(server) ?? createSigningKey()
    keys.set(server, key)
    return key
  }
  const jobs = new Map<string, RunningJob>()
  const settings = { idTokenSeconds: 300 }
  const sign: Sign = async (server, claims) => {
    const now = Math.floor(clock.now() / 1000)
    const term = { nbf: now - 600, iat: now, exp: now + settings.idTokenSeconds }
    return (await keyOf(server)).sign({ jti: randomUUID(), iss: server.issuer, ...claims, ...term })
  }
  await keyOf(githubCom)
  return {
    settings,
    idToken: (claims) => sign(githubCom, claims),
    async hasSigned(token) {
      const server = githubServers.find(({ issuer }) => issuer === decodeJwt(token).iss)
      return server !== undefined && (await keyOf(server)).hasSigned(token)
    },
    job(seed) {
      const { server = githubCom, requestTokenMs = 6 * 60 * 60 * 1000 } = seed
      const requestToken = randomUUID()
      const claims = claimsOfJob(seed)
      jobs.set(requestToken, { server, claims, endsAt: clock.now() + requestTokenMs })
      return { subject: claims.sub, env: environment(server, claims, requestToken) }
    },
    async service(request) {
      const { href } = request.url
      const issuing = githubServers.find(({ issuer }) => href.startsWith(`${issuer}/`))
      if (issuing !== undefined) return issuerAnswer(href.slice(issuing.issuer.length), issuing, await keyOf(issuing))
      const job = jobs.get(request.headers.authorization?.replace(/^bearer /i, '') ?? '')
      if (job === undefined || job.endsAt <= clock.now() || !href.startsWith(`${job.server.idTokenUrl}/`))
        return text(401, 'The request token is unknown or has expired.')
      return idTokenAnswer(request, job, sign)
    },
  }
}

type Sign = (server: GithubServer, claims: { readonly sub: string; readonly aud: string }) => Promise<string>

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

function environment(
  { url, apiUrl, idTokenUrl }: GithubServer,
  claims: ReturnType<typeof claimsOfJob>,
  requestToken: string,
): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${idTokenUrl}/${randomUUID()}/_apis/distributedtask/hubs/Actions/plans/${randomUUID()}/jobs/${randomUUID()}/idtoken?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    GITHUB_REPOSITORY: claims.repository,
    GITHUB_REPOSITORY_ID: claims.repository_id,
    GITHUB_REF: claims.ref,
    GITHUB_RUN_ID: claims.run_id,
    GITHUB_RUN_ATTEMPT: claims.run_attempt,
    GITHUB_SERVER_URL: url,
    GITHUB_API_URL: apiUrl,
  }
}

function issuerAnswer(path: string, { issuer }: GithubServer, { jwks }: SigningKey): Answer {
  if (path === '/.well-known/jwks') return json(200, jwks)
  if (path !== '/.well-known/openid-configuration') return text(404, 'Not found')
  return json(200, {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'repository', 'run_id', 'run_attempt'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  })
}

async function idTokenAnswer({ url }: Request, { server, claims }: RunningJob, sign: Sign): Promise<Answer> {
  if (!url.pathname.endsWith('/idtoken')) return text(404, 'Not found')
  const audience = url.searchParams.get('audience') ?? `${server.url}/${claims.repository_owner}`
  return json(200, { value: await sign(server, { ...claims, sub: claims.sub ?? '', aud: audience }) })
}
