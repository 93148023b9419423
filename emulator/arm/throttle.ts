import type { Response } from '../wire/http.ts'
import { providerError } from './errors.ts'
import type { Surroundings } from './settings.ts'

/** A token bucket: so many at once, then one every so many milliseconds. */
interface Limit {
  readonly burst: number
  readonly refillMs: number
}

// https://learn.microsoft.com/azure/aks/quotas-skus-regions#throttling-limits-on-aks-resource-provider-apis
const limits = {
  PutManagedCluster: { burst: 20, refillMs: 60_000 },
  GetManagedCluster: { burst: 60, refillMs: 1_000 },
  GetOperationStatus: { burst: 200, refillMs: 500 },
} satisfies Record<string, Limit>

export interface Throttle {
  /** Takes a token from the bucket of `kind` for `scope` (a cluster or a subscription), or answers 429. */
  refuse(kind: keyof typeof limits, scope: string): Response | undefined
}

export function createThrottle({ clock, settings }: Surroundings): Throttle {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    refuse(kind, scope) {
      if (!settings.throttling) return undefined
      const { burst, refillMs }: Limit = limits[kind]
      const now = clock.now()
      const key = `${kind} ${scope.toLowerCase()}`
      const before = buckets.get(key) ?? { tokens: burst, at: now }
      const tokens = Math.min(burst, before.tokens + (now - before.at) / refillMs)
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
      return tokens < 1 ? throttled(kind, Math.ceil(((1 - tokens) * refillMs) / 1000)) : undefined
    },
  }
}

/** Code and header are documented, the message isn't. */
function throttled(kind: string, seconds: number): Response {
  const message = `The request to ${kind} was throttled. Please retry after ${seconds} seconds.`
  return providerError(429, 'Throttled', message, {}, { 'retry-after': String(seconds) })
}
