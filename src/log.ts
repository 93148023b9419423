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
