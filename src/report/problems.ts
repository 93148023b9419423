import type { Problem } from '../errors.ts'
import type { FailureCode } from '../failure-codes.ts'
import { cut, longestAnnotation } from '../log-text.ts'
import { howToRun } from '../shell.ts'
import { alert, fenced, folded, plain, quoted } from './markdown.ts'

/** The address of a failure's section in the documentation; undefined where it isn't known. */
export type LinkTo = (code: FailureCode) => string | undefined

/** A summary may hold 1 MiB, and a page a person's patience. */
const mostProblems = 100

/** What went wrong, in a box; below it what to do, what to run, and, folded, what the service said. */
export function problemBlocks(problems: readonly Problem[], linkTo: LinkTo): string[] {
  const [first] = problems
  if (first === undefined) return []
  if (problems.length === 1) return oneProblem(first, linkTo)
  const untold = problems.length - mostProblems
  return [
    alert('CAUTION', `**${problems.length} problems**`),
    ...problems.slice(0, mostProblems).flatMap((problem) => item(problem, linkTo)),
    ...(untold > 0 ? [`${untold} more ${untold === 1 ? 'problem is' : 'problems are'} not shown.`] : []),
  ]
}

/** What has to be known of commands, once below all of them. */
export function howToRunBelow(problems: readonly Problem[]): string[] {
  return problems.some(({ commands }) => commands !== undefined) ? [plain(howToRun)] : []
}

function oneProblem(problem: Problem, linkTo: LinkTo): string[] {
  const { what, exact, remedy, commands } = problem
  return [
    exact === undefined ? alert('CAUTION', bold(what)) : alert('CAUTION', boldButLast(what), quoted(exact)),
    ...(remedy === undefined ? [] : [plain(shortened(remedy))]),
    ...restOf(problem),
    ...(commands === undefined ? [] : [fenced('bash', commands)]),
    `More: ${codeText(problem, linkTo)}`,
    ...saidOf(problem),
  ]
}

const bold = (text: string) => `**${plain(shortened(text))}**`

/** The last sentence leads to what is shown below it. */
function boldButLast(what: string): string {
  const end = what.lastIndexOf('. ') + 1
  return end === 0 ? plain(shortened(what)) : `${bold(what.slice(0, end))} ${plain(what.slice(end))}`
}

/** What is to be copied, and what others said, stands in a fence, where it stays as it is. */
function item(problem: Problem, linkTo: LinkTo): string[] {
  const { what, exact, remedy, commands } = problem
  const text = [what, ...(remedy === undefined ? [] : [remedy])].map((part) => plain(shortened(part)))
  return [
    `- ${[...text, codeText(problem, linkTo)].join(' ')}`,
    ...restOf(problem),
    ...(exact === undefined ? [] : [quoted(exact)]),
    ...(commands === undefined ? [] : [fenced('bash', commands)]),
    ...saidOf(problem),
  ]
}

function shortened(text: string): string {
  return cut(text, longestAnnotation)
}

function codeText({ code }: Problem, linkTo: LinkTo): string {
  const url = linkTo(code)
  return url === undefined ? `\`${code}\`` : `[\`${code}\`](${url})`
}

function restOf({ rest }: Problem): string[] {
  return rest === undefined ? [] : [`  ${plain(rest)}`]
}

function saidOf({ said }: Problem): string[] {
  return said === undefined || said === '' ? [] : [folded('What the service said', quoted(said))]
}
