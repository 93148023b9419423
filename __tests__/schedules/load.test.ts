import { expect, test } from '@jest/globals'
import { type JobResult, underLoad } from './load.ts'

const minute = 60_000
const gotIn = ({ in: at }: JobResult) => at !== undefined
const busy = /took no update within the step's time|has not ended within the step's time/

test('of fifty jobs at once, those who get no turn in 15 minutes are told why, and every hole is closed again', async () => {
  const { fates, first, final, acceptedWrites } = await underLoad({
    jobs: 50,
    timeoutMs: 15 * minute,
    workMs: 5 * minute,
  })
  expect(fates.filter(gotIn).length).toBeGreaterThanOrEqual(4)
  for (const { told, remedy } of fates.filter((fate) => !gotIn(fate))) {
    expect(told).toMatch(busy)
    expect(remedy).toMatch(/^Raise `timeout-minutes`/)
  }
  expect(fates.map(({ cleanUp }) => cleanUp)).not.toContain('failed')
  expect(Math.max(...fates.map(({ cleanUpMs }) => cleanUpMs))).toBeLessThan(10 * minute)
  expect(acceptedWrites).toBeLessThanOrEqual(12)
  expect(final).toEqual(first)
})

test('without a limit all fifty get in, at two writes each and little more than two minutes a write', async () => {
  const { fates, first, final, acceptedWrites } = await underLoad({
    jobs: 50,
    timeoutMs: 360 * minute,
    workMs: 5 * minute,
  })
  expect(fates.filter(gotIn)).toHaveLength(50)
  expect(acceptedWrites).toBe(100)
  expect(Math.max(...fates.map(({ endedAt }) => endedAt)) / 100).toBeLessThan(2.2 * minute)
  expect(fates.map(({ cleanUp }) => cleanUp)).not.toContain('failed')
  expect(final).toEqual(first)
})

test('two jobs at once hardly wait for each other longer than AKS takes', async () => {
  const { fates, acceptedWrites, refusedWrites } = await underLoad({ jobs: 2, timeoutMs: 15 * minute, workMs: minute })
  expect(fates.filter(gotIn)).toHaveLength(2)
  expect({ acceptedWrites, refusedWrites: refusedWrites <= 2 }).toEqual({ acceptedWrites: 4, refusedWrites: true })
  // Two updates of 110 s, the time that rules take to reach the API server, and a moment for each look.
  const last = Math.max(...fates.map(({ in: at = 0 }) => at))
  expect(last).toBeLessThan(2 * 110_000 + 120_000 + 20_000)
})
