import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { testOnPosix } from '../support/platform.ts'
import { annotations, codesOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29']
const runner = '20.84.7.10/32'
const access = { 'runner-ip': '20.84.7.10', wait: 'none' }
const nothing: StepResult = { exitCode: 0, signal: null, log: '', outputs: {}, state: {}, summary: '', ms: 0 }
const withEnv = (env: Readonly<Record<string, string>>) => ({ ...quick, env })

let world: Scenario
beforeAll(async () => {
  world = await scenario({ ranges: permanent })
})
afterAll(() => world.close())

/** Whatever was sent anywhere while this ran. */
async function requestsOf<T>(work: () => Promise<T>): Promise<{ result: T; hosts: string[] }> {
  const { entries } = world.azure.journal
  const before = entries.length
  const result = await work()
  return { result, hosts: entries.slice(before).map(({ host }) => host) }
}

describe('a state that another step of the job made up is not acted on', () => {
  /** A record as main leaves it, whose cloud is the forger's. */
  let forged = ''
  beforeAll(async () => {
    const here = world.beside({ name: 'forged', ranges: permanent })
    const secret = withEnv({ AZURE_CLIENT_SECRET: 'the-secret' })
    const { state } = await here.main(access, secret)
    const saved = JSON.parse(state.undo_1 ?? '')
    const cloud = {
      name: 'arm.forger.example',
      resourceManager: 'https://arm.forger.example',
      authority: 'https://login.forger.example',
      scope: 'https://arm.forger.example/.default',
      idTokenAudience: 'api://AzureADTokenExchange',
      privateAuthority: true,
    }
    forged = JSON.stringify({ ...saved, record: { ...saved.record, cloud } })
  })

  test('where main saved nothing, post sends nothing, and says so', async () => {
    const env = withEnv({ AZURE_CLIENT_SECRET: 'the-secret', STATE_undo_1: forged })
    const { result: post, hosts } = await requestsOf(() => world.post(nothing, env))
    expect({ hosts, exitCode: post.exitCode }).toEqual({ hosts: [], exitCode: 0 })
    expect(annotations(post.log, 'warning')).toEqual([
      'The main step ended before it could do anything, and has left no state: nothing is undone. If its log says that it changed the list, compare the list with what the log shows.',
    ])
  })

  test('where main was refused, and so wrote nothing, post sends nothing either', async () => {
    const env = withEnv({ AZURE_CLIENT_SECRET: 'the-secret', STATE_undo_1: forged, STATE_records: '["undo_1"]' })
    const main = await world.main({ mode: 'set' })
    const { result: post, hosts } = await requestsOf(() => world.post(main, env))
    expect({ hosts, exitCode: post.exitCode, log: post.log }).toEqual({
      hosts: [],
      exitCode: 0,
      log: 'The main step wrote nothing.\n',
    })
  })
})

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  const unverified = { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
  const about = 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the verification of certificates'

  test('makes main fail before it sends anything', async () => {
    const { result: main, hosts } = await requestsOf(() => world.main(access, withEnv(unverified)))
    expect({ hosts, exitCode: main.exitCode, codes: codesOf(main) }).toEqual({
      hosts: [],
      exitCode: 1,
      codes: ['tls-verification-disabled'],
    })
    expect(annotations(main.log, 'error')).toEqual([expect.stringMatching(`^${about}.*NODE_EXTRA_CA_CERTS`)])
  })

  test('is a warning to post, which undoes all the same', async () => {
    const here = world.beside({ name: 'unverified', ranges: permanent })
    const post = await here.post(await here.main(access), withEnv(unverified))
    expect(post.exitCode).toBe(0)
    expect(annotations(post.log, 'warning')).toEqual([expect.stringContaining(about)])
    expect(here.cluster.ranges).toEqual(permanent)
  })

  test('does not make post send anything to a host whose certificate nothing vouches for', async () => {
    const here = world.beside({ name: 'unvouched', ranges: permanent })
    const main = await here.main(access)
    const connected = Promise.withResolvers<unknown>()
    // Post tries again, so by the second connection it has judged the first.
    world.azure.faults.add({ match: { method: 'CONNECT' }, skip: 1, times: 1, act: { run: connected.resolve } })
    const { hosts } = await requestsOf(async () => {
      const step = world.job.post(main, withEnv({ ...unverified, NODE_EXTRA_CA_CERTS: '' }))
      await Promise.race([connected.promise, step.result])
      step.process.kill('SIGKILL')
    })
    expect(hosts).toEqual([])
  })
})

