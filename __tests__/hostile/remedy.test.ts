import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { remedyCommands } from '../../src/report/undo-commands.ts'
import { range } from '../plan/world.ts'
import fc from '../support/generated.ts'
import { hostileText, times } from './texts.ts'

/** A shell in an empty folder, with an `az` that writes down what it was called with, and nothing else but its builtins. */
let folder: string
let calls: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-shell-'))
  calls = `${folder}-calls`
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(calls, { force: true })
})

interface Ran {
  readonly calls: string[][]
  readonly files: string[]
}

function run(commands: string): Ran {
  writeFileSync(calls, '')
  const az = `az() { printf '%s\\0' "$#" "$@" >>"$CALLS"; [ "$2" = update ] || echo 8.8.8.8/32; }`
  const touch = 'touch() { : >"./$1"; }'
  spawnSync('/bin/bash', ['--noprofile', '--norc', '-c', `${az}\n${touch}\n${commands}`], {
    cwd: folder,
    env: { PATH: '/nowhere', CALLS: calls },
  })
  const words = readFileSync(calls, 'utf8').split('\0')
  const made: string[][] = []
  for (let at = 0; at < words.length - 1; at += Number(words[at]) + 1)
    made.push(words.slice(at + 1, at + 1 + Number(words[at])))
  return { calls: made, files: readdirSync(folder) }
}

const option = (call: readonly string[], name: string) => call[call.indexOf(name) + 1]
// A shell can't hold a NUL, nor can a name in Azure.
const word = hostileText.map((text) => text.replaceAll('\0', '').toWellFormed()).filter((text) => text !== '')

test('the commands that undo a step do nothing but that, whatever names and entries are made of', () => {
  fc.assert(
    fc.property(
      fc.record({
        cluster: fc.record({ subscriptionId: word, resourceGroup: word, name: word }),
        added: fc.array(fc.record({ text: word, temporary: fc.boolean() }), { maxLength: 3 }),
        removed: fc.array(word, { maxLength: 3 }),
        egress: fc.option(fc.array(word, { maxLength: 2 }), { nil: undefined }),
        placeholderSuffices: fc.boolean(),
        restore: fc.constantFrom('temporary', 'all'),
      }),
      ({ cluster, added, removed, egress, placeholderSuffices, restore }) => {
        const commands = remedyCommands({
          cluster,
          applied: {
            mode: 'add',
            restore,
            added: [{ text: '9.9.9.9/32', temporary: true }, ...added],
            removed,
            replacesPlaceholder: false,
            wasOpen: false,
            left: [],
            declared: [],
          },
          egress: egress && {
            kind: 'resolved',
            addresses: egress.map((text) => ({ range: { ...range('9.9.9.9'), text }, chain: '' })),
            placeholderSuffices,
          },
        })
        const { calls: made, files } = run(commands)
        expect(files).toEqual([])
        expect(made.map(([first, second]) => `${first} ${second}`)).toEqual(['aks show', 'aks update'])
        for (const call of made) {
          // What the shell makes of them is what they are.
          expect(option(call, '--subscription')).toBe(cluster.subscriptionId)
          expect(option(call, '--resource-group')).toBe(cluster.resourceGroup)
          expect(option(call, '--name')).toBe(cluster.name)
        }
        expect(option(made[1] ?? [], '--api-server-authorized-ip-ranges')).toMatch(/^8\.8\.8\.8\/32(,[\w.:/-]+)*$/)
      },
    ),
    times(10),
  )
})
