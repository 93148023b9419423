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

const widest = 100

/**
 * A command in lines that a page shows without scrolling. Where a line is broken, the shell sees blank space.
 * @param pieces what a line may end after; each begins with the blank that stands before it
 */
export function inLines(pieces: readonly string[]): string {
  return brokenWith(' \\\n ', pieces)
}

/** The same of a list within double quotes, in which there must be no blank space. */
export function listInLines(pieces: readonly string[]): string {
  return brokenWith('\\\n', pieces)
}

function brokenWith(mark: string, pieces: readonly string[]): string {
  let width = 0
  return pieces.reduce((text, piece) => {
    const breaks = width > 0 && width + piece.length > widest - 2
    width = breaks ? piece.length + 1 : width + piece.length
    return `${text}${breaks ? mark : ''}${piece}`
  }, '')
}
