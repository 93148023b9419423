// Renders a job summary of each kind as GitHub shows it, to be looked at: `npm run render-summary [-- NAME …]`. The README's
// picture is one of them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { samples } from '../__tests__/report/samples.ts'
import { browser, picture } from './summary-page/browser.ts'
import { pageOf } from './summary-page/page.ts'

const folder = join(import.meta.dirname, '..', 'build', 'summaries')
const wanted = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const chromium = browser()
for (const [name, markdown] of Object.entries(samples)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const page = join(folder, `${name}.html`)
  writeFileSync(page, pageOf(markdown))
  writeFileSync(join(folder, `${name}.md`), markdown)
  if (chromium !== undefined) picture(chromium, page, join(folder, `${name}.png`))
  console.log(chromium === undefined ? page : join(folder, `${name}.png`))
}
const readme = { name: 'added-and-undone', height: 440 }
if (chromium !== undefined && (wanted.length === 0 || wanted.includes(readme.name)))
  picture(
    chromium,
    join(folder, `${readme.name}.html`),
    join(import.meta.dirname, '..', 'docs', 'images', 'job-summary.png'),
    readme.height,
  )
if (chromium === undefined) console.log('There is no Chromium: the pages are without pictures.')
