import { messageOf, type ProblemDetails, StepError } from './errors.ts'
import type { FailureCode } from './failure-codes.ts'

/** From when on waiting can't help: at once, or as soon as the same failure has come back. */
export type Lasting = 'at-once' | 'if-repeated'

export interface NetworkFailure extends ProblemDetails {
  readonly code: FailureCode
  readonly what: string
  readonly remedy: string
  /** Undefined where the next try may well succeed. */
  readonly lasting: Lasting | undefined
  /** The failure alone, as it stands in a list of hosts. */
  readonly reason: string
}

/** A host gave no answer over HTTP. The message begins with our own words: which host, by which way, why. */
export class NetworkError extends StepError {
  readonly transient = true
  readonly lasting: Lasting | undefined
  readonly reason: string

  constructor({ code, what, lasting, reason, ...details }: NetworkFailure) {
    super(code, what, details)
    this.lasting = lasting
    this.reason = reason
  }
}

/** The network's failure behind an error, where that is what it comes from. */
export function networkErrorIn(error: unknown): NetworkError | undefined {
  if (error instanceof NetworkError) return error
  return error instanceof Error ? networkErrorIn(error.cause) : undefined
}

/** Why there was no answer, as short as it can be said. */
export function reasonOf(error: unknown): string {
  return error instanceof NetworkError ? error.reason : messageOf(error)
}
