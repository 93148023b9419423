import type { Problem } from '../errors.ts'
import { named, plain } from './markdown.ts'
import { howToRunBelow, type LinkTo, problemBlocks } from './problems.ts'

/** How far a failed step got with its write, as the state has it; unknown where the state can't be read. */
export type Wrote = 'nothing' | 'unanswered' | 'accepted' | 'unknown'

export interface FailedCluster {
  /** Undefined where the inputs name none that can be read. */
  readonly cluster: string | undefined
  readonly problems: readonly Problem[]
  readonly wrote: Wrote
  /** Whether the post step takes back what was written. */
  readonly undone: boolean
}

/** One cluster that a step failed on, as a section of the job summary. */
export function failedSection(failed: FailedCluster, linkTo: LinkTo): string {
  const { cluster, problems } = failed
  const title = cluster === undefined ? 'AKS Authorized IP Ranges' : named(cluster)
  return [
    `### ${title}: ${failedVerdict(failed)}`,
    ...problemBlocks(problems, linkTo),
    ...howToRunBelow(problems),
    ...fateOf(failed),
  ].join('\n\n')
}

/** In a few words, what a failed main step came to. That a job was cancelled is no failure of the step. */
export function failedVerdict({ problems, wrote }: Pick<FailedCluster, 'problems' | 'wrote'>): string {
  const cancelled = problems.length === 1 && problems[0]?.code === 'cancelled' ? 'cancelled, ' : ''
  switch (wrote) {
    case 'nothing':
      return `${cancelled}nothing was written`
    case 'unanswered':
      return `${cancelled}a write was not answered`
    case 'unknown':
      return 'what to undo is unknown'
    case 'accepted':
      return cancelled === ''
        ? 'the list was changed, and then the step failed'
        : 'cancelled after the list was changed'
  }
}

function fateOf({ wrote, undone }: FailedCluster): string[] {
  if (wrote === 'nothing' || wrote === 'unknown') return []
  const what = wrote === 'accepted' ? 'what was written' : 'the change, if it was carried out'
  return [
    undone
      ? `The post step undoes ${what} when the job ends.`
      : plain(`No post step undoes ${what}: with \`restore\` as it is, it stays.`),
  ]
}
