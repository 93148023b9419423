import { enumerated } from '../errors.ts'
import { type Holder, holderName, type Repository } from '../leases/index.ts'
import { type Note, notice, type Sweep, warning } from '../plan/decision.ts'
import { plain } from './markdown.ts'

/** What a sweep could not judge, and what is missing for it: those with the same cause together. */
export function sweepNotes(sweep: Sweep | undefined): Note[] {
  const unknown = sweep?.unknown ?? []
  return [...new Set(unknown.map(({ why }) => why))].map((cause) => {
    const group = unknown.filter(({ why }) => why === cause)
    const one = group.length === 1
    const runs = enumerated(group.map(({ holder }) => holderName(holder)))
    const remedy = group.find((one) => one.remedy !== undefined)?.remedy
    const text = `Whether ${one ? 'this run has' : 'these runs have'} ended is unknown, since ${cause}: ${runs}. ${one ? 'Its lease stays until it expires' : 'Their leases stay until they expire'}.`
    return remedy === undefined ? notice(text) : warning(`${text} ${remedy}`)
  })
}

/** A run as a reader knows it; a link where it is of the workflow's own repository, which alone is known by its name. */
export function runAsMarkdown(holder: Holder, own: Repository | undefined): string {
  const isOwn = own !== undefined && own.server === holder.server && own.id === holder.repositoryId
  if (!isOwn || !/^[\w.-]+\/[\w.-]+$/.test(own.name)) return plain(holderName(holder))
  const { runId, attempt } = holder
  return `[run ${runId}, attempt ${attempt}](https://${own.server}/${own.name}/actions/runs/${runId}/attempts/${attempt})`
}
