import { actionsInputs, actionsLog, actionsState, writeSummary } from './actions.ts'
import { parseClusterId, resourceIdOf } from './arm/cluster-id.ts'
import { realWorld } from './composition.ts'
import { Refusal } from './errors.ts'
import { fail } from './fail.ts'
import type { Inputs } from './inputs/inputs.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { documentationIn } from './report/documentation.ts'
import { failedSection } from './report/failed-section.ts'
import { failureResult } from './report/outputs.ts'
import { handOn, reportGranted, writtenBy } from './report-granted.ts'
import { verificationDisabled } from './runner/tls-verification.ts'
import { openRecords, type UndoRecords } from './state/state.ts'
import { grantAll } from './steps/grant-all.ts'
import { unlessStalled } from './time/stall.ts'

/** The main step: what was asked for, done, and told in log, outputs and job summary. */
export async function mainStep(): Promise<void> {
  let inputs: Inputs | undefined
  let records: UndoRecords | undefined
  const log = actionsLog(askedFor(undefined).name)
  try {
    // Before all else: post believes nothing that main hasn't named here.
    records = openRecords(actionsState)
    const unverified = verificationDisabled(process.env)
    if (unverified !== undefined) throw new Refusal([unverified])
    inputs = readInputs(actionsInputs)
    const granted = await unlessStalled(grantAll(inputs, realWorld(log), records))
    await reportGranted(granted, inputs.detail, log)
  } catch (error) {
    const problems = fail(error, log)
    const { name, key } = askedFor(inputs)
    handOn(failureResult(key, problems), log)
    const failed = { cluster: name, problems, ...writtenBy(records?.standing() ?? []) }
    await writeSummary(failedSection(failed, documentationIn(process.env)))
  }
}

/** The cluster that the inputs name, as far as they name one, and what stands for it in the output `result`. */
function askedFor(inputs: Inputs | undefined): { readonly name: string | undefined; readonly key: string } {
  const asked = actionsInputs.input('cluster')
  const [only, another] = inputs?.targets ?? [parseClusterId(asked)]
  if (only === undefined || another !== undefined) return { name: undefined, key: asked }
  return { name: only.name, key: only.subscriptionId === undefined ? asked : resourceIdOf(only) }
}
