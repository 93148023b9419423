import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'

export interface ReadOptions {
  readonly mostBytes: number
  /** Flags for opening it, beside those that keep it from waiting. */
  readonly flags?: number
  /** What is wrong with the file that was opened, beyond its kind and size. */
  readonly check?: (opened: Stats) => string | undefined
}

/**
 * The content of a file that others may have put there, or what it is instead of a regular one of a fitting size ("is a pipe").
 * Never waits.
 * @throws {Error} Node's own, where it is missing or can't be opened.
 */
export function readRegularFile(path: string, { mostBytes, flags = 0, check }: ReadOptions): Buffer | string {
  // Opening a device may act on it, so it is looked at before; what counts is what was opened.
  const before = statSync(path)
  if (!before.isFile()) return kindOf(before)
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | flags)
  try {
    const opened = fstatSync(descriptor)
    if (!opened.isFile()) return kindOf(opened)
    return check?.(opened) ?? readUpTo(descriptor, mostBytes) ?? `is larger than ${size(mostBytes)}`
  } finally {
    closeSync(descriptor)
  }
}

/** Node's code for why a file couldn't be read, as it ends a sentence: ` (EACCES)`. */
export function fileErrorCode(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown }
  return typeof code === 'string' ? ` (${code})` : ''
}

function readUpTo(descriptor: number, most: number): Buffer | undefined {
  const bytes = Buffer.alloc(most + 1)
  let length = 0
  for (let read = -1; read !== 0 && length <= most; length += read)
    read = readSync(descriptor, bytes, length, bytes.length - length, null)
  return length > most ? undefined : bytes.subarray(0, length)
}

function size(bytes: number): string {
  const kibibytes = bytes / 1024
  return kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'is a directory'
  if (stats.isFIFO()) return 'is a pipe'
  return stats.isSocket() ? 'is a socket' : 'is a device'
}