testOnPosix('the lines that an SDK logs of az and a proxy hold no command and no secret', async () => {
  const bin = join(world.job.workspace, 'bin')
  mkdirSync(bin)
  const said = ['::add-mask::a', '  ::set-output name=x::y', '##[error]z']
  const script = ['#!/bin/sh', ...said.map((line) => `echo '${line}' >&2`), 'exit 1']
  writeFileSync(join(bin, 'az'), script.join('\n'), { mode: 0o755 })
  const loud = { AZURE_LOG_LEVEL: 'verbose', NODE_DEBUG: 'http', PATH: bin + delimiter + process.env.PATH }
  const cli = await world.main({ ...access, 'auth-method': 'azure-cli' }, withEnv(loud))
  expect(cli.log).toContain('\n  : :set-output name=x::y\n## [error]z\n')
  expect(cli.log).not.toMatch(/^\s*::(add-mask|set-output)|^##\[/m)

  const HTTPS_PROXY = world.runner.proxyUrl.replace('//', '//user:the-password@')
  const main = await world.main(access, withEnv({ ...loud, HTTPS_PROXY }))
  expect(main.exitCode).toBe(0)
  expect(main.log).toContain('azure:core-rest-pipeline:info Request: ')
  expect(main.log).not.toContain('the-password')
})

test('an exception that nothing caught, from within a library, is a harmless line, and the step goes on', async () => {
  const here = world.beside({ name: 'uncaught', ranges: permanent })
  const stray = `process.once('newListener', () => setTimeout(() => { throw new Error('stray\\n::add-mask::a') }))`
  const nodeArguments = [...quick.nodeArguments, '--import', `data:text/javascript,${encodeURIComponent(stray)}`]
  const main = await here.main(access, { nodeArguments })
  expect(main.log).toContain('Error: stray\n: :add-mask::a\n')
  expect(main.exitCode).toBe(0)
  expect(here.cluster.ranges).toEqual([...permanent, runner])
})

test('the end of the log reaches a runner that reads it late', async () => {
  const many = Array.from({ length: 8_000 }, (_, index) => `20.50.${index >> 8}.${index & 255}/32`)
  const here = world.beside({ name: 'long-list', ranges: many })
  // Without quick sleeps, which would cut short how long the end of the log is waited for.
  const inputs = { mode: 'remove', ranges: '20.50.0.0', 'dry-run': 'true', summary: 'full' }
  const step = here.startMain(inputs, {})
  step.process.stdout?.pause()
  await Promise.race([once(step.process, 'exit'), delay(2_000)])
  step.process.stdout?.resume()
  const { exitCode, log } = await step.result
  expect({ exitCode, rows: log.match(/^[- ] 20\.50\.\d+\.\d+\/32$/gm)?.length }).toEqual({ exitCode: 0, rows: 8_000 })
})

describe("the runner's files", () => {
  const unwritable = { 'a full disk': '/dev/full', 'a missing file': join(import.meta.dirname, 'missing', 'file') }
  const rows = Object.entries(unwritable).filter(([, file]) => file !== '/dev/full' || existsSync(file))

  test.each(rows)('%s: what is not in the state is not done', async (_, GITHUB_STATE) => {
    const { result: main, hosts } = await requestsOf(() => world.main(access, withEnv({ GITHUB_STATE })))
    expect({ hosts, exitCode: main.exitCode, codes: codesOf(main) }).toEqual({
      hosts: [],
      exitCode: 1,
      codes: ['runner-files'],
    })
  })

  test.each(rows)('%s: outputs that are not set fail the step, and post undoes it', async (what, GITHUB_OUTPUT) => {
    const here = world.beside({ name: `outputs-${what.replaceAll(' ', '-')}`, ranges: permanent })
    const main = await here.main(access, withEnv({ GITHUB_OUTPUT }))
    expect({ exitCode: main.exitCode, codes: codesOf(main) }).toEqual({ exitCode: 1, codes: ['runner-files'] })
    expect(here.cluster.ranges).toEqual([...permanent, runner])
    expect(main.summary).toContain('1 added · 0 removed')
    expect((await here.post(main)).exitCode).toBe(0)
    expect(here.cluster.ranges).toEqual(permanent)
  })
})

describe('a Node older than 24 is told first of all', () => {
  const told = (version: string) =>
    `::error::AKS Authorized IP Ranges needs a runner with Node 24 (runner v2.327.1 or newer); this is Node ${version}. Update the self-hosted runner. [node-too-old]\n`

  test.each(['main', 'post'] as const)('%s, where what came with later versions is missing', async (entry) => {
    const old = `
      Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })
      for (const name of ['withResolvers', 'try']) delete Promise[name]`
    const nodeArguments = ['--import', `data:text/javascript,${encodeURIComponent(old)}`]
    const { result: step, hosts } = await requestsOf(() =>
      entry === 'main' ? world.main(access, { nodeArguments }) : world.post(nothing, { nodeArguments }),
    )
    expect({ exitCode: step.exitCode, log: step.log, hosts }).toEqual({ exitCode: 1, log: told('20.19.0'), hosts: [] })
  })

  // Only where the machine has one: the tests' own Node is 24.
  const older = olderNode()
  const testOlder = older === undefined ? test.skip : test
  testOlder.each(['main', 'post'])('%s, on the older Node of this machine', (entry) => {
    const { file, version } = older ?? { file: '', version: '' }
    const bundle = join(import.meta.dirname, '..', '..', 'dist', entry, 'index.js')
    const { status, stdout, stderr } = spawnSync(file, [bundle], { encoding: 'utf8', env: {} })
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: told(version), stderr: '' })
  })
})

function olderNode(): { file: string; version: string } | undefined {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return files
    .filter((file) => existsSync(file))
    .map((file) => ({ file, version: spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1) }))
    .find(({ version }) => Number.parseInt(version, 10) < 24)
}

describe('the result of a step that fails', () => {
  const codeIn = (step: StepResult) =>
    Object.entries(JSON.parse(step.outputs.result ?? '{}')).map(([cluster, said]) => [
      cluster,
      (said as { error: { code: string } }).error.code,
    ])

  test('has the code under the resource ID of the cluster', async () => {
    const here = world.beside({ name: 'one-entry', ranges: permanent })
    const step = await here.main({ mode: 'remove', ranges: permanent.join() })
    expect(codeIn(step)).toEqual([[here.cluster.id.replace('resourcegroups', 'resourceGroups'), 'list-would-be-empty']])
    expect(step.summary).toContain('`list-would-be-empty`')
  })

  test('has it under the name that was asked for, where that is all there is', async () => {
    const step = await world.main({ cluster: 'shop', ...access })
    expect(codeIn(step)).toEqual([['shop', 'invalid-input']])
  })
})
