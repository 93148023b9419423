import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pageOf } from '../summary-page/page.ts'

const root = join(import.meta.dirname, '..', '..')

/** Keeps a step's part of the job summary as a page, as GitHub shows it. @returns the file, within the repository */
export function saveSummary(title: string, markdown: string): string {
  const file = join('build', 'demo', `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.html`)
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), pageOf(markdown))
  return file
}
