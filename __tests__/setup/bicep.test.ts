import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { roles } from '../roles/documents.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'setup')
const files = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.bicep'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const bicep = files.get('azure.bicep') ?? ''

const all = (text: string, expression: RegExp) => [...text.matchAll(expression)].map(([, found = '']) => found)

// No compiler of Bicep can be had where these tests run, so they read it as text.

test('the Bicep files take the actions from the roles themselves, all but the one of a dry run, and name none', () => {
  const read = all(bicep, /: loadJsonContent\('\.\.\/roles\/([a-z-]+)\.json'\)/g)
  expect([...read, 'dry-run'].toSorted()).toEqual([...roles.keys()].toSorted())
  const text = [...files.values()].join('\n')
  expect(text).not.toMatch(/Microsoft\.[\w./*]+\/(read|write|action|\*)'/)
})

test('whatever role the Bicep file grants is one that it reads', () => {
  const granted = [...all(bicep, /role: '([a-z-]+)'/g), ...all(bicep, /\['([a-z-]+)'\]/g)]
  expect(new Set(granted)).toEqual(new Set([...roles.keys()].filter((name) => name !== 'dry-run')))
})

test('every module is there, and gets the parameters that it declares', () => {
  const modules = [...bicep.matchAll(/^module \w+ '([^']+)' = (?:\[\n.*\n)?[\s\S]*?params: \{\n([\s\S]*?)\n +\}/gm)]
  expect(modules.map(([, name]) => name).toSorted()).toEqual(
    [...files.keys()].filter((name) => name !== 'azure.bicep').toSorted(),
  )
  for (const [, name = '', params = ''] of modules) {
    expect(existsSync(join(folder, name))).toBe(true)
    const declared = all(files.get(name) ?? '', /^param (\w+)/gm)
    expect(all(params, /^ +(\w+):/gm).toSorted()).toEqual(declared.toSorted())
  }
})

test('docs/permissions.md deploys it with parameters that it has, and all that it asks for', () => {
  const document = readFileSync(join(root, 'docs', 'permissions.md'), 'utf8')
  const [, example = ''] = /--parameters \\\n([\s\S]*?)```/.exec(document) ?? []
  const given = all(example, /(?:^| )(\w+)=/gm)
  const declared = all(bicep, /^param (\w+)/gm)
  const needed = all(bicep, /^param (\w+) \w+$/gm)
  expect(given.filter((name) => !declared.includes(name))).toEqual([])
  expect(needed.filter((name) => !given.includes(name))).toEqual([])
})
