import { actionsInputs, actionsLog, actionsState, setOutputs, writeSummary } from './actions.ts'
import { parseClusterId, resourceIdOf } from './arm/cluster-id.ts'
import { realWorld } from './composition.ts'
import { Refusal } from './errors.ts'
import { fail } from './fail.ts'
import type { Inputs } from './inputs/inputs.ts'
import { readInputs } from './inputs/read-inputs.ts'
import type { Detail } from './options.ts'
import type { Outcome } from './report/outcome.ts'
import { failureResult, type OutputValues, outputsOf } from './report/outputs.ts'
import { rowsOf } from './report/range-table.ts'
import { failedStepSummary, grantSummary } from './report/summary.ts'
import { verificationDisabled } from './runner/tls-verification.ts'
import { openState } from './state/state.ts'
import { grant } from './steps/grant.ts'
import { unlessStalled } from './time/stall.ts'

/** The main step: what was asked for, done, and told in log, outputs and job summary. */
export async function mainStep(): Promise<void> {
  let inputs: Inputs | undefined
  try {
    // Before all else: post believes nothing that main hasn't named here.
    openState(actionsState)
    const unverified = verificationDisabled(process.env)
    if (unverified !== undefined) throw new Refusal([unverified])
    inputs = readInputs(actionsInputs)
    await report(await unlessStalled(grant(inputs, realWorld())), inputs.detail)
  } catch (error) {
    const problems = fail(error)
    handOn(failureResult(clusterAskedFor(inputs), problems))
    await writeSummary(failedStepSummary(problems))
  }
}

async function report(outcome: Outcome, detail: Detail): Promise<void> {
  for (const { level, text } of outcome.notes) actionsLog[level](text)
  await actionsLog.group('The list', async () => logRows(outcome, detail))
  handOn(outputsOf(outcome))
  await writeSummary(grantSummary(outcome, detail))
}

/** Sets the outputs. That they can't be written fails the step, whatever it did: later steps rely on them. */
function handOn(values: Partial<OutputValues>): void {
  try {
    setOutputs(values)
  } catch (error) {
    fail(error)
  }
}

/** The cluster's resource ID, or what the input says where that names none. */
function clusterAskedFor(inputs: Inputs | undefined): string {
  const asked = actionsInputs.input('cluster')
  const target = inputs?.target ?? parseClusterId(asked)
  return target?.subscriptionId === undefined ? asked : resourceIdOf(target)
}

function logRows(outcome: Outcome, detail: Detail): void {
  const { shown, hidden } = rowsOf(outcome, detail)
  for (const { range, from, became } of shown) actionsLog.info(`${range}  ${became}  (${from})`)
  if (hidden > 0) actionsLog.info(`${hidden} more, not shown (\`summary: ${detail}\`)`)
}
