import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { seededRandom } from '../schedules/chance.ts'
import { fastClock, type Scenario, scenario } from '../support/scenario.ts'

const office = '137.117.106.88/29'
const runner = '20.84.7.10/32'
const count = 40
const seeds = [1, 2, 4]

let world: Scenario
let clusters: readonly Scenario[]
beforeAll(async () => {
  // The processes hurry, and the limits of real time would be in their way.
  world = await scenario({ name: 'aks-1', ranges: [office], settings: { operationMs: 30, throttling: false } })
  const others = Array.from({ length: count - 1 }, (_, place) => `aks-${place + 2}`)
  clusters = [world, ...others.map((name) => world.beside({ name, ranges: [office] }))]
})
afterAll(() => world.close())

const opened = () => clusters.filter(({ cluster }) => cluster.ranges.includes(runner)).map(({ cluster }) => cluster.id)

test.each(seeds)(
  'forty clusters whose step is killed at some moment are each undone by post alone (seed %i)',
  async (seed) => {
    const random = seededRandom(seed)
    // They send forty readings and forty writes, and then what follows on those.
    const [skip, after] = [Math.floor(random() * 2 * count), seed % 2 === 0]
    const cluster = clusters.map((one) => one.cluster.id).join('\n')
    const step = world.startMain({ 'runner-ip': '20.84.7.10', wait: 'operation', cluster }, fastClock)
    const match = { path: /\/Microsoft\.ContainerService\// }
    const fault = world.azure.faults.add({ match, skip, after, act: { run: () => step.process.kill('SIGKILL') } })
    const main = await step.result
    fault.remove()
    expect(main.signal).toBe('SIGKILL')
    const left = opened()
    const records = Object.entries(main.state).filter(([name, value]) => /^undo_\d+$/.test(name) && value !== '')
    expect(left.length).toBeGreaterThan(0)
    const recorded = new Set(records.map(([, value]) => JSON.parse(value).record.cluster.name))
    expect(left.filter((id) => !recorded.has(id.split('/').at(-1)))).toEqual([])

    const post = await world.post(main, fastClock)
    expect(post.exitCode).toBe(0)
    expect(opened()).toEqual([])
    for (const one of clusters) expect(one.cluster.ranges).toEqual([office])
  },
)
