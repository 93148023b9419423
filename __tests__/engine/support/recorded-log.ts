import type { Log } from '../../../src/log.ts'

export interface Line {
  readonly level: 'info' | 'debug' | 'notice' | 'warning' | 'error' | 'group'
  readonly text: string
  /** Milliseconds since the log was begun. */
  readonly at: number
}

/** A log that keeps what it is told. */
export interface RecordedLog extends Log {
  readonly lines: readonly Line[]
  /** The texts of one level, in turn. */
  at(level: Line['level']): string[]
}

export function recordedLog(now: () => number): RecordedLog {
  const begun = now()
  const lines: Line[] = []
  const on = (level: Line['level']) => (text: string) => {
    lines.push({ level, text, at: now() - begun })
  }
  return {
    lines,
    at: (level) => lines.filter((line) => line.level === level).map(({ text }) => text),
    info: on('info'),
    debug: on('debug'),
    notice: on('notice'),
    warning: on('warning'),
    error: on('error'),
    group(title, work) {
      on('group')(title)
      return work()
    },
  }
}
