import { hash } from 'node:crypto'

/** The same text always gives the same hexadecimal digits (64 of them). */
export function digest(text: string): string {
  return hash('sha256', text)
}

export function guidOf(text: string): string {
  const hex = digest(text)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** Identifiers that differ from each other and are the same in every run, so that a failing schedule can be replayed. */
export interface Ids {
  guid(): string
  /** A `resourceUID`: 24 hexadecimal digits. */
  resourceUid(): string
}

export function createIds(): Ids {
  let count = 0
  return {
    guid: () => guidOf(`guid ${++count}`),
    resourceUid: () => digest(`uid ${++count}`).slice(0, 24),
  }
}
