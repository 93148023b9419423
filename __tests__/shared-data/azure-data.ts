import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Folders of Azure's answers, laid out alike: the repository's few, and many more beside the repository where there are any. */
export const azureData = [
  { place: '__tests__/fixtures', folder: join(root, '__tests__', 'fixtures', 'azure') },
  { place: '../shared', folder: join(root, '..', 'shared', 'azure') },
].filter(({ place, folder }) => place !== '../shared' || existsSync(folder))

interface JsonFile {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: the tests know which members their files have.
  readonly json: any
}

/** The JSON files right in a folder. */
export function jsonFilesIn(folder: string): JsonFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: basename(file, '.json'),
      json: JSON.parse(readFileSync(join(folder, file), 'utf8')),
    }))
}
