import { describe, expect, test } from '@jest/globals'
import { mistakeMessage, parseRanges } from '../../src/ranges/index.ts'
import fc from '../support/generated.ts'

const texts = (text: string) => parseRanges(text).entries.map((entry) => entry.text)
const messages = (text: string) => parseRanges(text).mistakes.map(mistakeMessage)

const unknown = (entry: string) =>
  `"${entry}" is not an IPv4 address, a CIDR range or an Azure service tag. Write it like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.`
const ipv6 = (entry: string) =>
  `"${entry}" is IPv6, and AKS takes IPv4 only. Name the IPv4 address that this traffic leaves from.`
const leadingZero = (entry: string) =>
  `"${entry}" has a number with a leading zero, which some programs take for octal. Write the number that is meant without leading zeros.`
const tooWide = (entry: string, prefix: string) =>
  `"${entry}" has the prefix ${prefix}, which is wider than /8. Name narrower ranges, /8 to /32. To open the cluster to everybody, use \`mode: disable\`.`
const tooNarrow = (entry: string, prefix: string) =>
  `"${entry}" has the prefix ${prefix}, and IPv4 ends at /32. Write a prefix from /8 to /32.`
const hostBits = (entry: string, network: string, address: string) =>
  `"${entry}" has host bits set, and AKS takes the network address. Write "${network}" for the whole range, or "${address}" for this one address.`
const outOfReach = (entry: string, block: string) =>
  `"${entry}" lies in ${block}, which isn't globally reachable: the API server never sees a caller from there. Name the public address that this traffic leaves from, such as that of its NAT gateway.`

describe('takes', () => {
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
    [
      'a service tag once, as first spelled',
      'AzureFrontDoor.Backend AzureFrontdoor.backend',
      ['AzureFrontDoor.Backend'],
    ],
  ])('%s', (_, text, entries) => {
    expect(messages(text)).toEqual([])
    expect(texts(text)).toEqual(entries)
  })
})

describe('refuses', () => {
  test.each([
    ['too few octets', '20.1.2', unknown('20.1.2')],
    ['too many octets', '20.1.2.3.4', unknown('20.1.2.3.4')],
    ['an octet over 255', '20.1.2.256', unknown('20.1.2.256')],
    ['an empty octet', '20..2.3', unknown('20..2.3')],
    ['a sign', '-20.1.2.3', unknown('-20.1.2.3')],
    ['a hexadecimal octet', '0x14.1.2.3', unknown('0x14.1.2.3')],
    ['an address as one number', '335610371', unknown('335610371')],
    ['an address with a port', '20.1.2.3:443', unknown('20.1.2.3:443')],
    ['a dashed range', '20.1.2.3-20.1.2.9', unknown('20.1.2.3-20.1.2.9')],
    ['a dotted mask', '20.1.2.0/255.255.255.0', unknown('20.1.2.0/255.255.255.0')],
    ['a slash without a prefix', '20.1.2.0/', unknown('20.1.2.0/')],
    ['a negative prefix', '20.1.2.0/-8', unknown('20.1.2.0/-8')],
    ['two prefixes', '20.1.2.0/24/24', unknown('20.1.2.0/24/24')],
    ['a prefix alone', '/24', unknown('/24')],
    ['full-width digits', '２0.1.2.3', unknown('２0.1.2.3')],
    ['a host name', 'example.com', unknown('example.com')],
    ['a URL', 'https://20.1.2.3/', unknown('https://20.1.2.3/')],
    ['a quoted address', "'20.1.2.3'", unknown("'20.1.2.3'")],
    ['a list in brackets', '["20.1.2.3"]', unknown('["20.1.2.3"]')],
    ['a service tag in lower case', 'azureCloud', unknown('azureCloud')],
    ['a service tag of three parts', 'Azure.Cloud.West', unknown('Azure.Cloud.West')],
    ['a service tag that ends in a dot', 'AzureCloud.', unknown('AzureCloud.')],
    ['a service tag with a dash', 'Azure-Cloud', unknown('Azure-Cloud')],
    ['what only looks like IPv6', '1:2', unknown('1:2')],
    ['an IPv6 address', '2001:db8::1', ipv6('2001:db8::1')],
    ['an IPv6 range', '2001:db8::/32', ipv6('2001:db8::/32')],
    ['an IPv6 address in brackets', '[::1]', ipv6('[::1]')],
    ['an IPv4 address mapped into IPv6', '::ffff:20.1.2.3', ipv6('::ffff:20.1.2.3')],
    ['a leading zero in the first octet', '020.1.2.3', leadingZero('020.1.2.3')],
    ['a leading zero in the last octet', '20.1.2.03/32', leadingZero('20.1.2.03/32')],
    ['a leading zero in the prefix', '20.1.2.0/024', leadingZero('20.1.2.0/024')],
    ['a prefix below /8', '20.0.0.0/7', tooWide('20.0.0.0/7', '/7')],
    ['everything', '0.0.0.0/0', tooWide('0.0.0.0/0', '/0')],
    ['a prefix over /32', '20.1.2.3/33', tooNarrow('20.1.2.3/33', '/33')],
    ['a prefix of three digits', '20.1.2.3/128', tooNarrow('20.1.2.3/128', '/128')],
    ['host bits', '137.117.106.90/29', hostBits('137.117.106.90/29', '137.117.106.88/29', '137.117.106.90/32')],
    ['host bits in the upper half of IPv4', '200.1.2.3/8', hostBits('200.1.2.3/8', '200.0.0.0/8', '200.1.2.3/32')],
    [
      'the service tag of the whole internet',
      'Internet',
      '"Internet" is the service tag of the whole internet. Name the ranges to authorize. To open the cluster to everybody, use `mode: disable`.',
    ],
  ])('%s', (_, text, message) => {
    expect(messages(text)).toEqual([message])
    expect(texts(text)).toEqual([])
  })
})

