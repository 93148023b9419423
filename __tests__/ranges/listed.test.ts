import { describe, expect, test } from '@jest/globals'
import { parseListed } from '../../src/ranges/index.ts'

describe('the list that a cluster holds', () => {
  test.each([
    ['a CIDR range', '20.1.2.0/24', '20.1.2.0/24'],
    ['a bare address', '20.1.2.3', '20.1.2.3/32'],
    ['white space around an address', ' 20.1.2.3\t', '20.1.2.3/32'],
    ['host bits', '137.117.106.90/29', '137.117.106.88/29'],
    ['a private range', '10.0.0.0/8', '10.0.0.0/8'],
    ['the widest prefix', '0.0.0.0/0', '0.0.0.0/0'],
    ['half of IPv4', '200.0.0.0/1', '128.0.0.0/1'],
    ['a service tag', 'AzureFrontDoor.Backend', 'AzureFrontDoor.Backend'],
    ['the service tag of the whole internet', 'Internet', 'Internet'],
    ['a word of the form of a tag that is none', 'None', 'None'],
    ['a tag of a region behind a name with a dot', 'AzureFrontDoor.Backend.WestUS', 'AzureFrontDoor.Backend.WestUS'],
    ['the placeholder', '0.0.0.0', '0.0.0.0/32'],
  ])('is understood: %s', (_, text, meaning) => {
    const [listed] = parseListed([text])
    expect(listed?.text).toBe(text)
    expect(listed?.entry?.text).toBe(meaning)
  })

  test.each([
    ['IPv6', '2001:db8::/32'],
    ['a leading zero', '020.1.2.3'],
    ['a prefix over /32', '20.1.2.3/33'],
    ['two entries in one', '20.1.2.3,20.1.2.4'],
    ['nonsense', 'what-ever'],
    ['nothing', ''],
    ['white space', '  '],
  ])('is kept without a meaning: %s', (_, text) => {
    expect(parseListed([text])).toEqual([{ text }])
  })

  test('keeps its order, and entries that are there twice', () => {
    expect(parseListed(['20.0.0.2', 'x', '20.0.0.1', '20.0.0.2']).map(({ text }) => text)).toEqual([
      '20.0.0.2',
      'x',
      '20.0.0.1',
      '20.0.0.2',
    ])
  })
})
