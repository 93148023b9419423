import assert from 'node:assert/strict'
import fc from 'fast-check'
import { tagsAfter } from '../../src/leases/lease-change.ts'
import { covers } from '../../src/ranges/index.ts'
import { createWorld, type World } from '../engine/support/world.ts'
import { entry, range } from '../plan/world.ts'
import { type LeasedJob, leasedJob, leaseMinutes, sweep, tagsOn } from './jobs.ts'
import { holder } from './world.ts'

const minute = 60_000
const office = '8.8.8.8/32'
const permanent = [office, '7.7.0.0/16']
/** One that the cluster's own nodes come from, listed by hand. */
const nodes = '20.0.0.1/32'
/** What some jobs name in `egress-ips`, which stays. */
const appliance = '51.104.9.9/32'
/** Few, so that jobs share them. */
const addresses = ['9.9.9.9', '9.9.9.10']
const jobCount = 4
/** A job without leases, which keeps to an address of its own: nothing would take that out if it died. */
const unleased = 3
const itsAddress = '9.9.9.30'
/** An update takes minutes, and a lease has to outlast the job: what is left of it is too little for anything else. */
const margin = 25 * minute

const which = fc.nat({ max: jobCount - 1 })
const event = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('begin' as const), job: which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), job: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), job: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), home: fc.constantFrom(...addresses) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sweep' as const), seesRuns: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('forge' as const), address: fc.constantFrom(nodes, appliance) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tag' as const), value: fc.constantFrom('a', 'b', '4711') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('declare' as const),
      mode: fc.constantFrom('add' as const, 'set' as const),
    }),
  },
)
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

const histories = fc.record({
  /** Each event, and whether the next one comes before it is done. */
  events: fc.array(fc.tuple(event, fc.boolean()), { minLength: 3, maxLength: 14 }),
  namesEgress: fc.array(fc.boolean(), { minLength: jobCount, maxLength: jobCount }),
  homes: fc.array(fc.constantFrom(...addresses), { minLength: jobCount, maxLength: jobCount }),
  clockErrors: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: jobCount, maxLength: jobCount }),
  armErrors: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: jobCount, maxLength: jobCount }),
})

interface Running {
  readonly leased: LeasedJob
  readonly address: string
  readonly run: string
  readonly leasedUntil: number
}

/** Jobs that come and go, die, and are swept up after; each job can begin again, as another run. */
class Story {
  readonly world: World = createWorld({
    ranges: [...permanent, nodes],
    // Shorter than AKS's, so that more histories can be told in a time: each takes five polls.
    settings: { operationMs: 25_000, propagationMs: 10_000 },
  })
  readonly running = new Map<number, Running>()
  readonly over: string[] = []
  foreign: Record<string, string> = { environment: 'production', 'cost-centre': '4711' }
  /** Jobs that begin or end just now. */
  private readonly busy = new Set<number>()
  private readonly underWay = new Set<Promise<void>>()
  private runs = 0
  private readonly setting: typeof histories extends fc.Arbitrary<infer T> ? T : never

  constructor(setting: Story['setting']) {
    this.setting = setting
  }

  /** Lets something happen, with a moment for it to begin; a step that fails fails the test. */
  async play(happening: Event, overlaps: boolean): Promise<void> {
    const done = this.step(happening)
    this.underWay.add(done)
    if (!overlaps) await this.settled()
    else await Promise.race([done, this.world.clock.sleep(3_000)])
  }

  private async settled(): Promise<void> {
    await Promise.all(this.underWay)
    this.underWay.clear()
  }

  private async step(happening: Event): Promise<void> {
    const { world } = this
    switch (happening.kind) {
      case 'begin':
        return this.begin(happening.job)
      case 'end':
        return this.end(happening.job)
      case 'crash':
        return happening.job === unleased ? this.end(happening.job) : this.crash(happening.job)
      case 'die':
        return this.dieWhileWriting(happening.home)
      case 'wait':
        return world.clock.sleep(happening.minutes * minute)
      case 'sweep':
        await sweep(world, happening.seesRuns ? this.over : [])
        return
      case 'forge':
        return this.forge(happening.address)
      case 'tag':
        this.foreign.owner = happening.value
        world.cluster.edit((body) => {
          body.tags = { ...body.tags, owner: happening.value }
        })
        return
      case 'declare':
        await leasedJob(world, '4.4.4.4').main({
          asked: { mode: happening.mode, ranges: permanent },
          wait: 'operation',
        })
    }
  }

