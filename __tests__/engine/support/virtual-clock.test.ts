import { expect, test } from '@jest/globals'
import { virtualClock } from './virtual-clock.ts'

test('sleepers wake in the order of their times, and those of one time in the order in which they lay down', async () => {
  const clock = virtualClock(1_000)
  const woken: string[] = []
  const sleeper = async (name: string, ...spans: number[]) => {
    for (const ms of spans) {
      await clock.sleep(ms)
      woken.push(`${name} at ${clock.now()}`)
    }
  }
  await Promise.all([sleeper('a', 300, 300), sleeper('b', 100, 200), sleeper('c', 100)])
  expect(woken).toEqual(['b at 1100', 'c at 1100', 'a at 1300', 'b at 1300', 'a at 1600'])
})

test('time stands still while anything can run', async () => {
  const clock = virtualClock(0)
  const sleeping = clock.sleep(10)
  for (let turn = 0; turn < 1_000; turn += 1) await Promise.resolve()
  expect(clock.now()).toBe(0)
  await sleeping
  expect(clock.now()).toBe(10)
})

test('a sleeper whose signal is aborted rejects at once with its reason, and time goes by without it', async () => {
  const clock = virtualClock(0)
  const stop = new AbortController()
  const long = clock.sleep(1_000_000, stop.signal)
  void clock.sleep(50).then(() => stop.abort(new Error('enough')))
  await expect(long).rejects.toThrow('enough')
  expect(clock.now()).toBe(50)
  await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough')
  await clock.sleep(1)
  expect(clock.now()).toBe(51)
})
