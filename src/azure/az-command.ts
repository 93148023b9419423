import { posix, win32 } from 'node:path'

/** How az is started: a file and its arguments, without a shell. */
export interface AzCommand {
  /** Looked for in the folders of the environment's own PATH alone. */
  readonly file: string
  readonly args: readonly string[]
  readonly options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string>>
    /** On Windows az is a batch file. */
    readonly allowWindowsBatchFiles: boolean
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * az with the arguments, such that nothing of the workspace is run in its place, and nothing that isn't meant for it is handed on.
 * @param workspace the folder that the step runs in, whose files a pull request may have written
 */
export function azCommand(
  args: readonly string[],
  { platform, env, workspace }: { platform: NodeJS.Platform; env: Environment; workspace: string },
): AzCommand {
  const windows = platform === 'win32'
  const systemRoot = Object.entries(env).find(([name]) => name.toLowerCase() === 'systemroot')?.[1]
  return {
    file: 'az',
    args,
    options: {
      cwd: windows ? (systemRoot ?? 'C:\\Windows') : '/bin',
      env: environmentFor(env, workspace, windows ? win32 : posix),
      allowWindowsBatchFiles: windows,
    },
  }
}

/** Inputs, the post step's state, what the runner lets the action do in GitHub's name, and secrets. */
const withheld = /^(INPUT|STATE|ACTIONS)_|(^|_)(TOKEN|SECRET)$/i

function environmentFor(env: Environment, workspace: string, path: typeof posix): Record<string, string> {
  const handedOn: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || withheld.test(name)) continue
    handedOn[name] = name.toLowerCase() === 'path' ? trustedFolders(value, workspace, path) : value
  }
  return handedOn
}

/** A relative folder, an empty one and the workspace itself hold what a pull request put there. */
function trustedFolders(list: string, workspace: string, path: typeof posix): string {
  const trusted = (folder: string) =>
    path.isAbsolute(unquoted(folder)) && path.relative(path.resolve(unquoted(folder)), workspace) !== ''
  return list.split(path.delimiter).filter(trusted).join(path.delimiter)
}

/** Windows takes quotes around a folder. */
function unquoted(folder: string): string {
  return folder.trim().replace(/^"(.*)"$/, '$1')
}
