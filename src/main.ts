import { actionsInputs, actionsLog, setOutputs, writeSummary } from './actions.ts'
import { fail } from './fail.ts'
import { grant } from './grant.ts'
import { readInputs } from './inputs/read-inputs.ts'
import type { Detail } from './report/detail.ts'
import type { Outcome } from './report/outcome.ts'
import { outputsOf } from './report/outputs.ts'
import { rowsOf } from './report/rows.ts'
import { failedStepSummary, grantSummary } from './report/summary.ts'
import { realWorld } from './world.ts'

try {
  const inputs = readInputs(actionsInputs)
  const outcome = await grant(inputs, realWorld())
  for (const { level, text } of outcome.notes) actionsLog[level](text)
  await actionsLog.group('The list', async () => logRows(outcome, inputs.detail))
  setOutputs(outputsOf(outcome))
  await writeSummary(grantSummary(outcome, inputs.detail))
} catch (error) {
  await writeSummary(failedStepSummary(fail(error)))
}
// A connection that nobody will ever answer must not hold the job up.
process.exit()

function logRows(outcome: Outcome, detail: Detail): void {
  const { shown, hidden } = rowsOf(outcome, detail)
  for (const { range, from, became } of shown) actionsLog.info(`${range}  ${became}  (${from})`)
  if (hidden > 0) actionsLog.info(`${hidden} more, not shown (\`summary: ${detail}\`)`)
}
