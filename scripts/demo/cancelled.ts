import { propagated } from './deploy.ts'
import { chapter, say } from './narrator.ts'
import { office, type Scene } from './world.ts'

/** A run that is cancelled while AKS works on its update. A script's clean-up often doesn't run then, or doesn't know of the write. */
export const cancelled: Scene = async ({ azure, job, expectList }) => {
  const runner = await job('deploy', '20.84.7.10')
  chapter('The main step has sent its write, and waits for AKS.')
  const main = await runner.cancelledMain('main step', { 'include-runner-ip': 'true' })
  expectList(office, runner.entry)
  say('The step is gone, and its address is on the list: AKS goes on with an update that it has accepted.')
  chapter('GitHub runs the post step of a cancelled job as well. It waits for that update, and takes the address out.')
  await runner.post(main)
  expectList(office)
  await propagated(azure.arm.settings.propagationMs)
  await runner.knock('silence')
}
