import { type Arm, type ArmSettings, type Cluster, createArm } from '../../../emulator/arm/arm.ts'
import type { JsonObject } from '../../../emulator/arm/core/json.ts'
import { productionCluster } from '../../../emulator/arm/seed/production-cluster.ts'
import { resourceIdOf } from '../../../src/arm/cluster-id.ts'
import { StepError } from '../../../src/errors.ts'
import type { Clock } from '../../../src/time/clock.ts'
import { createJob, type Job } from './job.ts'
import { virtualClock } from './virtual-clock.ts'

export interface WorldOptions {
  readonly ranges?: readonly string[]
  /** The addresses of the cluster's load balancer. */
  readonly egress?: readonly string[]
  readonly settings?: Partial<ArmSettings>
  /** The cluster as GET answers it, instead of the production-like one. */
  readonly body?: JsonObject
  /** Further properties of the cluster. */
  readonly properties?: JsonObject
  /** Spreads the engine's waits; by default each is as short as it may be. */
  readonly random?: () => number
}

/** ARM, one production-like cluster, and jobs that use it, on a clock that costs no time. */
export interface World {
  readonly clock: Clock
  readonly arm: Arm
  readonly cluster: Cluster
  /** A job on a runner with that address. */
  job(address?: string): Job
  /** Another client's list, written and in force. */
  replaceList(...ranges: string[]): void
}

const place = {
  subscription: '33333333-3333-4333-8333-333333333333',
  tenant: '11111111-1111-1111-1111-111111111111',
  resourceGroup: 'rg-shop',
  name: 'aks-shop',
  location: 'westeurope',
}

export function createWorld(options: WorldOptions = {}): World {
  const { ranges = [], egress = ['20.0.0.1', '20.0.0.2'], properties = {}, settings, random = () => 0 } = options
  Math.random = random
  const clock = virtualClock(Date.UTC(2026, 0, 1))
  const arm = createArm({
    clock,
    settings: { operationMs: 100_000, propagationMs: 20_000, ...settings },
    // A job's token is its address.
    authenticate: (authorization = '') => ({ objectId: authorization, appId: authorization, tenantId: place.tenant }),
    metadata: () => ({ loginEndpoint: 'https://login.microsoftonline.com', audiences: [] }),
  })
  const body = options.body ?? productionCluster({ ...place, authorizedIPRanges: ranges })
  const id = { subscriptionId: place.subscription, resourceGroup: place.resourceGroup, name: place.name }
  const cluster = arm.addCluster({
    body: { ...body, properties: { ...(body.properties as JsonObject), ...properties } },
    id: resourceIdOf(id),
    egress,
  })
  return {
    clock,
    arm,
    cluster,
    job: (address = '9.9.9.9') => createJob({ clock, arm, cluster: id }, address),
    replaceList(...list) {
      cluster.edit(({ properties: stored }) => {
        stored.apiServerAccessProfile = { ...stored.apiServerAccessProfile, authorizedIPRanges: list }
      })
    },
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
