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
  startGroup,
  summary,
  warning,
} from '@actions/core'
import { messageOf } from './errors.ts'
import { type InputSource, readWorkspaceFile } from './inputs/source.ts'
import type { Log } from './report/log.ts'
import type { OutputValues } from './report/outputs.ts'
import type { StateStore } from './state/state.ts'

/** What the stories need of the Actions runner: inputs, log, state, outputs, summary. */
export const actionsInputs: InputSource = {
  input: (name) => getInput(name),
  env: process.env,
  readWorkspaceFile: (path) => readWorkspaceFile(process.env.GITHUB_WORKSPACE ?? process.cwd(), path),
}

/** Lines may hold text from Azure or from another service: none of it may reach the runner as a command of its own. */
export const actionsLog: Log = {
  info: (line) => info(harmless(line)),
  debug: (line) => debug(visible(line)),
  notice: (text) => notice(visible(text)),
  warning: (text) => warning(visible(text)),
  error: (text) => error(visible(text)),
  async group(title, work) {
    startGroup(harmless(title))
    try {
      return await work()
    } finally {
      endGroup()
    }
  },
}

/**
 * A line that begins with `::`, white space aside, or holds `##[` would be taken for a workflow command
 * (actions/runner, ActionCommand.cs). Annotations are escaped by core.
 */
function harmless(line: string): string {
  // What can't be seen goes first: a control character would hide the `::` behind it, and then become white space.
  return visible(line)
    .replace(/^([^\S\n]*)::/gm, '$1: :')
    .replaceAll('##[', '## [')
}

/** Control characters move the cursor and colour the log; marks of direction make it read otherwise than it is. */
function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ')
}

export const actionsState: StateStore = {
  save: (key, value) => saveState(key, value),
  load: (key) => getState(key),
}

export function setOutputs(values: OutputValues): void {
  // One line each: an entry that somebody else put on the list must not look like more than an entry to a script.
  for (const [name, value] of Object.entries(values)) setOutput(name, visible(value).replaceAll('\n', ' '))
}

/** Writes the job summary. A runner without one, or a file that can't be written, doesn't change what the step did. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '') return
  try {
    await summary.addRaw(markdown, true).write()
  } catch (cause) {
    actionsLog.warning(`The job summary could not be written: ${messageOf(cause)}`)
  }
}
