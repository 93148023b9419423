import { describe, expect, test } from '@jest/globals'
import { json } from '../../emulator/wire/http.ts'
import { answering, answerLost, type Interceptor, lostOnTheWay } from '../support/wire.ts'
import { createWorld, failureOf, type World } from './support/world.ts'

const before = ['8.8.8.8/32']
const after = [...before, '9.9.9.9/32']
const applied = { added: [{ text: '9.9.9.9/32', temporary: true }], removed: [], left: after }

/** The answer is lost at once, and the request arrives at last. */
const arrivesAfter =
  ({ clock }: World, ms: number): Interceptor =>
  (arrive) => {
    void clock.sleep(ms).then(arrive)
    return 'lost'
  }

/** The request arrives, and a gateway that lost its patience answers. */
const gatewayTimeout: Interceptor = (arrive) => {
  arrive()
  return json(504, { error: { code: 'GatewayTimeout', message: 'The gateway did not receive a response.' } })
}

describe('a write whose answer was lost is looked up, never blindly repeated', () => {
  test.each<[string, (world: World) => Interceptor, number, string]>([
    ['carried out', () => answerLost, 1, 'It was carried out.'],
    ['carried out behind a gateway that gave up', () => gatewayTimeout, 1, 'It was carried out.'],
    ['carried out after 20 s', (world) => arrivesAfter(world, 20_000), 1, 'It was carried out.'],
    ['never arrived', () => lostOnTheWay, 2, 'It was not carried out; trying again.'],
    [
      'refused by a failure of AKS',
      () => answering(500, { code: 'GetVnetError', message: 'Get virtual network failed.' }),
      2,
      'It was not carried out; trying again.',
    ],
  ])('%s', async (_, fate, writes, line) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', fate(world))
    await job.main({ wait: 'none' })
    expect(job.writes).toHaveLength(writes)
    expect(job.log.at('info')).toContain(line)
    expect(job.state()).toMatchObject({ write: 'accepted', applied })
    expect(world.cluster.ranges).toEqual(after)
  })

  test('it is looked for during 30 s, by readings at least 5 s apart', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', lostOnTheWay)
    await job.main({ wait: 'none' })
    const begun = job.wire.sent[0]?.at ?? 0
    expect(job.wire.sent.map(({ kind, at }) => `${kind} ${(at - begun) / 1000}`)).toEqual([
      'read 0',
      'write 0',
      ...[0, 5, 10, 15, 20, 25, 30].map((second) => `read ${second}`),
      'write 30',
    ])
  })

  test('one that arrives after the step stopped looking for it is still undone', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    let first = () => {}
    job.wire.next(
      'write',
      (arrive) => {
        first = arrive
        return 'lost'
      },
      (arrive) => {
        first()
        return arrive()
      },
    )
    const { change, previous } = await job.main({ wait: 'none' })
    expect(world.cluster.ranges).toEqual(after)
    expect(job.writes).toHaveLength(2)
    expect({ change, previous }).toMatchObject({ change: { after: { texts: after } }, previous: before })
    expect(job.state()).toMatchObject({ write: 'accepted', applied })
    await job.post()
    expect(world.cluster.ranges).toEqual(before)
  })

  test('a step whose time runs out meanwhile leaves it in the state as unanswered', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', lostOnTheWay)
    expect(await failureOf(job.main({ timeoutMs: 12_000 }))).toEqual({
      message: "The write was not answered, and the step's time was up before it showed whether it was carried out.",
      remedy: 'Run the step again. The post step looks for the change once more, and undoes what it finds.',
    })
    expect(job.state()).toMatchObject({ write: 'unanswered', applied })
  })
})
