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

/** Commands, to be copied. The fence is longer than any run of backticks within. */
export function commands(text: string): string {
  return `\`\`\`\`bash\n${text.replaceAll('````', '')}\n\`\`\`\``
}
