import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { failures } from '../src/failure-codes.ts'
import { readInputs } from '../src/inputs/read-inputs.ts'
import { modes } from '../src/options.ts'
import type { Spec } from '../src/plan/spec.ts'
import { outputsOf } from '../src/report/outputs.ts'

// `action.yml`, the code and the README each name every input and output. This holds them together.

interface ActionMetadata {
  readonly runs: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, { description?: string; required?: boolean; default?: string }>>
  readonly outputs: Readonly<Record<string, { description?: string }>>
}

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const action = parse(read('action.yml')) as ActionMetadata
const readme = read('README.md')

/** The rows of all tables under a heading of the README, in their order: the cells of each, without their padding. */
function rowsUnder(heading: string): string[][] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const tables = [...section.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trimEnd().split('\n').slice(2))
  return tables.flat().map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const unquoted = (cell: string | undefined) => (cell ?? '').replaceAll('`', '')

const env = { AZURE_SUBSCRIPTION_ID: '33333333-3333-4333-8333-333333333333' }
const given: Readonly<Record<string, string>> = { cluster: 'shop', 'resource-group': 'shop', 'runner-ip': '4.4.4.4' }
const readWorkspaceFile = () => ({ kind: 'refused', why: 'is not there' }) as const

/** The inputs that the code asks the runner for. */
function askedInputs(): string[] {
  const asked = new Set<string>()
  readInputs({
    env,
    readWorkspaceFile,
    input(name) {
      asked.add(name)
      return given[name] ?? ''
    },
  })
  return [...asked]
}

test('the code reads the inputs that action.yml declares, and no other', () => {
  expect(askedInputs().toSorted()).toEqual(Object.keys(action.inputs).toSorted())
})

test('an input that is left out means what action.yml gives as its default', () => {
  const inputsWith = (others: Readonly<Record<string, string>>) => {
    const all: Readonly<Record<string, string>> = { ...given, ...others }
    return readInputs({ env, readWorkspaceFile, input: (name) => all[name] ?? '' })
  }
  const presets = Object.entries(action.inputs).flatMap(([name, { default: preset }]) =>
    preset === undefined ? [] : [[name, preset] as const],
  )
  expect(inputsWith({})).toEqual(inputsWith(Object.fromEntries(presets)))
})

test('the README has a row for every input, in the order of action.yml, with its default', () => {
  const rows = rowsUnder('Inputs').map(([name, preset]) => [unquoted(name), unquoted(preset)])
  const declared = Object.entries(action.inputs).map(([name, input]) => [
    name,
    input.required === true ? 'required' : (input.default ?? ''),
  ])
  expect(rows).toEqual(declared)
})

test('the code sets the outputs that action.yml declares, and the README has a row for each', () => {
  const spec: Spec = {
    mode: 'add',
    declared: [],
    runner: [],
    egressMode: 'auto',
    egressIps: [],
    restore: 'none',
    aggregate: false,
  }
  const set = outputsOf({
    cluster: { subscriptionId: 's', resourceGroup: 'g', name: 'n' },
    label: 'n',
    spec,
    egress: undefined,
    previous: [],
    ranges: [],
    maximum: 200,
    restricted: false,
    change: undefined,
    notes: [],
    effect: undefined,
    dryRun: false,
    phases: [],
  })
  expect(Object.keys(set)).toEqual(Object.keys(action.outputs))
  expect(rowsUnder('Outputs').map(([name]) => unquoted(name))).toEqual(Object.keys(action.outputs))
})

test('docs/troubleshooting.md has a section for every code, and for nothing else', () => {
  const sections = read('docs/troubleshooting.md').split(/^### /m).slice(1)
  const headings = sections.map((section) => section.slice(0, section.indexOf('\n')))
  expect(headings.toSorted()).toEqual(Object.keys(failures).toSorted())
})

test('every test that docs/security.md names is there', () => {
  const citation = /\]\(\.\.\/(__tests__\/[^)]+)\): ("[^"]+"(?:, "[^"]+")*)/g
  const cited = [...read('docs/security.md').replaceAll(/\s+/g, ' ').matchAll(citation)].flatMap(
    ([, file = '', titles = '']) =>
      titles
        .split(/^"|", "|"$/)
        .slice(1, -1)
        .map((title) => ({ file, title })),
  )
  expect(cited.length).toBeGreaterThan(30)
  expect(cited.filter(({ file, title }) => !read(file).includes(title))).toEqual([])
})

test('everything that action.yml declares is described', () => {
  const described = [...Object.entries(action.inputs), ...Object.entries(action.outputs)]
  expect(described.filter(([, { description = '' }]) => description.trim() === '')).toEqual([])
})

test('the README has a row for every mode', () => {
  expect(rowsUnder('Modes').map(([name]) => unquoted(name))).toEqual([...modes])
})

test('it runs on Node 24, and its entries are those of the bundle', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/main/index.js', post: 'dist/post/index.js' })
})

test('.ci/run and the contributors’ workflow run the command that the README gives for the tests', () => {
  const command = 'npm ci && npm test'
  expect(readme).toContain(`\`\`\`bash\n${command}\n\`\`\``)
  expect(read('.ci/run')).toContain(`'${command}'`)
  expect(read('.github/workflows/ci.yml')).toContain('run: bash .ci/run')
})
