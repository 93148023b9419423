import { describe, expect, test } from '@jest/globals'
import type { Route } from '../../src/egress/network.ts'
import { type ApiServerAddress, matchingRoutes, needsNoAddress } from '../../src/egress/routes.ts'
import { range } from '../plan/world.ts'
import fc from '../support/generated.ts'

const route = (prefix: string, nextHop?: string): Route => ({ prefix, nextHopType: 'VirtualAppliance', nextHop })
const routes = (...prefixes: string[]) => prefixes.map((prefix) => route(prefix))
const known = (...addresses: string[]): ApiServerAddress => ({ kind: 'known', addresses: addresses.map(range) })
const unknown: ApiServerAddress = { kind: 'unknown', why: 'no server answered' }
const azure = "Azure's own"

function possible(given: readonly Route[], apiServer: ApiServerAddress): string[] {
  return matchingRoutes(given, apiServer).possible.map((one) => one?.prefix ?? azure)
}

describe('the routes that may carry traffic to the API server are found', () => {
  test.each<[behaviour: string, prefixes: string[], apiServer: ApiServerAddress, carriers: string[]]>([
    ['none of no routes', [], known('20.50.0.10'), [azure]],
    ['the default route', ['0.0.0.0/0'], known('20.50.0.10'), ['0.0.0.0/0']],
    [
      'the longest prefix, wherever it stands',
      ['20.50.0.0/16', '20.50.0.10/32', '0.0.0.0/0'],
      known('20.50.0.10'),
      ['20.50.0.10/32'],
    ],
    ['not a longer one beside the address', ['20.50.0.11/32', '20.48.0.0/12'], known('20.50.0.10'), ['20.48.0.0/12']],
    ['host bits or not', ['20.50.0.10/12'], known('20.50.0.10'), ['20.50.0.10/12']],
    ['none of private and IPv6 ones', ['10.0.0.0/8', '::/0', '172.16.0.0/12'], known('20.50.0.10'), [azure]],
    ['a service tag beside the longest', ['AzureCloud', '0.0.0.0/0'], known('20.50.0.10'), ['0.0.0.0/0', 'AzureCloud']],
    ["a service tag beside Azure's own", ['Storage.WestEurope'], known('20.50.0.10'), [azure, 'Storage.WestEurope']],
    [
      'a /32 alone, whatever service tags there are',
      ['AzureCloud', '20.50.0.10/32'],
      known('20.50.0.10'),
      ['20.50.0.10/32'],
    ],
    [
      'a prefix of unknown meaning, such as a service tag',
      ['what is this'],
      known('20.50.0.10'),
      [azure, 'what is this'],
    ],
    [
      'for several addresses, those of each',
      ['20.50.0.10/32', '0.0.0.0/0'],
      known('20.50.0.10', '20.50.0.11'),
      ['20.50.0.10/32', '0.0.0.0/0'],
    ],
    [
      'for an unknown address, all that any public address may take',
      ['10.0.0.0/8', '20.50.0.0/16', 'AzureCloud'],
      unknown,
      ['20.50.0.0/16', 'AzureCloud', azure],
    ],
    [
      "for an unknown address without Azure's own, where routes cover everything",
      ['0.0.0.0/1', '128.0.0.0/1'],
      unknown,
      ['0.0.0.0/1', '128.0.0.0/1'],
    ],
  ])('%s', (_, prefixes, apiServer, carriers) => {
    expect(possible(routes(...prefixes), apiServer)).toEqual(carriers)
  })

  test.each<[string[], boolean]>([
    [[], true],
    [['0.0.0.0/0'], true],
    [['10.0.0.0/8', '192.168.0.0/16', '::/0'], true],
    [['0.0.0.0/0', '10.244.0.0/24'], true],
    [['20.0.0.0/8'], false],
    [['0.0.0.0/0', '20.50.0.10/32'], false],
    [['AzureCloud'], false],
  ])('of %j the address of the API server makes no difference: %s', (prefixes, expected) => {
    expect(needsNoAddress(routes(...prefixes))).toBe(expected)
  })
})

describe('for any route table and address', () => {
  /** A few bits of an address, so that prefixes nest and collide; in a public block. */
  const address = fc.nat(0xff).map((low) => `20.50.0.${low}`)
  const prefix = fc
    .tuple(address, fc.integer({ min: 20, max: 32 }))
    .map(([from, length]) => range(`${from}/${length}`).text)
  const table = fc.uniqueArray(fc.oneof(prefix, fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', 'AzureCloud')), {
    maxLength: 8,
  })

  test('the one that carries it is the longest of those that hold the address', () => {
    fc.assert(
      fc.property(table, address, (prefixes, text) => {
        const bits = (one: string) => one.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
        const holding = prefixes
          .filter((one) => one.includes('/'))
          .map((one) => ({ one, length: Number(one.split('/')[1]), network: bits(one.split('/')[0] ?? '') }))
          .filter(
            ({ length, network }) =>
              Math.floor(bits(text) / 2 ** (32 - length)) === Math.floor(network / 2 ** (32 - length)),
          )
          .toSorted((left, right) => right.length - left.length)
        expect(possible(routes(...prefixes), known(text))[0]).toBe(holding[0]?.one ?? azure)
      }),
    )
  })

  test('nothing carries it that would not be thought of if the address were unknown', () => {
    fc.assert(
      fc.property(table, address, (prefixes, text) => {
        const all = possible(routes(...prefixes), unknown)
        for (const one of possible(routes(...prefixes), known(text))) expect(all).toContain(one)
      }),
    )
  })

  test('the address is asked for wherever it decides', () => {
    fc.assert(
      fc.property(table, address, address, (prefixes, one, other) => {
        const given = routes(...prefixes)
        if (needsNoAddress(given)) expect(possible(given, known(one))).toEqual(possible(given, known(other)))
      }),
    )
  })
})
