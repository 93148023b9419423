import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'

// docs/architecture.md, "Who may import what", has a table of layers for `src`, one for `emulator`, and one of the packages that
// files of `src` own. This holds the code to them, by whichever kind of import, those of types included.

const root = join(import.meta.dirname, '..')
const [, chapter = ''] = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8').split('## Who may import what\n')
const tables = chapter.split('\n## ')[0]?.split(/^\|(?: *-+ *\|)+\n/m) ?? []

/** The rows of a table: of each cell what stands in backticks. */
function rowsOf(table = ''): string[][][] {
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) => {
    const cells = row.split('|').slice(1, -1)
    return cells.map((cell) =>
      /everything/.test(cell) ? ['*'] : [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )
  })
}

interface Layer {
  /** Folders, and files of the root; `*.ts` stands for the files of the root that no other row names. */
  readonly rooms: readonly string[]
  /** Rooms that they may import beside each other; `*` for every room below. */
  readonly targets: readonly string[]
}

const layersOf = (table: string | undefined): Layer[] =>
  rowsOf(table).map(([rooms = [], targets = []]) => ({ rooms, targets }))
const layers = { src: layersOf(tables[1]), emulator: layersOf(tables[2]) }
const ownership = rowsOf(tables[3]).flatMap(([packages = [], files = []]) =>
  packages.flatMap((name) => files.map((file) => ({ name, file }))),
)

interface Import {
  /** Within the root. */
  readonly file: string
  /** A file within the root, or a package. */
  readonly target: string
  readonly isPackage: boolean
}

const statements = /^(?:import|export)\b(?:[^'"`;]*\bfrom)?\s*['"]([^'"]+)['"]/gm
const loads = /\bimport\(\s*['"`]([^'"`]+)['"`]/g

function importsOf(file: string, source: string): Import[] {
  const specifiers = [statements, loads].flatMap((form) => [...source.matchAll(form)].map(([, name = '']) => name))
  return specifiers.map((name) =>
    name.startsWith('.')
      ? { file, target: normalize(join(dirname(file), name)), isPackage: false }
      : { file, target: name.split('/', name.startsWith('@') ? 2 : 1).join('/'), isPackage: true },
  )
}

function importsIn(folder: string): Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts'))
  return sources.flatMap((file) => importsOf(file, readFileSync(join(root, folder, file), 'utf8')))
}

function roomOf(file: string, of: readonly Layer[]): string {
  const folder = dirname(file)
  if (folder !== '.') return folder
  return of.some(({ rooms }) => rooms.includes(file)) ? file : '*.ts'
}

/** The entry of the tables that allows an import; undefined where there is none. */
function allowed({ file, target, isPackage }: Import, of: readonly Layer[]): string | undefined {
  if (isPackage) {
    const owner = ownership.find((one) => one.name === target && [file, `${dirname(file)}/*`].includes(one.file))
    return owner === undefined ? undefined : `${owner.file} -> ${target}`
  }
  const [from, to] = [roomOf(file, of), roomOf(target, of)]
  const at = of.findIndex(({ rooms }) => rooms.includes(from))
  const { rooms, targets } = of[at] ?? { rooms: [], targets: [] }
  const below = targets.includes('*') ? of.slice(at + 1).flatMap((layer) => layer.rooms) : targets
  return [...rooms, ...below].includes(to) ? `${from} -> ${to}` : undefined
}

const unwanted = (imports: readonly Import[], of: readonly Layer[]) =>
  imports.filter((one) => allowed(one, of) === undefined).map(({ file, target }) => `${file} imports ${target}`)

describe.each(['src', 'emulator'] as const)('in %s', (folder) => {
  const of = layers[folder]
  // The emulator's packages belong to no file.
  const imports = importsIn(folder).filter(({ isPackage }) => folder === 'src' || !isPackage)

  test('the tables allow every import', () => {
    expect(unwanted(imports, of)).toEqual([])
  })

  test('the tables allow nothing that no import needs', () => {
    const used = new Set(imports.map((one) => allowed(one, of)))
    const arrows = of.flatMap(({ rooms, targets }) => rooms.flatMap((room) => targets.map((to) => `${room} -> ${to}`)))
    const owned = folder === 'src' ? ownership.map(({ name, file }) => `${file} -> ${name}`) : []
    expect([...arrows, ...owned].filter((entry) => !used.has(entry) && !entry.endsWith('*'))).toEqual([])
  })

  test('a layer imports only layers below it', () => {
    const upwards = of.flatMap(({ rooms, targets }, at) => {
      const below = ['*', ...of.slice(at + 1).flatMap((layer) => layer.rooms)]
      return targets.filter((target) => !below.includes(target)).map((target) => `${rooms.join(', ')} -> ${target}`)
    })
    expect(upwards).toEqual([])
  })
})

test.each([
  ['a value from a layer above', 'plan/add.ts', "import { swap } from '../update/swap.ts'"],
  ['a type from a layer above', 'cluster/read.ts', "import type { Inputs } from '../inputs/inputs.ts'"],
  ['a re-export from a layer above', 'leases/index.ts', "export { plan } from '../plan/plan.ts'"],
  ['a dynamic import from a layer above', 'state/state.ts', "const { rowsOf } = await import('../report/rows.ts')"],
  ['an entry that a folder imports', 'egress/routes.ts', "import { actionsLog } from '../actions.ts'"],
  ['the emulator in the action', 'runner/https.ts', "import { clouds } from '../../emulator/clouds.ts'"],
  ['a folder that they do not list', 'utilities/text.ts', "import { cut } from '../log-text.ts'"],
  ['an SDK outside of azure', 'egress/network.ts', "import type { NatGateway } from '@azure/arm-network'"],
  ['an SDK in an entry', 'world.ts', "import { AzureCliCredential } from '@azure/identity'"],
  ['a package beside the file that owns it', 'ranges/listed.ts', "import { IPv4 } from 'ip-num'"],
  ['I/O where decisions are made', 'plan/laws.ts', "import 'node:fs/promises'"],
])('the tables refuse %s', (_, file, source) => {
  expect(unwanted(importsOf(file, source), layers.src)).toHaveLength(1)
})
