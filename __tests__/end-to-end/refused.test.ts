import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { isPosix } from '../support/platform.ts'
import { annotations, codesOf, errorsOf, type Scenario, scenario } from '../support/scenario.ts'

// One row of each class; the tables are in `__tests__/inputs` and `__tests__/engine/refused.test.ts`.

let world: Scenario
beforeAll(async () => {
  world = await scenario({ ranges: ['137.117.106.88/29'] })
  const file = (name: string) => join(world.job.workspace, name)
  execFileSync('git', ['init', '--quiet', world.job.workspace])
  writeFileSync(file('.git/config'), '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic c2VjcmV0\n')
  symlinkSync('.git/config', file('link.txt'))
  if (isPosix) execFileSync('mkfifo', [file('pipe.txt')])
  writeFileSync(file('typo.txt'), '4.4.4.4 # the office\n137.117.106.90/29\ntoken-c2VjcmV0\n')
  writeFileSync(file('words.txt'), Array.from({ length: 60_000 }, (_, index) => `word${index}`).join('\n'))
  writeFileSync(
    file('many.txt'),
    Array.from({ length: 20_000 }, (_, index) => `20.${index >> 14}.${(index >> 7) & 127}.${(index & 127) * 2}`).join(
      '\n',
    ),
  )
})
afterAll(() => world.close())

function expectNothingDone(step: StepResult): void {
  expect(step).toMatchObject({ exitCode: 1, state: { records: '[]' } })
  const [code] = codesOf(step)
  expect(Object.values(JSON.parse(step.outputs.result ?? '{}'))).toEqual([
    { error: { code, message: expect.any(String) } },
  ])
  expect(Object.keys(step.outputs)).toEqual(['result'])
  expect(world.requests('PUT')).toEqual([])
}

function expectRefused(step: StepResult, errors: readonly unknown[]): void {
  expect(errorsOf(step)).toEqual(errors)
  expect(codesOf(step)).not.toContain('no code')
  expectNothingDone(step)
}

test('mistakes in a file point at their line, and what may be a secret is not shown', async () => {
  const step = await world.main({ mode: 'set', 'ranges-file': 'typo.txt' })
  expectRefused(step, [
    '`ranges-file`: "137.117.106.90/29" (line 2) has host bits set, and AKS takes the network address. Write "137.117.106.88/29" for the whole range, or "137.117.106.90/32" for this one address.',
    '`ranges-file`: the entry in line 3 (14 characters) is not an IPv4 address, a CIDR range or an Azure service tag. Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
  ])
  expect(step.log).toContain('::error title=aks-shop,file=typo.txt,line=2::')
  expect(step.log).toContain('::error title=aks-shop,file=typo.txt,line=3::')
  expect(`${step.log}${step.summary}`).not.toContain('c2VjcmV0')
})

test.concurrent.each([
  ["a link to git's settings", 'link.txt', "is git's own: `.git` may hold a credential"],
  ...(isPosix ? [['a pipe', 'pipe.txt', 'is a pipe']] : []),
])('%s as ranges-file is refused at once', async (_, path, why) => {
  const step = await world.main({ mode: 'set', 'ranges-file': path })
  expectRefused(step, [
    `\`ranges-file\`: "${path}" ${why}. Name a text file of this repository, and check it out before this step.`,
  ])
  expect(codesOf(step)).toEqual(['ranges-file'])
  expect(step.log).not.toContain('c2VjcmV0')
})

test('60,000 mistakes are one annotation and a short summary', async () => {
  const step = await world.main({ mode: 'set', 'ranges-file': 'words.txt' })
  expectRefused(step, [expect.stringContaining('line 3 (5 characters) and 59997 more')])
  expect(step.summary.length).toBeLessThan(5_000)
  expect(step.log.length).toBeLessThan(5_000)
})

test('a list of 20,000 addresses is refused for its length', async () => {
  const step = await world.main({ mode: 'set', 'ranges-file': 'many.txt', aggregate: 'true', 'egress-mode': 'none' })
  expectRefused(step, [expect.stringMatching(/^The list would hold \d+ ranges, and this cluster takes 200\./)])
})

test('of more than ten problems nine are annotated, and all are in the summary', async () => {
  const step = await world.main({
    mode: 'replace',
    ranges: 'None 10.0.0.1 ::1 4.4.4.4/33 4.0.0.0/7 137.117.106.90/29 4.4.4.4:443 4.4.4.4; vpn.example.com Office',
    'egress-ips': 'nat',
    wait: 'long',
  })
  expect(errorsOf(step)).toHaveLength(10)
  expect(errorsOf(step)[9]).toBe('There are 4 more problems. The job summary lists them.')
  expect(step.summary.match(/^- /gm)).toHaveLength(13)
  expectNothingDone(step)
})

test('an unset variable as `ranges` of `set` is refused before the list is even read', async () => {
  const here = world.beside({ name: 'unset' })
  const step = await here.main({ mode: 'set', ranges: ' \n', 'include-runner-ip': 'true' })
  expect([...here.requests('GET'), ...here.requests('PUT')]).toEqual([])
  expectRefused(step, [
    '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.',
  ])
})

test('a private cluster is refused once it was read', async () => {
  const here = world.beside({ name: 'private' })
  here.cluster.edit(({ properties }) => {
    properties.apiServerAccessProfile = { enablePrivateCluster: true }
  })
  const step = await here.main({ mode: 'add', ranges: '4.4.4.4' })
  expectRefused(step, [
    'Cluster "private" is private: its API server has no public address, so authorized IP ranges don\'t apply to it. Run the job inside its network instead.',
  ])
})

test('an entry that is only odd is a warning or a notice, and is written all the same', async () => {
  const here = world.beside({ ranges: ['137.117.106.88/29'], name: 'odd' })
  const step = await here.main({ mode: 'add', ranges: '["AzureCloud"]', wait: 'none' })
  expect(annotations(step.log, 'warning')).toEqual([
    '`ranges`: "AzureCloud" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.',
  ])
  expect(annotations(step.log, 'notice')).toContain(
    '`ranges`: "AzureCloud" is taken as an Azure service tag. It authorizes all addresses of that service.',
  )
  expect(here.written()).toEqual([['137.117.106.88/29', 'AzureCloud']])
})

test('every entry that is on the cluster already is kept word for word, and fails no step', async () => {
  const odd = ['10.0.0.0/8', '137.117.106.90/29', '2603:1020::/32', 'None', 'whatever this is', '4.4.4.4']
  const here = world.beside({ name: 'kept', ranges: odd })
  const step = await here.main({ mode: 'add', ranges: '5.5.5.5', wait: 'none' })
  expect(step).toMatchObject({ exitCode: 0, outputs: { ranges: [...odd, '5.5.5.5/32'].join() } })
  expect(here.written()).toEqual([[...odd, '5.5.5.5/32']])
})
