import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { azureCliEnvironment } from '../../emulator/azure-cli.ts'
import { azureCliVersion, run } from '../test-az-cli.ts'
import { peakMemory } from './peak-memory.ts'
import { rows } from './rows.ts'
import { type Ran, type Subject, succeeded } from './subject.ts'
import { clientId, resourceGroup, subscription, tenantId, type World } from './world.ts'

/** The script that a workflow would use instead, and the Azure CLI that it runs on, signed in. */
export interface AzScript {
  readonly version: string
  readonly subject: Subject
  dispose(): void
}

/** @returns why there is none, where something that it needs isn't installed */
export async function azScript(world: World): Promise<AzScript | string> {
  const version = await azureCliVersion()
  if (version === undefined) return 'the Azure CLI (az) is not installed'
  const curl = await run('curl', ['--version'], { PATH: process.env.PATH ?? '' }).catch(() => undefined)
  if (curl?.exitCode !== 0) return 'curl is not installed'
  const folder = mkdtempSync(join(tmpdir(), 'azure-cli-'))
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: folder, AZURE_CONFIG_DIR: join(folder, 'config') },
    ...azureCliEnvironment(world.azure),
    CURL_CA_BUNDLE: world.azure.caFile,
    ...{ SUBSCRIPTION: subscription, RESOURCE_GROUP: resourceGroup },
  }
  await signIn(world, env)
  return { version, subject: subject(env), dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

/** As azure/login does it, in a step before. */
async function signIn({ azure, place }: World, env: Readonly<Record<string, string>>): Promise<void> {
  // az finds no subscription where there is nothing in it.
  const { runner } = await place()
  const sub = 'repo:octo/shop:ref:refs/heads/main'
  const idToken = await azure.github.idToken({ sub, aud: 'api://AzureADTokenExchange' })
  const who = ['--service-principal', '--username', clientId, '--tenant', tenantId, '--federated-token', idToken]
  const { exitCode, stderr } = await run('az', ['login', ...who], { ...env, ...runner.env })
  if (exitCode !== 0) throw new Error(`az login failed with exit code ${exitCode}:\n${stderr}`)
}

function subject(env: Readonly<Record<string, string>>): Subject {
  return {
    row: rows.script,
    on({ clusters: [cluster], runner }) {
      const here = { ...env, ...runner.env, CLUSTER: cluster?.body.name ?? '' }
      let address = ''
      return {
        async main() {
          const ran = succeeded(await runBash('let-in.sh', here))
          address = ran.log.split('\n')[0] ?? ''
          return ran
        },
        post: () => runBash('clean-up.sh', { ...here, ADDRESS: address }),
      }
    },
  }
}

function runBash(script: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const times = join(folder, 'times')
  const startedAt = Date.now()
  const started = performance.now()
  const path = join(import.meta.dirname, 'az-script', script)
  // The shell's own count of what its children computed.
  const child = spawn('bash', ['-c', 'bash "$0"; code=$?; times >"$BENCH_TIMES"; exit $code', path], {
    env: { ...env, BENCH_TIMES: times },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const peak = peakMemory(child.pid)
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => {
      const ms = performance.now() - started
      const cpuMs = cpuIn(readFileSync(times, 'utf8'))
      rmSync(folder, { recursive: true })
      resolve({ startedAt, ms, exitCode, log, cpuMs, peakMb: peak.end() })
    })
  })
}

/** What `times` prints: user and system time, of the shell and of its children (`0m1.234s 0m0.056s`). */
function cpuIn(times: string): number {
  const spans = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  )
  return spans.reduce((sum, seconds) => sum + seconds, 0) * 1_000
}
