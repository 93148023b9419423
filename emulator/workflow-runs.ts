import { type GithubServer, githubCom } from './identity/github-servers.ts'
import { json, type Request, type Service } from './wire/http.ts'

/** One attempt of a workflow run. */
export interface WorkflowRun {
  /** `octo/deploy` */
  readonly repository: string
  /** github.com by default. */
  readonly server?: GithubServer
  /** Its number; 1 by default. */
  readonly repositoryId?: number
  readonly runId: number
  /** 1 by default. */
  readonly runAttempt?: number
  readonly status: 'queued' | 'in_progress' | 'completed'
}

export interface WorkflowRuns {
  /** The API of GitHub's servers, as far as it tells of workflow runs. */
  readonly service: Service
  readonly settings: {
    /** The tokens that see the repositories; undefined, as by default, they are public. */
    tokens: readonly string[] | undefined
  }
  /** Makes an attempt known, or changes it. */
  report(run: WorkflowRun): void
}

/** https://docs.github.com/rest/actions/workflow-runs */
export function createWorkflowRuns(): WorkflowRuns {
  const known = new Map<string, WorkflowRun>()
  const settings: WorkflowRuns['settings'] = { tokens: undefined }
  return {
    settings,
    report(run) {
      // By name and by number: what GitHub links to and redirects to has the form /repositories/1300192/….
      for (const repository of [`/repos/${run.repository}`, `/repositories/${run.repositoryId ?? 1}`]) {
        const { apiUrl } = run.server ?? githubCom
        const path = `${apiUrl}${repository}/actions/runs/${run.runId}`.toLowerCase()
        const attempt = run.runAttempt ?? 1
        known.set(`${path}/attempts/${attempt}`, run)
        if (attempt >= (known.get(path)?.runAttempt ?? 1)) known.set(path, run)
      }
    },
    service(request) {
      const { origin, pathname } = request.url
      const run = known.get(`${origin}${pathname}`.toLowerCase())
      // What a token doesn't see isn't there for it: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
      if (request.method !== 'GET' || run === undefined || !isSeen(request, settings.tokens))
        return json(404, { message: 'Not Found', status: '404' })
      const { runId: id, runAttempt: run_attempt = 1, status } = run
      return json(200, { id, run_attempt, status, conclusion: status === 'completed' ? 'success' : null })
    },
  }
}

function isSeen({ headers }: Request, tokens: readonly string[] | undefined): boolean {
  if (tokens === undefined) return true
  const [, token] = /^(?:token|bearer) (\S+)$/i.exec(headers.authorization ?? '') ?? []
  return token !== undefined && tokens.includes(token)
}
