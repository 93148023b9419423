/** An annotation is read on the run's page, and GitHub shows no more than a few lines of it. The log holds the rest. */
export const longestAnnotation = 4_000
/** What others said is quoted in the job summary as far as this, in characters. */
export const longestQuote = 2_000
/** In characters. The longest text of our own, commands that undo the change of a full list, takes about half of it. */
export const longestLine = 256 * 1024

/** The beginning of a text that others may have made of any length. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest).toWellFormed()} … (${text.length - longest} more characters)`
}

/**
 * A line that begins with `::`, white space aside, or holds `##[` would be taken for a workflow command
 * (actions/runner, ActionCommand.cs). Annotations are escaped by core.
 */
export function harmless(line: string): string {
  // What can't be seen goes first: a control character would hide the `::` behind it, and then become white space.
  return visible(line)
    .replace(/^([^\S\n]*)::/gm, '$1: :')
    .replaceAll('##[', '## [')
}

/**
 * Control characters move the cursor and colour the log; marks of direction make it read otherwise than it is. The
 * credentials in a URL, such as a proxy's, are no one's to read.
 */
export function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ').replace(/\/\/[^\s/?#]+@/g, '//***@')
}
