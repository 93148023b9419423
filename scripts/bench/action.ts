import type { Step, StepResult } from '../../emulator/actions-runner/job.ts'
import type { Ran, Subject } from './subject.ts'
import { usageFile } from './usage.ts'
import { clientId, type Place, tenantId, type World } from './world.ts'

/** The committed bundle, as a runner starts it. @param inputs beside the clusters and the sign-in */
export function action({ job }: World, row: string, inputs: Readonly<Record<string, string>>): Subject {
  return {
    row,
    on({ clusters, runner }: Place) {
      const given = { cluster: clusters.map(({ id }) => id).join('\n'), 'tenant-id': tenantId, 'client-id': clientId }
      let left: StepResult = nothingDone
      return {
        async main() {
          const { result, ran } = await measured((options) => job.main({ ...given, ...inputs }, options), runner.env)
          left = result
          return ran
        },
        post: async () => (await measured((options) => job.post(left, options), runner.env)).ran,
      }
    },
  }
}

const nothingDone: StepResult = {
  ...{ exitCode: 0, signal: null, log: '', outputs: {}, summary: '', ms: 0 },
  state: { records: '[]' },
}

/** The post step of a main step that wrote nothing. */
export async function postWithNothingToUndo({ job }: World): Promise<Ran> {
  return (await measured((options) => job.post(nothingDone, options), {})).ran
}

type StepOptions = Parameters<World['job']['main']>[1]

async function measured(
  start: (options: StepOptions) => Step,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly result: StepResult; readonly ran: Ran }> {
  const usage = usageFile()
  const startedAt = Date.now()
  const step = start({ env: { ...env, ...usage.env }, nodeArguments: usage.nodeArguments })
  let noticedAt: number | undefined
  step.process.stdout?.on('data', (text: string) => {
    if (/API server answers/.test(text)) noticedAt ??= Date.now()
  })
  const result = await step.result
  const { ms, exitCode, log } = result
  return { result, ran: { startedAt, ms, exitCode, log, noticedAt, ...usage.read() } }
}