  /** Whoever may write tags has one speak of the nodes' address, as a lease that is long over. */
  private forge(address: string): void {
    const { cluster, clock } = this.world
    const id = String(clock.now()).padStart(16, '0').slice(-16)
    const forged = { id, address: range(address), expiresAt: clock.now() - 60 * minute, holder: holder('4711') }
    cluster.edit((body) => {
      body.tags = tagsAfter(body.tags ?? {}, { acquired: [forged], released: [] }, 'lowest')
    })
  }

  /** `set` wants nothing on the list that is neither declared nor leased. */
  private isSafe(index: number): boolean {
    return index !== unleased || !this.setting.events.some(([one]) => one.kind === 'declare' && one.mode === 'set')
  }

  private async begin(index: number): Promise<void> {
    if (this.running.has(index) || this.busy.has(index)) return
    this.busy.add(index)
    this.runs += 1
    const run = String(this.runs)
    const { homes, clockErrors, armErrors } = this.setting
    const address = index === unleased ? itsAddress : (homes[index] ?? '')
    const errors = [(clockErrors[index] ?? 0) * minute, (armErrors[index] ?? 0) * minute] as const
    const leased = leasedJob(this.world, address, holder(run), ...errors)
    const leasedUntil = this.isSafe(index) ? this.world.clock.now() + leaseMinutes * minute - margin : 0
    const egressIps = this.setting.namesEgress[index] === true ? [appliance] : []
    await leased.main({
      asked: { mode: 'add', runner: [address], egressIps },
      ...(index === unleased && { lease: undefined }),
    })
    this.busy.delete(index)
    this.running.set(index, { leased, address: `${address}/32`, run, leasedUntil })
  }

  /** A runner that is lost when its write has left: its answer never arrives, and no post step ever runs. */
  private dieWhileWriting(address: string): void {
    this.runs += 1
    this.over.push(String(this.runs))
    const { job, main } = leasedJob(this.world, address, holder(String(this.runs)))
    job.wire.next('write', (arrive) => {
      arrive()
      return 'never'
    })
    void main().catch(() => {})
  }

  private async end(index: number): Promise<void> {
    const job = this.running.get(index)
    this.running.delete(index)
    if (job === undefined) return
    this.busy.add(index)
    await job.leased.post()
    this.busy.delete(index)
    this.over.push(job.run)
  }

  private crash(index: number): void {
    const job = this.running.get(index)
    this.running.delete(index)
    if (job !== undefined) this.over.push(job.run)
  }

  /** @throws {Error} where a permanent entry, the nodes or a job at work are shut out. */
  assertAdmitted(): void {
    const list = this.world.cluster.ranges.map(entry)
    const now = this.world.clock.now()
    const working = [...this.running.values()]
      .filter(({ leasedUntil }) => now < leasedUntil)
      .map(({ address }) => address)
    assertSame(
      [...permanent, nodes, ...working].filter((text) => !covers(list, entry(text))),
      [],
    )
  }

  /** Whether tags that are no leases are as they were left, in their order. */
  assertForeignTagsKept(): void {
    const kept = Object.entries(tagsOn(this.world)).filter(([name]) => !name.includes('.lease.'))
    assertSame(kept, Object.entries(this.foreign))
  }

  async afterwards(): Promise<void> {
    await this.settled()
    await this.end(unleased)
    for (const index of [...this.running.keys()]) this.crash(index)
    await this.world.clock.sleep((leaseMinutes + 30) * minute)
    await sweep(this.world)
  }
}

/** Whatever happens, no job at work is shut out, and of those that are over nothing is left. */
export const lawfulHistory = fc.asyncProperty(histories, async (setting) => {
  const story = new Story(setting)
  for (const [happening, overlaps] of setting.events) {
    await story.play(happening, overlaps)
    story.assertAdmitted()
    story.assertForeignTagsKept()
  }
  await story.afterwards()
  const { ranges } = story.world.cluster
  const expected = [...permanent, ...egressListed(ranges)]
  assertSame(ranges.filter((text) => text !== appliance).toSorted(), expected.toSorted())
  assertSame(Object.entries(tagsOn(story.world)).toSorted(), Object.entries(story.foreign).toSorted())
})

/** As texts: jest's arrays and Node's own have different prototypes. */
function assertSame(left: unknown, right: unknown): void {
  assert.equal(JSON.stringify(left), JSON.stringify(right))
}

/** `set` puts the egress beside what is declared. */
function egressListed(list: readonly string[]): string[] {
  return list.filter((text) => text.startsWith('20.0.0.'))
}
