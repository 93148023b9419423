import { parseClusterId } from '../../src/arm/cluster-id.ts'
import type { Holder, Tags } from '../../src/leases/index.ts'
import type { Clock } from '../../src/time/clock.ts'
import { createJob, type Job, type MainOptions } from '../engine/support/job.ts'
import type { World } from '../engine/support/world.ts'
import type { Asked } from '../plan/world.ts'
import { dated } from '../support/wire.ts'
import { holder } from './world.ts'

export const leaseMinutes = 60

export interface LeasedJob {
  readonly job: Job
  main(options?: MainOptions): Promise<unknown>
  post(): Promise<unknown>
}

/** A job with leases on, whose runner's clock may be wrong by so many milliseconds, and ARM's front end's as well. */
export function leasedJob(
  world: World,
  address: string,
  of: Holder = holder(),
  clockErrorMs = 0,
  armErrorMs = 0,
): LeasedJob {
  const cluster = parseClusterId(world.cluster.id)
  if (cluster === undefined) throw new Error(`${world.cluster.id} is no cluster`)
  const clock: Clock = { ...world.clock, now: () => world.clock.now() + clockErrorMs }
  const job = createJob({ clock, arm: world.arm, cluster }, address)
  job.wire.every('read', (arrive) => dated(arrive(), armErrorMs))
  return {
    job,
    main: (options = {}) => job.main({ lease: { minutes: leaseMinutes, holder: of }, ...options }),
    post: () => job.post(),
  }
}

/** A scheduled sweep; `ended` says of which runs GitHub says that they are over, `token` whether it may be asked at all. */
export async function sweep(world: World, ended: readonly string[] = [], asked: Partial<Asked> = {}): Promise<Job> {
  const { job } = leasedJob(world, '4.4.4.4')
  job.world.workflowRunState = async ({ runId }) => (ended.includes(runId) ? 'completed' : 'under-way')
  await job.main({
    asked: { mode: 'sweep', ...asked },
    runs: { server: 'github.com', token: 'a token' },
    wait: 'operation',
  })
  return job
}

export function tagsOn({ cluster }: World): Tags {
  return cluster.body.tags ?? {}
}

/** What the lease tags say, without ID and time. */
export function leasesOn(world: World): string[] {
  return Object.entries(tagsOn(world))
    .filter(([name]) => name.startsWith('aks-authorized-ip-ranges.lease.'))
    .map(([, value]) => value.replace(/^v2 [0-9a-f]{16} (\S+) until \S+/, '$1'))
}
