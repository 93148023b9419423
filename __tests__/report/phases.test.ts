import { expect, test } from '@jest/globals'
import { phasesOf, timeIn } from '../../src/report/phases.ts'
import { formatDuration } from '../../src/time/clock.ts'
import { recordedLog } from '../engine/support/recorded-log.ts'
import { virtualClock } from '../engine/support/virtual-clock.ts'

test('a phase is one line of the log, with what came of it and the time', async () => {
  const clock = virtualClock(0)
  const log = recordedLog(() => clock.now())
  const phases = phasesOf(clock, log)
  await phases.run(
    'Update',
    () => clock.sleep(800),
    () => 'Update: 1 added, accepted by AKS',
  )
  const failing = async () => {
    await clock.sleep(113_000)
    throw new Error('No.')
  }
  await expect(phases.run('Wait', failing)).rejects.toThrow('No.')
  expect(log.lines.map(({ level, text }) => [level, text])).toEqual([
    ['info', 'Update: 1 added, accepted by AKS (0.8 s)'],
    ['info', 'Wait failed (1 min 53 s)'],
  ])
  expect(timeIn(phases.done, ['Update', 'Wait'])).toBe(113_800)
})

test.each([
  [0, '0 s'],
  [49, '0 s'],
  [840, '0.8 s'],
  [8_000, '8 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [113_000, '1 min 53 s'],
  [119_700, '2 min'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
])('%d ms are written as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
