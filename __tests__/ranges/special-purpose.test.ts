import { describe, expect, test } from '@jest/globals'
import {
  coversAllIpv4,
  isGloballyReachable,
  type Range,
  reachesPublicAddresses,
  subtract,
} from '../../src/ranges/index.ts'
import { entriesOf, rangeOf } from './ranges.ts'

/** All that the registries call globally reachable, as one complement of the rest. */
const notReachable =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.8/32 192.0.0.11/32 192.0.0.12/30 192.0.0.16/28 192.0.0.32/27 192.0.0.64/26 192.0.0.128/25 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3'
const reachable: readonly Range[] = subtract(entriesOf('0.0.0.0/0'), entriesOf(notReachable))

describe('a list is open if it covers every public address', () => {
  test.each([
    ['everything', '0.0.0.0/0', true],
    ['both halves', '128.0.0.0/1 0.0.0.0/1', true],
    ['everything among other entries', '20.1.2.3 AzureCloud 0.0.0.0/0', true],
    [
      'everything but private ranges',
      '0.0.0.0/5 8.0.0.0/7 11.0.0.0/8 12.0.0.0/6 16.0.0.0/4 32.0.0.0/3 64.0.0.0/2 128.0.0.0/1',
      true,
    ],
    ['one half', '0.0.0.0/1', false],
    [
      'everything but one public address',
      '0.0.0.0/1 128.0.0.0/2 192.0.0.0/29 192.0.0.8/32 192.0.0.10/31 192.0.0.12/30 192.0.0.16/28 192.0.0.32/27 192.0.0.64/26 192.0.0.128/25 192.0.1.0/24 192.0.2.0/23 192.0.4.0/22 192.0.8.0/21 192.0.16.0/20 192.0.32.0/19 192.0.64.0/18 192.0.128.0/17 192.1.0.0/16 192.2.0.0/15 192.4.0.0/14 192.8.0.0/13 192.16.0.0/12 192.32.0.0/11 192.64.0.0/10 192.128.0.0/9 193.0.0.0/8 194.0.0.0/7 196.0.0.0/6 200.0.0.0/5 208.0.0.0/4 224.0.0.0/3',
      false,
    ],
    ['the placeholder', '0.0.0.0/32', false],
    ['a service tag', 'AzureCloud', false],
    ['nothing', '', false],
  ])('%s', (_, text, isOpen) => {
    expect(coversAllIpv4(entriesOf(text))).toBe(isOpen)
  })

  test('it needs no address that is not globally reachable, and every other one', () => {
    expect(coversAllIpv4(reachable)).toBe(true)
    for (const range of reachable) expect(coversAllIpv4(reachable.filter((other) => other !== range))).toBe(false)
  })
})

describe('a range', () => {
  test.each([
    ['20.1.2.0/24', 'all', true, true],
    ['192.0.0.9/32', 'all', true, true],
    ['192.0.0.8/30', 'some', false, true],
    ['172.0.0.0/8', 'some', false, true],
    ['0.0.0.0/0', 'some', false, true],
    ['10.244.0.0/24', 'none', false, false],
    ['192.0.0.8/32', 'none', false, false],
    ['224.0.0.0/3', 'none', false, false],
  ])('%s is globally reachable: %s of it', (text, _, all, some) => {
    expect(isGloballyReachable(rangeOf(text))).toBe(all)
    expect(reachesPublicAddresses(rangeOf(text))).toBe(some)
  })
})
