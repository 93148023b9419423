import { describe, expect, test } from '@jest/globals'
import { currentList } from '../../src/plan/current-list.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import { needsEgress } from '../../src/plan/required-egress.ts'
import {
  type Asked,
  byFirewall,
  byLoadBalancer,
  flat,
  mayLearnRoutes,
  notNeeded,
  planned,
  specOf,
  unresolved,
} from './world.ts'

const placeholder = ['0.0.0.0/32']
/** So many single addresses, none beside another. */
const many = (count: number, last = 1) =>
  Array.from({ length: count }, (_, index) => `9.${Math.floor(index / 128)}.${(index % 128) * 2}.${last}/32`)

interface Written {
  readonly title: string
  readonly current: string[]
  readonly asked: Asked
  readonly egress?: NodeEgress
  readonly list: string[]
  readonly temporary?: string[]
  readonly removed?: string[]
}

describe('a plan writes a list', () => {
  test.each<Written>([
    {
      title: 'add: the runner beside what is there, which keeps its text and order',
      current: ['8.8.8.8', '4.0.0.0/8'],
      asked: { mode: 'add', runner: ['9.9.9.9'] },
      list: ['8.8.8.8', '4.0.0.0/8', '9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
    },
    {
      title: 'add: declared ranges are there to stay',
      current: ['8.8.8.8/32'],
      asked: { mode: 'add', ranges: ['9.9.9.0/24'], runner: ['5.5.5.5'] },
      list: ['8.8.8.8/32', '9.9.9.0/24', '5.5.5.5/32'],
      temporary: ['5.5.5.5/32'],
    },
    {
      title: 'add: a runner that a declared range covers is not temporary',
      current: ['8.8.8.8/32'],
      asked: { mode: 'add', ranges: ['9.9.9.0/24'], runner: ['9.9.9.9'] },
      list: ['8.8.8.8/32', '9.9.9.0/24'],
    },
    {
      title: 'add: only what is not covered yet',
      current: ['9.9.9.0/24'],
      asked: { mode: 'add', ranges: ['9.9.9.9', '5.5.5.5'] },
      list: ['9.9.9.0/24', '5.5.5.5/32'],
    },
    {
      title: 'add: entries of unknown syntax are kept',
      current: ['what::ever', '8.8.8.8/32'],
      asked: { mode: 'add', runner: ['9.9.9.9'] },
      list: ['what::ever', '8.8.8.8/32', '9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
    },
    {
      title: 'add: the placeholder gives way to the egress and what is added',
      current: placeholder,
      asked: { mode: 'add', runner: ['9.9.9.9'] },
      list: ['20.0.0.1/32', '9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
      removed: placeholder,
    },
    {
      title: 'add: the placeholder of a VNet-integrated cluster gives way to what is added',
      current: placeholder,
      asked: { mode: 'add', runner: ['9.9.9.9'] },
      egress: notNeeded,
      list: ['9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
      removed: placeholder,
    },
    {
      title: 'add: egress-ips stand in for an egress that is unresolved',
      current: placeholder,
      asked: { mode: 'add', runner: ['9.9.9.9'], egressIps: ['30.0.0.1'] },
      egress: unresolved,
      list: ['30.0.0.1/32', '9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
      removed: placeholder,
    },
    {
      title: 'add: a named egress mode adds the egress for good',
      current: ['8.8.8.8/32'],
      asked: { mode: 'add', egressMode: 'load-balancer' },
      list: ['8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'add: a service tag beside ranges',
      current: ['8.8.8.8/32'],
      asked: { mode: 'add', ranges: ['AzureDevOps'] },
      list: ['8.8.8.8/32', 'AzureDevOps'],
    },
    {
      title: 'add: aggregate merges what is added, never the runner',
      current: ['8.8.8.8/32'],
      asked: { mode: 'add', ranges: ['9.9.9.0', '9.9.9.1'], runner: ['9.9.9.2'], aggregate: true },
      list: ['8.8.8.8/32', '9.9.9.0/31', '9.9.9.2/32'],
      temporary: ['9.9.9.2/32'],
    },
    {
      title: 'set: declared, egress and runner; the rest goes',
      current: ['8.8.8.8/32', '7.7.7.7/32'],
      asked: { mode: 'set', ranges: ['8.8.8.8'], runner: ['9.9.9.9'] },
      list: ['8.8.8.8/32', '20.0.0.1/32', '9.9.9.9/32'],
      temporary: ['9.9.9.9/32'],
      removed: ['7.7.7.7/32'],
    },
    {
      title: 'set: turns the restriction on',
      current: [],
      asked: { mode: 'set', ranges: ['8.8.8.8'] },
      list: ['8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'set: a list that covers everything is an open one',
      current: ['0.0.0.0/0'],
      asked: { mode: 'set', ranges: ['8.8.8.8'] },
      list: ['8.8.8.8/32', '20.0.0.1/32'],
      removed: ['0.0.0.0/0'],
    },
    {
      title: 'set: an egress that a declared range covers is not listed twice',
      current: [],
      asked: { mode: 'set', ranges: ['20.0.0.0/24'] },
      list: ['20.0.0.0/24'],
    },
    {
      title: 'set: the placeholder alone takes no egress beside it',
      current: ['8.8.8.8/32'],
      asked: { mode: 'set', ranges: placeholder },
      list: placeholder,
      removed: ['8.8.8.8/32'],
    },
    {
      title: 'set: no egress where you take responsibility',
      current: [],
      asked: { mode: 'set', ranges: ['8.8.8.8'], egressMode: 'none' },
      egress: notNeeded,
      list: ['8.8.8.8/32'],
    },
    {
      title: 'remove: the entry itself',
      current: ['8.8.8.8', '7.7.7.7'],
      asked: { mode: 'remove', ranges: ['8.8.8.8/32'] },
      list: ['7.7.7.7'],
      removed: ['8.8.8.8'],
    },
    {
      title: 'remove: every entry within what is named',
      current: ['8.8.8.8', '8.8.8.9', '7.7.7.7'],
      asked: { mode: 'remove', ranges: ['8.8.8.0/24'] },
      list: ['7.7.7.7'],
      removed: ['8.8.8.8', '8.8.8.9'],
    },
    {
      title: 'disable: the empty list',
      current: ['8.8.8.8'],
      asked: { mode: 'disable' },
      list: [],
      removed: ['8.8.8.8'],
    },
  ])('$title', ({ current, asked, egress, list, temporary = [], removed = [] }) => {
    const decision = planned(current, asked, egress)
    expect(flat(decision)).toMatchObject({ kind: 'change', list, removed })
    if (decision.kind !== 'change') return
    expect(decision.added.filter((addition) => addition.temporary).map(({ text }) => text)).toEqual(temporary)
    expect(decision.after.texts.filter((text) => !current.includes(text))).toEqual(
      decision.added.map(({ text }) => text),
    )
  })
})

describe('where the nodes may leave by a learned route', () => {
  const warned = [
    {
      level: 'warning',
      text: 'The nodes may leave by other addresses than those found: a route may be announced. If there is one, name the addresses behind it in `egress-ips`.',
    },
  ]
  test.each<[string, string[], Asked, unknown]>([
    ['set on a restricted cluster warns', ['20.0.0.0/24'], { mode: 'set', ranges: ['8.8.8.8'] }, warned],
    ['add to a placeholder warns', placeholder, { mode: 'add', ranges: ['8.8.8.8'] }, warned],
    [
      'set on an open cluster writes where egress-ips answer for that',
      [],
      { mode: 'set', ranges: ['8.8.8.8'], egressIps: ['5.6.7.8'] },
      [{ level: 'notice', text: 'The API server was open to the whole internet; this step restricts it.' }],
    ],
  ])('%s', (_, current, asked, notes) => {
    const decision = planned(current, asked, mayLearnRoutes)
    expect(flat(decision)).toMatchObject({
      kind: 'change',
      list: expect.arrayContaining(['8.8.8.8/32', '20.0.0.1/32']),
      notes,
    })
  })
})

describe('a plan writes nothing, and says why', () => {
  test.each<[string, string[], Asked, string]>([
    [
      'add on an open cluster',
      [],
      { mode: 'add', runner: ['9.9.9.9'] },
      'The API server is open to the whole internet, so every client, this runner too, reaches it already. Nothing was written.',
    ],
    [
      'add of ranges on an open cluster',
      ['0.0.0.0/0'],
      { mode: 'add', ranges: ['9.9.9.9'] },
      'The API server is open to the whole internet, so every client, this runner too, reaches it already. Adding ranges now would shut all other clients out, so nothing was written. To turn the restriction on, use `mode: set` with the whole list.',
    ],
    [
      'add of what is covered',
      ['9.9.0.0/16', '5.5.5.5'],
      { mode: 'add', ranges: ['5.5.5.5'], runner: ['9.9.9.9'] },
      'The list covers what is asked for already.',
    ],
    [
      'set of the same addresses in other words',
      ['9.9.9.0/32', '9.9.9.1', '20.0.0.1/32'],
      { mode: 'set', ranges: ['9.9.9.0/31'] },
      'The list is what it should be already.',
    ],
    [
      'remove on an open cluster',
      [],
      { mode: 'remove', ranges: ['9.9.9.9'] },
      'The API server is open to the whole internet: there is nothing to remove.',
    ],
    [
      'remove of what is not there',
      ['8.8.8.8'],
      { mode: 'remove', ranges: ['9.9.9.9'] },
      '"9.9.9.9/32" isn\'t on the list: there was nothing to remove.',
    ],
    ['disable on an open cluster', [], { mode: 'disable' }, 'The API server is open to the whole internet already.'],
  ])('%s', (_, current, asked, note) => {
    expect(planned(current, asked)).toMatchObject({
      kind: 'unchanged',
      notes: [{ level: expect.any(String), text: note }],
    })
  })
})

describe('a plan is refused', () => {
  const unresolvedText =
    'The cluster\'s own egress is needed and could not be resolved: its outbound type is "userDefinedRouting". Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.'
  test.each<[string, string[], Asked, NodeEgress | undefined, string]>([
    ['set with an unresolved egress', [], { mode: 'set', ranges: ['8.8.8.8'] }, unresolved, unresolvedText],
    [
      'set on an open cluster whose nodes may leave by a learned route',
      [],
      { mode: 'set', ranges: ['8.8.8.8'] },
      mayLearnRoutes,
      "The cluster's own egress is needed and could not be resolved: a route may be announced. If there is none, `egress-mode` can name the way that was found. Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.",
    ],
    [
      'the placeholder on an open cluster whose nodes may leave by a learned route',
      [],
      { mode: 'set', ranges: placeholder },
      mayLearnRoutes,
      '"0.0.0.0/32" admits only the cluster\'s own load balancer, and the nodes may leave by another way: a route may be announced. If there is none, `egress-mode` can name the way that was found. Name the ranges to authorize instead of it.',
    ],
    [
      'add to a placeholder with an unresolved egress',
      placeholder,
      { mode: 'add', runner: ['9.9.9.9'] },
      unresolved,
      unresolvedText,
    ],
    [
      'remove with an unresolved egress',
      ['8.8.8.8', '7.7.7.7'],
      { mode: 'remove', ranges: ['8.8.8.8'] },
      unresolved,
      unresolvedText,
    ],
    [
      'disable that is to be restored, with an unresolved egress',
      ['8.8.8.8'],
      { mode: 'disable', restore: 'all' },
      unresolved,
      unresolvedText,
    ],
    [
      'the placeholder where nodes leave by another way',
      ['8.8.8.8'],
      { mode: 'set', ranges: placeholder },
      unresolved,
      '"0.0.0.0/32" admits only the cluster\'s own load balancer, and the nodes may leave by another way: its outbound type is "userDefinedRouting". Name the ranges to authorize instead of it.',
    ],
    [
      'the placeholder where nodes leave by a firewall',
      ['8.8.8.8'],
      { mode: 'set', ranges: placeholder },
      byFirewall('20.42.25.196'),
      '"0.0.0.0/32" admits only the cluster\'s own load balancer, and the nodes leave by another way: 20.42.25.196/32 <- public IP pip-fw <- firewall fw-hub. Name the ranges to authorize instead of it.',
    ],
    [
      'the placeholder beside what is there',
      ['8.8.8.8'],
      { mode: 'add', ranges: placeholder },
      undefined,
      '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges. Leave it out, or declare it alone with `mode: set`.',
    ],
    [
      'the placeholder beside an entry of unknown meaning',
      ['what::ever'],
      { mode: 'add', ranges: placeholder },
      undefined,
      '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges. Leave it out, or declare it alone with `mode: set`.',
    ],
    [
      'a second service tag',
      ['AzureDevOps'],
      { mode: 'add', ranges: ['AzureCloud'] },
      undefined,
      'The list would hold 2 service tags (AzureDevOps, AzureCloud), and AKS takes one. Leave one, and name ranges for the rest.',
    ],
    [
      'a second service tag beside a range',
      ['AzureDevOps'],
      { mode: 'add', ranges: ['9.9.9.9', 'AzureCloud'] },
      undefined,
      'The list would hold 2 service tags (AzureDevOps, AzureCloud), and AKS takes one. Leave one, and name ranges for the rest.',
    ],
    [
      'a list that covers all of IPv4',
      ['0.0.0.0/1'],
      { mode: 'add', ranges: ['128.0.0.0/1'] },
      undefined,
      'The list would cover all of IPv4 and so open the API server to the whole internet. Name narrower ranges; only `mode: disable` opens a cluster.',
    ],
    [
      'a list beyond the limit that merging mends',
      many(199),
      { mode: 'add', ranges: ['8.8.8.8', '8.8.8.9'] },
      undefined,
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 200: set `aggregate: true`.',
    ],
    [
      'a list beyond the limit that merging does not mend',
      many(200),
      { mode: 'add', ranges: ['8.8.8.8'] },
      undefined,
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 201: name fewer ranges.',
    ],
    [
      'removing the last entry',
      ['8.8.8.8'],
      { mode: 'remove', ranges: ['8.8.8.8'] },
      undefined,
      'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet. Keep an entry, or use `mode: disable` if that is what you want.',
    ],
    [
      'removing a part of an entry',
      ['8.8.8.0/24', '7.7.7.7'],
      { mode: 'remove', ranges: ['8.8.8.8'] },
      undefined,
      '"8.8.8.0/24" on the list is wider than "8.8.8.8/32", and an entry is never split. Remove "8.8.8.0/24" itself, and add back what should stay.',
    ],
    [
      'removing what admits the nodes',
      ['20.0.0.0/24', '7.7.7.7'],
      { mode: 'remove', ranges: ['20.0.0.0/24'] },
      byLoadBalancer('20.0.0.1'),
      'The cluster\'s own nodes reach the API server from "20.0.0.1/32" (public IP outbound <- load balancer), and the list would no longer admit it. Keep the entry that covers it.',
    ],
  ])('%s', (_, current, asked, egress, problem) => {
    const decision = planned(current, asked, egress)
    const problems = decision.kind === 'refused' ? decision.problems : []
    expect(problems.map(({ what, remedy = '' }) => `${what} ${remedy}`)).toEqual([problem])
  })
})

test.each<[what: string, current: string[], asked: Asked, size: number]>([
  ['as many entries as AKS takes', many(199), { mode: 'add', ranges: ['8.8.8.8'] }, 200],
  ['two service tags', ['AzureDevOps', 'AzureCloud'], { mode: 'add', runner: ['9.9.9.9'] }, 3],
  ['the placeholder beside others', ['0.0.0.0/32', '8.8.8.8', '7.7.7.7'], { mode: 'remove', ranges: ['7.7.7.7'] }, 2],
  ['as many beyond the limit as before', many(205), { mode: 'set', ranges: many(205, 2), egressMode: 'none' }, 205],
])('a list may hold %s', (_, current, asked, size) => {
  expect(planned(current, asked)).toMatchObject({ kind: 'change', after: { size } })
})

test('a list beyond the limit does not keep a step from making it shorter', () => {
  const current = Array.from({ length: 205 }, (_, index) => `9.9.${index}.1/32`)
  expect(flat(planned(current, { mode: 'remove', ranges: ['9.9.0.1'] }))).toMatchObject({
    kind: 'change',
    removed: ['9.9.0.1/32'],
  })
})

test.each<[string, string[], Asked, boolean]>([
  ['add to a list', ['8.8.8.8'], { mode: 'add', runner: ['9.9.9.9'] }, false],
  ['add to the placeholder', placeholder, { mode: 'add', runner: ['9.9.9.9'] }, true],
  ...(['load-balancer', 'nat-gateway', 'firewall'] as const).map((egressMode): [string, string[], Asked, boolean] => [
    `add with \`egress-mode: ${egressMode}\``,
    ['8.8.8.8'],
    { mode: 'add', egressMode },
    true,
  ]),
  ['add without egress', ['8.8.8.8'], { mode: 'add', ranges: ['7.7.7.7'], egressMode: 'none' }, false],
  ['add to an open cluster', [], { mode: 'add', egressMode: 'load-balancer' }, false],
  ['set', ['8.8.8.8'], { mode: 'set', ranges: ['8.8.8.8'] }, true],
  ['remove of what is there', ['8.8.8.8'], { mode: 'remove', ranges: ['8.8.8.8'] }, true],
  ['remove of what is not there', ['8.8.8.8'], { mode: 'remove', ranges: ['7.7.7.7'] }, false],
  ['disable for good', ['8.8.8.8'], { mode: 'disable' }, false],
  ['disable until the job ends', ['8.8.8.8'], { mode: 'disable', restore: 'all' }, true],
])('whether the egress is looked up: %s', (_, current, asked, expected) => {
  expect(needsEgress(currentList(current).list, specOf(asked))).toBe(expected)
})
