import { describe, expect, test } from '@jest/globals'
import type { ClusterBody } from '../../emulator/arm/arm.ts'
import { problemsOf, problemText } from '../../src/errors.ts'
import type { Asked } from '../plan/world.ts'
import { createWorld, type World, type WorldOptions } from './support/world.ts'

const set = (...ranges: string[]): Asked => ({ mode: 'set', ranges })
const add = (...ranges: string[]): Asked => ({ mode: 'add', ranges })

/** So many single addresses, no two of them adjacent. */
const scattered = (count: number) =>
  Array.from({ length: count }, (_, index) => `20.${50 + (index >> 7)}.${(index & 127) * 2}.1/32`)
/** So many single addresses in a row: one /24 and what is beyond it. */
const inARow = (count: number) => Array.from({ length: count }, (_, index) => `20.60.${index >> 8}.${index & 255}`)

interface ClusterCase {
  readonly cluster?: WorldOptions
  readonly edit?: (body: ClusterBody) => void
  readonly asked?: Asked
  readonly errors: readonly string[]
}

const allButOneBlock = [
  '0.0.0.0/1',
  '128.0.0.0/2',
  '192.0.0.0/4',
  '208.0.0.0/5',
  '216.0.0.0/6',
  '220.0.0.0/7',
  '222.0.0.0/8',
]
const outboundType = (type: string) => (body: ClusterBody) => {
  body.properties.networkProfile.outboundType = type
}

const clusterCases: Readonly<Record<string, ClusterCase>> = {
  'a private cluster': {
    edit: ({ properties }) => {
      properties.apiServerAccessProfile = { enablePrivateCluster: true }
    },
    errors: [
      'Cluster "aks-shop" is private: its API server has no public address, so authorized IP ranges don\'t apply to it. Run the job inside its network instead.',
    ],
  },
  'public network access disabled': {
    edit: ({ properties }) => {
      properties.publicNetworkAccess = 'Disabled'
    },
    errors: [
      'Cluster "aks-shop" has public network access disabled, which shuts the API server whatever the list says. Enable it: az aks update --public-network-access Enabled.',
    ],
  },
  'a Basic load balancer': {
    edit: ({ properties }) => {
      properties.networkProfile.loadBalancerSku = 'Basic'
    },
    errors: [
      'Cluster "aks-shop" uses a Basic load balancer, and authorized IP ranges need a Standard one. Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.',
    ],
  },
  'a stopped cluster': {
    edit: ({ properties }) => {
      properties.powerState.code = 'Stopped'
    },
    errors: ['Cluster "aks-shop" is stopped, and AKS updates only running ones. Start it: az aks start.'],
  },
  'a deleting cluster': {
    edit: ({ properties }) => {
      properties.provisioningState = 'Deleting'
    },
    errors: ['Cluster "aks-shop" is being deleted.'],
  },
  'several reasons of one cluster': {
    edit: ({ properties }) => {
      properties.powerState.code = 'Stopped'
      properties.networkProfile.loadBalancerSku = 'basic'
    },
    errors: [
      'Cluster "aks-shop" uses a Basic load balancer, and authorized IP ranges need a Standard one. Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.',
      'Cluster "aks-shop" is stopped, and AKS updates only running ones. Start it: az aks start.',
    ],
  },
  'a resulting list that covers all of IPv4': {
    cluster: { ranges: allButOneBlock },
    asked: add('223.0.0.0/8'),
    errors: [
      'The list would cover all of IPv4 and so open the API server to the whole internet. Name narrower ranges; only `mode: disable` opens a cluster.',
    ],
  },
  'a second service tag in the resulting list': {
    cluster: { ranges: ['Storage', '137.117.106.88/29'] },
    asked: add('AzureFrontDoor.Backend'),
    errors: [
      'The list would hold 2 service tags (Storage, AzureFrontDoor.Backend), and AKS takes one. Leave one, and name ranges for the rest.',
    ],
  },
  'the placeholder beside what is on the list': {
    asked: add('0.0.0.0/32'),
    errors: [
      '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges. Leave it out, or declare it alone with `mode: set`.',
    ],
  },
  'the placeholder where nodes leave by another way': {
    edit: outboundType('userDefinedRouting'),
    asked: set('0.0.0.0/32'),
    errors: [
      '"0.0.0.0/32" admits only the cluster\'s own load balancer, and the nodes may leave by another way: subnet "aks-subnet" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it. Name the ranges to authorize instead of it.',
    ],
  },
  'a list of 201 ranges that merging would not shorten': {
    cluster: { ranges: scattered(200) },
    asked: add('4.4.4.4'),
    errors: [
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 201: name fewer ranges.',
    ],
  },
  'a list of 203 ranges that merging would shorten': {
    cluster: { egress: ['52.1.1.1', '52.1.1.2'] },
    asked: set(...inARow(257)),
    errors: [
      'The list would hold 259 ranges, and this cluster takes 200. Merged without widening they would be 4: set `aggregate: true`.',
    ],
  },
  'a list that would be short enough only if others’ ranges were merged too': {
    cluster: { ranges: inARow(200) },
    asked: add('4.4.4.4'),
    errors: [
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 201: name fewer ranges.',
    ],
  },
  'a list of 2,001 ranges with API Server VNet Integration': {
    cluster: { ranges: scattered(2000) },
    edit: ({ properties }) => {
      properties.apiServerAccessProfile = { ...properties.apiServerAccessProfile, enableVnetIntegration: true }
    },
    asked: add('4.4.4.4'),
    errors: [
      'The list would hold 2001 ranges, and this cluster takes 2000. Merged without widening they would be 2001: name fewer ranges.',
    ],
  },
  'a set whose egress is not known': {
    edit: outboundType('userAssignedNATGateway'),
    asked: set('4.4.4.4'),
    errors: [
      'The cluster\'s own egress is needed and could not be resolved: the outbound type is userAssignedNATGateway, and subnet "aks-subnet" has no NAT gateway. Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
    ],
  },
  'a remove that would leave nothing': {
    asked: { mode: 'remove', ranges: ['137.117.106.88/29'] },
    errors: [
      'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet. Keep an entry, or use `mode: disable` if that is what you want.',
    ],
  },
  'a remove of a part of an entry': {
    asked: { mode: 'remove', ranges: ['137.117.106.90'] },
    errors: [
      '"137.117.106.88/29" on the list is wider than "137.117.106.90/32", and an entry is never split. Remove "137.117.106.88/29" itself, and add back what should stay.',
    ],
  },
  'a remove that would cut the nodes off': {
    cluster: { ranges: ['52.1.1.1/32', '4.4.4.4/32'], egress: ['52.1.1.1', '52.1.1.2'] },
    asked: { mode: 'remove', ranges: ['52.1.1.1'] },
    errors: [
      'The cluster\'s own nodes reach the API server from "52.1.1.1/32" (public IP 3f1c2f0e-7d8b-4a55-9f0e-6f2f7f1f2a01 <- load balancer <- pool system, pool apps), and the list would no longer admit it. Keep the entry that covers it.',
    ],
  },
}

