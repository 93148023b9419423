import { Console } from 'node:console'
import { setTimeout as delay } from 'node:timers/promises'
import { cut, harmless, longestLine } from '../log-text.ts'

/**
 * Makes every line that a library or Node itself prints as harmless as our own: an SDK prints what `az`, a proxy or a service
 * said, and the runner looks for commands in stderr as well. They print to stderr (the SDKs' loggers, Node's warnings and
 * NODE_DEBUG) and to the console, which goes there from now on; stdout is ours. An exception that nothing caught is such a
 * line too: Node would print it unfiltered, and end a step whose every wait has a limit anyway.
 */
export function filterLibraryOutput(): void {
  const { stderr, stdout } = process
  const write = stderr.write.bind(stderr)
  const filtered = lineFilter()
  stderr.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    const done = rest.find((argument) => typeof argument === 'function')
    return write(filtered(chunk), (error) => done?.(error))
  }
  globalThis.console = new Console(stderr)
  process.on('uncaughtException', (error) => console.error(error.stack))
  // A runner that no longer reads the log doesn't keep the post step from undoing.
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
}

/** Takes pieces and gives whole lines, since that is what the runner looks for commands in; an empty piece asks for the rest. */
export function lineFilter(): (chunk: string | Uint8Array) => string {
  let pending = ''
  return (chunk) => {
    pending += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    const end = chunk.length === 0 || pending.length > longestLine ? pending.length : pending.lastIndexOf('\n') + 1
    const lines = cut(harmless(pending.slice(0, end)), longestLine)
    pending = pending.slice(end)
    return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
  }
}

const lastWriteMs = 10_000

/** Resolves once all that was printed has been taken, or after ten seconds: `process.exit` drops what a pipe still holds. */
export async function printed(
  streams: readonly NodeJS.WritableStream[] = [process.stdout, process.stderr],
  atMostMs = lastWriteMs,
): Promise<void> {
  const taken = streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve())))
  await Promise.race([Promise.all(taken), delay(atMostMs)])
}
