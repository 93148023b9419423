import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'
import { type Act, createFaults, type Fault, type FaultMatch } from '../../emulator/wire/faults.ts'
import { type Request, text } from '../../emulator/wire/http.ts'
import { ask, raw, until } from './wire-client.ts'

const url = 'https://api.ipify.org/?format=text'
let emulator: Emulator
let runner: Runner
let other: Runner

beforeAll(async () => {
  emulator = await startEmulator()
  runner = await emulator.runner('20.50.1.1')
  other = await emulator.runner('20.50.1.2')
})

afterEach(() => {
  emulator.faults.clear()
  emulator.journal.clear()
})

afterAll(() => emulator.close())

const get = (by = runner, signal?: AbortSignal) => ask(emulator, url, { by, ...(signal && { signal }) })

describe('an act', () => {
  test('with a status answers in place of the service', async () => {
    emulator.faults.add({ act: { status: 503, headers: { 'retry-after': '7' }, body: 'busy' } })
    expect(await get()).toMatchObject({ status: 503, headers: { 'retry-after': '7' }, body: 'busy' })
    expect(emulator.journal.entries).toMatchObject([{ status: 503, answer: 'busy' }])
  })

  test('reset cuts the connection without an answer', async () => {
    emulator.faults.add({ act: 'reset' })
    await expect(get()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(emulator.journal.entries).toMatchObject([{ status: 'reset', answer: '' }])
  })

  test('hang leaves the caller waiting until it gives up', async () => {
    emulator.faults.add({ act: 'hang' })
    const patience = new AbortController()
    const hanging = expect(get(runner, patience.signal)).rejects.toMatchObject({ name: 'AbortError' })
    await until(() => emulator.journal.find({ status: 'hang' }).length === 1)
    expect(emulator.journal.entries[0]?.ms).toBe(0)
    patience.abort()
    await hanging
    await until(() => emulator.journal.entries[0]?.ms !== 0)
    expect(emulator.journal.entries[0]).toMatchObject({ status: 'hang', answer: '' })
  })

  test('delayMs lets the answer wait', async () => {
    emulator.faults.add({ act: { delayMs: 40 } })
    expect(await get()).toMatchObject({ status: 200, body: '20.50.1.1' })
    expect(emulator.journal.entries[0]?.ms).toBeGreaterThanOrEqual(39)
  })

  test('slowMs spreads the whole body over that time', async () => {
    emulator.faults.add({ act: { slowMs: 40 } })
    expect(await get()).toMatchObject({ status: 200, body: '20.50.1.1' })
    expect(emulator.journal.entries[0]?.ms).toBeGreaterThanOrEqual(30)
  })

  test.each([0, 4])('truncate cuts the connection after %d bytes of the body', async (bytes) => {
    emulator.faults.add({ act: { truncate: bytes } })
    await expect(get()).rejects.toMatchObject({ message: 'aborted', code: 'ECONNRESET' })
    expect(emulator.journal.entries).toMatchObject([{ status: 'reset', answer: '20.50.1.1' }])
  })

  test('run changes the world before the service sees the request', async () => {
    let restore = () => {}
    const run = () => {
      restore = emulator.addressServices.answer('api.ipify.org', '8.8.8.8')
    }
    emulator.faults.add({ act: { run } })
    expect(await get()).toMatchObject({ body: '8.8.8.8' })
    restore()
  })

  test('that fails itself is told to the caller, for nothing is swallowed', async () => {
    const run = () => {
      throw new Error('this hook is broken')
    }
    emulator.faults.add({ act: { run } })
    expect(await get()).toMatchObject({ status: 500, body: expect.stringContaining('this hook is broken') })
  })
})

describe('after', () => {
  const steps: string[] = []
  const request: Request = {
    method: 'PUT',
    url: new URL(url),
    headers: {},
    body: '',
    caller: '20.50.1.1',
    signal: new AbortController().signal,
  }

  test.each<[string, Fault, string[], unknown]>([
    ['loses the answer to a request that was processed', { after: true, act: { status: 502 } }, ['processed'], 502],
    ['left out, spares the service the request', { act: { status: 502 } }, [], 502],
    [
      'changes the world between effect and answer',
      { after: true, act: { run: () => steps.push('run') } },
      ['processed', 'run'],
      200,
    ],
    ['left out, changes it before the effect', { act: { run: () => steps.push('run') } }, ['run', 'processed'], 200],
  ])('%s', async (_, fault, expected, status) => {
    steps.splice(0)
    const faults = createFaults()
    faults.add(fault)
    const delivery = await faults.deliver(request, () => {
      steps.push('processed')
      return text(200, 'done')
    })
    expect(steps).toEqual(expected)
    expect(delivery.answer).toMatchObject({ status })
  })
})

describe('a fault strikes', () => {
  const act: Act = { status: 418 }
  const statuses = async (count: number) => {
    const all: number[] = []
    for (let n = 0; n < count; n += 1) all.push((await get()).status)
    return all
  }

  test('all requests by default, until it is removed', async () => {
    const fault = emulator.faults.add({ act })
    expect(await statuses(2)).toEqual([418, 418])
    fault.remove()
    expect(await statuses(1)).toEqual([200])
    expect(fault.count).toBe(2)
  })

  test('as many requests as `times` says, after as many as `skip` says', async () => {
    const fault = emulator.faults.add({ skip: 1, times: 2, act })
    expect(await statuses(5)).toEqual([200, 418, 418, 200, 200])
    expect(fault.count).toBe(2)
  })

  test.each<[FaultMatch, number]>([
    [{ host: 'api.ipify.org' }, 418],
    [{ host: 'v4.ident.me' }, 200],
    [{ method: 'GET' }, 418],
    [{ method: 'PUT' }, 200],
    [{ path: /format=text$/ }, 418],
    [{ path: /^\/$/ }, 200],
    [{ caller: '20.50.1.1' }, 418],
    [{ caller: '20.50.1.2' }, 200],
    [{ host: 'api.ipify.org', caller: '20.50.1.2' }, 200],
  ])('only requests that match %j', async (match, status) => {
    emulator.faults.add({ match, act })
    expect((await get()).status).toBe(status)
  })

  test('a CONNECT only if that method is named', async () => {
    emulator.faults.add({
      match: { method: 'CONNECT', host: 'api.ipify.org', caller: '20.50.1.2' },
      act: { status: 407 },
    })
    const head = 'CONNECT api.ipify.org:443 HTTP/1.1\r\nHost: api.ipify.org\r\n\r\n'
    const connection = raw(other, head)
    await connection.closed
    expect(connection.received()).toMatch(/^HTTP\/1\.1 407 Proxy Authentication Required\r\n/)
    expect((await get(runner)).status).toBe(200)
    expect(emulator.journal.find({ method: 'CONNECT' })).toMatchObject([{ caller: '20.50.1.2', status: 407 }])
  })

  test('together with others on one request, in the order they were added', async () => {
    const order: string[] = []
    emulator.faults.add({ act: { run: () => order.push('first') } })
    emulator.faults.add({ act: { run: () => order.push('second') } })
    emulator.faults.add({ act })
    emulator.faults.add({ act: { run: () => order.push('never: it was answered') } })
    expect(await statuses(1)).toEqual([418])
    expect(order).toEqual(['first', 'second'])
  })
})

describe('the journal', () => {
  test('holds what was asked, by whom, and what was answered', async () => {
    const clock = { now: () => 1_700_000_000_000 }
    const still = await startEmulator({ clock })
    const by = await still.runner('20.50.9.9')
    const seen: unknown[] = []
    const stop = still.journal.onOutcome(({ status }) => seen.push(status))
    await ask(still, url, { by, method: 'POST', headers: { 'x-client': 'test' }, body: 'grüße' })
    expect(still.journal.entries).toEqual([
      {
        at: 1_700_000_000_000,
        caller: '20.50.9.9',
        host: 'api.ipify.org',
        method: 'POST',
        path: '/?format=text',
        headers: expect.objectContaining({ 'x-client': 'test', host: 'api.ipify.org' }),
        body: 'grüße',
        status: 200,
        ms: expect.any(Number),
        answer: '20.50.9.9',
      },
    ])
    stop()
    await ask(still, url, { by })
    expect(seen).toEqual([200])
    await still.close()
  })

  test('finds entries by what they are', async () => {
    await Promise.all([get(runner), get(other), ask(emulator, 'https://api.ipify.org/none', { by: runner })])
    const count = (filter: Parameters<typeof emulator.journal.find>[0]) => emulator.journal.find(filter).length
    expect(count({})).toBe(3)
    expect(count({ caller: '20.50.1.1' })).toBe(2)
    expect(count({ path: /none/ })).toBe(1)
    expect(count({ status: 200 })).toBe(2)
    expect(count({ method: 'PUT' })).toBe(0)
    emulator.journal.clear()
    expect(count({})).toBe(0)
  })

  test('notes a caller who hung up before the answer', async () => {
    const patience = new AbortController()
    emulator.faults.add({ act: { run: () => patience.abort() } })
    emulator.faults.add({ act: { delayMs: 20_000 } })
    await expect(get(runner, patience.signal)).rejects.toMatchObject({ name: 'AbortError' })
    await until(() => emulator.journal.find({ status: 'abandoned' }).length === 1)
  })
})
