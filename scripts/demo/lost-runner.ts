import { propagated } from './deploy.ts'
import { chapter, say } from './narrator.ts'
import { office, type Scene } from './world.ts'

/** A runner that disappears in the middle of its job: no post step, no clean-up. A script leaves its address on the list for good. */
export const lostRunner: Scene = async ({ azure, cluster, job, expectList }) => {
  chapter('A deploy job lets its runner in, and leaves a lease of that on the cluster (lease-minutes: 60).')
  const runner = await job('deploy', '20.84.7.10')
  await runner.main('main step', { 'include-runner-ip': 'true', 'lease-minutes': '60' })
  for (const [tag, value] of Object.entries(cluster.body.tags ?? {}).filter(([name]) => name.includes('lease')))
    say(`The cluster's tag ${tag}: ${value}`)
  await runner.knock('answer')
  chapter('The runner is lost: a spot machine that was taken back. GitHub marks its run as completed.')
  runner.leave()
  const { GITHUB_RUN_ID = '', GITHUB_REPOSITORY_ID = '' } = runner.env
  azure.workflowRuns.report({
    repository: 'octo/shop',
    repositoryId: Number(GITHUB_REPOSITORY_ID),
    runId: Number(GITHUB_RUN_ID),
    status: 'completed',
  })
  expectList(office, runner.entry)
  await runner.knock('answer')
  say('Whoever gets that address next is admitted too.')
  chapter('A scheduled workflow sweeps (mode: sweep): it asks GitHub, and need not wait for the lease to expire.')
  const sweeper = await job('sweep', '20.84.7.20')
  await sweeper.main('sweep', { mode: 'sweep', 'github-token': 'a-token', wait: 'operation' })
  expectList(office)
  await propagated(azure.arm.settings.propagationMs)
  await runner.knock('silence')
}
