import type { FailureCode } from '../failure-codes.ts'
import { excerpt } from '../ranges/index.ts'
import type { InvalidEntry } from './invalid-entry.ts'
import type { InputSource } from './source.ts'

/** Reads values one by one and keeps every mistake, so that all of them are told in one run. */
export interface ValueReader {
  readonly invalid: InvalidEntry[]
  /** Whether a mistake of this input was found already. */
  isInvalid(name: string): boolean
  /** Keeps a mistake in an input's value, `invalid-input` unless the code says otherwise. */
  refuse(name: string, what: string, remedy?: string, code?: FailureCode): void
  text(name: string, variable?: string): string
  flag(name: string): boolean
  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T
  /** A whole number of minutes, from 1 to `most`. */
  minutes(name: string, fallback: number, most: number): number
}

export function valueReader(source: InputSource): ValueReader {
  const invalid: InvalidEntry[] = []
  const text = (name: string, variable?: string) => {
    const value = source.input(name)
    return value !== '' || variable === undefined ? value : (source.env[variable] ?? '').trim()
  }
  const refuse: ValueReader['refuse'] = (input, what, remedy, code = 'invalid-input') => {
    invalid.push({ input, code, what, remedy })
  }
  const refuseValue = (name: string, takes: string) =>
    refuse(name, `\`${name}\` is ${quoted(text(name))}, and takes ${takes}.`)
  return {
    invalid,
    isInvalid: (name) => invalid.some(({ input }) => input === name),
    refuse,
    text,
    flag(name) {
      const value = text(name)
      if (value !== '' && !/^(true|false)$/i.test(value)) refuseValue(name, 'true or false')
      return value.toLowerCase() === 'true'
    },
    choice(name, choices, fallback) {
      const value = text(name)
      if (value === '') return fallback
      const found = choices.find((choice) => choice === value)
      if (found === undefined) refuseValue(name, alternatives(choices))
      return found ?? fallback
    },
    minutes(name, fallback, most) {
      const value = text(name)
      if (value === '') return fallback
      const minutes = Number(value)
      const fits = /^\d+$/.test(value) && minutes >= 1 && minutes <= most
      if (!fits) refuseValue(name, `a whole number of minutes from 1 to ${most}`)
      return fits ? minutes : fallback
    },
  }
}

/** A user's text within a message. */
export function quoted(value: string): string {
  return `"${excerpt(value)}"`
}

function alternatives(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}
