// One batch of schedules, in a worker thread: a thread of its own also keeps a mutant's code apart.
import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { IAsyncProperty } from 'fast-check'
import type { CoverageCounts } from '../../__tests__/schedules/coverage-counts.ts'
import { messageOf } from '../../src/errors.ts'
import type { Mutant } from './mutant.ts'
import { mutated } from './mutants.ts'

export interface BatchRequest {
  readonly seed: number
  readonly count: number
  readonly jobs: number
  readonly edits: number
  readonly mutant?: Mutant
  /** Histories of leases, told step by step, in place of schedules. */
  readonly histories?: boolean
}

export interface BatchReport {
  readonly counts: CoverageCounts
  /** What was broken, and how to play it again; undefined where nothing was. */
  readonly failure: string | undefined
}

const { seed, count: numRuns, mutant, histories = false, ...sizes } = workerData as BatchRequest
if (mutant !== undefined) registerHooks({ load: mutated(mutant) })

const { default: fc } = await import('fast-check')
const { expectLawful } = await import('../../__tests__/schedules/invariants/index.ts')
const { play } = await import('../../__tests__/schedules/play.ts')
const { schedules } = await import('../../__tests__/schedules/generate.ts')
const { lawfulHistory } = await import('../../__tests__/leases/job-history.ts')
const { count, noCoverage } = await import('../../__tests__/schedules/coverage-counts.ts')

const counts = noCoverage()
const property = fc.asyncProperty(schedules(sizes), async (schedule) => {
  const history = await play(schedule)
  count(counts, history)
  expectLawful(history)
})
if (histories) {
  const { runs, failure } = await checked(lawfulHistory)
  counts.schedules = runs
  parentPort?.postMessage({ counts: counts, failure } satisfies BatchReport)
} else {
  const { failure } = await checked(property)
  parentPort?.postMessage({ counts: counts, failure } satisfies BatchReport)
}

async function checked<T>(
  lawful: IAsyncProperty<T>,
): Promise<{ readonly runs: number; readonly failure: string | undefined }> {
  // A mutant's counterexample is of no interest, so it isn't shrunk.
  const details = await fc.check(lawful, { seed, numRuns, endOnFailure: mutant !== undefined })
  const failure = details.failed
    ? `${messageOf(details.errorInstance)}\n\n${fc.defaultReportMessage(details)}`
    : undefined
  return { runs: details.numRuns, failure }
}
