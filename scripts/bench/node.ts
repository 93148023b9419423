import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { addressServices } from '../../src/runner/address.ts'
import { rows } from './rows.ts'
import type { Ran, Subject } from './subject.ts'
import { usageFile } from './usage.ts'
import { clientId, type Place, tenantId, type World } from './world.ts'

/** A Node process that does nothing. */
export function nodeAlone(): Promise<Ran> {
  return runNode(['-e', '0'], {})
}

/** `floor.mjs`. @param wait `access` or `none` */
export function floor({ jobEnv }: World, wait: string): Subject {
  const script = join(import.meta.dirname, 'floor.mjs')
  return {
    row: rows.floor,
    on(place) {
      const env = { ...jobEnv, ...floorEnv(place), WAIT: wait }
      let address = ''
      return {
        async main() {
          const ran = await runNode([script, 'main'], env)
          address = ran.log.trim()
          return ran
        },
        post: () => runNode([script, 'post'], { ...env, ADDRESS: address }),
      }
    },
  }
}

function floorEnv({ clusters: [cluster], runner }: Place): Record<string, string> {
  return {
    ...runner.env,
    ...{ CLUSTER: cluster?.id ?? '', TENANT: tenantId, CLIENT: clientId },
    ADDRESS_SERVICES: addressServices.join(' '),
  }
}

function runNode(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const usage = usageFile()
  const startedAt = Date.now()
  const started = performance.now()
  const child = spawn(process.execPath, [...usage.nodeArguments, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env, ...usage.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
      resolve({ startedAt, ms, exitCode, log, ...usage.read() })
    })
  })
}
