import fc from '../support/generated.ts'

/** How often a property is tried: `FUZZ=100 npm test -- __tests__/hostile` tries each a hundred times as often. */
export const times = (count: number) => ({ numRuns: Math.ceil(count * Number(process.env.FUZZ ?? 1)) })

/** What an attacker would write to be taken for more than text by a runner, a terminal, GitHub's markdown or a shell. */
const tricks = [
  '::add-mask::secret',
  '::set-output name=ranges::0.0.0.0/0',
  '::error::',
  '::stop-commands::x',
  '##[add-mask]secret',
  '%0A::warning::x',
  '\n::add-mask::secret',
  '\r::add-mask::secret',
  '\u0007::add-mask::secret',
  '\u2028::debug::x',
  '\u0085::debug::x',
  '\u001b[31m',
  '\u001b]8;;https://evil.example\u0007',
  '\u202e',
  '</details>',
  '<img src=x>',
  '<!-- ',
  '![x](https://evil.example/x.png)',
  '[x](https://evil.example)',
  'https://evil.example/',
  'www.evil.example',
  'someone@evil.example',
  '@octocat',
  '#1',
  'GH-1',
  '# ',
  '- ',
  '1. ',
  '| ',
  '`',
  '````\n',
  '$(touch x)',
  '`touch x`',
  '$IFS',
  '";touch x;"',
  "';touch x;'",
  '&& touch x',
  '\n',
  '\r\n',
  '\t',
  '__proto__',
  'constructor',
  '{"a":1}',
  '\ud800',
  ' ',
  'a',
]

/** Tricks in any order, with anything between them. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
  .map((parts) => parts.join(''))

/** Any JSON that a server may answer with, members that mean something to JavaScript included. */
export const hostileJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1e300, ''),
    hostileText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('__proto__', 'constructor', 'toString', 'error', 'code', 'message', 'status'),
        hostileText,
      ),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

/** Nested so deep that a function which calls itself would run out of stack. */
export const bottomless = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** The same value with something else at one place. */
export function mutated(whole: unknown, at: number, by: unknown): unknown {
  const places = pathsOf(whole)
  const path = places[at % places.length] ?? []
  return replaced(whole, path, by)
}

type Path = readonly (string | number)[]

function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here]
  return [here, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...here, key]))]
}

function replaced(value: unknown, [head, ...rest]: Path, by: unknown): unknown {
  if (head === undefined) return by
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === head ? replaced(item, rest, by) : item))
  const members = value as Record<string, unknown>
  return { ...members, [head]: replaced(members[head], rest, by) }
}

/** What every object inherits is untouched. */
export function polluted(): string[] {
  return Object.keys(Object.prototype)
}
