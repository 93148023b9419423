import type { StepResult } from '../../emulator/actions-runner/job.ts'
import type { Cluster } from '../../emulator/arm/arm.ts'

/** One step that a job ran. */
export interface Deed {
  readonly who: string
  readonly what: string
  readonly happened: string
  readonly startedAt: number
  readonly ms: number
  /** To Azure, Entra, GitHub, the address services and the API server. */
  readonly requests: number
  readonly writes: number
  readonly summary: string
}

type Lists = Readonly<Record<string, readonly string[]>>

export function listsOf(clusters: readonly Cluster[]): Lists {
  return Object.fromEntries(clusters.map(({ body, ranges }) => [body.name, ranges]))
}

interface Change {
  readonly added?: readonly string[]
  readonly removed?: readonly string[]
  readonly error?: { readonly code: string }
}

/** By the output `result`; a post step has none, and then what is no longer on the lists tells. */
export function whatHappened({ outputs }: StepResult, before: Lists, after: Lists): string {
  const result: Readonly<Record<string, Change>> =
    outputs.result === undefined ? changes(before, after) : JSON.parse(outputs.result)
  const told = Object.entries(result).map(([id, change]) => [id.split('/').at(-1), spelled(change)] as const)
  return told.length === 1
    ? told.map(([, text]) => text).join()
    : told.map(([name, text]) => `${name}: ${text}`).join('; ')
}

function changes(before: Lists, after: Lists): Readonly<Record<string, Change>> {
  const gone = Object.entries(before).map(([name, list]): [string, Change] => {
    return [name, { removed: list.filter((entry) => !after[name]?.includes(entry)) }]
  })
  return Object.fromEntries(gone)
}

function spelled({ added = [], removed = [], error }: Change): string {
  if (error !== undefined) return error.code
  const parts = [added.length > 0 && `added ${added.join(', ')}`, removed.length > 0 && `removed ${removed.join(', ')}`]
  return parts.filter(Boolean).join(', ') || 'nothing changed'
}
