import { readFileSync, realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { messageOf } from '../errors.ts'

/** Where inputs come from: the runner's environment, or a test's. */
export interface InputSource {
  /** An input's text, trimmed; empty where it isn't set. */
  input(name: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readWorkspaceFile(path: string): string
}

/**
 * A file's text, as long as it really lies in the workspace: a link that leads out of it is refused, since a pull
 * request could otherwise have the runner's own files read out in error messages.
 */
export function readWorkspaceFile(workspace: string, path: string): string {
  const root = realpathSync(workspace)
  const file = resolveLinks(resolve(root, path), path)
  if (!file.startsWith(root + sep)) throw new Error(`"${path}" is outside the workspace`)
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`"${path}" can't be read: ${messageOf(cause)}`, { cause })
  }
}

function resolveLinks(file: string, path: string): string {
  try {
    return realpathSync(file)
  } catch (cause) {
    throw new Error(`"${path}" doesn't exist in the workspace`, { cause })
  }
}
