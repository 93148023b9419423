import type { Request, Response } from '../wire/http.ts'
import type { Principal } from './core/call.ts'
import { gatewayError } from './core/errors.ts'
import { parseResourcePath } from './core/resource-path.ts'
import type { ArmContext } from './core/settings.ts'
import { createTokenBuckets, type Limit } from './core/token-buckets.ts'

// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
const limits = {
  read: { burst: 250, refillMs: 1_000 / 25 },
  write: { burst: 200, refillMs: 1_000 / 10 },
  delete: { burst: 200, refillMs: 1_000 / 10 },
} satisfies Record<string, Limit>

type Kind = keyof typeof limits

/** How a request fares with ARM's own limits. */
interface Admission {
  /** The 429, where there is no token. */
  readonly refused?: Response
  /** How many requests of the kind are left. */
  readonly headers: Readonly<Record<string, string>>
}

/** ARM's own limits, which a principal has in each subscription, and in its tenant for what is in none. */
export interface RequestLimits {
  admit(request: Request, principal: Principal): Admission
}

export function createRequestLimits({ clock, settings }: ArmContext): RequestLimits {
  const buckets = createTokenBuckets(clock)
  return {
    admit({ method, url }, { objectId, tenantId }) {
      if (!settings.throttling) return { headers: {} }
      const kind = kindOf(method)
      const subscription = parseResourcePath(url.pathname)?.subscription
      const [scope, id] = subscription === undefined ? ['tenant', tenantId] : ['subscription', subscription]
      const { left, retryAfter } = buckets.take(`${scope} ${id} ${objectId} ${kind}`, limits[kind])
      const headers = { [`x-ms-ratelimit-remaining-${scope}-${kind}s`]: String(left) }
      return retryAfter === 0 ? { headers } : { headers, refused: throttled(kind, scope, id, objectId, retryAfter) }
    },
  }
}

function kindOf(method: string): Kind {
  if (method === 'DELETE') return 'delete'
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write'
}

/** Code and text as issues quote them. */
function throttled(kind: Kind, scope: string, id: string, actor: string, seconds: number): Response {
  const code = scope === 'tenant' ? 'TenantRequestsThrottled' : 'SubscriptionRequestsThrottled'
  const message = `Number of '${kind}' requests for ${scope} '${id}' actor '${actor}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`
  return gatewayError(429, code, message, { 'retry-after': String(seconds) })
}
