import { chapter, say } from './narrator.ts'
import { office, type Scene } from './world.ts'

/** The main job: a deploy through an API server that an administrator has restricted. */
export const deploy: Scene = async ({ azure, cluster, job, expectList }) => {
  say('Cluster aks-shop is open to the whole internet.')
  chapter('An administrator declares the permanent list once (mode: set)')
  const admin = await job('admin', '137.117.106.90')
  const inputs = { mode: 'set', ranges: `${office}  # the office`, wait: 'operation' }
  const { outputs } = await admin.main('set', inputs)
  const permanent = [office, ...(outputs['egress-ips'] ?? '').split(',')]
  expectList(...permanent)
  await propagated(azure.arm.settings.propagationMs)

  chapter('A deploy job starts on a GitHub-hosted runner, whose address nothing could know before')
  const runner = await job('deploy', '20.84.7.10')
  await runner.knock('silence')
  chapter('- uses: aks-authorized-ip-ranges   with: include-runner-ip: true')
  const main = await runner.main('main step', { 'include-runner-ip': 'true' })
  expectList(...permanent, runner.entry)
  chapter('- run: kubectl apply')
  await runner.knock('answer')
  chapter('The job ends: the post step of aks-authorized-ip-ranges')
  await runner.post(main)
  expectList(...permanent)
  await propagated(azure.arm.settings.propagationMs)
  await runner.knock('silence')
  if (cluster.ranges.includes(runner.entry)) throw new Error('The story goes otherwise.')
}

/** Until the list that was written last is in force. */
export function propagated(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms + 200))
}
