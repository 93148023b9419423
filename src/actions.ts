import {
  debug,
  endGroup,
  error,
  getInput,
  getState,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core'
import { messageOf, type Place, problemText, StepError } from './errors.ts'
import type { InputSource } from './inputs/source.ts'
import { readWorkspaceFile } from './inputs/workspace-file.ts'
import { type Log, prefixed } from './log.ts'
import { cut, harmless, longestAnnotation, longestLine, visible } from './log-text.ts'
import type { OutputValues } from './report/outputs.ts'
import type { StateStore } from './state/state.ts'

/** What the stories need of the Actions runner: inputs, log, state, outputs, summary. */
export const actionsInputs: InputSource = {
  input: (name) => getInput(name),
  env: process.env,
  readWorkspaceFile: (path) => readWorkspaceFile(process.env.GITHUB_WORKSPACE ?? process.cwd(), path),
}

/**
 * The log of a step. Lines may hold text from Azure or from another service: none of it may reach the runner as a command of its
 * own.
 * @param cluster the name of the cluster that annotations speak of, which is their title
 */
export function actionsLog(cluster?: string): Log {
  const writeInfo = (line: string) => info(cut(harmless(line), longestLine))
  // Annotations are shown on the run's page, so a long one is cut there; the log has it whole.
  const annotate = (write: typeof error, text: string, at?: Place) => {
    const whole = visible(text)
    if (whole.length > longestAnnotation) writeInfo(whole)
    write(cut(whole, longestAnnotation), {
      ...(cluster === undefined ? {} : { title: visible(cluster) }),
      ...(at === undefined ? {} : { file: visible(at.file), startLine: at.line }),
    })
  }
  return {
    info: writeInfo,
    debug: (line) => debug(cut(visible(line), longestLine)),
    notice: (text) => annotate(notice, text),
    warning: (text) => annotate(warning, text),
    error: (text, at) => annotate(error, text, at),
    async group(title, work) {
      startGroup(harmless(title))
      try {
        return await work()
      } finally {
        endGroup()
      }
    },
  }
}

/** The log of one cluster among several. */
export function clusterLog(cluster: string): Log {
  return prefixed(actionsLog(cluster), cluster)
}

/** Hides a secret in the log from now on. */
export function mask(secret: string): void {
  setSecret(secret)
}

export const actionsState: StateStore = {
  save: (key, value) => handedOver('GITHUB_STATE', () => saveState(key, value)),
  load: (key) => getState(key),
}

/** @throws {StepError} where the runner's file can't be written. */
export function setOutputs(values: Partial<OutputValues>): void {
  handedOver('GITHUB_OUTPUT', () => {
    // One line each: an entry that others put on the list must not look like more than an entry to a script.
    for (const [name, value] of Object.entries(values)) setOutput(name, visible(value).replaceAll('\n', ' '))
  })
}

/** @throws {StepError} Without such a file core would print a command that today's runners don't take. */
function handedOver(file: 'GITHUB_STATE' | 'GITHUB_OUTPUT', write: () => void): void {
  try {
    if ((process.env[file] ?? '') === '') throw new Error('the runner has named none')
    write()
  } catch (cause) {
    throw new StepError('runner-files', `The file ${file} can't be written: ${messageOf(cause)}.`, {
      remedy: runnerFilesRemedy,
      cause,
    })
  }
}

const runnerFilesRemedy =
  "Check that the runner's disk isn't full (df -h), and that nothing deletes the files in its _temp folder while the job runs."

/** What GitHub takes of one step, in bytes; it shows nothing of a longer one. */
const longestSummary = 1024 * 1024

/** Writes the job summary. A runner without one, or a file that can't be written, doesn't change what the step did. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '') return
  try {
    await summary.addRaw(fitting(markdown), true).write()
  } catch (cause) {
    const what = `The job summary could not be written: ${messageOf(cause)}.`
    actionsLog().warning(problemText({ code: 'runner-files', what, remedy: runnerFilesRemedy }))
  }
}

function fitting(markdown: string): string {
  const bytes = Buffer.from(markdown)
  if (bytes.length < longestSummary) return markdown
  const mark = '\n\nThe rest is cut: GitHub takes 1 MiB.'
  const whole = bytes.subarray(0, longestSummary - mark.length - 8).toString()
  return whole.slice(0, whole.lastIndexOf('\n')) + mark
}
