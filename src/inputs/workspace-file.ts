import { constants, lstatSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { fileErrorCode, readRegularFile } from '../runner/regular-file.ts'

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
    return refused(`can't be read${fileErrorCode(error)}`)
  }
}

/** @returns the content, or what is wrong with the file. */
function readRegular(file: string, isStillThere: () => boolean): Buffer | string {
  return readRegularFile(file, {
    mostBytes,
    flags: constants.O_NOFOLLOW,
    check(opened) {
      const now = lstatSync(file)
      const replaced = !isStillThere() || now.ino !== opened.ino || now.dev !== opened.dev
      return replaced ? 'was replaced while it was read' : undefined
    },
  })
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
