/** A text from outside within a table cell or a line of markdown: shown as it is, never as markup. */
export function plain(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/[\\`*_{}[\]|~]/g, (sign) => `\\${sign}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Commands, to be copied. The fence is longer than any run of backticks within. */
export function commands(text: string): string {
  return `\`\`\`\`bash\n${text.replaceAll('````', '')}\n\`\`\`\``
}
