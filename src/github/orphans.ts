import { messageOf } from '../errors.ts'
import {
  type ClusterLeases,
  type Holder,
  holderName,
  isExpired,
  type Lease,
  type UnknownHolder,
} from '../leases/index.ts'
import type { RunState } from './workflow-runs.ts'

/** Runs of one GitHub server, as far as a token lets them be seen. */
export interface RunsAccess {
  readonly server: string
  readonly token: string
}

/** What GitHub says of the jobs that hold leases. */
export interface Orphans {
  /** IDs of leases whose workflow run has ended without a post step to end them. */
  readonly ended: ReadonlySet<string>
  /** A run that can't be seen, or an answer that doesn't come, leaves its lease until it expires. */
  readonly unknown: readonly UnknownHolder[]
}

export interface OrphanSearch {
  in(clusterLeases: ClusterLeases): Promise<Orphans>
}

export interface OrphanSearchOptions {
  /** Undefined where no runs may be asked about. */
  readonly access: RunsAccess | undefined
  ask(holder: Holder, token: string): Promise<RunState>
}

/** Each run is asked about once, however often the cluster has to be looked at again. */
export function orphanSearch({ access, ask }: OrphanSearchOptions): OrphanSearch {
  const asked = new Map<string, Promise<Answer>>()
  const answerFor = (lease: Lease): Promise<Answer> => {
    const { holder } = lease
    if (access === undefined) return Promise.resolve({ unknown: { holder, ...noToken } })
    if (holder.server !== access.server) return Promise.resolve({ unknown: { holder, why: elsewhere } })
    const name = holderName(holder)
    const answer = asked.get(name) ?? answerTo(ask(holder, access.token), holder)
    asked.set(name, answer)
    return answer
  }
  return {
    async in(clusterLeases) {
      const standing = clusterLeases.leases.filter((lease) => !isExpired(clusterLeases, lease))
      const answers = await Promise.all(standing.map(answerFor))
      const ended = standing.filter((_, index) => answers[index] === 'completed').map(({ id }) => id)
      const unknown = answers.flatMap((answer) => (typeof answer === 'object' ? [answer.unknown] : []))
      return { ended: new Set(ended), unknown: [...new Set(unknown)] }
    },
  }
}

type Answer = Exclude<RunState, 'unknown'> | { readonly unknown: UnknownHolder }

const noToken = {
  why: '`github-token` is empty',
  remedy: 'Set it to `github.token` in an expression, and give the job `permissions: { actions: read }`.',
}
const elsewhere = 'it runs on another GitHub server, which is not asked'

async function answerTo(answer: Promise<RunState>, holder: Holder): Promise<Answer> {
  const state = await answer.catch((error: unknown) => new Error(messageOf(error)))
  if (state === 'completed' || state === 'under-way') return state
  if (state !== 'unknown') return { unknown: { holder, why: state.message } }
  const remedy = `The token needs \`actions: read\` in repository ${holder.repositoryId}: for another repository than this one, take one that has it.`
  return { unknown: { holder, why: '`github-token` does not show it', remedy } }
}
