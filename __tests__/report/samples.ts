import { resourceIdOf } from '../../src/arm/cluster-id.ts'
import { grantCommand } from '../../src/arm/missing-grant.ts'
import { parseClusterLeases } from '../../src/leases/index.ts'
import { AllowList } from '../../src/plan/allow-list.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { changeOf } from '../../src/plan/decision.ts'
import type { RequestedEntry } from '../../src/plan/spec.ts'
import { clusterSection } from '../../src/report/cluster-section.ts'
import { clusterTable } from '../../src/report/cluster-table.ts'
import { failedSection } from '../../src/report/failed-section.ts'
import type { LinkTo } from '../../src/report/problems.ts'
import { remedyCommands } from '../../src/report/undo-commands.ts'
import { failedUndoSection, type Undone, undoSection } from '../../src/report/undo-section.ts'
import { appliedChangeOf, byFirewall, byLoadBalancer, entry, specOf } from '../plan/world.ts'
import { cluster, outcomeOf } from './outcomes.ts'
import { presentedSubject, problemOfSubject } from './subject.ts'

const linkTo: LinkTo = (code) =>
  `https://github.com/octo/aks-authorized-ip-ranges/blob/v1/docs/troubleshooting.md#${code}`
const office = ['137.117.106.88/29', '20.61.0.5/32', '20.61.0.6/32']
const runner = '20.84.7.10/32'

const added = outcomeOf({ asked: { mode: 'add', runner: [runner] }, list: office })

const file = (text: string, line: number, comment?: string): RequestedEntry => ({
  entry: entry(text),
  origin: 'ranges-file',
  at: { file: '.github/authorized-ip-ranges.txt', line, ...(comment === undefined ? {} : { comment }) },
})
const declared = [
  file('137.117.106.88/29', 3, 'Amsterdam office'),
  file('20.90.7.120/32', 31, 'Berlin office'),
  file('20.90.8.0/24', 32, `VPN of the operations team, see the runbook "Access from home" for who may use it`),
]
const set = {
  asked: { ...specOf({ mode: 'set', runner: [runner] }), declared },
  list: ['137.117.106.88/29', '51.4.3.2/32', '20.0.0.1/32'],
  egress: byLoadBalancer('20.0.0.1'),
}

const now = Date.parse('2026-11-26T12:00:00Z')
const lease = (slot: number, id: string, address: string, hours: number, run: string): [string, string] => [
  `aks-authorized-ip-ranges.lease.0${slot}`,
  `v2 ${id} ${address} until ${new Date(now + hours * 3_600_000).toISOString().replace('.000', '')} github.com repository 7 run ${run} attempt 1`,
]
const leases = parseClusterLeases(
  Object.fromEntries([
    lease(1, '00000000000000a1', '20.84.7.10', -1, '42'),
    lease(2, '00000000000000a2', '20.84.7.11', 1, '43'),
    lease(3, '00000000000000a3', '20.84.7.12', 2, '44'),
  ]),
  now,
)
const swept = outcomeOf(
  {
    asked: { mode: 'sweep' },
    list: currentList([...office, '20.84.7.10/32', '20.84.7.11/32', '20.84.7.12/32'], leases),
    egress: byLoadBalancer('20.0.0.1'),
    orphaned: new Set(['00000000000000a2']),
  },
  {
    repository: { server: 'github.com', id: '7', name: 'octo/shop' },
    sweep: {
      leases: 3,
      unknown: [
        {
          holder: { server: 'github.com', repositoryId: '9', runId: '44', attempt: '1' },
          why: '`github-token` does not show it',
          remedy:
            'The token needs `actions: read` in repository 9: for another repository than this one, take one that has it.',
        },
      ],
    },
  },
)

export const record: Undone & { readonly egress: undefined } = {
  cluster,
  detail: 'own',
  egress: undefined,
  applied: appliedChangeOf({ added: [{ text: runner, temporary: true }], left: [...office, runner] }),
}
const removal = changeOf(AllowList.parse([...office, runner]), AllowList.parse(office), [], [])

