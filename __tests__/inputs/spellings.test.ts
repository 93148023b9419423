import { describe, expect, test } from '@jest/globals'
import fc from '../support/generated.ts'
import { declared, messages, problems, read, type Values } from './support/read.ts'

const set = (ranges: string): Values => ({ mode: 'set', ranges })
const everyInput = ['ranges', 'runner-ip', 'egress-ips'] as const

describe('other spellings of a list are refused once for the whole input, with the way out', () => {
  test.each<[spelling: string, text: string, message: string]>([
    [
      'semicolons',
      '20.1.2.3; 20.1.2.4;',
      '2 entries contain semicolons, which separate nothing here: "20.1.2.3;", "20.1.2.4;". Separate entries by commas, white space or new lines.',
    ],
    [
      'semicolons without blanks',
      '20.1.2.3;20.1.2.4',
      '"20.1.2.3;20.1.2.4" contains a semicolon, which separates nothing here. Separate entries by commas, white space or new lines.',
    ],
    [
      'from one address to another',
      '20.1.2.3-20.1.2.9',
      '"20.1.2.3-20.1.2.9" goes from one address to another, and AKS takes CIDR ranges. Write 20.1.2.3/32, 20.1.2.4/30, 20.1.2.8/31.',
    ],
    [
      'from one address to a last octet, with a long dash',
      '20.1.2.0–255',
      '"20.1.2.0–255" goes from one address to another, and AKS takes CIDR ranges. Write 20.1.2.0/24.',
    ],
    [
      'from one address to another by many blocks',
      '20.1.2.1-20.9.2.9',
      '"20.1.2.1-20.9.2.9" goes from one address to another, and AKS takes CIDR ranges. Write the CIDR ranges that make it up.',
    ],
    [
      'backwards',
      '20.1.2.9-20.1.2.3',
      '"20.1.2.9-20.1.2.3" goes from one address to another, and AKS takes CIDR ranges. Write the CIDR ranges that make it up.',
    ],
    [
      'from one address to another, with blanks',
      '20.1.2.3 - 20.1.2.9',
      '"-" goes from one address to another, and AKS takes CIDR ranges. Write the CIDR ranges that make it up.',
    ],
    [
      'several ranges from one address to another',
      '20.1.2.2-20.1.2.3 20.1.3.2-20.1.3.3',
      '2 entries go from one address to another, and AKS takes CIDR ranges: "20.1.2.2-20.1.2.3" (20.1.2.2/31), "20.1.3.2-20.1.3.3" (20.1.3.2/31). Write the CIDR ranges that make it up.',
    ],
    [
      'a netmask',
      '20.1.2.0/255.255.255.0',
      '"20.1.2.0/255.255.255.0" has a netmask where a prefix length is expected. Write "20.1.2.0/24".',
    ],
    [
      'the netmask of one address',
      '20.1.2.3/255.255.255.255',
      '"20.1.2.3/255.255.255.255" has a netmask where a prefix length is expected. Write "20.1.2.3/32".',
    ],
    [
      'a wildcard mask',
      '20.1.2.0/0.0.0.15',
      '"20.1.2.0/0.0.0.15" has a netmask where a prefix length is expected. Write "20.1.2.0/28".',
    ],
    [
      'a mask with gaps',
      '20.1.2.0/255.0.255.0',
      '"20.1.2.0/255.0.255.0" has a netmask where a prefix length is expected. Write the prefix length behind the network address: /24 for 255.255.255.0.',
    ],
    [
      'a host name',
      'vpn.example.com',
      '"vpn.example.com" is a host name, and AKS takes addresses. Name the addresses that the callers come from.',
    ],
    [
      'host names',
      '*.example.com api.example.com:443',
      '2 entries are host names, and AKS takes addresses: "*.example.com", "api.example.com:443". Name the addresses that the callers come from.',
    ],
    [
      'a URL',
      'https://20.1.2.3/',
      '"https://20.1.2.3/" is a URL, and AKS takes addresses. Name the address that the callers come from, without scheme, port and path.',
    ],
    ['a port', '20.1.2.3:443', '"20.1.2.3:443" has a port, and a range has none. Write "20.1.2.3".'],
    [
      'ports',
      '20.1.2.3:443 20.1.2.4:443',
      '2 entries have ports, and a range has none: "20.1.2.3:443" (20.1.2.3), "20.1.2.4:443" (20.1.2.4). Leave the port out.',
    ],
    [
      'quotes',
      '"20.1.2.3", “20.1.2.4”',
      '2 entries contain quotes: ""20.1.2.3"", "“20.1.2.4”". Leave the quotes out, or write the whole input as one JSON array of strings.',
    ],
  ])('%s', (_, text, message) => {
    expect(messages(set(text))).toEqual([`\`ranges\`: ${message}`])
  })

  const separately = 'Separate entries by commas, white space or new lines, without brackets and quotes'
  const hcl = `is a list in brackets that is not JSON, which has no trailing comma, no comment and nothing beside the list. Take \`terraform output -json\` or \`jsonencode(…)\`. Or: ${separately}.`
  const python = `is a list as Python prints it, not JSON. Print it with \`json.dumps(…)\` or \`", ".join(…)\`. Or: ${separately}.`
  const json = 'is JSON, but not one array of strings. Make one array of strings of it, with `az … --query` or `jq`.'
  const brackets = `is a list in brackets. ${separately}, or write one JSON array of strings.`
  test.each<[spelling: string, text: string, message: string]>([
    ['an HCL list', '[\n  "20.1.2.3", # office\n  "20.1.2.4",\n]', hcl],
    ['what Terraform prints of a set', 'toset([\n  "20.1.2.3",\n])', hcl],
    ['a JSON array with more beside it', '["20.1.2.3"]\n20.1.2.4', hcl],
    ['a Python list', "['20.1.2.3', '20.1.2.4']", python],
    ['a Python tuple', "('20.1.2.3',)", python],
    ['JSON that is no array', '{"ip": "20.1.2.3"}', json],
    ['a JSON array of something else', '[["20.1.2.3"], null]', json],
    ['a YAML list on one line', '[20.1.2.3, 20.1.2.4]', brackets],
    [
      'a YAML list',
      '- 20.1.2.3 # office\n- 20.1.2.4\n',
      'is a YAML list, and an input is one text. Leave the dashes out: with `|` behind the name of the input, one entry a line.',
    ],
    [
      'UTF-16',
      '\uFFFD\uFFFD2\u00000\u0000.\u0000',
      'is UTF-16 text or binary. Save it as UTF-8, in PowerShell with `Set-Content -Encoding utf8`.',
    ],
  ])('%s', (_, text, message) => {
    expect(messages(set(text))).toEqual([`\`ranges\` ${message}`])
    expect(messages({ mode: 'set' }, { file: text })).toEqual([`\`ranges-file\` ${message}`])
  })

  test('the other mistakes of a YAML list are told as well', () => {
    expect(problems(set('- 20.1.2.3\n- 10.0.0.1')).map(({ what }) => what)).toEqual([
      '`ranges` is a YAML list, and an input is one text.',
      expect.stringContaining('"10.0.0.1" lies in 10.0.0.0/8'),
    ])
  })
})

