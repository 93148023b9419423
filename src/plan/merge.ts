import { aggregate } from '../ranges/index.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/** How many entries fewer the list would have with `aggregate: true`. */
export function savedByMerging(entries: readonly RequestedEntry[]): number {
  return entries.length - mergeDeclared({ aggregate: true }, entries).length
}

/**
 * With `aggregate: true`, the declared entries merged without widening. Only they: an egress address and the runner's
 * must be found again as they were written.
 */
export function mergeDeclared(spec: Pick<Spec, 'aggregate'>, entries: readonly RequestedEntry[]): RequestedEntry[] {
  if (!spec.aggregate) return [...entries]
  const isDeclared = ({ origin }: RequestedEntry) => origin === 'ranges' || origin === 'ranges-file'
  const declared = new Map(entries.filter(isDeclared).map((requested) => [requested.entry.text, requested]))
  const merged = aggregate([...declared.values()].map(({ entry }) => entry)).map(
    (entry): RequestedEntry => declared.get(entry.text) ?? { entry, origin: 'ranges', source: 'merged' },
  )
  return [...entries.filter((requested) => !isDeclared(requested)), ...merged]
}
