import fc from 'fast-check'
import { schedules } from '../../__tests__/schedules/generate.ts'
import { type Losses, losses, noLosses, type ScriptName, scripts } from '../../__tests__/schedules/plain-scripts.ts'

/** Plays the same schedules with this action and with the scripts that it stands in for, and prints what each loses. */
export async function compare(count: number, seed: number): Promise<number> {
  console.log(`${count} schedules each, seed ${seed}; of a thousand schedules, in how many …`)
  for (const script of [undefined, ...(Object.keys(scripts) as ScriptName[])]) {
    const total = noLosses()
    const property = fc.asyncProperty(schedules({ jobs: 4, edits: 2 }), (schedule) => losses(schedule, script, total))
    await fc.assert(property, { seed, numRuns: count })
    console.log(`\n${script === undefined ? 'this action' : `a script that ${script}`}`)
    for (const [what, text] of Object.entries(told)) {
      const times = total[what as keyof Losses]
      console.log(`${((1_000 * times) / total.schedules).toFixed(1).padStart(8)}  ${text}`)
    }
  }
  return 0
}

const told: Readonly<Record<Exclude<keyof Losses, 'schedules'>, string>> = {
  overwritten: "another writer's change of the list is lost",
  opened: 'the API server is opened to the whole internet',
  shut: 'an open cluster is shut to all but one runner',
  shutOut: 'a job that got in is shut out while it runs',
  left: "a runner's address stays when all jobs have ended",
  refused: 'a job does not get in',
}
