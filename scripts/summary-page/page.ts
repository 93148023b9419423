import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Marked } from 'marked'
import markedAlert from 'marked-alert'

const css = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
)

/** As far as GitHub colours the lines of a diff. */
const diffCss = `
body { margin: 0; background: #fff }
.markdown-body { box-sizing: border-box; width: 900px; padding: 24px 32px }
.diff-added { color: #116329; background: #dafbe1 }
.diff-removed { color: #82071e; background: #ffebe9 }
.diff-added, .diff-removed { display: block }
`

const marked = new Marked({ gfm: true }, markedAlert(), {
  renderer: {
    code({ text, lang }) {
      const lines = text.split('\n').map((line) => (lang === 'diff' ? diffLine(line) : `${escaped(line)}\n`))
      return `<pre lang="${escaped(lang ?? '')}"><code>${lines.join('')}</code></pre>\n`
    },
  },
})

function diffLine(line: string): string {
  const kind = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : undefined
  return kind === undefined ? `${escaped(line)}\n` : `<span class="diff-${kind}">${escaped(line)}\n</span>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * A job summary as a page of its own, in GitHub's flavour of markdown and GitHub's style.
 * @param script runs in the page once it is there
 */
export function pageOf(markdown: string, script = ''): string {
  const body = marked.parse(markdown, { async: false })
  return `<!doctype html><meta charset="utf-8"><style>${css}${diffCss}</style><article class="markdown-body">${body}</article><script>${script}</script>`
}
