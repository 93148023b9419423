import { propagated } from './deploy.ts'
import { chapter, say } from './narrator.ts'
import { office, type Scene } from './world.ts'

/**
 * Two jobs at the same time. A script that reads the list, adds its address and writes it loses the other's address; one that puts
 * back the list that it found takes the other's out in the middle of its deploy.
 */
export const twoJobs: Scene = async ({ azure, job, expectList }) => {
  const [blue, green] = await Promise.all([job('blue', '20.84.7.10'), job('green', '20.84.7.11')])
  chapter('Two jobs start at once. AKS takes one update at a time, and each has read the list without the other.')
  const inputs = { 'include-runner-ip': 'true' }
  const [blueMain, greenMain] = await Promise.all([blue.main('main step', inputs), green.main('main step', inputs)])
  expectList(office, blue.entry, green.entry)
  await Promise.all([blue.knock('answer'), green.knock('answer')])
  say('Both are admitted: the one whose write came second planned again, from the list that the first had left.')
  chapter('The job blue ends first, and takes out its own address alone.')
  await blue.post(blueMain)
  expectList(office, green.entry)
  await propagated(azure.arm.settings.propagationMs)
  await blue.knock('silence')
  await green.knock('answer')
  chapter('The job green ends.')
  await green.post(greenMain)
  expectList(office)
  await propagated(azure.arm.settings.propagationMs)
  await green.knock('silence')
}