describe('refuses what is not globally reachable', () => {
  test.each([
    ['0.0.0.1', '0.0.0.0/8 ("this network")'],
    ['0.0.0.0/31', '0.0.0.0/8 ("this network")'],
    ['10.0.0.0/8', '10.0.0.0/8 (private use)'],
    ['10.255.255.255', '10.0.0.0/8 (private use)'],
    ['100.64.0.0/10', '100.64.0.0/10 (shared by carriers, CGNAT)'],
    ['100.127.255.255', '100.64.0.0/10 (shared by carriers, CGNAT)'],
    ['127.0.0.1', '127.0.0.0/8 (loopback)'],
    ['169.254.169.254', '169.254.0.0/16 (link-local)'],
    ['172.31.0.0/16', '172.16.0.0/12 (private use)'],
    ['192.0.0.8', '192.0.0.0/24 (IETF protocol assignments)'],
    ['192.0.0.8/30', '192.0.0.0/24 (IETF protocol assignments)'],
    ['192.0.2.1', '192.0.2.0/24 (documentation)'],
    ['192.88.99.1', '192.88.99.0/24 (deprecated 6to4 relays)'],
    ['192.168.1.0/24', '192.168.0.0/16 (private use)'],
    ['198.19.255.255', '198.18.0.0/15 (benchmarking)'],
    ['198.51.100.7', '198.51.100.0/24 (documentation)'],
    ['203.0.113.0/24', '203.0.113.0/24 (documentation)'],
    ['224.0.0.1', '224.0.0.0/4 (multicast)'],
    ['239.0.0.0/8', '224.0.0.0/4 (multicast)'],
    ['240.0.0.0/8', '240.0.0.0/4 (reserved)'],
    ['255.255.255.255', '255.255.255.255/32 (broadcast)'],
  ])('%s', (entry, block) => {
    expect(messages(entry)).toEqual([outOfReach(entry, block)])
    expect(texts(entry)).toEqual([])
  })

  test('rather than asks to mend host bits in vain', () => {
    expect(messages('192.168.1.7/24')).toEqual([outOfReach('192.168.1.7/24', '192.168.0.0/16 (private use)')])
  })
})

