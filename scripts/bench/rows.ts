/** The rows' names, as the table shows them and the JSON holds them. */
export const rows = {
  node: 'Node alone',
  nothingToUndo: 'post step with nothing to undo',
  floor: 'floor, `add`',
  add: 'action, `add`',
  set: 'action, `set`',
  script: 'script with az, add',
  noticed: 'access noticed',
  fleet: (clusters: number) => `action, \`add\`, ${clusters} clusters`,
  ranges: (count: number) => `action, \`set\` of ${spelled(count)} ranges`,
  planning: (count: number) => `planning ${spelled(count)} ranges`,
} as const

function spelled(count: number): string {
  return count.toLocaleString('en')
}
