/**
 * What a step wrote to one of the runner's command files (`GITHUB_OUTPUT`, `GITHUB_STATE`): `name=value` lines, and
 * `name<<delimiter` blocks. The last value of a name counts, as in the runner.
 */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const block = /^([^=<]+)<<(.+)$/.exec(line)
    if (block !== null) {
      const [, name = '', delimiter = ''] = block
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) throw new Error(`The value of "${name}" is not closed by "${delimiter}"`)
      values[name] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    }
  }
  return values
}
