import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'
import type { Act } from '../../emulator/wire/faults.ts'
import type { Range } from '../../src/ranges/index.ts'
import { addressServices, runnerAddress } from '../../src/runner/address.ts'
import { routeTo } from '../../src/runner/proxy.ts'
import { systemClock } from '../../src/time/clock.ts'
import { recordedLog } from '../engine/support/recorded-log.ts'
import { failureOf } from '../engine/support/world.ts'

let emulator: Emulator
const trusted = tls.getCACertificates('default')
beforeAll(async () => {
  emulator = await startEmulator({ settings: {} })
  // What NODE_EXTRA_CA_CERTS does for a process as it starts.
  tls.setDefaultCACertificates([...trusted, readFileSync(emulator.caFile, 'utf8')])
})
afterAll(async () => {
  tls.setDefaultCACertificates(trusted)
  await emulator.close()
})

/** What becomes of a question to a service, and what is said of the service then. */
const faults: readonly [name: string, act: Act, method: 'CONNECT' | 'GET', said: string | RegExp][] = [
  ['connection refused', { status: 502 }, 'CONNECT', 'the proxy failed: it answered 502'],
  ['connection reset', 'reset', 'CONNECT', /^the proxy failed: the connection (was cut|failed) /],
  ['connection that hangs', 'hang', 'CONNECT', 'no answer within 3 s'],
  ['reset', 'reset', 'GET', 'the connection was cut (socket hang up)'],
  ['hang', 'hang', 'GET', 'no answer within 3 s'],
  ['slow body', { slowMs: 9_000 }, 'GET', 'no answer within 3 s'],
  ['body that is cut off', { truncate: 3 }, 'GET', /^the connection was cut /],
  ['redirect', { status: 302, headers: { location: 'https://checkip.amazonaws.com/' } }, 'GET', 'answered 302'],
  ['refusal', { status: 403, body: 'No.' }, 'GET', 'answered 403'],
  ['throttling', { status: 429, headers: { 'retry-after': '1' } }, 'GET', 'answered 429'],
  ['failure', { status: 500 }, 'GET', 'answered 500'],
  ['outage', { status: 503 }, 'GET', 'answered 503'],
  [
    'page',
    { status: 200, body: '<html>20.84.7.10</html>' },
    'GET',
    'answered with something that is no public IPv4 address',
  ],
  [
    'two addresses',
    { status: 200, body: '20.84.7.10, 4.4.4.4' },
    'GET',
    'answered with something that is no public IPv4 address',
  ],
  [
    'private address',
    { status: 200, body: '10.0.0.1' },
    'GET',
    'answered with something that is no public IPv4 address',
  ],
  [
    'commands',
    { status: 200, body: '20.84.7.10\n::add-mask::x' },
    'GET',
    'answered with something that is no public IPv4 address',
  ],
  [
    'flood',
    { status: 200, body: ' '.repeat(3_000_000) },
    'GET',
    'answered with something that is no public IPv4 address',
  ],
]

async function strike(services: readonly string[], act: Act, method: string): Promise<() => Promise<unknown>> {
  const caller = await emulator.runner(nextAddress())
  for (const service of services) {
    emulator.faults.add({ match: { host: new URL(service).host, method, caller: caller.address }, act })
  }
  return () => asked(caller)
}

const log = recordedLog(() => 0)

function asked(caller: Runner, services = addressServices): Promise<Range> {
  const route = routeTo({ hostname: 'shop-1.hcp.westeurope.azmk8s.io' }, caller.env)
  return runnerAddress({ services, route, clock: systemClock, log })
}

let last = 0
function nextAddress(): string {
  last += 1
  return `20.84.8.${last}`
}

