import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { anchorsOf, cellsOf, codeIn, pages, proseWordsOf, root, targetsOf } from './markdown.ts'

/** Whether a link leads to a file of the repository, and to a heading of it if it names one. */
function resolves(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : relative(root, resolve(root, page, '..', path))
  if (!existsSync(join(root, file))) return false
  return anchor === undefined || (pages.includes(file) && anchorsOf(file).includes(anchor))
}

test('the README has 2,200 words of prose at most', () => {
  expect(proseWordsOf('README.md')).toBeLessThanOrEqual(2200)
})

test('no cell of a table in the README is longer than 30 words, but for those about inputs', () => {
  const cells = cellsOf('README.md').filter(({ section }) => section !== 'Inputs')
  expect(cells.length).toBeGreaterThan(90)
  expect(cells.filter(({ words }) => words > 30)).toEqual([])
})

/** Links that lead to a page of the repository on GitHub, which is no file of it. */
const onGithub = ['../../security/advisories/new']

test.each(pages)('%s: every link to a file of the repository, or to a heading of one, leads there', (page) => {
  const targets = targetsOf(page).filter((target) => !/^https?:/.test(target) && !onGithub.includes(target))
  expect(targets.filter((target) => !resolves(page, target))).toEqual([])
})

test('links are found in the README and in the pages under docs and examples', () => {
  for (const page of ['README.md', 'docs/reference.md', 'docs/security.md', 'examples/README.md']) {
    expect(targetsOf(page).filter((target) => target.includes('.md')).length).toBeGreaterThan(1)
  }
})

test.each(pages)('%s: the commands for bash are what bash can read', (page) => {
  const unreadable = codeIn(page, 'bash').filter((code) => spawnSync('bash', ['-n'], { input: code }).status !== 0)
  expect(unreadable).toEqual([])
})
