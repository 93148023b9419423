import { type Arm, type Cluster, createArm } from '../../emulator/arm/arm.ts'
import type { ClusterBody } from '../../emulator/arm/managed-clusters/body.ts'
import type { Response } from '../../emulator/wire/http.ts'
import type { ClusterId } from '../../src/arm/cluster-id.ts'
import type { Tags } from '../../src/leases/index.ts'
import type { Clock } from '../../src/time/clock.ts'
import { virtualClock } from '../engine/support/virtual-clock.ts'
import { type Author, type LeaseTag, leasesIn, spelledAll, type Transition } from './history.ts'
import { withForged } from './outside.ts'
import { egress, type Schedule } from './schedule.ts'

const place = { subscriptionId: '33333333-3333-4333-8333-333333333333', resourceGroup: 'rg-shop', name: 'aks-shop' }
const nodeGroup = `/subscriptions/${place.subscriptionId}/resourceGroups/MC_rg-shop_aks-shop_westeurope`

/** One AKS cluster on a clock of its own, with everything written down that changes it. */
export interface Simulation {
  readonly clock: Clock
  readonly arm: Arm
  readonly cluster: Cluster
  readonly id: ClusterId
  readonly transitions: readonly Transition[]
  readonly foreignOperations: number[]
  /** Sends a write, or changes the cluster otherwise, for an author, and records what was accepted. */
  change(author: Author, work: () => Response, more?: Pick<Transition, 'state' | 'ifMatch'>): Response
  /** Writes down what AKS has done by itself since. */
  observe(): void
}

export function simulationOf({
  ranges,
  oldLeases = [],
  cluster: settings,
}: Pick<Schedule, 'ranges' | 'cluster'> & Partial<Pick<Schedule, 'oldLeases'>>): Simulation {
  const clock = virtualClock(Date.UTC(2026, 0, 1))
  const arm = createArm({
    clock,
    settings,
    // A job's token is its address.
    authenticate: (authorization = '') => ({ objectId: authorization, appId: authorization, tenantId: 'tenant' }),
    metadata: () => ({ loginEndpoint: 'https://login.microsoftonline.com', audiences: [] }),
  })
  const cluster = arm.addCluster({
    body: seed(ranges, oldTags(oldLeases, clock.now())),
    egress: egress.map((range) => range.replace('/32', '')),
  })
  const transitions: Transition[] = []
  let last = spelledAll(cluster.ranges)
  let lastLeases: readonly LeaseTag[] = leasesIn(cluster.body.tags)
  const record = (author: Author, body: ClusterBody, more: Partial<Transition> = {}) => {
    const [before, leasesBefore] = [last, lastLeases]
    last = spelledAll(cluster.ranges)
    lastLeases = leasesIn(body.tags)
    const leases = { before: leasesBefore, after: lastLeases }
    transitions.push({ at: clock.now(), author, before, after: last, leases, ...more })
  }
  const observe = () => {
    const now = spelledAll(cluster.ranges)
    if (now.toSorted().join() !== last.toSorted().join()) record({ kind: 'service' }, cluster.body)
    last = now
  }
  return {
    clock,
    arm,
    cluster,
    id: place,
    transitions,
    foreignOperations: [],
    observe,
    change(author, work, more = {}) {
      observe()
      const wasForeign = foreignPart(cluster.body)
      const answer = work()
      if (answer.status >= 400) return answer
      const { body } = cluster
      record(author, body, { foreign: { before: wasForeign, after: foreignPart(body) }, ...more })
      return answer
    },
  }
}

function oldTags(addresses: readonly string[], now: number): Tags {
  return addresses.reduce<Tags>((tags, address) => withForged(tags, { address, endsInMinutes: -60 }, now), {})
}

/** Little, since it is read and written a million times, and yet of every kind: maps, pools, an identity, a profile beside the list. */
function seed(ranges: readonly string[], tags: Tags) {
  const address = (name: string) => ({ id: `${nodeGroup}/providers/Microsoft.Network/publicIPAddresses/${name}` })
  return {
    id: `/subscriptions/${place.subscriptionId}/resourcegroups/${place.resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${place.name}`,
    location: 'westeurope',
    name: place.name,
    tags: { environment: 'production', ...tags },
    identity: { type: 'SystemAssigned', principalId: 'principal', tenantId: 'tenant' },
    properties: {
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.33',
      dnsPrefix: place.name,
      agentPoolProfiles: [
        { name: 'system', count: 3, mode: 'System', nodeImageVersion: 'AKSAzureLinux-V3gen2-202509.23.0' },
        { name: 'apps', count: 5, mode: 'User', nodeLabels: { team: 'apps' } },
      ],
      networkProfile: {
        outboundType: 'loadBalancer',
        loadBalancerSku: 'standard',
        loadBalancerProfile: {
          managedOutboundIPs: { count: 2 },
          effectiveOutboundIPs: [address('outbound-1'), address('outbound-2')],
        },
      },
      apiServerAccessProfile: {
        disableRunCommand: true,
        ...(ranges.length > 0 && { authorizedIPRanges: [...ranges] }),
      },
      oidcIssuerProfile: { enabled: true },
    },
  }
}

/** Everything that is neither the list nor a lease, and that the service doesn't move by itself. */
function foreignPart({ tags = {}, identity, location, properties }: ClusterBody): string {
  const { apiServerAccessProfile = {}, agentPoolProfiles, provisioningState: _, ...rest } = properties
  const { authorizedIPRanges: __, ...access } = apiServerAccessProfile
  const pools = agentPoolProfiles.map(({ eTag: ___, provisioningState: ____, ...pool }) => pool)
  const foreignTags = Object.entries(tags).filter(([name]) => !name.includes('.lease.'))
  return JSON.stringify({ foreignTags, identity, location, rest, access, pools })
}
