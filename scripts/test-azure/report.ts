import type { Measured } from './watch.ts'

/** One entry of the action on the cluster: a main step, or the post step of one. */
export interface StepRow {
  readonly step: string
  /** What was otherwise than expected; empty if nothing was. */
  readonly problems: readonly string[]
  /** The whole step, in seconds. */
  readonly seconds: number
  readonly measured: Measured
  /** In force afterwards, as ARM shows it. */
  readonly list: readonly string[]
  /** Ready nodes, where kubectl could ask for them. */
  readonly nodes?: string
}

/** What the service answered to something that its documentation leaves open. */
export interface AnswerRow {
  readonly question: string
  readonly answer: string
}

export interface Report {
  /** What was tested against what. */
  readonly facts: Record<string, string>
  readonly steps: StepRow[]
  readonly answers: AnswerRow[]
  /** Why the run ended early, if it did. */
  stopped?: string
  cleanUp: string
}

export function problemsIn({ steps, stopped, cleanUp }: Report): readonly string[] {
  const ofSteps = steps.flatMap(({ step, problems }) => problems.map((problem) => `${step}: ${problem}`))
  return [...ofSteps, ...(stopped === undefined ? [] : [stopped]), ...(/^Left/.test(cleanUp) ? [cleanUp] : [])]
}

export function markdownOf(report: Report): string {
  const problems = problemsIn(report)
  const verdict = problems.length === 0 ? 'Everything went as expected.' : `Problems: ${problems.length}`
  return [
    '# The action on a real cluster',
    `**${verdict}**`,
    problems.map((problem) => `- ${inline(problem)}`).join('\n'),
    table(['', ''], Object.entries(report.facts)),
    '## Modes',
    'Seconds. _Effect_ and _propagation_ are counted from the begin and from the end of the update until this machine was let in or kept out.',
    table(
      ['Step', 'Result', 'Step took', 'Update', 'Effect', 'Propagation', 'Flips', 'Nodes ready', 'List afterwards'],
      report.steps.map(stepCells),
    ),
    '## Open questions',
    table(
      ['Question', 'Answer'],
      report.answers.map(({ question, answer }) => [question, answer]),
    ),
    '## Clean-up',
    report.cleanUp,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function stepCells({ step, problems, seconds, measured, list, nodes = '' }: StepRow): string[] {
  const { operation, effect, propagation, flips } = measured
  const figures = [seconds, operation, effect, propagation, flips].map((figure) => `${figure ?? ''}`)
  return [step, problems.length === 0 ? 'as expected' : '**otherwise**', ...figures, nodes, list.join(', ') || 'none']
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '_None._'
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** On one line of a table, and no HTML. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
