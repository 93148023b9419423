import type { Holder } from '../leases/index.ts'
import { httpsGet } from '../runner/https.ts'
import { routeTo } from '../runner/proxy.ts'

/** What GitHub says of an attempt of a workflow run. `unknown`: it doesn't exist, or this token can't see it. */
export type RunState = 'under-way' | 'completed' | 'unknown'

const timeoutMs = 15_000
/** A run takes some 20,000 characters. */
const longestRun = 1_000_000

/**
 * Asks this run's own GitHub server, and no other: a tag may name any, and the token must not go there. The one file that
 * touches `@actions/github`, which is loaded only here, since no other mode needs it. No redirect is followed.
 * @throws {Error} where no answer came
 */
export async function workflowRunState({ repositoryId, runId, attempt }: Holder, token: string): Promise<RunState> {
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, { userAgent: 'aks-authorized-ip-ranges', request: { fetch: boundedFetch } })
  try {
    // A repository by its number: GitHub's own links take this form (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
    const { status, data } = await octokit.request(
      'GET /repositories/{repository_id}/actions/runs/{run_id}/attempts/{attempt_number}',
      { repository_id: repositoryId, run_id: runId, attempt_number: attempt },
    )
    return status === 200 ? stateIn(data) : 'unknown'
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return 'unknown'
    throw error
  }
}

/** Lets Octokit's requests take the way and the limits of all others. */
async function boundedFetch(address: string, { headers }: { readonly headers: Record<string, string> }) {
  const url = new URL(address)
  const { status, body } = await httpsGet(url, {
    route: routeTo(url, process.env),
    timeoutMs,
    verify: true,
    longestBody: longestRun,
    headers,
  })
  return new Response(body === '' ? null : body, { status, headers: { 'content-type': 'application/json' } })
}

/** A run's other statuses (queued, waiting, requested, in_progress, …) all mean that it goes on. */
function stateIn(data: unknown): RunState {
  const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : undefined
  if (status === 'completed') return 'completed'
  return typeof status === 'string' ? 'under-way' : 'unknown'
}
