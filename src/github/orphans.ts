import { messageOf } from '../errors.ts'
import { type ClusterLeases, type Holder, holderName, isExpired } from '../leases/index.ts'
import type { Log } from '../log.ts'
import type { RunState } from './workflow-runs.ts'

/** Runs of one GitHub server, as far as a token lets them be seen. */
export interface RunsAccess {
  readonly server: string
  readonly token: string
}

/** Finds leases whose workflow run has ended without a post step to end them. */
export interface OrphanSearch {
  /** IDs of such leases. A run that can't be seen, or an answer that doesn't come, leaves its lease until it expires. */
  in(clusterLeases: ClusterLeases): Promise<ReadonlySet<string>>
}

export interface OrphanSearchOptions {
  /** Undefined where no runs may be asked about. */
  readonly access: RunsAccess | undefined
  readonly log: Log
  ask(holder: Holder, token: string): Promise<RunState>
}

/** Each run is asked about once, however often the cluster has to be looked at again. */
export function orphanSearch({ access, log, ask }: OrphanSearchOptions): OrphanSearch {
  const asked = new Map<string, Promise<RunState>>()
  const stateOf = (holder: Holder, token: string): Promise<RunState> => {
    const name = holderName(holder)
    const answer = asked.get(name) ?? describeUnknown(ask(holder, token), name, log)
    asked.set(name, answer)
    return answer
  }
  return {
    async in(clusterLeases) {
      const standing = clusterLeases.leases.filter((lease) => !isExpired(clusterLeases, lease))
      if (access === undefined) {
        if (standing.length > 0) log.info('There is no `github-token`, so only expired leases are taken for over.')
        return new Set()
      }
      const local = standing.filter(({ holder }) => holder.server === access.server)
      const states = await Promise.all(local.map(({ holder }) => stateOf(holder, access.token)))
      return new Set(local.filter((_, index) => states[index] === 'completed').map(({ id }) => id))
    },
  }
}

/** An answer that says nothing is told, and is no reason to fail. */
async function describeUnknown(answer: Promise<RunState>, run: string, log: Log): Promise<RunState> {
  const state = await answer.catch((error: unknown) => messageOf(error))
  if (state === 'completed' || state === 'under-way') return state
  const why = state === 'unknown' ? '`github-token` does not see it' : state
  log.info(`Whether ${run} has ended can't be told (${why}); its lease stays until it expires.`)
  return 'unknown'
}
