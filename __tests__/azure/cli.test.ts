import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { currentSubscription } from '../../src/azure/cli.ts'

const subscription = '33333333-3333-4333-8333-333333333333'
const remedy = 'Put azure/login before this step, or set `subscription-id`.'
const here = process.cwd()

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'az-'))
  for (const name of ['bin', 'workspace']) mkdirSync(join(folder, name))
  process.chdir(join(folder, 'workspace'))
})
afterEach(() => {
  process.chdir(here)
  rmSync(folder, { recursive: true })
})

/** An az that does as the script says. */
function az(where: 'bin' | 'workspace', script: string): void {
  const file = join(folder, where, 'az')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
}

const ask = (env: Record<string, string> = {}) =>
  currentSubscription({ PATH: `:.:${join(folder, 'workspace')}:${join(folder, 'bin')}:/usr/bin:/bin`, ...env })

describe('az is asked for the current subscription', () => {
  test('and is never the one that lies in the workspace', async () => {
    az('workspace', 'echo 66666666-6666-4666-8666-666666666666')
    az('bin', `echo ${subscription}`)
    expect(await ask()).toBe(subscription)
  })

  test('from a folder that is not the workspace, with its arguments and without secrets', async () => {
    az('bin', `{ echo "$@"; pwd; env; } > ${join(folder, 'seen')}; echo ${subscription}`)
    await ask({ HOME: '/home/me', GITHUB_TOKEN: 'secret', AZURE_CLIENT_SECRET: 'secret', 'INPUT_X-Y': 'secret' })
    const seen = readFileSync(join(folder, 'seen'), 'utf8')
    expect(seen).toMatch(/^account show --query id --output tsv\n\/(usr\/)?bin\n/)
    expect(seen).toContain('HOME=/home/me')
    expect(seen).not.toContain('secret')
  })

  test.each([
    [
      'fails',
      'echo "ERROR: Please run  az login" >&2; exit 1',
      'The process exited with code 1',
      'ERROR: Please run az login',
    ],
    ['prints nothing', 'exit 0', 'it printed nothing', undefined],
    ['prints anything else', 'echo None', 'what it printed is not a subscription ID', undefined],
    ['prints more', `echo ${subscription}; echo x`, 'what it printed is not a subscription ID', undefined],
  ])('and where it %s, the step says what to do', async (_, script, why, said) => {
    az('bin', script)
    await expect(ask()).rejects.toMatchObject({
      code: 'sign-in-azure-cli',
      message: `The Azure CLI can't tell its current subscription: ${why}.`,
      remedy,
      said,
    })
  })

  test('and where there is none, the step says so', async () => {
    await expect(currentSubscription({ PATH: join(folder, 'bin') })).rejects.toMatchObject({
      message: "The Azure CLI can't tell its current subscription: `az` is not on this machine.",
      remedy,
    })
  })

  test.each([
    [500, 'x'.repeat(500)],
    [100_000, `${'x'.repeat(500)}…`],
  ])('and of %i characters that it complains in, the first 500 are told', async (length, said) => {
    az('bin', `head -c ${length} /dev/zero | tr "\\0" x >&2; exit 1`)
    await expect(ask()).rejects.toMatchObject({ said })
  })
})
