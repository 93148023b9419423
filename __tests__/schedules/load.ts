import { messageOf } from '../../src/errors.ts'
import { createJob, type Job } from '../engine/support/job.ts'
import { withSeed } from './chance.ts'
import { simulationOf } from './simulation.ts'

export interface Load {
  readonly jobs: number
  readonly timeoutMs: number
  /** From the moment that a job gets in to the begin of its post step. */
  readonly workMs: number
}

/** What one of many jobs saw; times in milliseconds since all of them began. */
export interface JobResult {
  readonly in: number | undefined
  /** What it was told where it didn't get in. */
  readonly told: string | undefined
  readonly remedy: string | undefined
  readonly cleanUp: 'nothing' | 'unchanged' | 'accepted' | 'done' | 'failed'
  readonly cleanUpMs: number
  readonly endedAt: number
}

export interface LoadReport {
  readonly fates: readonly JobResult[]
  readonly first: readonly string[]
  readonly final: readonly string[]
  readonly acceptedWrites: number
  readonly refusedWrites: number
  readonly throttledReads: number
}

/** Jobs that all begin at once on one cluster, with AKS's real durations and limits. */
export function underLoad({ jobs: count, timeoutMs, workMs }: Load, seed = 1): Promise<LoadReport> {
  return withSeed(seed, async () => {
    const simulation = simulationOf({
      ranges: ['8.8.8.8/32'],
      cluster: {
        operationMs: 110_000,
        propagationMs: 120_000,
        eTags: true,
        rangeOrder: 'kept',
        poolOperations: 'cluster and pool',
        conflict: 'OperationNotAllowed',
      },
    })
    const first = [...simulation.cluster.ranges]
    const begun = simulation.clock.now()
    const jobs = Array.from({ length: count }, (_, index) =>
      createJob({ clock: simulation.clock, arm: simulation.arm, cluster: simulation.id }, `9.9.${index}.1`),
    )
    const now = () => simulation.clock.now() - begun
    const fates = await Promise.all(
      jobs.map((job) => fateOf(job, { now, timeoutMs, work: () => simulation.clock.sleep(workMs) })),
    )
    const sent = jobs.flatMap(({ wire }) => wire.sent)
    const writes = sent.filter(({ kind }) => kind === 'write')
    return {
      fates,
      first,
      final: simulation.cluster.ranges,
      acceptedWrites: writes.filter(({ status }) => status === 200).length,
      refusedWrites: writes.filter(({ status }) => status !== 200).length,
      throttledReads: sent.filter(({ kind, status }) => kind === 'read' && status === 429).length,
    }
  })
}

interface Day {
  now(): number
  readonly timeoutMs: number
  work(): Promise<void>
}

async function fateOf(job: Job, { now, timeoutMs, work }: Day): Promise<JobResult> {
  const main = await job.main({ timeoutMs }).then(
    () => ({ in: now(), told: undefined, remedy: undefined }),
    (error: Error & { remedy?: string }) => ({ in: undefined, told: messageOf(error), remedy: error.remedy }),
  )
  if (main.in !== undefined) await work()
  const from = now()
  const cleanUp = await job.post().then(
    ({ kind }) => kind,
    () => 'failed' as const,
  )
  return { ...main, cleanUp, cleanUpMs: now() - from, endedAt: now() }
}