const missingPermission = {
  code: 'permission-missing',
  what: 'Undoing the change failed: a permission is missing.',
  remedy: 'Grant the role "AKS authorized IP ranges" on the cluster. A new grant takes some minutes to reach ARM.',
  commands: grantCommand('44444444-4444-4444-8444-444444444444', 'AKS authorized IP ranges', resourceIdOf(cluster)),
  said: "The client '22222222-2222-2222-2222-222222222222' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/write'. (AuthorizationFailed, HTTP 403, correlation ID 5f0c9c0e-8a2e-4f1e-9a9f-000000000001)",
} as const

const several = ['aks-shop', 'aks-shop-eu', 'aks-shop-us'].map((name) => ({
  ...added,
  cluster: { ...cluster, name },
  label: name,
}))

/** A job summary of each kind, as GitHub gets it. */
export const samples: Readonly<Record<string, string>> = {
  added: clusterSection(added, 'own'),
  'added-and-undone': [clusterSection(added, 'full'), undoSection(record, { kind: 'done', change: removal })].join(
    '\n\n',
  ),
  set: clusterSection(outcomeOf(set), 'full'),
  'dry-run': clusterSection(outcomeOf(set, { dryRun: true, effect: undefined }), 'full'),
  firewall: clusterSection(
    outcomeOf({
      asked: { mode: 'set', ranges: ['20.90.8.0/24'], restore: 'all' },
      list: [],
      egress: byFirewall('20.8.8.8'),
    }),
    'full',
  ),
  disabled: clusterSection(outcomeOf({ asked: { mode: 'disable', restore: 'none' }, list: office }), 'own'),
  'kept-open': clusterSection(outcomeOf({ asked: { mode: 'add', ranges: ['20.90.8.0/24'] }, list: [] }), 'own'),
  'stays-on-the-list': clusterSection(
    outcomeOf({ asked: { mode: 'add', runner: [runner], restore: 'none' }, list: office }),
    'own',
  ),
  swept: clusterSection(swept, 'full'),
  'several-clusters': [
    clusterTable(
      several.map(({ cluster: { name } }, index) => ({
        cluster: name,
        verdict: 'the API server answers this runner',
        ms: 138_000 + index,
      })),
    ),
    ...several.map((outcome) => clusterSection(outcome, 'own', 9_000)),
  ].join('\n\n'),
  'refused-subject': failedSection(
    { cluster: 'aks-shop', problems: [problemOfSubject(presentedSubject)], wrote: 'nothing', undone: false },
    linkTo,
  ),
  'refused-inputs': failedSection(
    {
      cluster: 'aks-shop',
      wrote: 'nothing',
      undone: false,
      problems: [
        {
          code: 'invalid-range',
          what: '`ranges`: "137.117.106.90/29" has host bits set.',
          remedy: 'Write 137.117.106.88/29.',
        },
        { code: 'invalid-input', what: '`wait` is "forever", and takes access, operation or none.' },
      ],
    },
    linkTo,
  ),
  cancelled: failedSection(
    {
      cluster: 'aks-shop',
      problems: [{ code: 'cancelled', what: 'The job was cancelled.' }],
      wrote: 'accepted',
      undone: true,
    },
    linkTo,
  ),
  'no-access': failedSection(
    {
      cluster: 'aks-shop',
      wrote: 'accepted',
      undone: true,
      problems: [
        {
          code: 'access-not-granted',
          what: `The API server did not answer this runner in time. The list in force holds ${runner}, and the API server still doesn't answer.`,
          remedy: 'New rules take up to two minutes to reach it.',
        },
      ],
    },
    linkTo,
  ),
  'open-again': undoSection(
    { ...record, applied: appliedChangeOf({ mode: 'set', restore: 'all', wasOpen: true }) },
    {
      kind: 'done',
      change: {
        ...changeOf(
          AllowList.parse(office),
          AllowList.parse([]),
          [],
          [
            {
              level: 'warning',
              text: 'The API server is open to the whole internet again, as it was before this step.',
            },
          ],
        ),
        opens: true,
      },
    },
  ) as string,
  'failed-undo': failedUndoSection(record, [missingPermission], remedyCommands(record), linkTo),
}
