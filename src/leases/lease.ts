import type { Range } from '../ranges/index.ts'

/**
 * The attempt of a workflow run that a lease is for. The server tells its runs from those of the same number elsewhere;
 * numbers stay when a repository is renamed.
 */
export interface Holder {
  /** Host of the GitHub server, in lower case, with a port where it isn't 443. */
  readonly server: string
  readonly repositoryId: string
  readonly runId: string
  readonly attempt: string
}

/** A repository on a GitHub server. */
export interface Repository {
  readonly server: string
  readonly id: string
  /** `owner/name`. */
  readonly name: string
}

/** That a job uses one address on the list, and until when at the latest. */
export interface Lease {
  /** Random: the legs of a matrix have repository, run and attempt in common. */
  readonly id: string
  readonly address: Range
  /** Milliseconds since 1970, by ARM's clock. */
  readonly expiresAt: number
  readonly holder: Holder
}

/** A job of which nothing could tell whether it has ended. */
export interface UnknownHolder {
  readonly holder: Holder
  /** As it stands in a sentence. */
  readonly why: string
  /** What would let the next sweep tell; absent where nothing would. */
  readonly remedy?: string
}

/** What a step says of the leases that it takes. */
export interface LeaseTerms {
  readonly minutes: number
  readonly holder: Holder
}

/** A lease lasts a day at the longest; what claims more is not believed. */
export const longestLeaseMinutes = 24 * 60

/** How a person knows the holder: in messages, never in a request. */
export function holderName({ server, repositoryId, runId, attempt }: Holder): string {
  return `run ${runId}, attempt ${attempt}, of repository ${repositoryId} on ${server}`
}
