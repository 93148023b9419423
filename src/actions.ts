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
import { type InputSource, readWorkspaceFile } from './inputs/source.ts'
import type { Log } from './report/log.ts'
import type { OutputValues } from './report/outputs.ts'
import type { StateStore } from './state.ts'

/** What the stories need of the Actions runner: inputs, log, state, outputs, summary. */
export const actionsInputs: InputSource = {
  input: (name) => getInput(name),
  env: process.env,
  readWorkspaceFile: (path) => readWorkspaceFile(process.env.GITHUB_WORKSPACE ?? process.cwd(), path),
}

/** Lines may hold text from Azure or from another service: none of it may reach the runner as a command of its own. */
export const actionsLog: Log = {
  info: (line) => info(harmless(line)),
  debug: (line) => debug(line),
  notice: (text) => notice(text),
  warning: (text) => warning(text),
  error: (text) => error(text),
  async group(title, work) {
    startGroup(harmless(title))
    try {
      return await work()
    } finally {
      endGroup()
    }
  },
}

/** A line that begins with `::` or holds `##[` would be taken for a workflow command. Annotations are escaped by core. */
function harmless(line: string): string {
  return line
    .replace(/^(\s*)::/gm, '$1: :')
    .replaceAll('##[', '## [')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
}

export const actionsState: StateStore = {
  save: (key, value) => saveState(key, value),
  load: (key) => getState(key),
}

export function setOutputs(values: OutputValues): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value)
}

/** Writes the job summary; a runner without one, such as an old self-hosted one, is not an error. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '') return
  await summary.addRaw(markdown, true).write()
}
