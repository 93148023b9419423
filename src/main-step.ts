import { actionsInputs, actionsLog, actionsState, setOutputs, writeSummary } from './actions.ts'
import { parseClusterId, resourceIdOf } from './arm/cluster-id.ts'
import { realWorld } from './composition.ts'
import { Refusal } from './errors.ts'
import { fail } from './fail.ts'
import type { Inputs, Target } from './inputs/inputs.ts'
import { readInputs } from './inputs/read-inputs.ts'
import type { Log } from './log.ts'
import type { Detail } from './options.ts'
import { undoesNothing } from './plan/applied-change.ts'
import { clusterSection } from './report/cluster-section.ts'
import { documentationIn } from './report/documentation.ts'
import { type FailedCluster, failedSection } from './report/failed-section.ts'
import type { Outcome } from './report/outcome.ts'
import { failureResult, type OutputValues, outputsOf } from './report/outputs.ts'
import { changedEntries, keptEntries, linesOf } from './report/range-diff.ts'
import { sweepNotes } from './report/sweep.ts'
import { verificationDisabled } from './runner/tls-verification.ts'
import { loadUndo, openState, remembered, type StateStore } from './state/state.ts'
import { grant } from './steps/grant.ts'
import { unlessStalled } from './time/stall.ts'

/** The main step: what was asked for, done, and told in log, outputs and job summary. */
export async function mainStep(): Promise<void> {
  let inputs: Inputs | undefined
  const log = actionsLog(clusterAskedFor(undefined)?.name)
  const state = remembered(actionsState)
  try {
    // Before all else: post believes nothing that main hasn't named here.
    openState(state)
    const unverified = verificationDisabled(process.env)
    if (unverified !== undefined) throw new Refusal([unverified])
    inputs = readInputs(actionsInputs)
    await report(await unlessStalled(grant(inputs, realWorld({ log, state }))), inputs.detail, log)
  } catch (error) {
    const problems = fail(error, log)
    const target = clusterAskedFor(inputs)
    handOn(failureResult(resultKey(target), problems), log)
    const failed = { cluster: target?.name, problems, ...writtenIn(state) }
    await writeSummary(failedSection(failed, documentationIn(process.env)))
  }
}

async function report(outcome: Outcome, detail: Detail, log: Log): Promise<void> {
  for (const { level, text } of [...outcome.notes, ...sweepNotes(outcome.sweep)]) log[level](text)
  await logList(outcome, detail, log)
  handOn(outputsOf(outcome), log)
  await writeSummary(clusterSection(outcome, detail))
}

/** Sets the outputs. That they can't be written fails the step, whatever it did: later steps rely on them. */
function handOn(values: Partial<OutputValues>, log: Log): void {
  try {
    setOutputs(values)
  } catch (error) {
    fail(error, log)
  }
}

/** What the step has left to undo by the time that it fails. */
function writtenIn(state: StateStore): Pick<FailedCluster, 'wrote' | 'undone'> {
  const record = loadUndo(state)
  return { wrote: record?.write ?? 'nothing', undone: record !== undefined && !undoesNothing(record.applied) }
}

/** The cluster that the inputs name, as far as they do. */
function clusterAskedFor(inputs: Inputs | undefined): Target | undefined {
  return inputs?.target ?? parseClusterId(actionsInputs.input('cluster'))
}

/** The cluster's resource ID, or what the input says where that names none. */
function resultKey(target: Target | undefined): string {
  return target?.subscriptionId === undefined ? actionsInputs.input('cluster') : resourceIdOf(target)
}

async function logList(outcome: Outcome, detail: Detail, log: Log): Promise<void> {
  if (detail === 'none') return
  for (const line of linesOf(changedEntries(outcome, detail))) log.info(line)
  const { count, shown } = keptEntries(outcome, detail)
  if (shown.length > 0)
    await log.group(`${count} ${count === 1 ? 'entry' : 'entries'} kept`, async () => {
      for (const line of linesOf(shown)) log.info(line)
      if (count > shown.length) log.info(`${count - shown.length} more, not shown (\`summary: ${detail}\`)`)
    })
}
