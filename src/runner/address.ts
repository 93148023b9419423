import { StepError } from '../errors.ts'
import type { Log } from '../log.ts'
import { reasonOf } from '../network-error.ts'
import { parseAddress, type Range } from '../ranges/index.ts'
import type { Clock } from '../time/clock.ts'
import { httpsGet } from './https.ts'
import { type Route, wayOf } from './proxy.ts'
import { type Answer, gracePeriodMs, quorum } from './quorum.ts'

/** Independent services that answer with the caller's address as plain text: none of them alone is believed. */
export const addressServices: readonly string[] = [
  'https://api.ipify.org',
  'https://checkip.amazonaws.com',
  'https://ipv4.icanhazip.com',
  'https://v4.ident.me',
  'https://ifconfig.me/ip',
]

const serviceTimeoutMs = 3_000

export interface Asking {
  readonly services: readonly string[]
  /** The way that the API server's name takes, since a proxy may have an address of its own. */
  readonly route: Route
  readonly clock: Clock
  readonly log: Log
}

/**
 * The public IPv4 address that this runner reaches Azure from, by the word of a majority of the hosts asked.
 * @throws {StepError} where an answer names another address or too few answer, listing who said what.
 */
export async function runnerAddress({ services, route, clock, log }: Asking): Promise<Range> {
  log.info(`Asking ${services.length} services for this runner's address ${wayOf(route)}.`)
  const answers: Answer[] = []
  const over = new AbortController()
  const majority = Promise.withResolvers<void>()
  // Each twice, on a connection of its own: a runner behind several addresses may leave by another one the second time.
  const all = Promise.all(
    [...services, ...services].map(async (service) => {
      answers.push(await ask(service, route, over.signal))
      if (quorum(answers, services).kind === 'agreed') majority.resolve()
    }),
  )
  const grace = majority.promise.then(() => clock.sleep(gracePeriodMs, over.signal))
  await Promise.race([all, grace])
  const heard = [...answers]
  // Cuts the grace period short as well: its failure is the race's, which is over.
  over.abort()
  const outcome = quorum(heard, services)
  if (outcome.kind === 'agreed') return outcome.address
  throw undecided(outcome.kind, services, heard)
}

async function ask(service: string, route: Route, signal: AbortSignal): Promise<Answer> {
  try {
    const { status, body } = await httpsGet(new URL(service), {
      route,
      timeoutMs: serviceTimeoutMs,
      verify: true,
      signal,
    })
    if (status !== 200) return { service, kind: 'none', why: `answered ${status}` }
    const address = parseAddress(body)
    if (address === undefined)
      return { service, kind: 'none', why: 'answered with something that is no public IPv4 address' }
    return { service, kind: 'address', address }
  } catch (error) {
    return { service, kind: 'none', why: reasonOf(error) }
  }
}

function undecided(kind: 'disputed' | 'too-few', services: readonly string[], answers: readonly Answer[]): StepError {
  const said = services.map((service) => `${service}: ${saidBy(service, answers)}`).join('; ')
  if (kind === 'disputed') {
    return new StepError(
      'runner-address-disputed',
      `The answers to the question for this runner's address name several: ${said}.`,
      {
        remedy:
          'If the runner leaves through several addresses, name them all, such as those of its NAT gateway, in `runner-ip`. If a service is wrong, set `runner-ip-services` without it.',
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

/** What a service said, once where it said the same twice. */
function saidBy(service: string, answers: readonly Answer[]): string {
  const own = answers.filter((answer) => answer.service === service)
  const texts = own.map((answer) => (answer.kind === 'address' ? answer.address.text : answer.why))
  return texts.length === 0 ? 'no answer yet' : [...new Set(texts)].join(' and ')
}
