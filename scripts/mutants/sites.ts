import { parseSync } from '@swc/core'

/** A defect in one place: what stands there, and what stands there instead. Offsets are of UTF-8 bytes, as the parser counts. */
export interface Mutant {
  /** Within the repository. */
  readonly file: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
  readonly reachedBy: { readonly start: number; readonly end: number; readonly isStatement: boolean }
}

interface Node {
  readonly type: string
  readonly span: { readonly start: number; readonly end: number }
  readonly [key: string]: unknown
}

interface Edit {
  readonly at: Node
  readonly to: string
  /** The statement or expression that is carried out before the defect can matter; `at` itself unless it is given. */
  readonly reachedBy?: Node
}

/** Every mutant of a source. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const bytes = Buffer.from(source)
  // Versions of the parser differ in where they begin to count, so the first token is one whose place is known.
  const module = parseSync(`0;${source}`, { syntax: 'typescript', target: 'es2024' }) as unknown as Node
  const base = module.span.start + '0;'.length
  const within = ({ span }: Node) => ({ start: span.start - base, end: span.end - base })
  const text = (node: Node) => bytes.subarray(within(node).start, within(node).end).toString()
  const statements = (module.body as Node[]).slice(1)
  return statements.flatMap(nodesIn).flatMap((node) =>
    editsOf(node, text).map(({ at, to, reachedBy = at }) => {
      const { start, end } = within(at)
      const line = bytes.subarray(0, start).toString().split('\n').length
      const isStatement = reachedBy.type === 'ExpressionStatement'
      return { file, line, start, end, from: text(at), to, reachedBy: { ...within(reachedBy), isStatement } }
    }),
  )
}

/** The source with the mutant in it. */
export function mutated(source: string, { start, end, to }: Mutant): string {
  const bytes = Buffer.from(source)
  return `${bytes.subarray(0, start)}${to}${bytes.subarray(end)}`
}

/** The source that calls `reached` with the index of each mutant when it gets there. */
export function marked(source: string, mutants: readonly (readonly [index: number, mutant: Mutant])[]): string {
  const marks = mutants.map(([index, { reachedBy }]) => ({ index, ...reachedBy }))
  const opening = marks
    .toSorted((left, right) => left.start - right.start || right.end - left.end)
    .map(({ index, start, isStatement }) => ({
      at: start,
      text: isStatement ? `{reached(${index});` : `(reached(${index}),`,
    }))
  const closing = marks
    .toSorted((left, right) => left.end - right.end || right.start - left.start)
    .map(({ end, isStatement }) => ({ at: end, text: isStatement ? '}' : ')' }))
  const inserts = [...closing, ...opening].toSorted((left, right) => left.at - right.at)
  const bytes = Buffer.from(source)
  const pieces = inserts.map(({ at, text }, index) => `${bytes.subarray(inserts[index - 1]?.at ?? 0, at)}${text}`)
  return `${pieces.join('')}${bytes.subarray(inserts.at(-1)?.at ?? 0)}`
}

/** A node and all below it, but for types, imports and names of properties, which are not carried out. */
function nodesIn(node: Node): Node[] {
  if (node.type === 'ImportDeclaration' || isType(node)) return []
  const { key: _, ...rest } = node
  const below = Object.values(rest).flatMap((value) => (Array.isArray(value) ? value : [value]))
  // Arguments and array elements stand in objects that are no nodes.
  const parts = below.flatMap((value) => (isNode(value?.expression) && !isNode(value) ? value.expression : value))
  return [node, ...parts.filter(isNode).flatMap(nodesIn)]
}

/** Not all have a span: the properties of an object have none. */
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** `x as T` and its like hold an expression as well. */
const isType = ({ type, expression }: Node) => type.startsWith('Ts') && !isNode(expression)

const opposites = new Map(
  [
    ['<', '<='],
    ['>', '>='],
    ['===', '!=='],
    ['&&', '||'],
    ['some', 'every'],
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
)

type TextOf = (node: Node) => string

function editsOf(node: Node, text: TextOf): Edit[] {
  switch (node.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression': {
      const test = node.test as Node
      return [{ at: test, to: `!(${text(test)})` }]
    }
    case 'BinaryExpression':
      return swapped(node, text)
    case 'MemberExpression': {
      const property = node.property as Node
      const to = property.type === 'Identifier' ? opposites.get(text(property)) : undefined
      return to === undefined ? [] : [{ at: property, to, reachedBy: node.object as Node }]
    }
    case 'NumericLiteral':
      return numbersBeside(node.value as number).map((value) => ({ at: node, to: String(value) }))
    case 'ExpressionStatement':
      return isCall(node.expression as Node) ? [{ at: node, to: ';' }] : []
    case 'ReturnStatement':
      return emptied(node.argument as Node | null)
    case 'ArrowFunctionExpression':
      return (node.body as Node).type === 'ArrayExpression' ? emptied(node.body as Node) : []
    default:
      return []
  }
}

/** One more and one less; large numbers are durations and sizes, in which one more is no defect. */
const numbersBeside = (value: number) => (value < 1000 ? [value + 1, value - 1] : [value * 2, Math.floor(value / 2)])

function swapped(node: Node, text: TextOf): Edit[] {
  const to = opposites.get(node.operator as string)
  return to === undefined ? [] : [{ at: node, to: `${text(node.left as Node)} ${to} ${text(node.right as Node)}` }]
}

function emptied(value: Node | null): Edit[] {
  if (value === null || value.value === 'undefined') return []
  if (value.type !== 'ArrayExpression') return [{ at: value, to: 'undefined' }]
  return (value.elements as unknown[]).length === 0 ? [] : [{ at: value, to: '[]' }]
}

const isCall = ({ type, argument }: Node): boolean =>
  type === 'CallExpression' || (type === 'AwaitExpression' && (argument as Node).type === 'CallExpression')
