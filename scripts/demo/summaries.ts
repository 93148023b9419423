import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join('build', 'demo')

/** Keeps what GitHub would show as the step's part of the job summary. @returns the file, within the repository */
export function saveSummary(title: string, markdown: string): string {
  const file = join(folder, `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`)
  const whole = join(import.meta.dirname, '..', '..', file)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, markdown)
  return file
}
