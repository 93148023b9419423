import type { Answer, Request } from './http.ts'

/**
 * How an exchange stands: the status that was answered, still `pending`, left to `hang`, cut (`reset`), or `abandoned`
 * by a caller who hung up before the answer.
 */
export type Outcome = number | 'pending' | 'hang' | 'reset' | 'abandoned'

/** One request that reached a service, or one CONNECT that didn't get through. */
export interface JournalEntry {
  /** Milliseconds since the epoch, by the emulated clock. */
  readonly at: number
  /** The caller's public IPv4 address. */
  readonly caller: string
  /** With the port where it isn't 443. */
  readonly host: string
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly status: Outcome
  /** From arrival to the end of the answer in milliseconds of real time; 0 while pending. */
  readonly ms: number
  /** The answer's body; empty where there is none. */
  readonly answer: string
}

/** Every field that is named must match. */
export interface JournalFilter {
  readonly caller?: string
  readonly host?: string
  readonly method?: string
  readonly path?: RegExp
  readonly status?: Outcome
}

export interface Journal {
  /** In the order of arrival. */
  readonly entries: readonly JournalEntry[]
  find(filter: JournalFilter): readonly JournalEntry[]
  clear(): void
  /** Hears of every entry once its outcome is known; the function that comes back ends that. */
  onOutcome(listener: (entry: JournalEntry) => void): () => void
}

/** The writing side. */
export interface OpenEntry {
  /** What happens to the request, as soon as that is decided. */
  decide(answer: Answer): void
  /** The exchange is over. */
  end(outcome: Outcome): void
}

export interface JournalWriter extends Journal {
  open(request: Request): OpenEntry
}

export function createJournal(now: () => number): JournalWriter {
  const entries: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  return {
    entries,
    find: (filter) => entries.filter((entry) => matches(entry, filter)),
    clear: () => entries.splice(0),
    onOutcome(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(request) {
      const startedAt = performance.now()
      const entry: { -readonly [Field in keyof JournalEntry]: JournalEntry[Field] } = {
        ...received(request),
        at: now(),
        status: 'pending',
        ms: 0,
        answer: '',
      }
      entries.push(entry)
      return {
        decide(answer) {
          if (answer === 'hang') entry.status = 'hang'
          else if (answer !== 'reset') entry.answer = answer.body
        },
        end(outcome) {
          entry.status = outcome
          entry.ms = performance.now() - startedAt
          for (const listener of listeners) listener(entry)
        },
      }
    },
  }
}

function received({
  caller,
  url,
  method,
  headers,
  body,
}: Request): Omit<JournalEntry, 'at' | 'status' | 'ms' | 'answer'> {
  return { caller, host: url.host, method, path: url.pathname + url.search, headers, body }
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  const { path, ...exact } = filter
  const fields = Object.entries(exact) as [keyof typeof exact, unknown][]
  return fields.every(([field, value]) => entry[field] === value) && (path === undefined || path.test(entry.path))
}
