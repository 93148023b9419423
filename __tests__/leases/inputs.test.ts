import { describe, expect, test } from '@jest/globals'
import { problemText, Refusal } from '../../src/errors.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { readInputs } from '../../src/inputs/read-inputs.ts'
import { longestServer } from '../../src/leases/index.ts'

const given = { cluster: 'shop', 'resource-group': 'shop', 'include-runner-ip': 'true' }
const environment = {
  AZURE_SUBSCRIPTION_ID: '33333333-3333-4333-8333-333333333333',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY_ID: '7',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
}

function read(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Inputs {
  const all: Readonly<Record<string, string>> = { ...given, ...inputs }
  return readInputs({
    input: (name) => all[name] ?? '',
    env: { ...environment, ...env },
    readWorkspaceFile: () => ({ kind: 'refused', why: 'is not there' }),
  })
}

function problems(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  try {
    read(inputs, env)
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(problemText)
    throw error
  }
}

test('leases are off by default', () => {
  expect(read({}).lease).toBeUndefined()
})

test.each([
  ['https://github.com', 'github.com'],
  ['https://GitHub.Example.com/', 'github.example.com'],
  ['https://octo.ghe.com', 'octo.ghe.com'],
  ['https://github.example.com:8443', 'github.example.com:8443'],
])('a lease names the run and its server: %s', (url, server) => {
  expect(read({ 'lease-minutes': '360' }, { GITHUB_SERVER_URL: url }).lease).toEqual({
    minutes: 360,
    holder: { server, repositoryId: '7', runId: '42', attempt: '1' },
  })
})

describe('what can not be leased is refused, with the remedy', () => {
  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    ['no time at all', { 'lease-minutes': '0' }, {}, 'from 1 to 1440'],
    ['more than a day', { 'lease-minutes': '1441' }, {}, 'from 1 to 1440'],
    ['half a minute', { 'lease-minutes': '0.5' }, {}, 'from 1 to 1440'],
    ['a range', { 'lease-minutes': '60', 'runner-ip': '20.84.7.0/30' }, {}, 'a lease speaks of a single one'],
    ['an unknown run', { 'lease-minutes': '60' }, { GITHUB_RUN_ID: '' }, 'Update the runner'],
    ['a run that is no number', { 'lease-minutes': '60' }, { GITHUB_RUN_ID: '42 until' }, 'Update the runner'],
    ['an unknown repository', { 'lease-minutes': '60' }, { GITHUB_REPOSITORY_ID: '' }, 'Update the runner'],
    ['an unknown server', { 'lease-minutes': '60' }, { GITHUB_SERVER_URL: 'github.com' }, 'Update the runner'],
    [
      'a server whose name does not fit into a tag',
      { 'lease-minutes': '60' },
      { GITHUB_SERVER_URL: `https://${'a'.repeat(60)}.${'b'.repeat(60)}` },
      '117 characters fit, and the name of this one has 121. Leave `lease-minutes` out',
    ],
    ['a sweep with the address of its runner', { mode: 'sweep' }, {}, "has no use for the runner's address"],
  ])('%s', (_, inputs, env, problem) => {
    expect(problems(inputs, env)).toEqual([expect.stringContaining(problem)])
  })
})

test("a server's name is as long as a tag has room for", () => {
  const url = (length: number) => ({
    GITHUB_SERVER_URL: `https://${`${'a'.repeat(50)}.${'b'.repeat(100)}`.slice(0, length)}`,
  })
  expect(read({ 'lease-minutes': '360' }, url(longestServer)).lease).toBeDefined()
  expect(problems({ 'lease-minutes': '360' }, url(longestServer + 1))).toHaveLength(1)
  // What has no lease needs no room in a tag.
  expect(problems({}, url(longestServer + 1))).toEqual([])
})

test('several addresses may be leased', () => {
  expect(read({ 'lease-minutes': '60', 'runner-ip': '20.84.7.10, 20.84.7.11' }).lease).toMatchObject({ minutes: 60 })
})

test('only a sweep is given the token, and it names the server that it may go to', () => {
  const sweep = { mode: 'sweep', 'include-runner-ip': '', 'github-token': 'a token' }
  expect(read(sweep).runs).toEqual({ server: 'github.com', token: 'a token' })
  expect(read({ ...sweep, 'github-token': '' }).runs).toBeUndefined()
  expect(read({ 'github-token': 'a token' }).runs).toBeUndefined()
})