describe('one JSON array of strings is taken', () => {
  test('in `ranges`, also over several lines', () => {
    expect(declared(set('[\n  "20.1.2.3",\n  "20.1.4.0/24"\n]\n'))).toEqual(['20.1.2.3/32', '20.1.4.0/24'])
  })

  test.each(['runner-ip', 'egress-ips'] as const)('in `%s`', (input) => {
    const { spec } = read({ ...set('20.1.2.3'), [input]: '["20.1.2.4"]' })
    expect([...spec.runner, ...spec.egressIps].map(({ entry }) => entry.text)).toEqual(['20.1.2.4/32'])
  })

  test('in the file, with the line of each mistake', () => {
    expect(declared({ mode: 'set' }, { file: '["20.1.2.3"]' })).toEqual(['20.1.2.3/32'])
    expect(problems({ mode: 'set' }, { file: '[\n"20.1.2.3",\n"10.0.0.1"]' })).toMatchObject([
      { at: { file: 'ranges.txt', line: 3 } },
    ])
  })

  test('an empty one names no entry', () => {
    expect(problems(set('[]'))).toMatchObject([{ code: 'nothing-asked' }])
    expect(problems({ mode: 'add', 'runner-ip': '[ ]' })).toMatchObject([{ code: 'nothing-asked' }])
    expect(messages({}, { file: '[]' })).toEqual([
      '`ranges-file`: "ranges.txt" names no range. List the ranges in it, one a line, or leave the input out.',
    ])
  })

  test('each of its strings is one entry, and none is a comment', () => {
    expect(messages(set('["# office", "20.1.2.3, 20.1.2.4", ""]'))).toEqual([
      '`ranges`: 3 entries are not IPv4 addresses, CIDR ranges or Azure service tags: "# office", "20.1.2.3, 20.1.2.4", "". Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
    ])
  })

  test('it means what its strings mean, apart by commas', () => {
    const address = fc.tuple(fc.integer({ min: 11, max: 99 }), fc.nat(255), fc.nat(255), fc.nat(255))
    fc.assert(
      fc.property(fc.array(address, { minLength: 1 }), (addresses) => {
        const texts = addresses.map((octets) => octets.join('.'))
        expect(declared(set(JSON.stringify(texts, undefined, 2)))).toEqual(declared(set(texts.join())))
      }),
    )
  })
})

