// The action as stories, on the embedded emulator, by the committed bundle: `npm run demo`, or `npm run demo -- two-jobs`. A story that
// goes otherwise than it is told fails.
import { cancelled } from './demo/cancelled.ts'
import { deploy } from './demo/deploy.ts'
import { fleet } from './demo/fleet.ts'
import { lostRunner } from './demo/lost-runner.ts'
import { say } from './demo/narrator.ts'
import { twoJobs } from './demo/two-jobs.ts'
import { office, perform } from './demo/world.ts'

const scenes = {
  deploy: () => perform(deploy, []),
  'two-jobs': () => perform(twoJobs, [office]),
  cancelled: () => perform(cancelled, [office]),
  'lost-runner': () => perform(lostRunner, [office]),
  fleet: () => perform(fleet, [office]),
}

const [name = 'deploy'] = process.argv.slice(2)
const scene = Object.entries(scenes).find(([known]) => known === name)?.[1]
if (scene === undefined) {
  console.error(`There is no scene "${name}". The scenes are: ${Object.keys(scenes).join(', ')}.`)
  process.exitCode = 2
} else {
  say('Azure, Entra and GitHub are emulated on loopback.')
  await scene()
}
