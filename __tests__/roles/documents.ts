import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** What `az role definition create --role-definition` takes. */
export interface RoleDefinition {
  readonly Name: string
  readonly Description: string
  readonly Actions: readonly string[]
  readonly AssignableScopes: readonly string[]
}

/** The files of `roles/`, by name without `.json`. */
export const roles: ReadonlyMap<string, RoleDefinition> = new Map(
  readdirSync(join(root, 'roles')).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(root, 'roles', file), 'utf8')) as RoleDefinition,
  ]),
)

/** A row of the table "What each feature needs" in docs/permissions.md. */
export interface FeatureRow {
  readonly feature: string
  readonly actions: readonly string[]
  readonly roles: readonly string[]
  /** The code that the step fails with where an action is missing; undefined where it goes on. */
  readonly failure: string | undefined
}

export const featureRows: readonly FeatureRow[] = tableUnder('What each feature needs').map(
  ([feature = '', actions = '', names = '', without = '']) => ({
    feature: feature.replaceAll('`', ''),
    actions: inBackticks(actions),
    roles: inBackticks(names),
    failure: inBackticks(without)[0],
  }),
)

/** File, and name in Azure, of each row of the table "Which roles you need". */
export const roleRows: readonly (readonly [file: string, name: string])[] = tableUnder('Which roles you need').map(
  ([file = '', name = '']) => [inBackticks(file)[0] ?? '', name],
)

/** The rows of the first table under a heading of docs/permissions.md. */
function tableUnder(heading: string): string[][] {
  const sections = readFileSync(join(root, 'docs', 'permissions.md'), 'utf8').split(/^##+ /m)
  const section = sections.find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function inBackticks(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
}
