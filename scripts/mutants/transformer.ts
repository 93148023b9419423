import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import swc from '@swc/jest'
import { type Play, playVariable } from './play.ts'
import { marked, mutated } from './sites.ts'

const root = join(import.meta.dirname, '..', '..')
const play = JSON.parse(readFileSync(process.env[playVariable] ?? '', 'utf8')) as Play

/** The transformer of jest.config.js, which gets the source with the mutant in it. */
export function createTransformer(options: Parameters<typeof swc.createTransformer>[0]): object {
  const transformer = swc.createTransformer(options)
  type Arguments = [source: string, file: string, ...rest: never[]]
  const altered =
    <T>(work: ((...all: Arguments) => T) | undefined) =>
    (source: string, file: string, ...rest: never[]) =>
      work?.(alteredSource(source, file), file, ...rest)
  return {
    ...transformer,
    process: altered(transformer.process as (...all: Arguments) => unknown),
    processAsync: altered(transformer.processAsync as (...all: Arguments) => unknown),
    getCacheKey: altered(transformer.getCacheKey as (...all: Arguments) => unknown),
  }
}

function alteredSource(source: string, path: string): string {
  const isIn = ({ file }: { readonly file: string }) => path === join(root, file)
  if (play.kind === 'mutant') return isIn(play.mutant) ? mutated(source, play.mutant) : source
  const here = play.mutants.map((mutant, index) => [index, mutant] as const).filter(([, mutant]) => isIn(mutant))
  return here.length === 0 ? source : marked(source, here)
}
