import { describe, expect, test } from '@jest/globals'
import { parseClusterLeases } from '../../src/leases/index.ts'
import { leaseTagValue, longestServer, parseLeaseTag, slots } from '../../src/leases/lease-tag.ts'
import fc from '../support/generated.ts'
import { holder, lease, minutes, now, tagsOf } from './world.ts'

const id = 'a000000000000000'
const name = 'aks-authorized-ip-ranges.lease.01'
const text = `9.9.9.9 until 2026-01-01T13:00:00Z github.com repository 7 run 42 attempt 1`
const value = `v2 ${id} ${text}`
const olderName = `aks-authorized-ip-ranges.lease.${id}`
const older = `v1 ${text}`

test('a lease is a tag that a person can read', () => {
  expect(tagsOf(lease('a', '9.9.9.9', 60))).toEqual({ [name]: value })
})

test('its name is one of twenty, whatever it says', () => {
  expect(slots).toHaveLength(20)
  expect([slots[0], slots[8], slots[9], slots[19]]).toEqual(
    ['01', '09', '10', '20'].map((slot) => `aks-authorized-ip-ranges.lease.${slot}`),
  )
})

test('one under a name of earlier versions is read, in any letter case', () => {
  const found = lease('a', '9.9.9.9', 60)
  expect(parseLeaseTag(olderName, older)).toEqual(found)
  expect(parseLeaseTag(olderName.toUpperCase(), older)).toEqual(found)
})

test('the longest one takes as much as Azure lets a tag hold', () => {
  const server = (length: number) => ({
    server: `${'a'.repeat(length - ':65535'.length)}:65535`,
    repositoryId: '9'.repeat(20),
    runId: '9'.repeat(20),
    attempt: '9'.repeat(10),
  })
  const longest = leaseTagValue(lease('a', '223.255.254.253', 60, server(longestServer)))
  expect(longest).toHaveLength(256)
  expect(parseLeaseTag(name, longest)).toBeDefined()
  expect(
    parseLeaseTag(name, leaseTagValue(lease('a', '223.255.254.253', 60, server(longestServer + 1)))),
  ).toBeUndefined()
})

const digits = (most: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${most - 1}}$`))
const anyLease = fc
  .record({
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    address: fc.constantFrom('9.9.9.9', '223.255.254.253', '1.1.1.1'),
    endsIn: fc.integer({ min: -1440, max: 1440 }),
    server: fc.stringMatching(new RegExp(`^[a-z0-9]{1,${longestServer - ':65535'.length}}$`)),
    port: fc.constantFrom('', ':8443', ':65535'),
    repositoryId: digits(20),
    runId: digits(20),
    attempt: digits(10),
  })
  .map(({ id: anyId, address, endsIn, server, port, ...numbers }) =>
    lease(anyId, address, endsIn, { server: `${server}${port}`, ...numbers }),
  )

test('every lease is read back as it was written, and keeps to the rules of Azure for tags', () => {
  fc.assert(
    fc.property(anyLease, (written) => {
      const [[tag, said] = ['', '']] = Object.entries(tagsOf(written))
      expect(parseLeaseTag(tag, said)).toEqual(written)
      expect(parseLeaseTag(tag.toUpperCase(), said)).toEqual(written)
      expect(tag).not.toMatch(/[<>%&\\?/\s:#]|^(azure|microsoft|windows)/i)
      expect(said.length).toBeLessThanOrEqual(256)
    }),
  )
})

describe('what is not exactly a lease is none', () => {
  test.each<[string, string, string]>([
    ['a later version', name, value.replace('v2', 'v3')],
    ['an earlier version under a name of this one', name, older],
    ['this version under a name of earlier ones', olderName, value],
    ['an ID of another length', name, value.replace(id, id.slice(1))],
    ['an ID in capitals', name, value.replace(id, id.toUpperCase())],
    ['no ID', name, `v2 ${text}`],
    ['a slot too many', name.replace('01', '21'), value],
    ['a slot of no number', name.replace('01', '00'), value],
    ['a slot in other digits', name.replace('01', '1'), value],
    ['a range', name, value.replace('9.9.9.9', '9.9.9.0/24')],
    ['a private address', name, value.replace('9.9.9.9', '10.0.0.1')],
    ['the placeholder', name, value.replace('9.9.9.9', '0.0.0.0')],
    ['an octet with a leading zero', name, value.replace('9.9.9.9', '9.9.9.09')],
    ['an IPv6 address', name, value.replace('9.9.9.9', '2606:4700::1')],
    ['no time', name, value.replace('2026-01-01T13:00:00Z', '2026-13-01T13:00:00Z')],
    ['a time of another zone', name, value.replace('00Z', '00+14:00')],
    ['a server with a path', name, value.replace('github.com', 'evil.example/x')],
    ['a server with a user', name, value.replace('github.com', 'a@evil.example')],
    ['a run that is no number', name, value.replace('run 42', 'run 42/../43')],
    ['a run of endless digits', name, value.replace('run 42', `run ${'9'.repeat(30)}`)],
    ['text behind it', name, `${value} and more`],
    ['a line behind it', name, `${value}\n::set-output name=x::y`],
    ['no text', name, ''],
    ['a longer name', `${name}.x`, value],
    ['a name without an end', 'aks-authorized-ip-ranges.lease.', value],
  ])('%s', (_, tag, said) => {
    expect(parseClusterLeases({ [tag]: said }, now)).toMatchObject({ leases: [], unreadable: [tag] })
  })

  test('other tags are not looked at', () => {
    const tags = { environment: 'production', 'aks-authorized-ip-ranges': value, lease: value }
    expect(parseClusterLeases(tags, now)).toMatchObject({ leases: [], unreadable: [], tagCount: 3 })
  })

  test.each([
    [24 * 60, 1],
    [24 * 60 + 4, 1],
    [24 * 60 + 6, 0],
    [60 * 24 * 365 * 100, 0],
  ])('a lease that claims %d minutes more: %d counts', (ahead, count) => {
    const book = parseClusterLeases(tagsOf(lease('a', '9.9.9.9', ahead)), now)
    expect(book.leases).toHaveLength(count)
    expect(book.unreadable).toHaveLength(1 - count)
  })

  test('a lease of the far future counts when its last day comes', () => {
    const tags = tagsOf(lease('a', '9.9.9.9', 60 * 24 * 30))
    expect(parseClusterLeases(tags, now + 60 * 24 * 29 * minutes).leases).toHaveLength(1)
  })

  test('whatever the text, reading it ends and throws nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (any, near) => {
        const [tag, content] = near ? [name, `${value.slice(0, any.length)}${any}`] : [any, any]
        const { leases, unreadable } = parseClusterLeases({ [tag]: content }, now)
        expect(leases.length + unreadable.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('holders on two servers are two, though their numbers are the same', () => {
  const there = { ...holder(), server: 'github.example.com' }
  expect(Object.values(tagsOf(lease('a', '9.9.9.9', 5), lease('b', '9.9.9.9', 5, there)))).toEqual([
    'v2 a000000000000000 9.9.9.9 until 2026-01-01T12:05:00Z github.com repository 7 run 42 attempt 1',
    'v2 b000000000000000 9.9.9.9 until 2026-01-01T12:05:00Z github.example.com repository 7 run 42 attempt 1',
  ])
})
