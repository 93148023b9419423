const started = performance.now()

/** Says what happens, with the seconds since the begin. */
export function say(text: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`)
}

export function chapter(title: string): void {
  console.log()
  say(title)
}

/** A step's log as GitHub shows it: groups as headings, masks and debug lines hidden. */
export function tell(who: string, text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^::(debug|add-mask|endgroup)/.test(line))
  const shown = lines.map((line) =>
    line.replace(/^::group::/, '> ').replace(/^::(notice|warning|error)[^:]*::/, '$1: '),
  )
  for (const line of shown) console.log(`         ${who} | ${line}`)
}

/** The table at the end. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  console.log(`\n${line(head)}\n${line(widths.map((width) => '-'.repeat(width)))}`)
  for (const row of rows) console.log(line(row).trimEnd())
  console.log()
}
