import type { Holder } from '../leases/index.ts'
import { httpsGet } from '../runner/https.ts'
import { routeTo } from '../runner/proxy.ts'

/** What GitHub says of an attempt of a workflow run. `unknown`: it doesn't exist, or this token can't see it. */
export type RunState = 'under-way' | 'completed' | 'unknown'

const timeoutMs = 15_000
/** A run takes some 20,000 characters. */
const longestRun = 1_000_000

/**
 * Asks this run's own GitHub server, and no other: a tag may name any, and the token must not go there. No redirect is followed.
 * @throws {Error} where no answer came
 */
export async function workflowRunState({ repositoryId, runId, attempt }: Holder, token: string): Promise<RunState> {
  // A repository by its number: GitHub's own links take this form (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
  const path = ['repositories', repositoryId, 'actions', 'runs', runId, 'attempts', attempt].map(encodeURIComponent)
  const url = new URL([process.env.GITHUB_API_URL ?? 'https://api.github.com', ...path].join('/'))
  const { status, body } = await httpsGet(url, {
    route: routeTo(url, process.env),
    timeoutMs,
    verify: true,
    longestBody: longestRun,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'aks-authorized-ip-ranges',
    },
  })
  if (status === 200) return stateIn(JSON.parse(body))
  if (status === 404 || (status >= 300 && status < 400)) return 'unknown'
  throw new Error(`${url.host} answered ${status}`)
}

/** A run's other statuses (queued, waiting, requested, in_progress, …) all mean that it goes on. */
function stateIn(data: unknown): RunState {
  const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : undefined
  if (status === 'completed') return 'completed'
  return typeof status === 'string' ? 'under-way' : 'unknown'
}
