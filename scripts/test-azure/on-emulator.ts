// The kit for a real cluster, run whole against the emulator: Microsoft's own Azure CLI, dist, and a probe in kubectl's place.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { azureCliEnvironment } from '../../emulator/azure-cli.ts'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { path, run } from '../test-az-cli.ts'
import { clientId, seen, subscription, tenantId, whereAzIs } from '../test-az-session.ts'
import type { Report } from './report.ts'

type Env = Readonly<Record<string, string>>
const subject = 'repo:octo/shop:ref:refs/heads/main'
const group = `/subscriptions/${subscription}/resourceGroups/rg-test`

process.once('SIGTERM', () => process.exit(1))
await whereAzIs(async () => {
  const azure = await startEmulator({ settings: { operationMs: 3_000, propagationMs: 2_000 } })
  azure.entra.register({ tenantId, clientId, federated: { subject } })
  // az finds a subscription only where there is something in it.
  azure.arm.resources.put(`${group}/providers/Microsoft.Network/publicIPAddresses/any`, { location: 'westeurope' })
  const folder = mkdtempSync(join(tmpdir(), 'test-azure-'))
  try {
    const env = await environment(azure, folder)
    await Promise.all([wholeRun(azure, env, folder), interruptedRun(azure, env, folder)])
    seen('That is all.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await azure.close()
  }
})

/** A job on a runner, after azure/login, with `kubectl` on its path. */
async function environment(azure: Emulator, folder: string): Promise<Env> {
  const probe = join(import.meta.dirname, 'kubectl-probe.ts')
  const script = `#!/bin/sh\nexec '${process.execPath}' '${probe}' "$@"\n`
  writeFileSync(join(folder, 'kubectl'), script, { mode: 0o755 })
  const runner = await azure.runner('20.84.7.10')
  const env = {
    ...{ PATH: `${folder}${delimiter}${path}`, HOME: folder, AZURE_CONFIG_DIR: join(folder, 'config') },
    ...{ AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId },
    ...azureCliEnvironment(azure),
    ...runner.env,
    ...azure.github.job({ repository: 'octo/shop' }).env,
  }
  const idToken = await azure.github.idToken({ sub: subject, aud: 'api://AzureADTokenExchange' })
  const who = ['--service-principal', '--username', clientId, '--tenant', tenantId]
  const login = await run('az', ['login', ...who, '--federated-token', idToken], env)
  assert.equal(login.exitCode, 0, login.stderr)
  return env
}

async function wholeRun(azure: Emulator, env: Env, folder: string): Promise<void> {
  const kit = start(env, join(folder, 'report'), process.stdout)
  const exitCode = await kit.ended
  console.log(readFileSync(join(folder, 'report', 'report.md'), 'utf8'))
  const report: Report = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8'))
  assert.equal(exitCode, 0)
  assert.equal(report.steps.length, 10)
  for (const { step, measured } of report.steps) {
    const { operation, propagation, flips } = measured
    if (operation === undefined) assert.equal(step, 'add on an open cluster')
    else assert.ok(operation > 2 && operation < 15, `${step}: the update took ${operation} s`)
    if (flips > 0) assert.ok(flips === 1 && (propagation ?? 0) > 0, `${step}: ${JSON.stringify(measured)}`)
  }
  seen(`Every mode went as expected: ${report.steps.length} steps`)
  const answerTo = (question: RegExp) => report.answers.find((row) => question.test(row.question))?.answer
  assert.match(answerTo(/412/) ?? '', /^HTTP 412/)
  assert.match(answerTo(/429/) ?? '', /^PUT \d+ in a row: HTTP 429, Retry-After: \d+/)
  assert.match(answerTo(/host bits/) ?? '', /^HTTP \d/)
  assert.match(answerTo(/stopped/) ?? '', /^HTTP 409/)
  seen(`Questions: ${report.answers.length}`)
  gone(azure, report.facts.Cluster?.split(' ')[0] ?? '')
}

/** The one that is told to end while its cluster is being created. */
async function interruptedRun(azure: Emulator, env: Env, folder: string): Promise<void> {
  const kit = start(env, join(folder, 'interrupted'), undefined)
  const name = await kit.cluster
  while (!azure.journal.entries.some(({ method, path }) => method === 'PUT' && path.includes(name)))
    await new Promise((resolve) => setTimeout(resolve, 200))
  kit.end()
  assert.equal(await kit.ended, 1)
  const report: Report = JSON.parse(readFileSync(join(folder, 'interrupted', 'report.json'), 'utf8'))
  assert.match(report.stopped ?? '', /SIGTERM/)
  seen('A run that got SIGTERM while its cluster was being created deleted it, and said so')
  gone(azure, name)
}

function gone(azure: Emulator, name: string): void {
  const deletions = azure.journal.entries.filter(
    ({ method, path }) => method === 'DELETE' && path.includes(`/${name}?`),
  )
  assert.deepEqual([deletions.length > 0, deletions.at(-1)?.status], [true, 202])
  seen(`The cluster ${name} is deleted`)
}

interface Running {
  /** The name that it gave to its cluster. */
  readonly cluster: Promise<string>
  readonly ended: Promise<number | null>
  end(): void
}

function start(env: Env, report: string, output: NodeJS.WritableStream | undefined): Running {
  const args = [join(import.meta.dirname, 'main.ts'), '--resource-group', 'rg-test', '--report', report]
  const child = spawn(process.execPath, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  if (output !== undefined) child.stdout.pipe(output, { end: false })
  return {
    cluster: new Promise((resolve) => {
      child.stdout.on('data', (text) => {
        const name = /test-azure-[0-9a-f]{8}/.exec(String(text))?.[0]
        if (name !== undefined) resolve(name)
      })
    }),
    ended: new Promise((resolve) => child.on('close', resolve)),
    end: () => child.kill('SIGTERM'),
  }
}
