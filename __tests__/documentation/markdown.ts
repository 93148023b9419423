import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, type Token, type Tokens, walkTokens } from 'marked'

export const root = join(import.meta.dirname, '..', '..')

/** Markdown that people read on GitHub. */
export const pages: readonly string[] = globSync(['*.md', '{.github,docs,emulator,examples}/**/*.md'], {
  cwd: root,
}).toSorted()

export function tokensOf(page: string): Token[] {
  return lexer(readFileSync(join(root, page), 'utf8'))
}

/** All tokens of a page, those within others too. */
function everyTokenOf(page: string): Token[] {
  const all: Token[] = []
  void walkTokens(tokensOf(page), (token) => {
    all.push(token)
  })
  return all
}

/** What a reader sees: neither the marks nor where a link leads. */
function textOf(token: Token): string {
  if (token.type === 'html') return token.raw.replaceAll(/<[^>]*>/g, ' ')
  if (token.type === 'list') return (token as Tokens.List).items.map(textOf).join('\n')
  const parts: Token[] | undefined = 'tokens' in token ? token.tokens : undefined
  if (parts !== undefined) return parts.map(textOf).join(token.type === 'list_item' ? '\n' : '')
  return 'text' in token ? String(token.text) : ''
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The words outside tables and code blocks. */
export function proseWordsOf(page: string): number {
  const prose = tokensOf(page).filter(({ type }) => type !== 'table' && type !== 'code')
  return prose.reduce((sum, token) => sum + wordsIn(textOf(token)), 0)
}

/** The cells of a page's tables, each with the title of the section of the second level that it is in. */
export function cellsOf(page: string): { section: string; text: string; words: number }[] {
  let section = ''
  return tokensOf(page).flatMap((token) => {
    if (token.type === 'heading' && token.depth === 2) section = textOf(token)
    if (token.type !== 'table') return []
    const { header, rows } = token as Tokens.Table
    const texts = [header, ...rows].flat().map(({ tokens }) => tokens.map(textOf).join(''))
    return texts.map((text) => ({ section, text, words: wordsIn(text) }))
  })
}

/** The code blocks of a language. */
export function codeIn(page: string, language: string): string[] {
  const code = everyTokenOf(page).filter((token): token is Tokens.Code => token.type === 'code')
  return code.filter(({ lang }) => lang === language).map(({ text }) => text)
}

/** Where the links and pictures of a page lead. */
export function targetsOf(page: string): string[] {
  const links = everyTokenOf(page).filter(({ type }) => type === 'link' || type === 'image')
  return links.map((link) => (link as Tokens.Link).href)
}

/** The anchors that GitHub gives the headings of a page: https://docs.github.com/get-started/writing-on-github */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>()
  const headings = everyTokenOf(page).filter(({ type }) => type === 'heading')
  return headings.map((heading) => {
    const anchor = textOf(heading)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(anchor) ?? 0
    seen.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  })
}
