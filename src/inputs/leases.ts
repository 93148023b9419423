import { enumerated } from '../errors.ts'
import type { RunsAccess } from '../github/orphans.ts'
import { type Holder, type LeaseTerms, longestLeaseMinutes, longestServer, type Repository } from '../leases/index.ts'
import type { RequestedEntry } from '../plan/spec.ts'
import type { ValueReader } from './input-reader.ts'
import type { InputSource } from './source.ts'

/** `lease-minutes`; undefined where leases are off. */
export function readLease(
  values: ValueReader,
  { env }: InputSource,
  runner: readonly RequestedEntry[],
): LeaseTerms | undefined {
  const minutes = values.minutes('lease-minutes', 0, longestLeaseMinutes)
  if (minutes === 0) return undefined
  const wide = runner.filter(({ entry }) => entry.kind !== 'range' || entry.prefix < 32)
  if (wide.length > 0)
    values.refuse(
      'runner-ip',
      `\`runner-ip\`: ${enumerated(wide.map(({ entry }) => `"${entry.text}"`))} ${wide.length === 1 ? 'is' : 'are'} more than one address, and a lease speaks of a single one.`,
      'Name the addresses that the runner leaves by, or leave `lease-minutes` out.',
    )
  const holder = holderIn(env)
  if (holder !== undefined && holder.server.length <= longestServer) return { minutes, holder }
  if (holder === undefined)
    values.refuse(
      'lease-minutes',
      "`lease-minutes` needs to know whose the lease is, and GITHUB_SERVER_URL, GITHUB_REPOSITORY_ID, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT, which the runner sets, don't tell.",
      'Update the runner, or leave `lease-minutes` out.',
    )
  else
    values.refuse(
      'lease-minutes',
      `\`lease-minutes\`: a lease names the GitHub server in a tag, where ${longestServer} characters fit, and the name of this one has ${holder.server.length}.`,
      'Leave `lease-minutes` out.',
    )
  return undefined
}

/** How `sweep` may ask about workflow runs: its own server's, with the token that was given for it. */
export function readRunsAccess(values: ValueReader, { env }: InputSource): RunsAccess | undefined {
  const token = values.text('github-token')
  const server = serverIn(env)
  return token === '' || server === undefined ? undefined : { server, token }
}

/** The workflow's own repository. */
export function repositoryIn(env: InputSource['env']): Repository | undefined {
  const server = serverIn(env)
  const { GITHUB_REPOSITORY_ID: id = '', GITHUB_REPOSITORY: name = '' } = env
  return server === undefined || id === '' || name === '' ? undefined : { server, id, name }
}

function holderIn(env: InputSource['env']): Holder | undefined {
  const server = serverIn(env)
  const { GITHUB_REPOSITORY_ID: repositoryId = '', GITHUB_RUN_ID: runId = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env
  const known = /^\d{1,20}$/.test(repositoryId) && /^\d{1,20}$/.test(runId) && /^\d{1,10}$/.test(attempt)
  return server !== undefined && known ? { server, repositoryId, runId, attempt } : undefined
}

function serverIn({ GITHUB_SERVER_URL: url = '' }: InputSource['env']): string | undefined {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return /^[a-z0-9.-]+(:\d+)?$/.test(host) ? host : undefined
}
