import { isDeepStrictEqual } from 'node:util'
import type { UnknownField } from '../arm/arm-error.ts'
import { isObject, type JsonObject, type JsonValue, stringAt } from '../arm/json.ts'
import { StepError } from '../errors.ts'
import { cut } from '../log-text.ts'
import { keysOf, type Place } from './places.ts'

/** What a write had to leave out, and the body that was read for it. */
export interface LeftOut {
  readonly places: ReadonlySet<Place>
  readonly from: JsonObject
}

/** AKS names the first unknown field only, so that each costs a refused write, of which it takes 20 in a burst. */
const mostFields = 5
/** What the step changes or what leads there, and what no cluster or node pool is described without. */
const indispensable = new Set([
  'agentPoolProfiles',
  'apiServerAccessProfile',
  'authorizedIPRanges',
  'count',
  'location',
  'mode',
  'name',
  'properties',
  'tags',
  'vmSize',
])

/** In characters. */
const longestPlaces = 1_000
const longestValue = 200
const longestChanges = 1_500

/**
 * Where to leave out the field that AKS doesn't know. What the API version is known to lack was never sent, so it is a field
 * that should be known: only where it stands in one place alone does its name tell which one is meant.
 * @throws {StepError} where it must stay
 */
export function placeToLeaveOut(refusal: UnknownField, leftOut: ReadonlySet<Place>): Place {
  const [place, ...others] = refusal.places
  if (indispensable.has(refusal.field)) throw unwritable(refusal, 'no update is complete without it')
  if (others.length > 0) {
    throw unwritable(
      refusal,
      `it stands in several places (${cut(refusal.places.join(', '), longestPlaces)}), so that which is meant is unknown`,
    )
  }
  if (leftOut.size >= mostFields) throw unwritable(refusal, `${mostFields} other fields have been left out already`)
  return place
}

function unwritable(refusal: UnknownField, why: string): StepError {
  return new StepError(
    'update-refused',
    `AKS doesn't take back the field "${refusal.field}", which it returned itself, and ${why}. The update was not made.`,
    {
      remedy: 'Use the newest release of this action. If that fails as well, report it with this log.',
      said: refusal.said,
      cause: refusal,
    },
  )
}

/** AKS keeps what is left out. @throws {StepError} where a value has become another one. */
export function checkKept({ places, from }: LeftOut, body: JsonObject): void {
  const changes = [...places].flatMap((place) => {
    const now = new Map(valuesAt(body, keysOf(place)))
    return valuesAt(from, keysOf(place)).flatMap(([where, value]) =>
      // Without its node pool there is no such value.
      !now.has(where) || isDeepStrictEqual(now.get(where), value)
        ? []
        : [`${where} was ${shown(value)} and is ${shown(now.get(where))}`],
    )
  })
  if (changes.length === 0) return
  throw new StepError(
    'field-changed',
    `What had to be left out of the update, since AKS doesn't take it back, has changed: ${cut(changes.join('; '), longestChanges)}. The list itself holds the change.`,
    { remedy: 'Unless another update did it, set it back, and report it with this log.' },
  )
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'absent' : cut(JSON.stringify(value), longestValue)
}

/** The values of a place, each with where it stands; elements of a list by their names, since their order is no promise. */
function valuesAt(
  value: JsonValue | undefined,
  [key, ...rest]: readonly string[],
  where = '',
): (readonly [string, JsonValue | undefined])[] {
  if (key === undefined) return [[where, value]]
  if (key === '[]') {
    const items = Array.isArray(value) ? value : []
    return items.flatMap((item, index) => valuesAt(item, rest, `${where}[${nameOf(item) ?? index}]`))
  }
  const members = isObject(value) ? value : {}
  if (key === '*') return Object.entries(members).flatMap(([name, inner]) => valuesAt(inner, rest, `${where}.${name}`))
  const inner = Object.hasOwn(members, key) ? members[key] : undefined
  return valuesAt(inner, rest, where === '' ? key : `${where}.${key}`)
}

function nameOf(item: JsonValue): string | undefined {
  return isObject(item) ? stringAt(item, 'name') : undefined
}
