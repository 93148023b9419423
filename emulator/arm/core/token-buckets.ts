import type { Clock } from '../../clock.ts'

/** A token bucket: so many at once, then one every so many milliseconds. */
export interface Limit {
  readonly burst: number
  readonly refillMs: number
}

/** What a request finds in its bucket. */
export interface Taken {
  /** Whole tokens that are left. */
  readonly left: number
  /** Seconds until there is a token, in whole ones; 0 where this request got one. */
  readonly retryAfter: number
}

export interface TokenBuckets {
  /** Takes a token from the bucket of that name, if it holds one. */
  take(name: string, limit: Limit): Taken
}

export function createTokenBuckets(clock: Clock): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(name, { burst, refillMs }) {
      const now = clock.now()
      const key = name.toLowerCase()
      const before = buckets.get(key) ?? { tokens: burst, at: now }
      const tokens = Math.min(burst, before.tokens + (now - before.at) / refillMs)
      const isEmpty = tokens < 1
      const left = isEmpty ? tokens : tokens - 1
      buckets.set(key, { tokens: left, at: now })
      return { left: Math.floor(left), retryAfter: isEmpty ? Math.ceil(((1 - tokens) * refillMs) / 1000) : 0 }
    },
  }
}