describe('a word that a program prints for nothing or everything is refused in every input of ranges', () => {
  const nothing = [
    'None',
    'Null',
    'null',
    'NULL',
    'True',
    'FALSE',
    'undefined',
    'NaN',
    'nil',
    'Nil',
    'N/A',
    'n/a',
    '$null',
  ]
  const everything = ['Any', 'ANY', 'All', 'all', '*']
  test.each([...nothing, ...everything])('%s', (word) => {
    const says = everything.includes(word) ? 'stands for everything' : 'is what programs print for a missing value'
    for (const input of everyInput)
      expect(messages({ ...set('20.1.2.3'), [input]: word })).toEqual([
        expect.stringContaining(`\`${input}\`: "${word}" ${says}`),
      ])
    expect(problems({ mode: 'set' }, { file: word })).toMatchObject([{ code: 'invalid-range' }])
    expect(problems(set(`tag:${word}`))).toMatchObject([{ code: 'invalid-range' }])
  })
})

describe('a service tag is a word of the vocabulary', () => {
  const notice = (tag: string) =>
    `\`ranges\`: "${tag}" is taken as an Azure service tag. It authorizes all addresses of that service.`

  test.each([
    ['a name', 'ApiManagement', 'ApiManagement'],
    ['a name with a dot of its own', 'AzureFrontDoor.Backend', 'AzureFrontDoor.Backend'],
    ['a region', 'Storage.WestUS', 'Storage.WestUS'],
    ['a region behind a name with a dot', 'AzureFrontDoor.Backend.germanywc', 'AzureFrontDoor.Backend.germanywc'],
    ['one that is newer, by its mark', 'tag:QuantumService.WestUS', 'QuantumService.WestUS'],
    ['one that is known, by its mark', 'tag:Storage', 'Storage'],
  ])('is taken, and told in a notice: %s', (_, text, tag) => {
    expect(declared({ ranges: text })).toEqual([tag])
    expect(read({ ranges: text }).notes).toEqual([{ level: 'notice', text: notice(tag) }])
  })

  test.each<[string, string, string]>([
    [
      'a word that is no tag',
      'Office',
      'is no Azure service tag that this version knows. Check the spelling. A tag that is newer is written with `tag:` before it, such as `tag:NewService.WestUS`.',
    ],
    [
      'a name with too many parts',
      'Storage.WestUS.Two',
      'is no Azure service tag that this version knows. Check the spelling. A tag that is newer is written with `tag:` before it, such as `tag:NewService.WestUS`.',
    ],
    [
      'another letter case',
      'AZURECLOUD.westeurope',
      'is no Azure service tag that this version knows. Write "AzureCloud.westeurope".',
    ],
    ['lower case', 'storage', 'is no Azure service tag that this version knows. Write "Storage".'],
    [
      'a mark before what has not the form of a tag',
      'tag:new-service',
      'does not name a service tag behind `tag:`. Write it like `tag:NewService` or `tag:NewService.WestUS`.',
    ],
    [
      'the whole internet',
      'Internet',
      'is the service tag of the whole internet. Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
    ],
    [
      'the whole internet, by the mark',
      'tag:Internet',
      'is the service tag of the whole internet. Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
    ],
    ...['VirtualNetwork', 'AzureLoadBalancer', 'AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM.WestUS'].map(
      (word): [string, string, string] => [
        'addresses within Azure networks',
        word,
        'is a service tag of addresses within Azure networks, which no caller of the API server has. Name the public addresses that this traffic leaves from.',
      ],
    ),
  ])('is refused: %s, %s', (_, text, message) => {
    expect(messages(set(text))).toEqual([`\`ranges\`: "${text}" ${message}`])
  })

  test.each(['runner-ip', 'egress-ips'])('is refused in `%s`', (input) => {
    expect(messages({ ...set('20.1.2.3'), [input]: 'Storage' })).toEqual([
      `\`${input}\`: "Storage" is a service tag, and only addresses and CIDR ranges are taken here. Name the addresses.`,
    ])
  })

  test('a second one is refused, in one input or in two', () => {
    expect(messages(set('Sql Storage Sql EventHub'))).toEqual([
      '`ranges`: 2 entries are more service tags, and AKS takes only one: "Storage", "EventHub". Leave one of them, and name ranges instead of the others.',
    ])
    expect(problems(set('Sql'), { file: 'Storage' })).toEqual([
      {
        code: 'service-tags',
        what: '`ranges` and `ranges-file` name 2 service tags (Sql, Storage), and AKS takes one.',
        remedy: 'Leave one.',
      },
    ])
  })

  test('`mode: set` warns where a tag is its only entry', () => {
    const alone =
      '`mode: set` replaces the whole list, and the service tag "Storage" is all that `ranges` and `ranges-file` name. Check that no other entry was meant.'
    expect(read(set('Storage')).notes).toContainEqual({ level: 'warning', text: alone })
    expect(read(set('Storage 20.1.2.3')).notes).toHaveLength(1)
    expect(read({ mode: 'add', ranges: 'Storage' }).notes).toHaveLength(1)
  })
})
