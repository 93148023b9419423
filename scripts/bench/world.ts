import { join } from 'node:path'
import { type Job, startJob } from '../../emulator/actions-runner/job.ts'
import type { Cluster } from '../../emulator/arm/arm.ts'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'
import { refuseStaleDist } from '../build-sources.ts'

export const tenantId = '11111111-1111-1111-1111-111111111111'
export const clientId = '22222222-2222-2222-2222-222222222222'
export const subscription = '33333333-3333-4333-8333-333333333333'
export const resourceGroup = 'rg-shop'
export const office = '137.117.106.88/29'

/** How long each answer takes, whoever gives it. */
const latencyMs = 40
/** From an operation's end until the API server lets the runner in. */
const propagationMs = 2_000

/** The emulated world that everything is measured against. */
export interface World {
  readonly azure: Emulator
  /** A job that uses the action; the environment of a step says on which runner. */
  readonly job: Job
  /** What GitHub gives the job. */
  readonly jobEnv: Readonly<Record<string, string>>
  /** Clusters and a runner that nothing else touches, so that what reaches the services tells whose it is. */
  place(options?: PlaceOptions): Promise<Place>
  close(): Promise<void>
}

export interface PlaceOptions {
  /** One by default. */
  readonly clusters?: number
  /** Whether they take 2,000 ranges rather than 200. */
  readonly vnetIntegration?: boolean
  /** How long the operation of the next write on each takes; as everywhere by default. */
  readonly operationMs?: number
}

export interface Place {
  readonly clusters: readonly Cluster[]
  readonly runner: Runner
  readonly operationMs: number
  /** From the accepted first write until the API server lets the runner in. */
  readonly inForceAfterMs: number
}

export async function startWorld(usualMs: number): Promise<World> {
  const action = join(import.meta.dirname, '..', '..')
  refuseStaleDist(action)
  const azure = await startEmulator({ settings: { operationMs: usualMs, propagationMs, throttling: false } })
  azure.entra.register({ tenantId, clientId, federated: { subject: 'repo:octo/shop:ref:refs/heads/main' } })
  azure.faults.add({ act: { delayMs: latencyMs } })
  const { env: jobEnv } = azure.github.job({ repository: 'octo/shop' })
  const job = startJob({ action, env: jobEnv })
  let count = 0
  const addCluster = (vnetIntegration: boolean, ms: number): Cluster => {
    count += 1
    const cluster = azure.arm.addCluster({ body: clusterBody(`aks-shop-${count}`, vnetIntegration) })
    cluster.nextOperation = { ms }
    return cluster
  }
  return {
    ...{ azure, job, jobEnv },
    async place({ clusters = 1, vnetIntegration = false, operationMs = usualMs } = {}) {
      return {
        clusters: Array.from({ length: clusters }, () => addCluster(vnetIntegration, operationMs)),
        runner: await azure.runner(),
        ...{ operationMs, inForceAfterMs: operationMs + propagationMs },
      }
    },
    async close() {
      job.dispose()
      await azure.close()
    },
  }
}

function clusterBody(name: string, vnetIntegration: boolean) {
  const place = { subscription, tenant: tenantId, resourceGroup, location: 'westeurope' }
  const body = productionCluster({ ...place, name, authorizedIPRanges: [office] })
  const properties = body.properties as { apiServerAccessProfile: { enableVnetIntegration?: boolean } }
  if (vnetIntegration) properties.apiServerAccessProfile.enableVnetIntegration = true
  return body
}
