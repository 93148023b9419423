/** One word of a text, and where it stands, counted from 1. */
export interface Word {
  readonly text: string
  readonly line: number
}

/** The words of a plain text, each once: apart by commas, white space and new lines; `#` starts a comment to the end of the line. */
export function wordsOf(text: string): Word[] {
  const words = new Map<string, Word>()
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const word of line.replace(/#.*/s, '').split(/[\s,]+/)) {
      if (word !== '' && !words.has(word)) words.set(word, { text: word, line: index + 1 })
    }
  }
  return [...words.values()]
}

/** The comment of each line that has one, by the line's number, without the `#`. */
export function commentsOf(text: string): ReadonlyMap<number, string> {
  const lines = text.split(/\r\n|\n|\r/)
  const comments = lines.map((line, index): [number, string] => [index + 1, /#(.*)/s.exec(line)?.[1]?.trim() ?? ''])
  return new Map(comments.filter(([, comment]) => comment !== ''))
}

/** Whether lines begin with a dash and a blank, as the items of a YAML list do. */
export function hasYamlItems(text: string): boolean {
  return /^[^\S\n]*-[^\S\n]+\S/m.test(text)
}
