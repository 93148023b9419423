// What the action costs a job beside Azure's own time, as ratios within one run: machines differ, and so do their hours.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Job, startJob } from '../emulator/actions-runner/job.ts'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import { startEmulator } from '../emulator/emulator.ts'
import { currentList } from '../src/plan/current-list.ts'
import { plan } from '../src/plan/plan.ts'
import type { Spec } from '../src/plan/spec.ts'
import { aggregate, parseRanges } from '../src/ranges/index.ts'

const rounds = 9
const place = { subscription: '33333333-3333-4333-8333-333333333333', resourceGroup: 'rg-shop', name: 'aks-shop' }
const signIn = {
  'tenant-id': '11111111-1111-1111-1111-111111111111',
  'client-id': '22222222-2222-2222-2222-222222222222',
}

const nothingDone = {
  exitCode: 0,
  signal: null,
  log: '',
  outputs: {},
  state: { records: '[]' },
  summary: '',
  ms: 0,
} as const

/** As many as AKS takes, with API Server VNet Integration; all of them are neighbours. */
const manyRanges = Array.from({ length: 2_000 }, (_, n) => `20.${64 + (n >> 8)}.${n & 255}.0/24`).join('\n')

/** Something to time, and what it is compared with. */
interface Subject {
  readonly name: string
  run(): Promise<unknown> | unknown
}

const azure = await startEmulator({ settings: { operationMs: 0, propagationMs: 0, throttling: false } })
azure.entra.register({
  tenantId: signIn['tenant-id'],
  clientId: signIn['client-id'],
  federated: { subject: 'repo:octo/shop:ref:refs/heads/main' },
})
const cluster = azure.arm.addCluster({
  body: productionCluster({
    ...place,
    tenant: signIn['tenant-id'],
    location: 'westeurope',
    authorizedIPRanges: ['137.117.106.88/29'],
  }),
})
const runner = await azure.runner('20.84.7.10')
const job = startJob({
  action: join(import.meta.dirname, '..'),
  env: { ...runner.env, ...azure.github.job({ repository: 'octo/shop' }).env },
})
try {
  await compare({ name: 'Node alone', run: () => spawnSync(process.execPath, ['-e', '0']) }, processes(job))
  await compare({ name: 'parsing 2,000 ranges', run: () => parseRanges(manyRanges) }, arithmetic())
} finally {
  job.dispose()
  await azure.close()
}

function processes(on: Job): Subject[] {
  const given = { cluster: cluster.id, ...signIn, 'include-runner-ip': 'true', wait: 'none' }
  return [
    { name: 'post step, nothing to undo', run: () => on.post(nothingDone).result },
    { name: 'main step, mistaken inputs', run: () => on.main({}).result },
    {
      name: 'main and post step, temporary access',
      async run() {
        const main = await on.main(given).result
        const post = await on.post(main).result
        if (main.exitCode !== 0 || post.exitCode !== 0) throw new Error(main.log + post.log)
      },
    },
  ]
}

function arithmetic(): Subject[] {
  const { entries } = parseRanges(manyRanges)
  const half = entries.slice(1_000).map(({ text }) => text)
  const listing = currentList([...half, ...half.map((text) => text.replace(/^20/, '52'))])
  const wish: Spec = {
    mode: 'set',
    declared: entries.map((entry) => ({ entry, origin: 'ranges' })),
    runner: [],
    egressMode: 'none',
    egressIps: [],
    restore: 'temporary',
    aggregate: true,
  }
  return [
    { name: 'merging them', run: () => aggregate(entries) },
    {
      name: 'planning a `set` of them on a list of as many',
      run: () => plan(listing, wish, { rules: { maximum: 2_000 } }),
    },
  ]
}

/** Every round runs all of them in turn, so that a slow moment of the machine hits each; the median of the ratios counts. */
async function compare(base: Subject, subjects: readonly Subject[]): Promise<void> {
  const ratios = new Map(subjects.map((subject) => [subject, [] as number[]]))
  const bases: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const own = await msOf(base)
    bases.push(own)
    for (const [subject, measured] of ratios) measured.push((await msOf(subject)) / own)
  }
  console.log(`\n${base.name}: ${median(bases).toFixed(1)} ms here; beside it, median of ${rounds} rounds:`)
  for (const [{ name }, measured] of ratios) console.log(`${median(measured).toFixed(2).padStart(8)} x  ${name}`)
}

async function msOf({ run }: Subject): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}
