/** A text as one word of a POSIX shell, in which nothing is expanded. */
export function quotedForShell(text: string): string {
  return harmless.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** What is made of these alone needs no quotes, and is no option of a command. */
export const harmless = /^[\w.:/][\w.:/-]*$/
