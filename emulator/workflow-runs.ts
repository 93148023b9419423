import { json, type Service } from './wire/http.ts'

export const githubApiHost = 'api.github.com'

/** One attempt of a workflow run. */
export interface WorkflowRun {
  /** `octo/deploy` */
  readonly repository: string
  readonly runId: number
  /** 1 by default. */
  readonly runAttempt?: number
  readonly status: 'queued' | 'in_progress' | 'completed'
}

export interface WorkflowRuns {
  /** GitHub's API, as far as it tells of workflow runs. It asks nobody for a token. */
  readonly service: Service
  /** Makes an attempt known, or changes it. */
  report(run: WorkflowRun): void
}

/** https://docs.github.com/rest/actions/workflow-runs */
export function createWorkflowRuns(): WorkflowRuns {
  const known = new Map<string, WorkflowRun>()
  return {
    report(run) {
      const path = `/repos/${run.repository}/actions/runs/${run.runId}`
      const attempt = run.runAttempt ?? 1
      known.set(`${path}/attempts/${attempt}`.toLowerCase(), run)
      if (attempt >= (known.get(path.toLowerCase())?.runAttempt ?? 1)) known.set(path.toLowerCase(), run)
    },
    service({ method, url }) {
      const run = known.get(url.pathname.toLowerCase())
      if (method !== 'GET' || run === undefined) return json(404, { message: 'Not Found', status: '404' })
      const { runId: id, runAttempt: run_attempt = 1, status } = run
      return json(200, { id, run_attempt, status, conclusion: status === 'completed' ? 'success' : null })
    },
  }
}
