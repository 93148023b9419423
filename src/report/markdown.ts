import { cut, longestQuote, visible } from '../log-text.ts'

/**
 * A sentence of ours, in which texts from outside are quoted, as a line of markdown: shown as it is, never as markup, and never
 * as a link, a mention or a reference, which GitHub makes of bare addresses, `@name` and `#1` too. What stands between back-ticks,
 * and a URL, is shown as code, in which GitHub makes nothing of anything.
 */
export function plain(text: string): string {
  const line = visible(text)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return line
    .split(code)
    .map((part, index) => (index % 2 === 1 ? asCode(part) : escaped(part, index === 0)))
    .join('')
}

/** What can be shown as code: nothing in it ends the span. Short, so that no text of others passes for a sentence of ours. */
const code = /(`[\w .:,=/{}@#<>…-]{1,80}`|\bhttps:\/\/[\w./?=&#%-]{1,200}[\w/])/u

function asCode(part: string): string {
  return part.startsWith('`') ? part : `\`${part}\``
}

function escaped(text: string, atStart: boolean): string {
  const harmless = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, (sign) => `\\${sign}`)
    .replace(/:\/\/|@(?=\w)|#(?=\d)|www\.|GH-(?=\d)/gi, (start) => `${start}${unseen}`)
  return atStart
    ? harmless.replace(/^([-+]|#+|\d+[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    : harmless
}

/** A zero-width space: nothing shows, and no address, name or number begins there any more. */
const unseen = '&#8203;'

/** A name as code, where it is one that can be. */
export function named(name: string): string {
  return /^[\w./:-]{1,80}$/.test(name) ? `\`${name}\`` : plain(name)
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A text to be copied, in which nothing is interpreted: the fence is longer than any run of backticks within. */
export function fenced(language: 'bash' | 'diff' | 'text', text: string): string {
  const shown = visible(text)
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}`
}

/** What others said: to the character, as far as a page has room for it. */
export function quoted(text: string): string {
  return fenced('text', cut(text, longestQuote))
}

/** What only a click shows. @param title markdown without a line end */
export function folded(title: string, ...blocks: readonly string[]): string {
  return [`<details><summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n')
}

/** GitHub's coloured box (docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts). */
export function alert(kind: 'CAUTION' | 'WARNING' | 'NOTE', ...blocks: readonly string[]): string {
  const lines = [`[!${kind}]`, ...blocks.join('\n\n').split('\n')]
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}
