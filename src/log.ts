import type { Place } from './errors.ts'

/** What a step says while it runs. Annotations show on the run's page, lines in its log only. */
export interface Log {
  info(line: string): void
  debug(line: string): void
  notice(text: string): void
  warning(text: string): void
  error(text: string, at?: Place): void
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/**
 * The log of one cluster among several, whose lines come side by side: each begins with the cluster, and no group is opened, since
 * others' lines would fall into it.
 */
export function prefixed(log: Log, cluster: string): Log {
  const line = (text: string) => `${cluster}: ${text}`
  return {
    info: (text) => log.info(line(text)),
    debug: (text) => log.debug(line(text)),
    notice: (text) => log.notice(line(text)),
    warning: (text) => log.warning(line(text)),
    error: (text, at) => log.error(line(text), at),
    group(title, work) {
      log.info(line(title))
      return work()
    },
  }
}
