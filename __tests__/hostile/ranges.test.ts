import { describe, expect, test } from '@jest/globals'
import { problemText } from '../../src/errors.ts'
import { problemsIn } from '../../src/inputs/invalid-entry.ts'
import { parseAddress, parseListed, parseRanges } from '../../src/ranges/index.ts'
import fc from '../support/generated.ts'
import { hostileText, times } from './texts.ts'

const nearlyRanges = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '.',
        '/',
        ':',
        '-',
        ',',
        '#',
        ' ',
        '\n',
        '0',
        '00',
        '255',
        '256',
        '/32',
        '/33',
        '1.2.3.4',
        'AzureCloud',
      ),
      fc.nat(999).map(String),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(hostileText, nearlyRanges, fc.string({ unit: 'binary' }))

describe('whatever a list holds, it is read', () => {
  test('a range that is taken is one: numbers, dots and a slash, or a tag', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const entry of parseRanges(text).entries) {
          expect(entry.text).toMatch(
            entry.kind === 'range' ? /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/ : /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,2}$/,
          )
        }
      }),
      times(400),
    )
  })

  test.each([undefined, 'ranges.txt'])(
    'mistakes are told in a short line for each kind, in which nothing is unseen: %s',
    (file) => {
      fc.assert(
        fc.property(anyText, (text) => {
          const from = file === undefined ? { input: 'ranges' } : { input: 'ranges-file', file }
          const told = problemsIn(parseRanges(text).mistakes.map((mistake) => ({ ...from, mistake })))
          for (const message of told.map(problemText)) {
            expect(message.length).toBeLessThan(700)
            expect(message).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u)
          }
        }),
        times(400),
      )
    },
  )

  test('of a mistake in a file no text is told but numbers, dots and slashes', () => {
    const secret = fc.stringMatching(/^[a-z]{5}[A-Za-z0-9_-]{3,30}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(secret, nearlyRanges), { minLength: 1 }), secret, (words, own) => {
        const text = [...words, own, `"${own}"`, `20.1.2.3:${own}`, `${own}.example.com`].join('\n')
        const { mistakes } = parseRanges(text)
        const told = problemsIn(mistakes.map((mistake) => ({ input: 'ranges-file', file: 'ranges.txt', mistake })))
        expect(JSON.stringify(told)).not.toContain(own)
      }),
      times(400),
    )
  })

  test('what stands on a cluster keeps its text, and its meaning is a range, a tag or unknown', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        expect(parseListed(texts).map(({ text }) => text)).toEqual(texts)
      }),
    )
  })

  test("an address service's answer is one address or nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const address = parseAddress(text)
        if (address !== undefined) expect(`${text.trim()}/32`).toBe(address.text)
      }),
      times(400),
    )
  })
})

describe('no text takes long', () => {
  const long = 300_000
  test.each<[string, string]>([
    ['one word', 'a'.repeat(long)],
    ['one number', '1'.repeat(long)],
    ['dots', '1.'.repeat(long / 2)],
    ['colons', ':'.repeat(long)],
    ['commas', ','.repeat(long)],
    ['comments', '#'.repeat(long)],
    ['comment lines', '#\n'.repeat(long / 2)],
    ['blanks', ' '.repeat(long)],
    ['a tag that does not end', `A${'a.'.repeat(long / 2)}`],
    ['brackets', '['.repeat(long)],
    ['many words', 'x '.repeat(long / 6)],
  ])('%s', (_, text) => {
    const begun = process.cpuUsage()
    parseRanges(text)
    parseListed([text])
    parseAddress(text)
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000)
  })
})
