import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectTable, type Row } from './support/document.ts'
import { type Fault, faults } from './support/faults.ts'
import { expectNoBlindWrite, type Place, places, withFault } from './support/places.ts'
import type { Outcome } from './support/step.ts'

const rows: Row[] = []
const smooth = new Map<Place, number>()

/** By what a request asks for: what a user is told where it was refused for good. */
const refused: Readonly<Record<Place['request'], RegExp>> = {
  'sign-in': /^No federated credential of application client trusts this job\.$/,
  read: /^(Reading the cluster|Waiting|Undoing the change) failed: /,
  write: /^(Updating the cluster|Undoing the change) failed: /,
  poll: /^done$/,
  network: /could not be resolved: /,
}

/** Entra knows other refusals than ARM; the rest of its answers are outages to a credential. */
function classAt({ request }: Place, fault: Fault): Fault['class'] {
  if (request === 'sign-in' && fault.class !== 'slow') return /^40[13]/.test(fault.name) ? 'refusal' : 'no-answer'
  if (fault.class === 'conflict' && request !== 'write') return 'refusal'
  return fault.class
}

function expectRepeated(place: Place, outcome: Outcome, fault: Fault): void {
  expect(outcome).toMatchObject({ result: 'done', writes: 1 })
  if (place.request === 'poll') expect(outcome.told).toEqual([])
  else
    expect(outcome.told).toEqual([
      expect.stringMatching(
        /^(.* can't be reached|Azure limits requests) just now \(.*\); trying again in about .* s\.$/s,
      ),
    ])
  if (place.request !== 'poll' && fault.name.includes('Retry-After: 17') && place.request !== 'sign-in')
    expect(outcome.ms - (smooth.get(place) ?? 0)).toBeGreaterThanOrEqual(17_000)
}

function expectReconciled(outcome: Outcome, fault: Fault): void {
  const carriedOut = fault.arrives === true
  expect(outcome).toMatchObject({ result: 'done', writes: carriedOut ? 1 : 2 })
  const told = outcome.told.filter((line) => !line.startsWith('This step is still trying'))
  expect(told).toEqual([
    expect.stringMatching(/^The write was not answered \(.*\); looking whether it was carried out\.$/),
    carriedOut ? 'It was carried out.' : 'It was not carried out; trying again.',
  ])
}

function expectTurn(outcome: Outcome): void {
  expect(outcome).toMatchObject({ result: 'done', writes: 2 })
  expect(outcome.told).toEqual([
    expect.stringMatching(/^(Another update is in progress\. Waiting|AKS takes no more writes just now)/),
  ])
}

function expectRefused(place: Place, outcome: Outcome): void {
  if (place.step === 'post' && place.name === 'reading after the end') {
    // The undo is on its way: it isn't given up because its end may not be looked at.
    expect(outcome).toMatchObject({ result: 'accepted', writes: 1 })
    expect(outcome.told).toEqual([expect.stringMatching(/^AKS has accepted the undo, and its end can't be watched: /)])
    return
  }
  expect(outcome.result).toMatch(refused[place.request])
  const sent = place.request === 'write' || place.name === 'reading after the end'
  if (outcome.result !== 'done') expect(outcome.writes).toBe(sent ? 1 : 0)
}

function expectByRule(place: Place, fault: Fault, outcome: Outcome): void {
  switch (classAt(place, fault)) {
    case 'slow':
      expect(outcome).toMatchObject({ result: 'done', writes: 1, told: [] })
      break
    case 'challenge':
      expect(outcome).toMatchObject({ result: 'done', writes: place.request === 'write' ? 2 : 1, told: [] })
      break
    case 'no-answer':
      if (place.request === 'write') expectReconciled(outcome, fault)
      else expectRepeated(place, outcome, fault)
      break
    case 'throttled':
      if (place.request === 'write') expectTurn(outcome)
      else expectRepeated(place, outcome, fault)
      break
    case 'conflict':
      expectTurn(outcome)
      break
    case 'refusal':
      expectRefused(place, outcome)
  }
}

describe.each(places.map((place) => ({ ...place, place })))('$step, $name', ({ place }) => {
  beforeAll(async () => {
    const { outcome } = await withFault(place, undefined)
    expect(outcome).toMatchObject({ result: 'done', writes: 1, told: [] })
    smooth.set(place, outcome.ms)
  })

  test.each(faults.map((fault) => ({ ...fault, fault })))('$name', async ({ fault }) => {
    const { faulty, outcome } = await withFault(place, fault)
    const { job, world } = faulty
    rows.push({ place, fault, outcome, longerMs: outcome.ms - (smooth.get(place) ?? 0) })
    expectNoBlindWrite(faulty, fault)
    const gone = place.step === 'post' && place.request !== 'sign-in' && fault.name === '404 ResourceNotFound'
    if (gone && place.request !== 'poll' && place.request !== 'network') {
      // What ARM says of a cluster that was deleted.
      expect(outcome.result).toBe('done')
      return
    }
    expectByRule(place, fault, outcome)
    // Whatever became of the step, the state that it left leads to the list as it was, and post may be run again.
    if (place.step === 'main' || outcome.result !== 'done') await job.post()
    expect(world.cluster.ranges).toEqual(place.step === 'main' && outcome.writes === 0 ? ['8.8.8.8/32'] : place.undone)
  })
})

afterAll(() => expectTable(rows))
