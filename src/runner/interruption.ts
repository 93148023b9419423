import { Cancelled } from '../errors.ts'

/** What a runner sends before it kills a step: Ctrl+C, 7.5 s later a request to terminate, 2.5 s later the end. */
const endings = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const

/** What a user of the main step is told; a post step only hears of it, and goes on. */
const remedy = 'Nothing more is written; the post step takes back what was.'

/** Aborted, with {@link Cancelled} as its reason, when the runner asks this process to end. From then on the signals do nothing more. */
export function interruptionOf(source: NodeJS.EventEmitter): AbortSignal {
  const interruption = new AbortController()
  for (const name of endings) {
    source.on(name, () => interruption.abort(new Cancelled(`The runner asked this step to end (${name}).`, { remedy })))
  }
  return interruption.signal
}
