import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { problemsOf, problemText } from '../../src/errors.ts'
import { readInputs } from '../../src/inputs/read-inputs.ts'
import {
  actionStep,
  type Example,
  examples,
  filledIn,
  inputsWithDefaults,
  type Job,
  readText,
  type Step,
  thisAction,
} from './support/example.ts'

const action = parse(readText('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
}
const defaultLimit = Number(action.inputs['timeout-minutes']?.default)
const jobs = examples.flatMap(({ file, jobs }) => Object.entries(jobs).map(([name, job]) => ({ file, name, job })))

/** What a runner tells of the workflow run. */
const runnerEnv = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY_ID: '7',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
}

/** What the webhook of Workload ID sets in a runner's pod. */
const podEnv = {
  AZURE_TENANT_ID: filledIn['vars.AZURE_TENANT_ID'],
  AZURE_CLIENT_ID: filledIn['vars.AZURE_IDENTITY_CLIENT_ID'],
  AZURE_FEDERATED_TOKEN_FILE: '/var/run/secrets/azure/tokens/azure-identity-token',
}

function envOf({ with: given = {} }: Step, mayAskForIdToken: boolean) {
  return {
    ...runnerEnv,
    ...(mayAskForIdToken && { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }),
    ...(given['auth-method'] === 'workload-identity' && podEnv),
  }
}

const usesOf = ({ steps }: Job): string[] => steps.flatMap(({ uses }) => uses ?? [])

function problemsIn(step: Step, mayAskForIdToken: boolean): string[] {
  const inputs = inputsWithDefaults(step)
  try {
    readInputs({
      input: (name) => inputs[name] ?? '',
      env: envOf(step, mayAskForIdToken),
      readWorkspaceFile: (path) => ({ kind: 'read', path, text: '137.117.106.88/29' }),
    })
    return []
  } catch (error) {
    return problemsOf(error).map(problemText)
  }
}

/** The permissions that a job has a use for. */
function neededPermissions(job: Job): Record<string, string> {
  const { 'auth-method': method = 'auto', mode = 'add' } = actionStep(job).with ?? {}
  return {
    ...(mode === 'sweep' && { actions: 'read' }),
    ...(usesOf(job).some((uses) => uses.startsWith('actions/checkout@')) && { contents: 'read' }),
    ...(method === 'auto' && { 'id-token': 'write' }),
  }
}

/** Of `steps.list.outputs.added`: `list`, `added`. */
function outputsReadIn({ text }: Example): { id: string; output: string }[] {
  const references = text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)
  return [...references].map(([, id = '', output = '']) => ({ id, output }))
}

describe.each(examples)('examples/$file', (example) => {
  test('is a workflow with a name and an event, and gives a permission to no job by default', () => {
    expect(example.name).toEqual(expect.any(String))
    expect(Object.keys(example.on ?? {})).not.toEqual([])
    expect(example.permissions).toEqual({})
  })

  test('reads only outputs that the step of that name has', () => {
    const steps = Object.values(example.jobs).flatMap((job) => job.steps)
    const known = steps.filter(({ uses }) => uses === thisAction).map(({ id }) => id)
    const unknown = outputsReadIn(example).filter(
      ({ id, output }) => !known.includes(id) || !(output in action.outputs),
    )
    expect(unknown).toEqual([])
  })

  test('names in its first lines every variable that the reader has to set', () => {
    const [comment = '', workflow = ''] = example.text.split(/^name: /m)
    const used = [...workflow.matchAll(/\bvars\.(\w+)/g)].map(([, name = '']) => name)
    expect(used.filter((name) => !comment.includes(name))).toEqual([])
  })

  test('is in the table of examples/README.md', () => {
    expect(readText('examples', 'README.md')).toContain(`| [${example.file}](${example.file}) `)
  })
})

describe.each(jobs)('examples/$file, job $name', ({ file, job }) => {
  const step = actionStep(job)

  test('has a runner, a time limit, and steps that each either use an action or run a script', () => {
    expect(job).toMatchObject({ 'runs-on': expect.anything(), 'timeout-minutes': expect.any(Number) })
    expect(job.steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([])
  })

  test('gives inputs that action.yml has, with values that the action takes', () => {
    expect(Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([])
    expect(step.with).toHaveProperty('cluster')
    expect(problemsIn(step, job.permissions?.['id-token'] === 'write')).toEqual([])
  })

  test('pins every other action to a full commit hash, and says which version that is', () => {
    const others = usesOf(job).filter((uses) => uses !== thisAction)
    expect(others.filter((uses) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses))).toEqual([])
    const lines = readText('examples', file).split('\n')
    const unexplained = lines.filter((line) => /uses: .*@[0-9a-f]{40}/.test(line) && !/ # v\d+(\.\d+)*$/.test(line))
    expect(unexplained).toEqual([])
  })

  test('has the permissions that it needs and no other', () => {
    expect(job.permissions).toEqual(neededPermissions(job))
  })

  test('checks out the repository first if the action reads a file of it', () => {
    if (step.with?.['ranges-file'] !== undefined) expect(usesOf(job)[0]).toContain('actions/checkout@')
  })

  test('leaves the step less time than the job has, and a lease as much at least', () => {
    const { 'timeout-minutes': limit = defaultLimit, 'lease-minutes': lease = Number.POSITIVE_INFINITY } =
      step.with ?? {}
    // Where there is something to undo, the post step has as long again.
    const steps = step.with?.['include-runner-ip'] === true ? 2 : 1
    expect(steps * Number(limit)).toBeLessThanOrEqual(job['timeout-minutes'] ?? 0)
    expect(lease).toBeGreaterThanOrEqual(job['timeout-minutes'] ?? 0)
  })

  test('puts no expression into a script, where its value would be code', () => {
    expect(job.steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([])
  })
})

test('the examples pin each action to one commit', () => {
  const pins = new Set(jobs.flatMap(({ job }) => usesOf(job)))
  const actions = [...pins].map((uses) => uses.split('@')[0])
  expect(actions).toEqual([...new Set(actions)])
})

test('the examples refer to this action as the README does', () => {
  expect(readText('README.md')).toContain(`- uses: ${thisAction}\n`)
})
