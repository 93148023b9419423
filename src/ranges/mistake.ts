/** Something that was written and can't go on a list. Both texts read on after the entry. */
export interface Mistake {
  /** The entry as written, cut short and without control characters, so that it may be shown anywhere. */
  readonly entry: string
  /** What is wrong with it, without a full stop: `is not …`. */
  readonly problem: string
  /** What to write instead, as whole sentences. */
  readonly remedy: string
}

const longestExcerpt = 60

export function mistakeIn(word: string, problem: string, remedy: string): Mistake {
  return { entry: excerpt(word), problem, remedy }
}

/** One line that names the entry, what is wrong, and the remedy. */
export function mistakeMessage({ entry, problem, remedy }: Mistake): string {
  return `"${entry}" ${problem}. ${remedy}`
}

/** Invisible characters (escape sequences, bidirectional marks, halves of surrogate pairs) show as U+FFFD. */
function excerpt(word: string): string {
  // A code point takes two units at most, so what is looked at stays short even if the word doesn't.
  const characters = [...word.slice(0, 2 * longestExcerpt + 2)]
  const shown = characters.slice(0, longestExcerpt).join('').replace(/\p{C}/gu, '\uFFFD')
  return characters.length > longestExcerpt ? `${shown}…` : shown
}
