import { visible } from '../log-text.ts'

/**
 * A text from outside within a table cell or a line of markdown: shown as it is, never as markup, and never as a link, a
 * mention or a reference, which GitHub makes of bare addresses, `@name` and `#1` too.
 */
export function plain(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, (sign) => `\\${sign}`)
    .replace(/^([-+]|#+|\d+[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/:\/\/|@(?=\w)|#(?=\d)|www\.|GH-(?=\d)/gi, (start) => `${start}${unseen}`)
}

/** A zero-width space: nothing shows, and no address, name or number begins there any more. */
const unseen = '&#8203;'

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A text to be copied, in which nothing is interpreted: the fence is longer than any run of backticks within. */
export function fenced(language: 'bash' | 'text', text: string): string {
  const shown = visible(text)
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 3)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}`
}
