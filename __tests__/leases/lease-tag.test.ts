import { describe, expect, test } from '@jest/globals'
import { leaseBook } from '../../src/leases/index.ts'
import { longestServer, parseLeaseTag } from '../../src/leases/lease-tag.ts'
import fc from '../support/generated.ts'
import { holder, lease, minutes, now, tagsOf } from './world.ts'

const name = 'aks-authorized-ip-ranges.lease.a0000000'
const value = 'v1 9.9.9.9 until 2026-01-01T13:00:00Z github.com repository 7 run 42 attempt 1'

test('a lease is a tag that a person can read', () => {
  expect(tagsOf(lease('a', '9.9.9.9', 60))).toEqual({ [name]: value })
})

const digits = (most: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${most - 1}}$`))
const anyLease = fc
  .record({
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    address: fc.constantFrom('9.9.9.9', '223.255.254.253', '1.1.1.1'),
    endsIn: fc.integer({ min: -1440, max: 1440 }),
    server: fc.stringMatching(new RegExp(`^[a-z0-9]{1,${longestServer}}$`)),
    port: fc.constantFrom('', ':8443', ':65535'),
    repositoryId: digits(20),
    runId: digits(20),
    attempt: digits(10),
  })
  .map(({ id, address, endsIn, server, port, ...numbers }) =>
    lease(id, address, endsIn, { server: `${server}${port}`, ...numbers }),
  )

test('every lease is read back as it was written, and keeps to the rules of Azure for tags', () => {
  fc.assert(
    fc.property(anyLease, (written) => {
      const [[tag, text] = ['', '']] = Object.entries(tagsOf(written))
      expect(parseLeaseTag(tag, text)).toEqual(written)
      expect(parseLeaseTag(tag.toUpperCase(), text)).toEqual(written)
      expect(tag.length).toBeLessThanOrEqual(512)
      expect(tag).not.toMatch(/[<>%&\\?/\s:#]|^(azure|microsoft|windows)/i)
      expect(text.length).toBeLessThanOrEqual(256)
    }),
  )
})

describe('what is not exactly a lease is none', () => {
  test.each<[string, string, string]>([
    ['a later version', name, value.replace('v1', 'v2')],
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
    ['an ID that is none', `${name}.x`, value],
    ['a name without ID', 'aks-authorized-ip-ranges.lease.', value],
  ])('%s', (_, tag, text) => {
    expect(leaseBook({ [tag]: text }, now)).toMatchObject({ leases: [], unreadable: [tag] })
  })

  test('other tags are not looked at', () => {
    const tags = { environment: 'production', 'aks-authorized-ip-ranges': value, lease: value }
    expect(leaseBook(tags, now)).toMatchObject({ leases: [], unreadable: [], tagCount: 3 })
  })

  test.each([
    [24 * 60, 1],
    [24 * 60 + 4, 1],
    [24 * 60 + 6, 0],
    [60 * 24 * 365 * 100, 0],
  ])('a lease that claims %d minutes more: %d counts', (ahead, count) => {
    const book = leaseBook(tagsOf(lease('a', '9.9.9.9', ahead)), now)
    expect(book.leases).toHaveLength(count)
    expect(book.unreadable).toHaveLength(1 - count)
  })

  test('a lease of the far future counts when its last day comes', () => {
    const tags = tagsOf(lease('a', '9.9.9.9', 60 * 24 * 30))
    expect(leaseBook(tags, now + 60 * 24 * 29 * minutes).leases).toHaveLength(1)
  })

  test('whatever the text, reading it ends and throws nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (text, near) => {
        const [tag, content] = near ? [name, `${value.slice(0, text.length)}${text}`] : [text, text]
        const { leases, unreadable } = leaseBook({ [tag]: content }, now)
        expect(leases.length + unreadable.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('holders on two servers are two, though their numbers are the same', () => {
  const there = { ...holder(), server: 'github.example.com' }
  expect(Object.values(tagsOf(lease('a', '9.9.9.9', 5), lease('b', '9.9.9.9', 5, there)))).toEqual([
    'v1 9.9.9.9 until 2026-01-01T12:05:00Z github.com repository 7 run 42 attempt 1',
    'v1 9.9.9.9 until 2026-01-01T12:05:00Z github.example.com repository 7 run 42 attempt 1',
  ])
})
