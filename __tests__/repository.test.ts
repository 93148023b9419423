import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseWorkflow, stepsOf, usesOf } from './support/workflow.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe("this repository's own workflows", () => {
  const files = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).toSorted()
  const { inputs } = parse(read('action.yml')) as { readonly inputs: object }

  test.each(files)('%s gives no job a permission that the job does not ask for', (file) => {
    const { permissions, jobs } = parseWorkflow(read(file))
    expect(permissions).toEqual({})
    expect(Object.entries(jobs).filter(([, job]) => job.permissions === undefined)).toEqual([])
  })

  // A tag can be moved to other code: https://docs.github.com/actions/reference/security/secure-use#using-third-party-actions
  test.each(files)('%s pins what it uses to a commit, and says which version that is', (file) => {
    const text = read(file)
    const foreign = usesOf(parseWorkflow(text)).filter((uses) => !uses.startsWith('./'))
    const pinned = [...text.matchAll(/uses: ([^\s@]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$/gm)].map(([, uses]) => uses)
    expect(foreign.toSorted()).toEqual(pinned.toSorted())
  })

  test('give this action inputs that it has', () => {
    const own = files.flatMap((file) => stepsOf(parseWorkflow(read(file))).filter(({ uses }) => uses === './'))
    const given = own.flatMap(({ with: values = {} }) => Object.keys(values))
    expect(given).toContain('cluster')
    expect(given.filter((name) => !(name in inputs))).toEqual([])
  })
})

/** What a script prints for what it is given on stdin. */
function run(script: string, args: readonly string[], input: string) {
  return spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { encoding: 'utf8', input })
}

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2027-01-02\n\n### Added\n\n- This.\n\n## [1.0.0] - 2027-01-01\n\n- That.\n'
  const notesOf = (version: string) => run('release-notes.ts', [version], changelog)

  test('are what the changelog says of its version', () => {
    expect(notesOf('1.1.0')).toMatchObject({ status: 0, stdout: '### Added\n\n- This.\n' })
    expect(notesOf('1.0.0')).toMatchObject({ status: 0, stdout: '- That.\n' })
  })

  test.each(['Unreleased', '1.0', '2.0.0', ''])('are refused for "%s", of which it says nothing', (version) => {
    const { status, stdout, stderr } = notesOf(version)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(`CHANGELOG.md says nothing of version "${version}".`)
  })
})

describe('the bill of materials of a release', () => {
  const bundled = [...read('dist/licenses.txt').matchAll(/^((?:@[\w-]+\/)?[\w.-]+) (\d+\.\d+\.\d+)$/gm)]
  const component = (name = '', version = '') => ({ 'bom-ref': `${name}@${version}`, name, version })
  const packages = [...bundled.map(([, name, version]) => component(name, version)), component('jest', '30.0.0')]
  const dependsOn = packages.map((one) => one['bom-ref'])
  const bill = (components: readonly object[]) =>
    JSON.stringify({
      metadata: { component: component('action', '1.0.0') },
      components,
      dependencies: [{ ref: 'action@1.0.0', dependsOn }, { ref: 'jest@30.0.0' }],
    })

  test('names what is bundled, and nothing that only builds and tests it', () => {
    const { status, stdout } = run('sbom.ts', [], bill(packages))
    expect(status).toBe(0)
    expect(bundled.length).toBeGreaterThan(40)
    expect(JSON.parse(stdout)).toMatchObject({
      components: packages.slice(0, -1),
      dependencies: [{ ref: 'action@1.0.0', dependsOn: dependsOn.slice(0, -1) }],
    })
  })

  test('is refused if it lacks a package that is bundled', () => {
    const { status, stdout, stderr } = run('sbom.ts', [], bill(packages.slice(1)))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe(
      `dist has packages that the bill of materials lacks: ${dependsOn[0]?.replace(/@(?=\d)/, ' ')}.\n`,
    )
  })
})
