import { messageOf } from '../errors.ts'
import type { Claim, Origin } from '../plan/wish.ts'
import { type Entry, isPlaceholder, mistakeMessage, parseRanges } from '../ranges/index.ts'
import type { InputSource } from './source.ts'
import type { ValueReader } from './values.ts'

/** Widest that `runner-ip` may be: a runner leaves by a NAT's addresses, not by a provider's. */
const widestRunnerPrefix = 20

/** Every range that the inputs name, by what it is for. */
export interface NamedClaims {
  readonly declared: readonly Claim[]
  readonly runner: readonly Claim[]
  readonly egressIps: readonly Claim[]
  readonly warnings: readonly string[]
}

export function readClaims(values: ValueReader, source: InputSource): NamedClaims {
  const warnings: string[] = []
  const parse = (text: string, origin: Origin, where: string) => {
    const parsed = parseRanges(text)
    values.problems.push(...parsed.mistakes.map((mistake) => `${where}: ${mistakeMessage(mistake)}`))
    warnings.push(...parsed.warnings.map((warning) => `${where}: ${warning}`))
    return parsed.entries.map((entry): Claim => ({ entry, origin }))
  }
  const ranges = parse(values.text('ranges'), 'ranges', '`ranges`')
  const file = readFileClaims(values, source, parse)
  const egressIps = parse(values.text('egress-ips'), 'egress-ips', '`egress-ips`')
  const runner = parse(values.text('runner-ip'), 'runner', '`runner-ip`')
  const declared = onceEach([...ranges, ...file])
  checkTags(values, declared)
  checkPlaceholder(values, declared, [...runner, ...egressIps])
  checkAddressesOnly(values, 'runner-ip', runner)
  checkAddressesOnly(values, 'egress-ips', egressIps)
  checkWidth(values, runner)
  return { declared, runner, egressIps, warnings }
}

type Parse = (text: string, origin: Origin, where: string) => Claim[]

function readFileClaims(values: ValueReader, source: InputSource, parse: Parse): Claim[] {
  const path = values.text('ranges-file')
  if (path === '') return []
  try {
    const problems = values.problems.length
    const claims = parse(source.readWorkspaceFile(path), 'ranges-file', '`ranges-file`')
    if (claims.length === 0 && values.problems.length === problems) {
      values.problems.push(
        `\`ranges-file\`: "${path}" names no range. List the ranges in it, one a line, or leave the input out.`,
      )
    }
    return claims
  } catch (error) {
    values.problems.push(
      `\`ranges-file\`: ${messageOf(error)}. Name a file of this repository, and check it out before this step.`,
    )
    return []
  }
}

function onceEach(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim, index) => claims.findIndex(({ entry }) => entry.text === claim.entry.text) === index)
}

function checkTags(values: ValueReader, declared: readonly Claim[]): void {
  const tags = declared.filter(({ entry }) => entry.kind === 'service-tag')
  // Two tags within one text are the parser's to find; here they come from two inputs.
  if (tags.length < 2 || new Set(tags.map(({ origin }) => origin)).size < 2) return
  values.problems.push(
    `\`ranges\` and \`ranges-file\` name ${tags.length} service tags (${tags.map(({ entry }) => entry.text).join(', ')}), and AKS takes one. Leave one.`,
  )
}

function checkPlaceholder(values: ValueReader, declared: readonly Claim[], others: readonly Claim[]): void {
  const placeholders = [...declared, ...others].filter(({ entry }) => isPlaceholder(entry))
  if (placeholders.length === 0) return
  const misplaced = others.some(({ entry }) => isPlaceholder(entry))
  if (declared.length + others.length > 1 || misplaced) {
    values.problems.push(
      '"0.0.0.0/32" stands for "nobody but the cluster" and can\'t stand beside other ranges. Declare it alone in `ranges`, without `runner-ip` and `egress-ips`, or leave it out.',
    )
  }
}

function checkAddressesOnly(values: ValueReader, name: string, claims: readonly Claim[]): void {
  for (const { entry } of claims) {
    if (entry.kind === 'service-tag')
      values.problems.push(
        `\`${name}\`: "${entry.text}" is a service tag, and only addresses and CIDR ranges are taken here.`,
      )
  }
}

function checkWidth(values: ValueReader, runner: readonly Claim[]): void {
  const wide = (entry: Entry) => entry.kind === 'range' && entry.prefix < widestRunnerPrefix
  for (const { entry } of runner) {
    if (wide(entry))
      values.problems.push(
        `\`runner-ip\`: "${entry.text}" is wider than /${widestRunnerPrefix}. Name the addresses that the runner leaves by, or declare the network in \`ranges\`.`,
      )
  }
}
