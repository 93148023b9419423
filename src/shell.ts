/** A text as one word of a POSIX shell, in which nothing is expanded. */
export function quotedForShell(text: string): string {
  return harmless.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** What has to be known of commands to run them: the runner masks what its repository keeps as a secret, IDs among it. */
export const howToRun = 'For bash. *** stands for a value that the repository keeps as a secret: put it in.'

/** Commands as they are printed. */
export function forBash(commands: string): string {
  return `# ${howToRun}\n${commands}`
}

/** What is made of these alone needs no quotes, and is no option of a command. */
export const harmless = /^[\w.:/][\w.:/-]*$/
