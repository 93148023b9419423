import { describe, expect, test } from '@jest/globals'
import type { AppliedChange } from '../../src/plan/applied-change.ts'
import type { KnownEgress } from '../../src/plan/node-egress.ts'
import { remedyCommands } from '../../src/report/undo-commands.ts'
import { lease } from '../leases/world.ts'
import { appliedChangeOf, range } from '../plan/world.ts'

const cluster = { subscriptionId: 's', resourceGroup: 'rg', name: 'shop' }
const at = '--subscription s --resource-group rg --name shop'
const list = 'apiServerAccessProfile.authorizedIpRanges'
const write = `[ -n "$ranges" ] && az aks update ${at} --api-server-authorized-ip-ranges "$ranges"`
const read = (filter: string) => `ranges=$(az aks show ${at} --query "join(',', ${list}${filter})" --output tsv) &&`

const placeholderServes = `ranges="\${ranges:-0.0.0.0/32}" &&`
const nodes: KnownEgress = {
  kind: 'resolved',
  addresses: [{ range: range('20.0.0.1'), chain: '' }],
  placeholderSuffices: true,
}
const lasting = (text: string) => ({ text, temporary: false })
const temporary = (text: string) => ({ text, temporary: true })

function remedy(given: Partial<AppliedChange>, egress: KnownEgress | undefined): string[] {
  const applied = appliedChangeOf({ mode: 'set', restore: 'all', ...given })
  return unbroken(remedyCommands({ cluster, applied, egress })).split('\n')
}

/** As the shell reads it. */
const unbroken = (commands: string) => commands.replaceAll(/ \\\n#? */g, ' ').replaceAll('\\\n', '')

describe('a failed undo with `restore: all` prints the commands for what it leaves', () => {
  test.each<[string, Partial<AppliedChange>, KnownEgress | undefined, readonly string[]]>([
    [
      'is nothing where the step only ended leases of other jobs',
      { ended: [lease('a', '9.9.9.9', -1)] },
      undefined,
      ['# Nothing has to be run: the step changed no entry of the list, it only ended leases of other jobs.'],
    ],
    [
      'goes and comes back as in the post step, but for what the nodes come from',
      { added: [lasting('9.9.9.0/24'), lasting('20.0.0.1/32'), temporary('8.8.8.8/32')], removed: ['5.5.5.5/32'] },
      nodes,
      [
        "# Left on the list, as the cluster's own nodes come from there: 20.0.0.1/32",
        read("[?@ != '8.8.8.8/32' && @ != '8.8.8.8' && @ != '9.9.9.0/24']"),
        `ranges="\${ranges:+$ranges,}5.5.5.5/32" &&`,
        placeholderServes,
        write,
      ],
    ],
    [
      'is nothing where the nodes come from all that was added',
      { added: [lasting('20.0.0.0/16')] },
      nodes,
      ["# Nothing has to be run: 20.0.0.0/16 stays, as the cluster's own nodes come from there."],
    ],
    [
      'goes whatever it is where the workflow answers for the nodes',
      { added: [lasting('20.0.0.1/32')] },
      { kind: 'waived' },
      [read("[?@ != '20.0.0.1/32' && @ != '20.0.0.1']"), write],
    ],
    [
      'waits for a decision where nothing says what the nodes come from',
      { mode: 'add', added: [lasting('9.9.9.0/24')] },
      undefined,
      [
        "# The cluster's own nodes may come from 9.9.9.0/24. Only if they don't, run this too, without its #:",
        `# ${read("[?@ != '9.9.9.0/24']")}`,
        `# ${write}`,
      ],
    ],
    [
      "waits for it beside the runner's address, which goes at once",
      { mode: 'add', added: [lasting('9.9.9.0/24'), temporary('8.8.8.8/32')] },
      undefined,
      [
        read("[?@ != '8.8.8.8/32' && @ != '8.8.8.8']"),
        write,
        "# The cluster's own nodes may come from 9.9.9.0/24. Only if they don't, run this too, without its #:",
        `# ${read("[?@ != '9.9.9.0/24']")}`,
        `# ${write}`,
      ],
    ],
  ])('%s', (_, applied, egress, commands) => {
    expect(remedy(applied, egress)).toEqual(commands)
  })
})

test('commands are broken into lines of at most 100 characters, between words and nowhere else', () => {
  const many = Array.from({ length: 300 }, (_, index) => `20.${index >> 8}.${index & 255}.0/24`)
  const applied = appliedChangeOf({ mode: 'set', restore: 'all', added: many.map(lasting), removed: many })
  const commands = remedyCommands({ cluster, applied, egress: { kind: 'waived' } })
  expect(commands.split('\n').filter((line) => line.length > 100)).toEqual([])
  expect(unbroken(commands)).toContain(`ranges="\${ranges:+$ranges,}${many.join(',')}" &&`)
})
