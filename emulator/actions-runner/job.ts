import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionDefaults } from './action-metadata.ts'
import { parseFileCommands } from './file-commands.ts'

/** One job on a runner, in which the action is used: it starts entries as the runner does, each in a process of its own. */
export interface Job {
  /** Where `ranges-file` is looked for. */
  readonly workspace: string
  main(inputs: Readonly<Record<string, string>>, options?: StepOptions): Step
  /** The post step of a main step, with the state that it left. */
  post(main: StepResult, options?: StepOptions): Step
  /** Kills what still runs, and takes the job's files away. */
  dispose(): void
}

export interface StepOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Arguments for Node itself, such as `--import` of a test's own module. */
  readonly nodeArguments?: readonly string[]
}

/** A step that is running. */
export interface Step {
  readonly process: ChildProcess
  readonly result: Promise<StepResult>
}

/** What the runner sees of a step once it has ended. */
export interface StepResult {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly ms: number
}

export interface JobOptions {
  /** The folder with `action.yml` and `dist`. */
  readonly action: string
  /** The job's environment; nothing else is inherited but what a program needs to start. */
  readonly env: Readonly<Record<string, string>>
  /** What `github.token` is in this job; none by default. */
  readonly githubToken?: string
  /** Sees the log as it is written. */
  readonly onLog?: (text: string) => void
}

export function startJob({ action, env, githubToken, onLog }: JobOptions): Job {
  const folder = mkdtempSync(join(tmpdir(), 'aks-authorized-ip-ranges-job-'))
  const workspace = mkdtempSync(join(folder, 'workspace-'))
  const installed = install(action, folder)
  const defaults = actionDefaults(readFileSync(join(installed, 'action.yml'), 'utf8'), githubToken)
  const running = new Set<ChildProcess>()
  const track = (child: ChildProcess) => {
    running.add(child.on('close', () => running.delete(child)))
    return child
  }
  const run = (
    entry: 'main' | 'post',
    own: Readonly<Record<string, string>>,
    { env: extra = {}, nodeArguments = [] }: StepOptions,
  ): Step => {
    const files = commandFiles(folder)
    const started = performance.now()
    const child = track(
      spawn(process.execPath, [...nodeArguments, join(installed, 'dist', entry, 'index.js')], {
        cwd: workspace,
        env: {
          PATH: process.env.PATH ?? '',
          HOME: folder,
          ...env,
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
          ...files,
          ...extra,
          // A step's inputs and what it has saved outrank what the job's environment says.
          ...own,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    return { process: child, result: ended(child, files, started, onLog) }
  }
  return {
    workspace,
    main: (inputs, options = {}) => run('main', inputVariables({ ...defaults, ...inputs }), options),
    post: (main, options = {}) => run('post', stateVariables(main.state), options),
    dispose() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As the runner downloads an action: far from any `node_modules` that the bundle might lean on. */
function install(action: string, folder: string): string {
  const installed = join(folder, 'action')
  for (const part of ['action.yml', 'dist']) cpSync(join(action, part), join(installed, part), { recursive: true })
  return installed
}

type CommandFiles = Readonly<Record<'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY', string>>

function commandFiles(folder: string): CommandFiles {
  const step = mkdtempSync(join(folder, 'step-'))
  const files = {
    GITHUB_OUTPUT: join(step, 'output'),
    GITHUB_STATE: join(step, 'state'),
    GITHUB_STEP_SUMMARY: join(step, 'summary'),
  }
  for (const file of Object.values(files)) writeFileSync(file, '')
  return files
}

function ended(
  child: ChildProcess,
  files: CommandFiles,
  started: number,
  onLog: JobOptions['onLog'],
): Promise<StepResult> {
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text
      onLog?.(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      try {
        resolve({ exitCode, signal, log, ...readCommandFiles(files), ms: performance.now() - started })
      } catch (error) {
        // The job was disposed of meanwhile.
        reject(error)
      }
    })
  })
}

function readCommandFiles(files: CommandFiles): Pick<StepResult, 'outputs' | 'state' | 'summary'> {
  return {
    outputs: parseFileCommands(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    state: parseFileCommands(readFileSync(files.GITHUB_STATE, 'utf8')),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  }
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}
