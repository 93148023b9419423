import { AllowList } from './allow-list.ts'
import type { Addition } from './decision.ts'
import type { RequestedEntry } from './spec.ts'

/** Requested entries as the additions of a write. */
export function additions(entries: readonly RequestedEntry[], temporary: boolean): Addition[] {
  return entries.map(({ entry, origin, source, at }) => ({
    text: entry.text,
    origin,
    temporary,
    ...(source === undefined ? {} : { source }),
    ...(at === undefined ? {} : { at }),
  }))
}

/** Additions as entries of a list. */
export function listOf(added: readonly { readonly text: string }[]): AllowList {
  return AllowList.parse(added.map(({ text }) => text))
}
