const longest = 60
const shownOfTheEnd = 30

/**
 * A text from outside, fit to be shown anywhere: short, with its end, since the end tells long values apart, and on one
 * line. Invisible characters (escape sequences, bidirectional marks, halves of surrogate pairs) show as U+FFFD.
 */
export function excerpt(text: string): string {
  // A code point takes two units at most, so what is looked at stays short even if the text doesn't.
  const start = [...text.slice(0, 2 * longest + 2)]
  if (start.length <= longest) return visible(start)
  const end = [...text.slice(-2 * shownOfTheEnd)].slice(-shownOfTheEnd)
  return `${visible(start.slice(0, longest - shownOfTheEnd - 1))}…${visible(end)}`
}

function visible(characters: readonly string[]): string {
  return characters.join('').replace(/\p{C}/gu, '\uFFFD')
}
