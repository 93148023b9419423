// Reads job summaries as a browser shows them: headings, the diff, what is folded, and what a reader copies.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samples } from '../__tests__/report/samples.ts'
import { presentedSubject } from '../__tests__/report/subject.ts'
import { browser, renderedPage } from './summary-page/browser.ts'
import { pageOf } from './summary-page/page.ts'

/** What a page shows, as its own script reads it. */
interface Shown {
  readonly headings: readonly string[]
  readonly alerts: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** The titles of folded parts; nothing of their content is shown. */
  readonly folded: readonly string[]
  readonly foldedHeight: number
  /** What is copied of each block of code. */
  readonly copied: readonly string[]
  readonly links: readonly string[]
  /** Elements that no part of a summary is made of. */
  readonly foreign: readonly string[]
}

const reading = `
const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trimEnd())
const copied = [...document.querySelectorAll('pre')].map((element) => {
  element.closest('details')?.setAttribute('open', '')
  getSelection().selectAllChildren(element)
  return getSelection().toString().trimEnd()
})
getSelection().removeAllRanges()
for (const element of document.querySelectorAll('details')) element.removeAttribute('open')
const shown = {
  headings: texts('h1, h2, h3'),
  alerts: [...document.querySelectorAll('.markdown-alert')].map(({ className }) => className.split('markdown-alert-')[1]),
  added: texts('.diff-added'),
  removed: texts('.diff-removed'),
  folded: texts('details > summary'),
  foldedHeight: Math.max(0, ...[...document.querySelectorAll('details > :not(summary)')].map((part) => part.checkVisibility?.() ? part.offsetHeight : 0)),
  copied,
  links: [...document.querySelectorAll('article a')].map(({ href }) => href),
  foreign: [...document.querySelectorAll('article *')].map(({ localName }) => localName).filter((name) => !/^(h3|p|pre|code|span|a|ul|li|table|thead|tbody|tr|th|td|details|summary|strong|em|div|svg|path|blockquote)$/.test(name)),
}
document.body.innerHTML = ''
document.body.append(Object.assign(document.createElement('pre'), { id: 'shown', textContent: encodeURIComponent(JSON.stringify(shown)) }))
`

const checks: Readonly<Record<string, (shown: Shown) => void>> = {
  'added-and-undone'({ headings, added, removed, folded }) {
    assert.deepEqual(headings, [
      'aks-shop: the API server answers this runner',
      'aks-shop: closed to this runner again',
    ])
    assert.deepEqual(
      [added, removed],
      [['+ 20.84.7.10/32  this runner, until the job ends'], ['- 20.84.7.10/32  this runner']],
    )
    assert.deepEqual(folded, ['3 entries kept', '2 min 8 s in all: 1 min 58 s until it was in force'])
  },
  set({ added, removed, folded }) {
    assert.equal(added[0], '+ 20.90.7.120/32  .github/authorized-ip-ranges.txt:31  # Berlin office')
    assert.deepEqual([added.length, removed, folded[0]], [3, ['- 51.4.3.2/32'], '2 entries kept'])
  },
  disabled({ headings, alerts }) {
    assert.deepEqual([headings, alerts], [['aks-shop: open to the whole internet now'], ['warning']])
  },
  swept({ links, alerts }) {
    assert.deepEqual(alerts, ['warning'])
    assert.deepEqual(
      links,
      [42, 43].map((run) => `https://github.com/octo/shop/actions/runs/${run}/attempts/1`),
    )
  },
  'several-clusters'({ headings }) {
    assert.equal(headings.length, 3)
  },
  'refused-subject'({ headings, alerts, copied, links }) {
    assert.deepEqual([headings, alerts], [['aks-shop: nothing was written'], ['caution']])
    assert.equal(copied[0], presentedSubject)
    assert.match(copied[1] ?? '', /^az ad app federated-credential create /)
    assert.deepEqual(
      links.map((url) => new URL(url).hash),
      ['#sign-in-subject'],
    )
  },
  cancelled({ headings }) {
    assert.deepEqual(headings, ['aks-shop: cancelled after the list was changed'])
  },
  'failed-undo'({ headings, copied }) {
    assert.deepEqual(headings, ['aks-shop: could not be closed to this runner again'])
    assert.match(
      copied.at(-1) ?? '',
      /^ranges=\$\(az aks show --subscription [\s\S]*--api-server-authorized-ip-ranges "\$ranges"$/,
    )
  },
}

function read(chromium: string, folder: string, markdown: string): Shown {
  const page = join(folder, 'page.html')
  writeFileSync(page, pageOf(markdown, reading))
  const [, shown = ''] = /<pre id="shown">([^<]*)<\/pre>/.exec(renderedPage(chromium, page)) ?? []
  return JSON.parse(decodeURIComponent(shown)) as Shown
}

function readAll(chromium: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'summaries-'))
  try {
    for (const [name, check] of Object.entries(checks)) {
      const shown = read(chromium, folder, samples[name] ?? '')
      check(shown)
      assert.deepEqual([shown.foreign, shown.foldedHeight], [[], 0])
      console.log(`${name}: ${shown.headings.join('; ')}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const chromium = browser()
if (chromium !== undefined) readAll(chromium)
else if (process.env.REQUIRE_CHROMIUM)
  throw new Error('There is no Chromium on this machine, and REQUIRE_CHROMIUM asks for it: install chromium.')
else console.log('skipped: there is no Chromium on this machine; install chromium to run this test.')
