import type { Holder } from '../leases/index.ts'

/** What GitHub says of an attempt of a workflow run. `unknown`: it doesn't exist, or this token can't see it. */
export type RunState = 'under-way' | 'completed' | 'unknown'

const timeoutMs = 15_000

/**
 * Asks this run's own GitHub server, and no other: a tag may name any, and the token must not go there. The one file that
 * touches `@actions/github`, which is loaded only here, since no other mode needs it.
 * @throws {Error} where no answer came
 */
export async function workflowRunState({ repositoryId, runId, attempt }: Holder, token: string): Promise<RunState> {
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, { userAgent: 'aks-authorized-ip-ranges' })
  try {
    // A repository by its number: GitHub's own links take this form (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
    const { status, data } = await octokit.request(
      'GET /repositories/{repository_id}/actions/runs/{run_id}/attempts/{attempt_number}',
      {
        repository_id: repositoryId,
        run_id: runId,
        attempt_number: attempt,
        request: { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) },
      },
    )
    return status === 200 ? stateIn(data) : 'unknown'
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return 'unknown'
    throw error
  }
}

/** A run's other statuses (queued, waiting, requested, in_progress, …) all mean that it goes on. */
function stateIn(data: unknown): RunState {
  const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : undefined
  if (status === 'completed') return 'completed'
  return typeof status === 'string' ? 'under-way' : 'unknown'
}
