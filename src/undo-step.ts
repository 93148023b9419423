import { actionsLog, actionsState, writeSummary } from './actions.ts'
import { realWorld } from './composition.ts'
import { problemText } from './errors.ts'
import { fail } from './fail.ts'
import type { Log } from './log.ts'
import { documentationIn } from './report/documentation.ts'
import { failedSection } from './report/failed-section.ts'
import { undoReport } from './report-revoked.ts'
import { enableVerification, verificationDisabled } from './runner/tls-verification.ts'
import { type LeftRecords, loadRecords } from './state/state.ts'
import { revokeAll } from './steps/revoke-all.ts'
import { unlessStalled } from './time/stall.ts'

/** The post step where main has left something: undoes it, and says what became of that. */
export async function undoStep(): Promise<void> {
  let log = actionsLog()
  verifyCertificates(log)
  let left: LeftRecords = { records: [], unreadable: [] }
  try {
    left = loadRecords(actionsState)
    const [only, another] = left.records
    if (another === undefined) log = actionsLog(only?.cluster.name)
    const { ended, summarized } = undoReport(left.records.length, log)
    await unlessStalled(revokeAll(left.records, realWorld(log), ended))
    await summarized()
  } catch (error) {
    await failed(error, log)
  }
  for (const error of left.unreadable) await failed(error, log)
}

async function failed(error: unknown, log: Log): Promise<void> {
  const unknown = { cluster: undefined, problems: fail(error, log), wrote: 'unknown', undone: false } as const
  await writeSummary(failedSection(unknown, documentationIn(process.env)))
}

/** What would make main refuse must not keep post from undoing. */
function verifyCertificates(log: Log): void {
  const problem = verificationDisabled(process.env)
  if (problem === undefined) return
  enableVerification(process.env)
  log.warning(problemText({ ...problem, what: `${problem.what} This step verifies them all the same.` }))
}
