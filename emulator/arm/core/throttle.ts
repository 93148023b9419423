import type { Response } from '../../wire/http.ts'
import { providerError } from './errors.ts'
import type { ArmContext } from './settings.ts'
import { createTokenBuckets, type Limit } from './token-buckets.ts'

// https://learn.microsoft.com/azure/aks/quotas-skus-regions#throttling-limits-on-aks-resource-provider-apis
const limits = {
  PutManagedCluster: { burst: 20, refillMs: 60_000 },
  GetManagedCluster: { burst: 60, refillMs: 1_000 },
  GetOperationStatus: { burst: 200, refillMs: 500 },
} satisfies Record<string, Limit>

/** The limits of AKS itself. */
export interface Throttle {
  /** Takes a token from the bucket of `kind` for `scope` (a cluster or a subscription), or answers 429. */
  refuse(kind: keyof typeof limits, scope: string): Response | undefined
}

export function createThrottle({ clock, settings }: ArmContext): Throttle {
  const buckets = createTokenBuckets(clock)
  return {
    refuse(kind, scope) {
      if (!settings.throttling) return undefined
      const { retryAfter } = buckets.take(`${kind} ${scope}`, limits[kind])
      return retryAfter === 0 ? undefined : throttled(kind, retryAfter)
    },
  }
}

/** Code and header are documented, the message isn't. */
function throttled(kind: string, seconds: number): Response {
  const message = `The request to ${kind} was throttled. Please retry after ${seconds} seconds.`
  return providerError(429, 'Throttled', message, {}, { 'retry-after': String(seconds) })
}