describe('a service that is asked for the address', () => {
  test.concurrent.each(faults)('meets %s: the others decide', async (_, act, method) => {
    const ask = await strike(addressServices.slice(0, 2), act, method)
    await expect(ask()).resolves.toMatchObject({ text: expect.stringMatching(/^20\.84\.8\.\d+\/32$/) })
  })

  test.concurrent.each(faults)(
    'meets %s, as all but one: no answer is believed, and each service is named',
    async (_, act, method, said) => {
      const ask = await strike(addressServices.slice(1), act, method)
      const { message, remedy } = await failureOf(ask())
      expect(message).toMatch(/^This runner's public address could not be learned, since too few services answered: /)
      for (const service of addressServices.slice(1)) {
        const [, why = ''] = message.split(`${service}: `)
        const own = why.split('; https://')[0]?.replace(/\.$/, '') ?? ''
        if (typeof said === 'string') expect(own).toBe(said)
        else expect(own).toMatch(said)
      }
      expect(remedy).toBe(
        'Name the address in `runner-ip`, or services that this runner can reach in `runner-ip-services`.',
      )
    },
  )

  test('that lies is contradicted, and nothing is believed', async () => {
    const ask = await strike(addressServices.slice(0, 1), { status: 200, body: '4.4.4.4' }, 'GET')
    const { message, remedy } = await failureOf(ask())
    expect(message).toBe(
      `The answers to the question for this runner's address name several: https://api.ipify.org: 4.4.4.4/32; ${addressServices
        .slice(1)
        .map((service) => `${service}: 20.84.8.${last}/32`)
        .join('; ')}.`,
    )
    expect(remedy).toBe(
      'If the runner leaves through several addresses, name them all, such as those of its NAT gateway, in `runner-ip`. If a service is wrong, set `runner-ip-services` without it.',
    )
  })

  test('that lies together with another one is contradicted by honest ones that are slower', async () => {
    const caller = await emulator.runner(nextAddress())
    for (const [index, service] of addressServices.entries()) {
      const act: Act = index < 2 ? { status: 200, body: '4.4.4.4' } : { delayMs: 700 }
      emulator.faults.add({ match: { host: new URL(service).host, method: 'GET', caller: caller.address }, act })
    }
    expect((await failureOf(asked(caller))).message).toMatch(/ name several: /)
  })

  test('that is silent is not waited for once a majority has agreed', async () => {
    const ask = await strike(addressServices.slice(0, 2), 'hang', 'GET')
    const started = performance.now()
    await ask()
    expect(performance.now() - started).toBeLessThan(2_500)
  })

  test('that names another address the second time is contradicted by itself', async () => {
    const caller = await emulator.runner(nextAddress())
    const [service = ''] = addressServices
    const match = { host: new URL(service).host, method: 'GET', caller: caller.address }
    emulator.faults.add({ match, skip: 1, act: { status: 200, body: '4.4.4.4' } })
    const { message } = await failureOf(asked(caller, [service]))
    expect(message).toMatch(
      new RegExp(`${service}: (${caller.address}/32 and 4.4.4.4|4.4.4.4/32 and ${caller.address})/32\\.$`),
    )
  })

  test('is asked twice, on two connections', async () => {
    const caller = await emulator.runner(nextAddress())
    await asked(caller)
    const requests = emulator.journal.find({ method: 'GET' }).filter((entry) => entry.caller === caller.address)
    expect(requests.map(({ host }) => host).toSorted()).toEqual(
      addressServices.flatMap((service) => [new URL(service).host, new URL(service).host]).toSorted(),
    )
  })

  test('is asked by a way that the log names, without credentials', async () => {
    const caller = await emulator.runner(nextAddress())
    const { host, port } = new URL(caller.proxyUrl)
    const env = { HTTPS_PROXY: `http://user:hunter2@${host}` }
    const services = addressServices
    await runnerAddress({ services, route: routeTo({ hostname: 'azmk8s.io' }, env), clock: systemClock, log })
    expect(log.at('info').at(-1)).toBe(
      `Asking 5 services for this runner's address through the proxy 127.0.0.1:${port}.`,
    )
  })
})
