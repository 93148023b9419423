import { RestError } from '@azure/core-rest-pipeline'
import { describe, expect, test } from '@jest/globals'
import { networkError } from '../../src/runner/network-failure.ts'
import type { Fault } from './support/faults.ts'
import { before, type FaultyJob, faultyJob, mainOptions, minutes, outcomeOf } from './support/step.ts'

const arm = 'management.azure.com'

interface Kind {
  readonly code: string
  readonly said: string
  readonly failure: string
  readonly remedy: RegExp
  /** When main gives up, at the latest. */
  readonly withinMs: number
}

const kinds: readonly (readonly [name: string, kind: Kind])[] = [
  [
    'an unknown certificate authority',
    {
      code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      said: 'unable to get local issuer certificate',
      failure: 'certificate-untrusted',
      remedy: /set NODE_EXTRA_CA_CERTS/,
      withinMs: 0,
    },
  ],
  [
    'an unknown host',
    {
      code: 'ENOTFOUND',
      said: `getaddrinfo ENOTFOUND ${arm}`,
      failure: 'host-unknown',
      remedy: /spelling/,
      withinMs: 10_000,
    },
  ],
]

function broken({ code, said }: Kind): never {
  throw new RestError(said, { code })
}

const fault = (kind: Kind): Fault => ({ name: kind.code, class: 'no-answer', strike: () => broken(kind) })

/** Lets every sign-in fail so. */
function withoutSignIn({ job }: FaultyJob, { code, said }: Kind): void {
  const thrown = Object.assign(new Error(said), { code })
  job.world.signIn = () => Promise.reject(networkError(thrown, { host: arm, route: { kind: 'direct' } }))
}

describe.each(kinds)('%s', (_, kind) => {
  test.each<[string, (faulty: FaultyJob) => void]>([
    ['ARM is read', (faulty) => faulty.always('read', fault(kind))],
    ['signing in', (faulty) => withoutSignIn(faulty, kind)],
  ])('ends main at once, with its remedy, when %s', async (_where, strike) => {
    const faulty = faultyJob({ ranges: before })
    strike(faulty)
    const started = faulty.world.clock.now()
    const failure = await faulty.job.main(mainOptions).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: kind.failure, remedy: expect.stringMatching(kind.remedy) })
    expect(String(failure)).toContain(arm)
    expect(faulty.world.clock.now() - started).toBeLessThanOrEqual(kind.withinMs)
    expect(faulty.job.wire.sent.filter((sent) => sent.kind === 'write')).toEqual([])
  })

  test('never ends post early, which tells the remedy and the commands at once and succeeds when it is gone', async () => {
    const faulty = faultyJob({ ranges: before })
    await faulty.job.main(mainOptions)
    const recover = faulty.job.wire.every('read', () => broken(kind))
    const begun = faulty.job.log.lines.length
    const started = faulty.world.clock.now()
    void faulty.world.clock.sleep(minutes(6)).then(recover)
    expect(await outcomeOf(faulty, () => faulty.job.post())).toMatchObject({ result: 'done' })
    expect(faulty.world.clock.now() - started).toBeGreaterThan(minutes(6))
    const warnings = faulty.job.log.lines.slice(begun).filter(({ level }) => level === 'warning')
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringMatching(kind.remedy),
      expect.stringMatching(/^This step is still trying to undo its change\. .*az aks update/s),
    ])
    for (const { at } of warnings) expect(at - started).toBeLessThanOrEqual(kind.withinMs)
    expect(faulty.world.cluster.ranges).toEqual(before)
  })
})

test('a name that DNS finds again at the third try ends nothing', async () => {
  const faulty = faultyJob({ ranges: before })
  const [, [, unknownHost]] = kinds as readonly [(typeof kinds)[0], (typeof kinds)[1]]
  faulty.strike(fault(unknownHost), 'read', 1)
  expect(await outcomeOf(faulty, () => faulty.job.main(mainOptions))).toMatchObject({ result: 'done' })
})

test('a time-out keeps what went wrong last: its code and its remedy', async () => {
  const faulty = faultyJob({ ranges: before })
  const reset: Kind = { code: 'ECONNRESET', said: 'socket hang up', failure: '', remedy: /./, withinMs: 0 }
  faulty.always('read', fault(reset))
  const failure = await faulty.job.main({ ...mainOptions, timeoutMs: minutes(3) }).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'azure-unreachable',
    message: `The cluster could not be reached in time: ${arm} could not be reached directly: the connection was cut (socket hang up).`,
    remedy: expect.stringMatching(
      /^A proxy or a firewall between the runner and management\.azure\.com is the likely cause/,
    ),
  })
})
