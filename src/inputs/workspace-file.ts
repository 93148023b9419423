import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/** A file's text and its path within the workspace, with forward slashes; or why it isn't read. */
export type WorkspaceFile =
  | { readonly kind: 'read'; readonly path: string; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string }

/** More than any list needs: 2,000 ranges with a comment each take a tenth of it. */
const mostBytes = 1024 * 1024

/**
 * Reads a regular file that really lies in the workspace, outside `.git`: a pull request can put any link or pipe there,
 * and what the runner's own files or git's settings hold would show in error messages. Never waits.
 */
export function readWorkspaceFile(workspace: string, path: string): WorkspaceFile {
  const root = realPath(workspace)
  if (root === undefined) return refused('is not there: the workspace is missing')
  const file = realPath(resolve(root, path))
  if (file === undefined) return refused("doesn't exist in the workspace")
  const within = relative(root, file)
  if (within === '' || within.split(sep)[0] === '..' || isAbsolute(within)) return refused('is outside the workspace')
  const names = within.split(sep)
  if (names.some((name) => name.toLowerCase() === '.git')) return refused("is git's own: `.git` may hold a credential")
  try {
    const bytes = readRegular(file, () => realPath(resolve(root, path)) === file)
    if (typeof bytes === 'string') return refused(bytes)
    return { kind: 'read', path: names.join('/'), text: bytes.toString('utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    return refused(`can't be read${code}`)
  }
}

/** @returns the content, or what the file is instead of a regular one of a fitting size. */
function readRegular(file: string, isStillThere: () => boolean): Buffer | string {
  // Opening a device may act on it, so it is looked at before; what counts is what was opened.
  const before = lstatSync(file)
  if (!before.isFile()) return kindOf(before)
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  try {
    const opened = fstatSync(descriptor)
    if (!opened.isFile()) return kindOf(opened)
    const now = lstatSync(file)
    if (!isStillThere() || now.ino !== opened.ino || now.dev !== opened.dev) return 'was replaced while it was read'
    return readUpTo(descriptor, mostBytes) ?? `is larger than ${mostBytes / 1024 / 1024} MiB`
  } finally {
    closeSync(descriptor)
  }
}

function readUpTo(descriptor: number, most: number): Buffer | undefined {
  const bytes = Buffer.alloc(most + 1)
  let length = 0
  for (let read = -1; read !== 0 && length <= most; length += read)
    read = readSync(descriptor, bytes, length, bytes.length - length, null)
  return length > most ? undefined : bytes.subarray(0, length)
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'is a directory'
  if (stats.isFIFO()) return 'is a pipe'
  return stats.isSocket() ? 'is a socket' : 'is a device'
}

/** The path without links, as the file system spells it. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

const refused = (why: string): WorkspaceFile => ({ kind: 'refused', why })
