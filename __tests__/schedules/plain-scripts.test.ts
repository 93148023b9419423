import { expect, test } from '@jest/globals'
import fc from '../support/generated.ts'
import { schedules } from './generate.ts'
import { type Losses, losses, noLosses, type ScriptName, scripts } from './plain-scripts.ts'

async function played(script: ScriptName | undefined): Promise<Losses> {
  const total = noLosses()
  const property = fc.asyncProperty(schedules(), (schedule) => losses(schedule, script, total))
  await fc.assert(property, { seed: 1, numRuns: 40 })
  return total
}

test('on a fair day the action loses nothing', async () => {
  const { overwritten, opened, shut, shutOut, left } = await played(undefined)
  expect({ overwritten, opened, shut, shutOut, left }).toEqual({
    overwritten: 0,
    opened: 0,
    shut: 0,
    shutOut: 0,
    left: 0,
  })
})

test.each(Object.keys(scripts) as ScriptName[])(
  'a script that %s loses changes, and opens the cluster',
  async (script) => {
    const { overwritten, opened } = await played(script)
    expect({ overwritten: overwritten > 0, opened: opened > 0 }).toEqual({ overwritten: true, opened: true })
  },
)