describe('finds everything at once', () => {
  test('every mistake in the order of the text, and the good entries beside them', () => {
    const text = '20.1.2.3, nonsense # why\n10.0.0.1 ::1\n20.1.2.3/16,20.2.0.0/16'
    expect(messages(text)).toEqual([
      unknown('nonsense'),
      outOfReach('10.0.0.1', '10.0.0.0/8 (private use)'),
      ipv6('::1'),
      hostBits('20.1.2.3/16', '20.1.0.0/16', '20.1.2.3/32'),
    ])
    expect(texts(text)).toEqual(['20.1.2.3/32', '20.2.0.0/16'])
  })

  test('one mistake written twice is told once', () => {
    expect(messages('x x\nx')).toEqual([unknown('x')])
  })

  test('every service tag after the first', () => {
    expect(messages('Sql ApiManagement Sql Storage.WestUS')).toEqual([
      '"ApiManagement" is a service tag beside "Sql", and AKS takes only one. Leave one of them, and name ranges instead of the others.',
      '"Storage.WestUS" is a service tag beside "Sql", and AKS takes only one. Leave one of them, and name ranges instead of the others.',
    ])
    expect(texts('Sql ApiManagement Sql Storage.WestUS')).toEqual(['Sql'])
  })
})

describe('warns of', () => {
  const spans = (tag: string) =>
    `"${tag}" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.`

  test.each([
    ['a service tag that spans tenants', 'AzureCloud', [spans('AzureCloud')]],
    ['a region of it', 'AzureCloud.westeurope', [spans('AzureCloud.westeurope')]],
    ['that tag in other letters', 'AZURECLOUD', [spans('AZURECLOUD')]],
    [
      'a range that contains a special-purpose block',
      '172.0.0.0/8',
      [
        '"172.0.0.0/8" contains 172.16.0.0/12 (private use), where nobody on the internet comes from. Name narrower ranges, unless all of it is meant.',
      ],
    ],
    [
      'a range that contains several',
      '198.0.0.0/8',
      [
        '"198.0.0.0/8" contains 198.18.0.0/15 (benchmarking), 198.51.100.0/24 (documentation), where nobody on the internet comes from. Name narrower ranges, unless all of it is meant.',
      ],
    ],
    ['no other range', '20.0.0.0/8', []],
    ['no other service tag', 'AzureCloudShell', []],
    ['no entry that is refused', '10.0.0.0/8', []],
    ['no placeholder', '0.0.0.0/32', []],
  ])('%s', (_, text, warnings) => {
    expect(parseRanges(text).warnings).toEqual(warnings)
  })
})

describe('shows a hostile entry', () => {
  test.each([
    ['cut at 60 characters', 'x'.repeat(10_000), `${'x'.repeat(60)}…`],
    ['whole up to 60 characters', 'x'.repeat(60), 'x'.repeat(60)],
    ['cut between characters, not within a surrogate pair', '😀'.repeat(100), `${'😀'.repeat(60)}…`],
    ['without escape sequences', '\u001B[31mred', '\uFFFD[31mred'],
    ['without NUL', '20.1.2.3\0', '20.1.2.3\uFFFD'],
    ['without bidirectional marks', 'a\u202Eb', 'a\uFFFDb'],
    ['without halves of surrogate pairs', 'a\uD83D', 'a\uFFFD'],
    ['that looks like a workflow command as plain text', '::add-mask::x', '::add-mask::x'],
    ['with its percent signs as they are', '%0A::error::x', '%0A::error::x'],
  ])('%s', (_, text, shown) => {
    expect(messages(text)).toEqual([unknown(shown)])
  })

  test.each([
    ['octets without end', '1.'.repeat(500_000)],
    ['a service tag without end', 'A'.repeat(1_000_000)],
    ['IPv6 without end', ':'.repeat(1_000_000)],
    ['a prefix without end', `20.1.2.3/${'9'.repeat(1_000_000)}`],
  ])('in time, though it is %s', (_, text) => {
    const started = performance.now()
    expect(messages(text)).toEqual([unknown(`${text.slice(0, 60)}…`)])
    // A few milliseconds; anything worse than linear takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('whatever it is: never throws, and stays on one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const message of messages(text)) {
          expect(message).not.toMatch(/\p{C}/u)
          expect([...message].length).toBeLessThan(300)
        }
      }),
    )
  })
})
