import { getServers, setServers } from 'node:dns'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { apiServerAddress, type ResolveName } from '../../src/egress/api-server-address.ts'
import { range } from '../plan/world.ts'
import { type NameServer, startNameServer } from '../support/name-server.ts'

const fqdn = 'shop-dns-1.hcp.westeurope.azmk8s.io'
const unknown = (why: string) => ({
  kind: 'unknown',
  why: `the API server's address could not be learned (${why})`,
})

describe("the step reads the API server's address from DNS's answer", () => {
  test.each<[behaviour: string, answer: readonly string[], expected: unknown]>([
    ['an address', ['20.50.0.10'], { kind: 'known', addresses: [range('20.50.0.10')] }],
    ['several', ['20.50.0.10', '20.50.0.11'], { kind: 'known', addresses: ['20.50.0.10', '20.50.0.11'].map(range) }],
    ['none', [], unknown(`${fqdn} has no IPv4 address`)],
    ['a private address, which is for this runner alone', ['10.1.1.4'], unknown(`${fqdn} leads to 10.1.1.4 here`)],
    [
      'a private address beside a public one',
      ['20.50.0.10', '10.1.1.4'],
      unknown(`${fqdn} leads to 20.50.0.10, 10.1.1.4 here`),
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await apiServerAddress({ fqdn }, async () => answer)).toEqual(expected)
  })

  test('a failure', async () => {
    const fails = () => Promise.reject(new Error('queryA ETIMEOUT'))
    expect(await apiServerAddress({ fqdn }, fails)).toEqual(unknown('queryA ETIMEOUT'))
  })

  test('a cluster without a name', async () => {
    expect(await apiServerAddress({ fqdn: undefined }, async () => ['20.50.0.10'])).toEqual(
      unknown('it has no name yet'),
    )
  })
})

describe('asking DNS', () => {
  const before = getServers()
  let names: NameServer
  let resolveName: ResolveName
  beforeAll(async () => {
    names = await startNameServer()
    setServers([names.address])
    // Node binds its resolver's functions to the servers of the time, and an import keeps them.
    resolveName = (await import('../../src/runner/name.ts')).resolveName
  })
  afterAll(() => {
    setServers(before)
    names.close()
  })

  test('gives the addresses of a name', async () => {
    names.answer(fqdn, '20.50.0.10', '20.50.0.11')
    expect(await resolveName(fqdn)).toEqual(['20.50.0.10', '20.50.0.11'])
  })

  test('fails for a name that does not exist', async () => {
    await expect(resolveName('missing.azmk8s.io')).rejects.toThrow('queryA ENOTFOUND missing.azmk8s.io')
  })

  test('takes no longer than 5 s if no server answers', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'] })
    const silent = resolveName(names.silence('silent.azmk8s.io'))
    const failed = expect(silent).rejects.toThrow('no answer within 5 s')
    jest.advanceTimersByTime(5_000)
    jest.useRealTimers()
    await failed
  })
})
