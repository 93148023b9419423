import { describe, expect, test } from '@jest/globals'
import { commands, plain, table } from '../../src/report/markdown.ts'
import { failedStepSummary } from '../../src/report/summary.ts'
import fc from '../support/generated.ts'
import { hostileText, times } from './texts.ts'

/** What is left to markdown once what is escaped is out of the way. */
const bare = (markdown: string) =>
  markdown.replace(/\\[!-/:-@[-`{-~]/g, '\u0000').replace(/&(?:#\d+|[a-z]+);/g, '\u0000')

describe('text from outside is shown, and is nothing else', () => {
  test.each([
    ['</details><img src=x>', '&lt;/details&gt;&lt;img src=x&gt;'],
    ['[x](https://evil.example)', '\\[x\\](https://&#8203;evil.example)'],
    ['![x](//evil.example)', '!\\[x\\](//evil.example)'],
    ['see www.evil.example', 'see www.&#8203;evil.example'],
    ['_www.evil.example', '\\_www.&#8203;evil.example'],
    ['@octocat, a@evil.example', '@&#8203;octocat, a@&#8203;evil.example'],
    ['#1 GH-1 octo/shop#1', '#&#8203;1 GH-&#8203;1 octo/shop#&#8203;1'],
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['*a* _b_ ~c~ `d` $e$ |f|', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` \\$e\\$ \\|f\\|'],
    ['a\n\n# b', 'a # b'],
    ['\u001b[31mred\u202e', '\\[31mred'],
    ['20.84.7.10/32', '20.84.7.10/32'],
  ])('%j', (text, shown) => {
    expect(plain(text)).toBe(shown)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = plain(text)
        expect(markdown).toMatch(/^[\x20-\x7e]*$/)
        expect(bare(markdown)).not.toMatch(
          /[<>*_`[\]|~$]|:\/\/[^\0]|@\w|#\d|\bwww\.[^\0]|^(?:[-+]|#+|\d+[.)])(?:\s|$)/i,
        )
      }),
      times(500),
    )
  })

  test('a table keeps its rows and columns', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = table(['a', 'b'], [[plain(text), 'x']]).split('\n')
        expect(lines.map((line) => bare(line).split('|').length)).toEqual([4, 4, 4])
      }),
    )
  })

  test('commands stay within their fence', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = commands(text).split('\n')
        expect(lines.filter((line) => /^ {0,3}`{4,}/.test(line))).toEqual(['````bash', '````'])
      }),
    )
  })

  test('the summary of a step that failed has one heading, and one item for each problem', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 3 }), (problems) => {
        const blocks = failedStepSummary(problems.map((what) => ({ code: 'unexpected', what }))).split('\n\n')
        expect(blocks.map((block) => block.slice(0, 2))).toEqual(['##', ...problems.map(() => '- ')])
      }),
    )
  })
})
