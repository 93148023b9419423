import { reasonOf } from '../network-error.ts'
import { httpsGet } from './https.ts'
import { routeTo } from './proxy.ts'

/** What an API server answers to a request without a credential, whether or not it lets anonymous callers look. */
const answers = new Set([200, 401, 403])

/** Whether the API server let this runner in, once. */
export type Probe = { readonly answered: true } | { readonly answered: false; readonly why: string }

export const longestProbeMs = 5_000

/**
 * How long one probe may take. The first ones are short, since a runner that isn't let in yet gets no answer at all and
 * soon may be; later ones leave time for a slow proxy.
 */
export function probeTimeoutMs(attempt: number): number {
  return Math.min(longestProbeMs, 1_000 * (attempt + 1))
}

/**
 * Asks the API server's `/readyz` on a new connection. Its certificate goes unverified, since the cluster signs it
 * itself and its CA isn't known here; the request carries no credential, and only whether an answer comes is used.
 */
export async function probeApiServer(fqdn: string, timeoutMs: number, signal?: AbortSignal): Promise<Probe> {
  try {
    const { status } = await httpsGet(new URL(`https://${fqdn}/readyz`), {
      route: routeTo({ hostname: fqdn }, process.env),
      timeoutMs,
      verify: false,
      ...(signal === undefined ? {} : { signal }),
    })
    return answers.has(status) ? { answered: true } : { answered: false, why: `it answered ${status}` }
  } catch (error) {
    return { answered: false, why: reasonOf(error) }
  }
}
