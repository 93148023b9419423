import { propagated } from './deploy.ts'
import { chapter, say } from './narrator.ts'
import { office, type Scene } from './world.ts'

/** Three clusters in one step. A script's loop waits for one after the other, and ends at the first that fails. */
export const fleet: Scene = async ({ azure, addCluster, job, expectList, expectListOf }) => {
  const stopped = addCluster('aks-stopped', [office])
  stopped.edit(({ properties }) => {
    properties.powerState = { code: 'Stopped' }
  })
  const busy = addCluster('aks-busy', [office])
  busy.startOperation({ ms: 4_000 })
  const runner = await job('deploy', '20.84.7.10')
  chapter(
    'One step for three clusters: aks-stopped can take no update, on aks-busy another one runs, and aks-shop is fine.',
  )
  const cluster = 'aks-stopped, aks-busy, aks-shop'
  const main = await runner.failingMain('main step', { cluster, 'include-runner-ip': 'true' })
  expectListOf(stopped, office)
  expectListOf(busy, office, runner.entry)
  expectList(office, runner.entry)
  await runner.knock('answer')
  say('The step failed and says why, and yet the two others admit the runner.')
  chapter('The post step undoes what was changed, although the main step failed.')
  await runner.post(main)
  expectListOf(busy, office)
  expectList(office)
  await propagated(azure.arm.settings.propagationMs)
  await runner.knock('silence')
}
