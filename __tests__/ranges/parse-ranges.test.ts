import { describe, expect, test } from '@jest/globals'
import { excerpt, parseRanges } from '../../src/ranges/index.ts'
import fc from '../support/generated.ts'

const texts = (text: string) => parseRanges(text).entries.map((entry) => entry.text)
/** Each mistake as its word and its kind; how it is told is in `__tests__/inputs`. */
const mistakes = (text: string) => parseRanges(text).mistakes.map(({ word, kind }) => [word, kind])

describe('the parser takes', () => {
  test.each([
    ['a bare address as /32', '20.1.2.3', ['20.1.2.3/32']],
    ['a CIDR range', '137.117.106.88/29', ['137.117.106.88/29']],
    ['the widest range, /8', '20.0.0.0/8', ['20.0.0.0/8']],
    ['the highest address below multicast', '223.255.255.255', ['223.255.255.255/32']],
    ['a service tag', 'AzureCloud', ['AzureCloud']],
    ['a service tag with a second part', 'AzureFrontDoor.Backend', ['AzureFrontDoor.Backend']],
    ['a service tag of a region, in lower case', 'Storage.westeurope2', ['Storage.westeurope2']],
    ['a service tag beside ranges', '20.1.2.3 ApiManagement', ['20.1.2.3/32', 'ApiManagement']],
    ['the placeholder', '0.0.0.0/32', ['0.0.0.0/32']],
    ['the placeholder as a bare address', '0.0.0.0', ['0.0.0.0/32']],
    [
      'an exception that is globally reachable within 192.0.0.0/24',
      '192.0.0.9, 192.0.0.10/32',
      ['192.0.0.9/32', '192.0.0.10/32'],
    ],
    [
      'the neighbours of special-purpose blocks',
      '11.0.0.0/8 172.32.0.0/11 100.128.0.0/9',
      ['11.0.0.0/8', '172.32.0.0/11', '100.128.0.0/9'],
    ],
    ['nothing from nothing', '', []],
    ['nothing from separators', ' ,\n\t,, \r\n', []],
    ['nothing from a comment', '# 20.1.2.3', []],
    [
      'commas, blanks, tabs and new lines between entries',
      '20.0.0.1,20.0.0.2 20.0.0.3\t20.0.0.4\n20.0.0.5\r\n20.0.0.6',
      ['20.0.0.1/32', '20.0.0.2/32', '20.0.0.3/32', '20.0.0.4/32', '20.0.0.5/32', '20.0.0.6/32'],
    ],
    [
      'what stands before and after a comment',
      '20.0.0.1#office, 20.0.0.9\n#home\r\n20.0.0.2 # vpn # old\r20.0.0.3',
      ['20.0.0.1/32', '20.0.0.2/32', '20.0.0.3/32'],
    ],
    ['a file that begins with a byte order mark', '\uFEFF20.0.0.1\n', ['20.0.0.1/32']],
    [
      'equal entries once, in the order of the text',
      '20.0.0.2 20.0.0.1 20.0.0.2/32 20.0.0.1',
      ['20.0.0.2/32', '20.0.0.1/32'],
    ],
    ['a service tag once, as first spelled', 'tag:NewService tag:Newservice', ['NewService']],
  ])('%s', (_, text, entries) => {
    expect(mistakes(text)).toEqual([])
    expect(texts(text)).toEqual(entries)
  })
})

