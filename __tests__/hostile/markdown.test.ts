import { describe, expect, test } from '@jest/globals'
import { visible } from '../../src/log-text.ts'
import { failedSection } from '../../src/report/failed-section.ts'
import { fenced, plain, table } from '../../src/report/markdown.ts'
import fc from '../support/generated.ts'
import { hostileText, times } from './texts.ts'

/** What is left to markdown once what is escaped is out of the way. */
const bare = (markdown: string) =>
  markdown
    .replace(/\\[!-/:-@[-`{-~]/g, '\u0000')
    .replace(/`[^`]*`/g, '\u0000')
    .replace(/&(?:#\d+|[a-z]+);/g, '\u0000')

/** The blocks of a page as markdown reads them: a fence ends at a line of at least as many backticks, and at none with fewer. */
function blocksOf(markdown: string): ({ readonly text: string } | { readonly fence: string; readonly text: string })[] {
  const blocks: { fence?: string; text: string }[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language] = /^(`{3,})([^`]*)$/.exec(lines[at] ?? '') ?? []
    if (fence === undefined || language === undefined) {
      if (lines[at] !== '') blocks.push({ text: lines[at] ?? '' })
      continue
    }
    const end = lines.findIndex(
      (line, index) => index > at && new RegExp(`^ {0,3}\`{${fence.length},}\\s*$`).test(line),
    )
    blocks.push({ fence: language, text: lines.slice(at + 1, end).join('\n') })
    at = end
  }
  return blocks
}

describe('text from outside is shown, and is nothing else', () => {
  test.each([
    ['</details><img src=x>', '&lt;/details&gt;&lt;img src=x&gt;'],
    ['[x](https://evil.example)', '\\[x\\](`https://evil.example`)'],
    ['[x](ftp://evil.example)', '\\[x\\](ftp://&#8203;evil.example)'],
    ['![x](//evil.example)', '!\\[x\\](//evil.example)'],
    ['see www.evil.example', 'see www.&#8203;evil.example'],
    ['_www.evil.example', '\\_www.&#8203;evil.example'],
    ['@octocat, a@evil.example', '@&#8203;octocat, a@&#8203;evil.example'],
    ['#1 GH-1 octo/shop#1', '#&#8203;1 GH-&#8203;1 octo/shop#&#8203;1'],
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['*a* _b_ ~c~ `d|e` $f$ |g|', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\|e\\` \\$f\\$ \\|g\\|'],
    ['`dry-run` and `repo:o@1`', '`dry-run` and `repo:o@1`'],
    ['an ellipsis… and Zürich', 'an ellipsis… and Zürich'],
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
        expect(markdown).not.toMatch(/[\p{C}\n]/u)
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

  test('a text in a fence is itself to the character, but for what can not be seen, and ends where the fence does', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(blocksOf(fenced('bash', text))).toEqual([{ fence: 'bash', text: visible(text) }])
      }),
    )
    const command = `az ad app create --parameters '{ "issuer": "https://x", "subject": "repo:octo@1/a_b#1" }' \`\`\`\``
    expect(fenced('bash', command)).toBe(`\`\`\`\`\`bash\n${command}\n\`\`\`\`\``)
  })

  test('the summary of a step that failed has one heading, and for each problem one item, its commands and what was said', () => {
    const problem = fc.record({ what: hostileText, commands: hostileText, said: hostileText })
    fc.assert(
      fc.property(fc.array(problem, { minLength: 2, maxLength: 3 }), (told) => {
        const problems = told.map((one) => ({ code: 'unexpected' as const, ...one }))
        const summary = failedSection({ cluster: 'shop', problems, wrote: 'nothing', undone: false }, () => undefined)
        const shown = blocksOf(summary).map((block) => ('fence' in block ? block : block.text.slice(0, 2)))
        expect(shown).toEqual([
          '##',
          '> ',
          '> ',
          ...told.flatMap(({ commands, said }) => [
            '- ',
            { fence: 'bash', text: visible(commands) },
            ...(said === '' ? [] : ['<d', { fence: 'text', text: visible(said) }, '</']),
          ]),
          'Fo',
        ])
      }),
    )
  })
})
