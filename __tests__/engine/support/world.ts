import { type Arm, type ArmSettings, type Cluster, createArm } from '../../../emulator/arm/arm.ts'
import type { JsonObject } from '../../../emulator/arm/core/json.ts'
import { productionCluster } from '../../../emulator/arm/seed/production-cluster.ts'
import { type ClusterId, resourceIdOf } from '../../../src/arm/cluster-id.ts'
import { StepError } from '../../../src/errors.ts'
import type { Clock } from '../../../src/time/clock.ts'
import { createJob, type Job } from './job.ts'
import { virtualClock } from './virtual-clock.ts'

export interface ClusterOptions {
  readonly ranges?: readonly string[]
  /** The addresses of the cluster's load balancer. */
  readonly egress?: readonly string[]
  /** The cluster as GET answers it, instead of the production-like one. */
  readonly body?: JsonObject
  /** Further properties of the cluster. */
  readonly properties?: JsonObject
}

export interface WorldOptions extends ClusterOptions {
  readonly settings?: Partial<ArmSettings>
  /** Spreads the engine's waits; by default each is as short as it may be. */
  readonly random?: () => number
}

/** ARM, one production-like cluster, and jobs that use it, on a clock that costs no time. */
export interface World {
  readonly clock: Clock
  readonly arm: Arm
  readonly cluster: Cluster
  readonly id: ClusterId
  /** A job on a runner with that address. */
  job(address?: string): Job
  /** Another client's list, written and in force. */
  replaceList(...ranges: string[]): void
  /** The same ARM and the same time, with one more cluster; in the same subscription and group unless its ID says otherwise. */
  beside(id: Partial<ClusterId> & Pick<ClusterId, 'name'>, options?: ClusterOptions): World
}

const tenant = '11111111-1111-1111-1111-111111111111'
const first: ClusterId = {
  subscriptionId: '33333333-3333-4333-8333-333333333333',
  resourceGroup: 'rg-shop',
  name: 'aks-shop',
}

export function createWorld({ settings, random = () => 0, ...cluster }: WorldOptions = {}): World {
  Math.random = random
  const clock = virtualClock(Date.UTC(2026, 0, 1))
  const arm = createArm({
    clock,
    settings: { operationMs: 100_000, propagationMs: 20_000, ...settings },
    // A job's token is its address.
    authenticate: (authorization = '') => ({ objectId: authorization, appId: authorization, tenantId: tenant }),
    metadata: () => ({ loginEndpoint: 'https://login.microsoftonline.com', audiences: [] }),
  })
  return worldOn({ clock, arm }, first, cluster)
}

function worldOn(world: Pick<World, 'clock' | 'arm'>, id: ClusterId, options: ClusterOptions): World {
  const { ranges = [], egress = ['20.0.0.1', '20.0.0.2'], properties = {} } = options
  const { subscriptionId: subscription, ...place } = { ...id, location: 'westeurope' }
  const body = options.body ?? productionCluster({ ...place, subscription, tenant, authorizedIPRanges: ranges })
  const cluster = world.arm.addCluster({
    body: { ...body, properties: { ...(body.properties as JsonObject), ...properties } },
    id: resourceIdOf(id),
    egress,
  })
  return {
    ...world,
    cluster,
    id,
    job: (address = '9.9.9.9') => createJob({ ...world, cluster: id }, address),
    replaceList(...list) {
      cluster.edit(({ properties: stored }) => {
        stored.apiServerAccessProfile = { ...stored.apiServerAccessProfile, authorizedIPRanges: list }
      })
    },
    beside: (other, more = {}) => worldOn(world, { ...first, ...other }, more),
  }
}

/** What a step that must fail tells its user. */
export async function failureOf(step: Promise<unknown>): Promise<Told> {
  const error = await step.then(
    () => new Error('It did not fail.'),
    (thrown: Error) => thrown,
  )
  const { remedy, commands, said } = error instanceof StepError ? error : {}
  return { message: error.message, remedy, commands, said }
}

type Told = Pick<StepError, 'message' | 'remedy' | 'commands' | 'said'>
