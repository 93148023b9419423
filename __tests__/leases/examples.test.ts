import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..', '..')
const read = (...path: string[]) => parse(readFileSync(join(root, ...path), 'utf8'))

interface Job {
  readonly 'timeout-minutes': number
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[]
}

test.each(readdirSync(join(root, 'examples')))('examples/%s gives its jobs what the action takes and needs', (name) => {
  const { inputs } = read('action.yml')
  const jobs: Job[] = Object.values(read('examples', name).jobs)
  for (const { steps, permissions, 'timeout-minutes': limit } of jobs) {
    const given = steps.find(({ uses = '' }) => uses.includes('aks-authorized-ip-ranges@'))?.with ?? {}
    expect(given).toHaveProperty('cluster')
    expect(Object.keys(given).filter((input) => !(input in inputs))).toEqual([])
    expect(permissions['id-token']).toBe('write')
    if (given.mode === 'sweep') expect(permissions.actions).toBe('read')
    if ('ranges-file' in given) expect(steps[0]?.uses).toContain('actions/checkout@')
    // A lease isn't renewed.
    if ('lease-minutes' in given) expect(given['lease-minutes']).toBeGreaterThanOrEqual(limit)
  }
})
