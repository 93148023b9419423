import { expect, test } from '@jest/globals'
import { contentionBackoff, mainBackoff, postBackoff } from '../../src/cluster/contention.ts'

test.each([
  ['main', mainBackoff, 60_000, 20_000],
  ['post', postBackoff, 10_000, 0],
])(
  'a %s step that is throttled again and again comes to wait, between readings and before its turn',
  (_, profile, intervalMs, yieldMs) => {
    const backoff = contentionBackoff(profile)
    expect([backoff.intervalMs(), backoff.yieldMs()]).toEqual([5_000, 0])
    for (let times = 0; times < 10; times += 1) backoff.onThrottled()
    expect([Math.round(backoff.intervalMs()), backoff.yieldMs()]).toEqual([intervalMs, yieldMs])
  },
)