describe('the parser refuses', () => {
  test.each([
    ['too few octets', '20.1.2', 'unknown'],
    ['too many octets', '20.1.2.3.4', 'unknown'],
    ['an octet over 255', '20.1.2.256', 'unknown'],
    ['an empty octet', '20..2.3', 'unknown'],
    ['a sign', '-20.1.2.3', 'unknown'],
    ['a hexadecimal octet', '0x14.1.2.3', 'unknown'],
    ['an address as one number', '335610371', 'unknown'],
    ['a slash without a prefix', '20.1.2.0/', 'unknown'],
    ['a negative prefix', '20.1.2.0/-8', 'unknown'],
    ['two prefixes', '20.1.2.0/24/24', 'unknown'],
    ['a prefix alone', '/24', 'unknown'],
    ['full-width digits', '２0.1.2.3', 'unknown'],
    ['a service tag that ends in a dot', 'AzureCloud.', 'unknown'],
    ['a service tag with a dash', 'Azure-Cloud', 'unknown'],
    ['what only looks like IPv6', '1:2', 'unknown'],
    ['a service tag in lower case', 'azureCloud', 'unknown-tag'],
    ['an IPv6 address', '2001:db8::1', 'ipv6'],
    ['an IPv6 range', '2001:db8::/32', 'ipv6'],
    ['an IPv6 address in brackets', '[::1]', 'ipv6'],
    ['an IPv4 address mapped into IPv6', '::ffff:20.1.2.3', 'ipv6'],
    ['a leading zero in the first octet', '020.1.2.3', 'leading-zero'],
    ['a leading zero in the last octet', '20.1.2.03/32', 'leading-zero'],
    ['a leading zero in the prefix', '20.1.2.0/024', 'leading-zero'],
    ['a prefix below /8', '20.0.0.0/7', 'too-wide'],
    ['everything', '0.0.0.0/0', 'too-wide'],
    ['a prefix over /32', '20.1.2.3/33', 'too-narrow'],
    ['a prefix of three digits', '20.1.2.3/128', 'too-narrow'],
    ['host bits', '137.117.106.90/29', 'host-bits'],
    ['host bits in the upper half of IPv4', '200.1.2.3/8', 'host-bits'],
  ])('%s', (_, text, kind) => {
    expect(mistakes(text)).toEqual([[text, kind]])
    expect(texts(text)).toEqual([])
  })
})

describe('the parser refuses as not globally reachable', () => {
  test.each([
    ['0.0.0.1', '0.0.0.0/8', '"this network"'],
    ['0.0.0.0/31', '0.0.0.0/8', '"this network"'],
    ['10.0.0.0/8', '10.0.0.0/8', 'private use'],
    ['10.255.255.255', '10.0.0.0/8', 'private use'],
    ['100.64.0.0/10', '100.64.0.0/10', 'shared by carriers, CGNAT'],
    ['100.127.255.255', '100.64.0.0/10', 'shared by carriers, CGNAT'],
    ['127.0.0.1', '127.0.0.0/8', 'loopback'],
    ['169.254.169.254', '169.254.0.0/16', 'link-local'],
    ['172.31.0.0/16', '172.16.0.0/12', 'private use'],
    ['192.0.0.8', '192.0.0.0/24', 'IETF protocol assignments'],
    ['192.0.0.8/30', '192.0.0.0/24', 'IETF protocol assignments'],
    ['192.0.2.1', '192.0.2.0/24', 'documentation'],
    ['192.88.99.1', '192.88.99.0/24', 'deprecated 6to4 relays'],
    ['192.168.1.0/24', '192.168.0.0/16', 'private use'],
    ['198.19.255.255', '198.18.0.0/15', 'benchmarking'],
    ['198.51.100.7', '198.51.100.0/24', 'documentation'],
    ['203.0.113.0/24', '203.0.113.0/24', 'documentation'],
    ['224.0.0.1', '224.0.0.0/4', 'multicast'],
    ['239.0.0.0/8', '224.0.0.0/4', 'multicast'],
    ['240.0.0.0/8', '240.0.0.0/4', 'reserved'],
    ['255.255.255.255', '255.255.255.255/32', 'broadcast'],
    // Rather than asks to mend host bits in vain.
    ['192.168.1.7/24', '192.168.0.0/16', 'private use'],
  ])('%s, which lies in %s (%s)', (entry, block, purpose) => {
    const is = expect.stringMatching(
      `^lies in ${RegExp.escape(`${block} (${purpose})`)}, which isn't globally reachable: `,
    )
    expect(parseRanges(entry)).toMatchObject({
      entries: [],
      mistakes: [{ kind: 'unreachable', own: { is, hint: purpose } }],
    })
  })
})

