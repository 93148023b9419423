import type { Clock } from '../clock.ts'
import { StepError } from '../errors.ts'
import { parseAddress, type Range } from '../ranges/index.ts'
import { type Testimony, twoAgree, verdict } from './agreement.ts'
import { httpsGet } from './https.ts'
import { reasonOf } from './network-error.ts'
import type { Route } from './proxy.ts'

/** Independent services that answer with the caller's address as plain text: none of them alone is believed. */
export const addressServices: readonly string[] = [
  'https://api.ipify.org',
  'https://checkip.amazonaws.com',
  'https://ipv4.icanhazip.com',
  'https://v4.ident.me',
  'https://ifconfig.me/ip',
]

const serviceTimeoutMs = 3_000
/** How long after two equal answers a third one may still object. */
const objectionMs = 500

export interface Asking {
  readonly services: readonly string[]
  /** The way that the API server's name takes, since a proxy may have an address of its own. */
  readonly route: Route
  readonly clock: Clock
}

/**
 * The public IPv4 address that this runner reaches Azure from, by the word of services that agree.
 * @throws {StepError} where they disagree or too few answer, listing who said what.
 */
export async function runnerAddress({ services, route, clock }: Asking): Promise<Range> {
  const heard: Testimony[] = []
  const over = new AbortController()
  const everybody = Promise.all(
    services.map(async (service) => {
      heard.push(await ask(service, route, over.signal))
      if (twoAgree(heard)) agreed.resolve()
    }),
  )
  const agreed = Promise.withResolvers<void>()
  const objections = agreed.promise.then(() => clock.sleep(objectionMs, over.signal)).catch(unlessOver(over.signal))
  await Promise.race([everybody, objections])
  const testimonies = [...heard]
  over.abort()
  const outcome = verdict(testimonies, services.length)
  if (outcome.kind === 'agreed') return outcome.address
  throw undecided(outcome.kind, testimonies)
}

/** The wait for objections is cut short once everything is known. */
function unlessOver(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error
  }
}

async function ask(service: string, route: Route, signal: AbortSignal): Promise<Testimony> {
  try {
    const { status, body } = await httpsGet(new URL(service), {
      route,
      timeoutMs: serviceTimeoutMs,
      verify: true,
      signal,
    })
    if (status !== 200) return { service, kind: 'no-answer', why: `answered ${status}` }
    const address = parseAddress(body)
    if (address === undefined)
      return { service, kind: 'no-answer', why: 'answered with something that is no public IPv4 address' }
    return { service, kind: 'address', address }
  } catch (error) {
    return { service, kind: 'no-answer', why: reasonOf(error) }
  }
}

function undecided(kind: 'disagreed' | 'too-few', testimonies: readonly Testimony[]): StepError {
  const said = testimonies
    .map(
      (testimony) => `${testimony.service}: ${testimony.kind === 'address' ? testimony.address.text : testimony.why}`,
    )
    .join('; ')
  if (kind === 'disagreed') {
    return new StepError(
      'runner-address-disputed',
      `The services that were asked for this runner's address disagree: ${said}.`,
      {
        remedy:
          'The runner leaves through several addresses. Name them all, such as those of its NAT gateway, in `runner-ip`.',
      },
    )
  }
  return new StepError(
    'runner-address-unknown',
    `This runner's public address could not be learned, since too few services answered: ${said}.`,
    {
      remedy: 'Name the address in `runner-ip`, or services that this runner can reach in `runner-ip-services`.',
    },
  )
}
