import type { Emulator } from '../../emulator/emulator.ts'
import type { JournalEntry, JournalFilter } from '../../emulator/wire/journal.ts'
import type { Measured } from './results.ts'
import type { Ran } from './subject.ts'
import type { Place } from './world.ts'

const acceptedWrite = { method: 'PUT', path: /\/managedClusters\//, status: 200 } satisfies JournalFilter

/** When a step asked for anything, wrote, and had its last write accepted, from its start on. */
export function startOf({ journal }: Emulator, { runner }: Place, { startedAt }: Ran): Measured {
  const all = journal.find({ caller: runner.address })
  const writes = journal.find({ ...acceptedWrite, caller: runner.address })
  return {
    first: Math.min(...all.map(({ at }) => at)) - startedAt,
    write: Math.min(...writes.map(({ at }) => at)) - startedAt,
    accepted: Math.max(...writes.map(endOf)) - startedAt,
    chain: Math.max(...writes.map((write) => chainTo(write, all))),
  }
}

/** How many requests a runner sent, but for those to the API servers, whose number depends on how long one waits. */
export function requestsOf({ journal }: Emulator, { clusters, runner }: Place): number {
  const apiServers = new Set(clusters.map(({ fqdn }) => fqdn))
  return journal.find({ caller: runner.address }).filter(({ host }) => !apiServers.has(host)).length
}

/** When the one write of a runner was accepted, in milliseconds since the epoch. */
export function acceptedAt({ journal }: Emulator, { runner }: Place): number {
  return Math.max(...journal.find({ ...acceptedWrite, caller: runner.address }).map(endOf))
}

/** Whether a runner has sent anything at all. */
export function askedNothing({ journal }: Emulator, { runner }: Place): boolean {
  return journal.find({ caller: runner.address }).length === 0
}

/** Resolves once so many writes of a runner have been accepted. */
export function writesAccepted({ journal }: Emulator, { clusters, runner }: Place, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let left = clusters.length
    const end = journal.onOutcome(({ caller, method, status }) => {
      if (caller !== runner.address || method !== 'PUT' || status !== 200) return
      left -= 1
      if (left === 0) resolve()
    })
    stop.addEventListener('abort', end)
  })
}

/**
 * How many requests followed each other up to that one, each begun after the one before was answered: the most that can be picked,
 * taking those that end first. As every answer takes its time, what runs side by side isn't counted twice.
 */
function chainTo(last: JournalEntry, entries: readonly JournalEntry[]): number {
  const answered = entries.filter((entry) => typeof entry.status === 'number' && endOf(entry) <= last.at + clockMs)
  let length = 1
  let end = Number.NEGATIVE_INFINITY
  for (const entry of answered.toSorted((left, right) => endOf(left) - endOf(right))) {
    if (entry.at + clockMs < end) continue
    length += 1
    end = endOf(entry)
  }
  return length
}

/** The journal's times are whole milliseconds. */
const clockMs = 1

function endOf({ at, ms }: JournalEntry): number {
  return at + ms
}
