import { describe, expect, test } from '@jest/globals'
import { addressServices } from '../../src/runner/address.ts'
import { type Answer, quorum } from '../../src/runner/quorum.ts'
import { range } from '../plan/world.ts'
import fc from '../support/generated.ts'

const [a = '', b = '', c = '', d = '', e = ''] = addressServices
const mine = '20.84.7.10'
const other = '4.4.4.4'
const said = (service: string, address: string): Answer => ({ service, kind: 'address', address: range(address) })
const silent = (service: string): Answer => ({ service, kind: 'none', why: 'no answer within 3 s' })

describe('the address', () => {
  test.each<[behaviour: string, services: readonly string[], answers: readonly Answer[], expected: string]>([
    ['is what three of five hosts say', addressServices, [a, b, c].map((host) => said(host, mine)), mine],
    ['is unknown where two of five say it', addressServices, [a, b].map((host) => said(host, mine)), 'too-few'],
    ['is unknown where nothing was said', addressServices, [], 'too-few'],
    [
      'is what three of five say where the others are silent',
      addressServices,
      [silent(a), said(b, mine), silent(c), said(d, mine), said(e, mine)],
      mine,
    ],
    [
      'is unknown where three of five are silent',
      addressServices,
      [said(a, mine), said(b, mine), ...[c, d, e].map(silent)],
      'too-few',
    ],
    ['is what the only host says', [a], [said(a, mine)], mine],
    ['is unknown where one of two is silent', [a, b], [said(a, mine), silent(b)], 'too-few'],
    ['is what both of two say', [a, b], [said(a, mine), said(b, mine)], mine],
    ['is what three of four say, and not two', [a, b, c, d], [said(a, mine), said(b, mine)], 'too-few'],
    [
      'is disputed by one host against four',
      addressServices,
      [said(e, other), ...[a, b, c, d].map((host) => said(host, mine))],
      'disputed',
    ],
    ['is disputed by the second answer of a host', [a], [said(a, mine), said(a, other)], 'disputed'],
    [
      'is disputed between two hosts, however few that is',
      addressServices,
      [said(a, mine), said(b, other)],
      'disputed',
    ],
    [
      'has one vote of a host that answers twice',
      addressServices,
      [a, a, b, b].map((host) => said(host, mine)),
      'too-few',
    ],
    [
      'has one vote of a host under several URLs',
      ['https://a.example/ip', 'https://a.example/v4', 'https://A.example:8443', 'https://a.example.', b],
      ['https://a.example/ip', 'https://a.example/v4', 'https://A.example:8443', 'https://a.example.'].map((url) =>
        said(url, mine),
      ),
      'too-few',
    ],
  ])('%s', (_, services, answers, expected) => {
    const outcome = quorum(answers, services)
    expect(outcome.kind === 'agreed' ? outcome.address.text : outcome.kind).toBe(
      expected === mine ? `${mine}/32` : expected,
    )
  })

  test('is never believed by the word of half the hosts, nor against any word', () => {
    const answer = fc.record({ host: fc.nat(5), address: fc.constantFrom(mine, other, undefined) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(answer), (hosts, answers) => {
        const services = Array.from({ length: hosts }, (_, host) => `https://host-${host}.example`)
        const heard = answers
          .filter(({ host }) => host < hosts)
          .map(({ host, address }) => {
            const service = services[host] ?? ''
            return address === undefined ? silent(service) : said(service, address)
          })
        const outcome = quorum(heard, services)
        const voices = heard.filter((one) => one.kind === 'address')
        const named = new Set(voices.map(({ address }) => address.text))
        const voters = new Set(voices.map(({ service }) => service))
        expect(outcome.kind).toBe(named.size > 1 ? 'disputed' : voters.size > hosts / 2 ? 'agreed' : 'too-few')
      }),
    )
  })
})
