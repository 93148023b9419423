// Takes the changelog from stdin, and prints what it says of a version: `node scripts/release-notes.ts 1.0.0 < CHANGELOG.md`.
import { readFileSync } from 'node:fs'

const [version = ''] = process.argv.slice(2)
const sections = readFileSync(0, 'utf8').split(/^## /m)
const notes = sections
  .find((section) => section.startsWith(`[${version}] - `))
  ?.replace(/^.*\n/, '')
  .trim()
if (notes === undefined || notes === '') {
  console.error(`CHANGELOG.md says nothing of version "${version}".`)
  process.exitCode = 1
} else {
  console.log(notes)
}
