import type { WorkspaceFile } from './workspace-file.ts'

/** Where inputs come from: the runner's environment, or a test's. */
export interface InputSource {
  /** An input's text, trimmed; empty where it isn't set. */
  input(name: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readWorkspaceFile(path: string): WorkspaceFile
}
