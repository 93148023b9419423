import type { Detail } from '../options.ts'
import { removedBy, type Sweep } from '../plan/decision.ts'
import { addressesOf } from '../plan/node-egress.ts'
import { formatDuration } from '../time/clock.ts'
import { alert, fenced, folded, named, plain, table } from './markdown.ts'
import { nextStep } from './next-step.ts'
import type { Outcome } from './outcome.ts'
import { type Phase, type PhaseName, timeIn } from './phases.ts'
import { changedEntries, fitting, keptEntries, linesOf } from './range-diff.ts'
import { runAsMarkdown, sweepNotes } from './sweep.ts'
import { verdictOf } from './verdict.ts'

/** What GitHub takes of one step is 1 MiB; a step with several clusters gives each its part. */
export const sectionsRoom = 900_000

/**
 * One cluster of a main step, as a section of the job summary.
 * @param most about how long the section may be, in bytes
 */
export function clusterSection(outcome: Outcome, detail: Detail, most = sectionsRoom): string {
  const notes = [...outcome.notes, ...sweepNotes(outcome.sweep)]
  const warnings = notes.filter(({ level }) => level === 'warning').map(({ text }) => plain(text))
  const notices = notes.filter(({ level }) => level === 'notice').map(({ text }) => `- ${plain(text)}`)
  const changed = detail === 'none' ? [] : linesOf(changedEntries(outcome, detail))
  return [
    `### ${named(outcome.label)}: ${verdictOf(outcome)}`,
    ...(warnings.length === 0 ? [] : [alert('WARNING', ...warnings)]),
    countsOf(outcome),
    ...(changed.length === 0 ? [] : [fenced('diff', fitting(changed, most / 2))]),
    ...sweptRuns(outcome),
    ...nextStep(outcome, detail),
    ...(notices.length === 0 ? [] : [notices.join('\n')]),
    ...keptPart(outcome, detail, most / 4),
    ...egressPart(outcome, detail, most / 8),
    phasesPart(outcome.phases),
  ].join('\n\n')
}

function countsOf(outcome: Outcome): string {
  const { change, dryRun, ranges, maximum, restricted, sweep } = outcome
  const [added, removed] = [change?.added.length ?? 0, change === undefined ? 0 : removedBy(change).size]
  const list = restricted ? `${ranges.length} of ${maximum} entries` : 'no restriction'
  if (sweep !== undefined) return bold([...sweptCounts(sweep, removed, dryRun), list])
  if (dryRun) return bold([`would add ${added}`, `would remove ${removed}`, `${list} then`])
  return change === undefined
    ? bold([list])
    : `${bold([`${added} added`, `${removed} removed`, list])}${inForceAfter(outcome)}`
}

const bold = (counts: readonly string[]) => `**${counts.join(' · ')}**`

function sweptCounts({ leases, unknown }: Sweep, removed: number, dryRun: boolean): string[] {
  return [
    `${leases} ${leases === 1 ? 'lease' : 'leases'} looked at`,
    dryRun ? `would take out ${removed}` : `${removed} taken out`,
    ...(unknown.length === 0 ? [] : [`${unknown.length} could not be judged`]),
  ]
}

function inForceAfter({ effect, phases }: Outcome): string {
  const inForce = effect?.access === 'proven' || effect?.operation === 'ended'
  return inForce ? ` · in force after ${formatDuration(timeIn(phases, written))}` : ''
}

const written: readonly PhaseName[] = ['Update', 'Wait']

/** Whose addresses a sweep takes out. */
function sweptRuns({ sweep, change, repository }: Outcome): string[] {
  if (sweep === undefined) return []
  const runs = (change?.leases?.released ?? []).map(({ holder }) => runAsMarkdown(holder, repository))
  return runs.length === 0 ? [] : [`Leases that are over: ${[...new Set(runs)].join(', ')}.`]
}

function keptPart(outcome: Outcome, detail: Detail, most: number): string[] {
  if (!outcome.restricted) return []
  const { count, shown } = keptEntries(outcome, detail)
  if (count === 0) return []
  const hidden = count - shown.length
  const title = `${count} ${count === 1 ? 'entry' : 'entries'} kept`
  const why = `not shown (<code>summary: ${detail}</code>)`
  if (shown.length === 0) return [`${title}, ${why}.`]
  const rest = hidden === 0 ? [] : [`${hidden} more, ${why}.`]
  return [
    folded(
      title,
      fenced(
        'text',
        fitting(
          linesOf(shown).map((line) => line.slice(2)),
          most,
        ),
      ),
      ...rest,
    ),
  ]
}

function egressPart({ egress }: Outcome, detail: Detail, most: number): string[] {
  const addresses = addressesOf(egress)
  if (addresses.length === 0 || detail === 'none') return []
  const chains = addresses.map(({ range, chain }) => `${range.text} <- ${chain.replaceAll(/\s+/g, ' ')}`)
  const title =
    chains.length === 1
      ? "1 address of the cluster's nodes, and how it was found"
      : `${chains.length} addresses of the cluster's nodes, and how they were found`
  return [folded(title, fenced('text', fitting(chains, most)))]
}

const words: Readonly<Record<PhaseName, string>> = {
  'Sign-in': 'signing in',
  Cluster: 'reading the cluster',
  'Runner address': "learning the runner's address",
  Plan: 'planning',
  Update: 'until AKS took the update',
  Wait: 'until it was in force',
}

function phasesPart(phases: readonly Phase[]): string {
  const total = phases.reduce((sum, { ms }) => sum + ms, 0)
  const longest = phases.toSorted((left, right) => right.ms - left.ms).slice(0, 2)
  const parts = phases
    .filter((phase) => longest.includes(phase) && phase.ms >= 1_000 && phase.ms * 10 > total)
    .map(({ name, ms }) => `${formatDuration(ms)} ${words[name]}`)
  const title = `${formatDuration(total)} in all${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`
  const rows = phases.map(({ name, ms }) => [name, formatDuration(ms)])
  return folded(title, table(['Phase', 'Time'], rows))
}
