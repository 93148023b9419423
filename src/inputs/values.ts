import type { InputSource } from './source.ts'

/** Reads values one by one and keeps every mistake, so that all of them are told in one run. */
export interface ValueReader {
  readonly problems: string[]
  text(name: string, variable?: string): string
  flag(name: string): boolean
  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T
  /** A whole number of minutes, from 1 to `most`. */
  minutes(name: string, fallback: number, most: number): number
}

export function valueReader(source: InputSource): ValueReader {
  const problems: string[] = []
  const text = (name: string, variable?: string) => {
    const value = source.input(name)
    return value !== '' || variable === undefined ? value : (source.env[variable] ?? '').trim()
  }
  return {
    problems,
    text,
    flag(name) {
      const value = text(name)
      if (value !== '' && !/^(true|false)$/i.test(value))
        problems.push(`\`${name}\` is ${quoted(value)}, and takes true or false.`)
      return value.toLowerCase() === 'true'
    },
    choice(name, choices, fallback) {
      const value = text(name)
      if (value === '') return fallback
      const found = choices.find((choice) => choice === value)
      if (found === undefined) problems.push(`\`${name}\` is ${quoted(value)}, and takes ${listed(choices)}.`)
      return found ?? fallback
    },
    minutes(name, fallback, most) {
      const value = text(name)
      if (value === '') return fallback
      const minutes = Number(value)
      const fits = /^\d+$/.test(value) && minutes >= 1 && minutes <= most
      if (!fits)
        problems.push(`\`${name}\` is ${quoted(value)}, and takes a whole number of minutes from 1 to ${most}.`)
      return fits ? minutes : fallback
    },
  }
}

/** A user's text within a message: on one line, and no longer than a line needs. */
export function quoted(value: string): string {
  const printable = value.replace(/[^\x20-\x7e]+/g, ' ')
  return JSON.stringify(printable.length > 60 ? `${printable.slice(0, 60)}…` : printable)
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}
