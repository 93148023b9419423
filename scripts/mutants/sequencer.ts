import { readFileSync } from 'node:fs'
import { type Play, playVariable } from './play.ts'

const play = JSON.parse(readFileSync(process.env[playVariable] ?? '', 'utf8')) as Play

/** Tests in the order that was asked for. */
export default class Sequencer {
  sort<T extends { readonly path: string }>(tests: readonly T[]): T[] {
    if (play.kind === 'survey') return [...tests]
    return tests.toSorted((left, right) => play.tests.indexOf(left.path) - play.tests.indexOf(right.path))
  }

  cacheResults(): void {
    // The order doesn't rest on earlier runs.
  }
}