function worldOf({ cluster = {}, edit }: Pick<ClusterCase, 'cluster' | 'edit'>): World {
  const world = createWorld({ ranges: ['137.117.106.88/29'], ...cluster })
  if (edit !== undefined) world.cluster.edit(edit)
  return world
}

describe('what the cluster makes impossible is refused once it was read, and nothing is written', () => {
  test.each(Object.entries(clusterCases).map(([behaviour, its]) => ({ behaviour, its })))(
    '$behaviour',
    async ({ its }) => {
      const job = worldOf(its).job()
      const problems = await job.main({ asked: its.asked ?? add('4.4.4.4'), wait: 'none' }).then(() => [], problemsOf)
      expect(problems.map((problem) => problemText(problem).replace(` [${problem.code}]`, ''))).toEqual(its.errors)
      expect(job.writes).toEqual([])
      expect(job.state()).toBeUndefined()
    },
  )
})

test('a cluster in the state Failed is a warning, and is written all the same', async () => {
  const world = worldOf({
    edit: ({ properties }) => {
      properties.provisioningState = 'Failed'
    },
  })
  const job = world.job()
  await job.main({ asked: add('4.4.4.4'), wait: 'none' })
  expect(job.log.at('warning')).toEqual([
    'Any update of a cluster makes AKS resume what was left half done, and so does this one: the cluster is Failed. That may take long, or fail again.',
  ])
  expect(job.writes).toHaveLength(1)
})

test('a list that is over the limit already is no obstacle to taking an entry out', async () => {
  const world = createWorld({ ranges: scattered(202) })
  const job = world.job()
  // An operator once got the limit raised: what the emulated service says to it is not what is asked here.
  await job.main({ asked: { mode: 'remove', ranges: ['20.50.0.1'] }, wait: 'none' }).catch(() => undefined)
  expect(job.writes.map(({ list }) => list)).toEqual([scattered(202).slice(1)])
})

describe('what the log tells of many entries stays short', () => {
  const many = inARow(300)

  test('of those that `remove` did not find', async () => {
    const outcome = await worldOf({})
      .job()
      .main({ asked: { mode: 'remove', ranges: many }, wait: 'none' })
    expect(outcome.notes.map(({ text }) => text)).toEqual([
      '"20.60.0.0/32", "20.60.0.1/32", "20.60.0.2/32" and 297 more aren\'t on the list: there was nothing to remove.',
    ])
  })

  test('of those within a wider entry', async () => {
    const job = worldOf({ cluster: { ranges: ['20.60.0.0/16', '4.4.4.4/32'] } }).job()
    const problems = await job
      .main({ asked: { mode: 'remove', ranges: many }, wait: 'none' })
      .then(() => [], problemsOf)
    expect(problems.map(({ what }) => what)).toEqual([
      '"20.60.0.0/16" on the list is wider than "20.60.0.0/32, 20.60.0.1/32, 20.60.0.2/32 and 297 more", and an entry is never split.',
    ])
  })
})