describe('the parser finds at once', () => {
  test('every mistake in the order of the text, with its line, and the good entries beside them', () => {
    const text = '20.1.2.3, nonsense # why\n10.0.0.1 ::1\r\n20.1.2.3/16,20.2.0.0/16'
    expect(parseRanges(text).mistakes).toMatchObject([
      { word: 'nonsense', kind: 'unknown', line: 1 },
      { word: '10.0.0.1', kind: 'unreachable', line: 2 },
      { word: '::1', kind: 'ipv6', line: 2 },
      { word: '20.1.2.3/16', kind: 'host-bits', line: 3 },
    ])
    expect(texts(text)).toEqual(['20.1.2.3/32', '20.2.0.0/16'])
  })

  test('one mistake written twice is told once', () => {
    expect(mistakes('x x\nx')).toEqual([['x', 'unknown']])
  })

  test('every service tag after the first', () => {
    expect(mistakes('Sql ApiManagement Sql Storage.WestUS')).toEqual([
      ['ApiManagement', 'second-tag'],
      ['Storage.WestUS', 'second-tag'],
    ])
    expect(texts('Sql ApiManagement Sql Storage.WestUS')).toEqual(['Sql'])
  })
})

describe('the parser remarks on', () => {
  test.each([
    ['a service tag that spans tenants', 'AzureCloud', ['service-tag', 'spans-tenants']],
    ['a region of it', 'AzureCloud.westeurope', ['service-tag', 'spans-tenants']],
    ['another service tag', 'AzureDevOps', ['service-tag']],
    ['a range that contains a special-purpose block', '172.0.0.0/8', ['holds-special']],
    ['no other range', '20.0.0.0/8', []],
    ['no entry that is refused', '10.0.0.0/8', []],
    ['no placeholder', '0.0.0.0/32', []],
  ])('%s', (_, text, kinds) => {
    expect(parseRanges(text).oddities.map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('the parser reads within seconds', () => {
  test.each([
    ['octets without end', '1.'.repeat(500_000), 'unknown'],
    ['a service tag without end', 'A'.repeat(1_000_000), 'unknown'],
    ['IPv6 without end', ':'.repeat(1_000_000), 'unknown'],
    ['a prefix without end', `20.1.2.3/${'9'.repeat(1_000_000)}`, 'unknown'],
    ['addresses with semicolons without end', '20.1.2.3;'.repeat(100_000), 'semicolon'],
    ['names without end', 'a.'.repeat(500_000), 'unknown'],
  ])('%s', (_, text, kind) => {
    const started = performance.now()
    expect(mistakes(text)).toEqual([[text, kind]])
    // A few milliseconds; anything worse than linear takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('an excerpt shows a hostile text', () => {
  test.each([
    ['whole up to 60 characters', 'x'.repeat(60), 'x'.repeat(60)],
    ['with its start and its end beyond', `a${'x'.repeat(10_000)}z`, `a${'x'.repeat(28)}…${'x'.repeat(29)}z`],
    ['cut between characters, not within a surrogate pair', '😀'.repeat(100), `${'😀'.repeat(29)}…${'😀'.repeat(30)}`],
    ['without escape sequences', '\u001B[31mred', '\uFFFD[31mred'],
    ['without NUL', '20.1.2.3\0', '20.1.2.3\uFFFD'],
    ['without bidirectional marks', 'a\u202Eb', 'a\uFFFDb'],
    ['without halves of surrogate pairs', 'a\uD83D', 'a\uFFFD'],
    ['that looks like a workflow command as plain text', '::add-mask::x', '::add-mask::x'],
    ['with its percent signs as they are', '%0A::error::x', '%0A::error::x'],
  ])('%s', (_, text, shown) => {
    expect(excerpt(text)).toBe(shown)
  })

  test('whatever it is: on one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(excerpt(text)).not.toMatch(/\p{C}/u)
        expect([...excerpt(text)].length).toBeLessThanOrEqual(60)
      }),
    )
  })
})
