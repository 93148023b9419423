import { describe, expect, test } from '@jest/globals'
import { AllowList } from '../../src/plan/allow-list.ts'
import { type Change, leaving } from '../../src/plan/decision.ts'
import { brokenLaw } from '../../src/plan/laws.ts'
import type { KnownEgress } from '../../src/plan/node-egress.ts'
import { byFirewall, byLoadBalancer } from './world.ts'

const placeholder = ['0.0.0.0/32']
const known = (egress: ReturnType<typeof byLoadBalancer>) => egress as KnownEgress
const nodes = known(byLoadBalancer('20.0.0.1', '20.0.0.2'))
const elsewhere = known(byFirewall('20.0.0.1'))
const privatePath: KnownEgress = { kind: 'not-needed', why: 'API Server VNet Integration' }
const waived: KnownEgress = { kind: 'waived' }

function judged(before: readonly string[], list: readonly string[], rest: Partial<Change> = {}): string | undefined {
  return brokenLaw(AllowList.parse(before), { ...leaving(AllowList.parse(list)), ...rest })?.code
}

interface Row {
  readonly title: string
  readonly before: readonly string[]
  readonly list: readonly string[]
  readonly rest?: Partial<Change>
}

describe('a write that keeps the laws passes', () => {
  test.each<Row>([
    { title: 'an addition, whatever the egress', before: ['8.8.8.8'], list: ['8.8.8.8', '9.9.9.9/32'] },
    { title: 'another spelling of what is there', before: ['8.8.8.8'], list: ['8.8.8.8/32'] },
    { title: 'a wider entry in the place of one', before: ['8.8.8.8/32'], list: ['8.8.8.0/24'] },
    { title: 'the empty list of `disable`', before: ['8.8.8.8'], list: [], rest: { opens: true } },
    { title: 'an open list for an open one', before: [], list: ['0.0.0.0/0'] },
    {
      title: "the runner's own entry, by the state alone",
      before: ['8.8.8.8/32', '9.9.9.9'],
      list: ['8.8.8.8/32'],
      rest: { temporaryRemovals: AllowList.parse(['9.9.9.9/32']) },
    },
    {
      title: 'an entry beside the egress, which stays',
      before: ['20.0.0.0/24', '8.8.8.8/32'],
      list: ['20.0.0.0/24'],
      rest: { egress: nodes },
    },
    {
      title: 'the placeholder where the nodes leave by the load balancer',
      before: ['20.0.0.1/32', '9.9.9.9/32'],
      list: placeholder,
      rest: { egress: nodes },
    },
    { title: 'a private path', before: ['20.0.0.1/32'], list: ['9.9.9.9/32'], rest: { egress: privatePath } },
    { title: '`egress-mode: none`', before: ['20.0.0.1/32'], list: ['9.9.9.9/32'], rest: { egress: waived } },
    {
      title: 'a restriction turned on that covers all of the egress',
      before: [],
      list: ['8.8.8.8/32', '20.0.0.0/30'],
      rest: { egress: nodes },
    },
    {
      title: 'an egress that was not admitted before either',
      before: ['8.8.8.8/32', '7.7.7.7'],
      list: ['8.8.8.8/32'],
      rest: { egress: nodes },
    },
  ])('$title', ({ before, list, rest }) => {
    expect(judged(before, list, rest)).toBeUndefined()
  })
})

describe('a write that would break a law does not', () => {
  test.each<Row & { readonly code: string }>([
    { title: 'an empty list', before: ['8.8.8.8'], list: [], code: 'list-would-be-empty' },
    {
      title: 'a list that covers everything',
      before: ['8.8.8.8'],
      list: ['0.0.0.0/1', '128.0.0.0/1'],
      rest: { egress: nodes },
      code: 'list-would-be-empty',
    },
    {
      title: 'an entry taken out with the egress unknown',
      before: ['8.8.8.8', '7.7.7.7'],
      list: ['8.8.8.8'],
      code: 'egress-unresolved',
    },
    {
      title: 'an entry of unknown syntax taken out with the egress unknown',
      before: ['8.8.8.8', 'what::ever'],
      list: ['8.8.8.8'],
      rest: { temporaryRemovals: AllowList.parse(['what::ever']) },
      code: 'egress-unresolved',
    },
    {
      title: 'the placeholder replaced with the egress unknown',
      before: placeholder,
      list: ['9.9.9.9/32'],
      code: 'egress-unresolved',
    },
    {
      title: 'a restriction turned on with the egress unknown',
      before: [],
      list: ['9.9.9.9/32'],
      code: 'egress-unresolved',
    },
    {
      title: 'an entry that covers the egress, taken out',
      before: ['20.0.0.0/24'],
      list: ['8.8.8.8/32'],
      rest: { egress: nodes },
      code: 'egress-uncovered',
    },
    {
      title: "the runner's own entry that the nodes come from as well",
      before: ['20.0.0.1/32', '8.8.8.8/32'],
      list: ['8.8.8.8/32'],
      rest: { egress: nodes, temporaryRemovals: AllowList.parse(['20.0.0.1/32']) },
      code: 'egress-uncovered',
    },
    {
      title: 'one of two egress addresses',
      before: ['20.0.0.1/32', '20.0.0.2/32'],
      list: ['20.0.0.1/32'],
      rest: { egress: nodes },
      code: 'egress-uncovered',
    },
    {
      title: 'the placeholder where the nodes leave by another way',
      before: ['20.0.0.1/32', '9.9.9.9/32'],
      list: placeholder,
      rest: { egress: elsewhere },
      code: 'egress-uncovered',
    },
    {
      title: 'the placeholder replaced without the egress',
      before: placeholder,
      list: ['9.9.9.9/32'],
      rest: { egress: nodes },
      code: 'egress-uncovered',
    },
    {
      title: 'a restriction turned on that lacks a part of the egress',
      before: [],
      list: ['20.0.0.1/32'],
      rest: { egress: nodes },
      code: 'egress-uncovered',
    },
  ])('$title', ({ before, list, rest, code }) => {
    expect(judged(before, list, rest)).toBe(code)
  })
})
