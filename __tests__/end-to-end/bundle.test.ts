import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { StepOptions, StepResult } from '../../emulator/actions-runner/job.ts'
import { recordSources, refuseStaleDist } from '../../scripts/build-sources.ts'
import { codesOf, type Scenario, scenario } from '../support/scenario.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist')
const read = (file: string) => readFileSync(join(dist, file), 'utf8')
const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
const bytesIn = (files: readonly string[]) => files.reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0)

let world: Scenario
beforeAll(async () => {
  world = await scenario()
})
afterAll(() => world.close())

describe('the committed bundle', () => {
  test('is at most 8 MB of JavaScript, for both entries together', () => {
    expect(bytesIn(scripts)).toBeLessThanOrEqual(8_000_000)
  })

  // Where node_modules is a link, the bundler names its files by the way from here to there.
  test('names no folder outside the repository', () => {
    expect(scripts.filter((file) => /MODULE: \.\.\//.test(read(file)))).toEqual([])
  })

  test('has the licence of each package in it, and none that starts a browser or other programs', () => {
    const packages = [...read('licenses.txt').matchAll(/^((?:@[\w-]+\/)?[\w.-]+) \d+\.\d+\.\d+$/gm)].map(
      ([, name]) => name,
    )
    expect(packages).toEqual(expect.arrayContaining(['@actions/core', '@azure/identity', '@actions/github', 'ip-num']))
    const unwanted = [
      'open',
      'wsl-utils',
      'default-browser',
      'run-applescript',
      '@actions/exec',
      '@actions/io',
      'undici',
    ]
    expect(packages.filter((name) => unwanted.includes(name ?? ''))).toEqual([])
    expect(scripts.filter((file) => /wsl-utils|xdg-open|@actions\/exec/.test(read(file)))).toEqual([])
  })
})

describe('a step loads what it needs, and no more', () => {
  const ended: StepResult = { exitCode: 0, signal: null, log: '', outputs: {}, state: {}, summary: '', ms: 0 }
  const sdks = scripts.filter((file) => read(file).includes('MODULE: ./node_modules/@azure/identity/'))

  /** Runs a step in a process that says which files of the bundle it has loaded. */
  async function loaded(run: (options: StepOptions) => Promise<StepResult>) {
    const telling = `
      import { registerHooks } from 'node:module'
      import { writeSync } from 'node:fs'
      registerHooks({
        load(url, context, next) {
          if (url.startsWith('file:')) writeSync(1, 'loaded ' + url + '\\n')
          return next(url, context)
        },
      })`
    const step = await run({ nodeArguments: ['--import', `data:text/javascript,${encodeURIComponent(telling)}`] })
    const files = [...step.log.matchAll(/^loaded .*\/dist\/(.*)$/gm)].map(([, file]) => file ?? '')
    return { step, files }
  }

  test.each([
    ['nothing to undo', { records: '[]' }, 'The main step wrote nothing.'],
    ['no state', {}, 'has left no state: nothing is undone.'],
  ])('the post step with %s: neither a package nor the story', async (_, state, said) => {
    const { step, files } = await loaded((options) => world.post({ ...ended, state }, options))
    expect(step.log).toContain(said)
    expect(files).toEqual(expect.arrayContaining(['post/index.js', 'index.js']))
    expect(bytesIn(files)).toBeLessThan(32_000)
  })

  test('the main step with mistaken inputs: not the SDKs', async () => {
    const { step, files } = await loaded((options) => world.main({ mode: 'wrong' }, options))
    expect(codesOf(step)).toEqual(['invalid-input'])
    expect(sdks).not.toEqual([])
    expect(files.filter((file) => sdks.includes(file))).toEqual([])
  })
})

describe('a bundle that was built from other sources is refused', () => {
  let root: string
  const put = (file: string, text: string) => writeFileSync(join(root, file), text)
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sources-'))
    for (const folder of ['src/plan', 'dist']) mkdirSync(join(root, folder), { recursive: true })
    put('src/plan/add.ts', 'one\ntwo\n')
    put('package-lock.json', '{}')
    recordSources(root, join(root, 'dist'))
  })
  afterEach(() => rmSync(root, { recursive: true }))
  const fresh = () => expect(() => refuseStaleDist(root)).not.toThrow()
  const stale = () => expect(() => refuseStaleDist(root)).toThrow('`npm run build`')

  test.each<readonly [string, () => void]>([
    ['src changed', () => put('src/plan/add.ts', 'one\n2\n')],
    ['a file was added', () => put('src/plan/more.ts', '')],
    ['a file was taken away', () => rmSync(join(root, 'src/plan/add.ts'))],
    ['another package is locked', () => put('package-lock.json', '{"packages":{}}')],
    ['there is none', () => rmSync(join(root, 'dist'), { recursive: true })],
  ])('where %s', (_, change) => {
    fresh()
    change()
    stale()
  })

  test('but not where only the line ends differ', () => {
    put('src/plan/add.ts', 'one\r\ntwo\r\n')
    fresh()
  })
})
