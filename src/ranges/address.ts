import { blockOf, type Range } from './range.ts'
import { isGloballyReachable } from './special-purpose.ts'
import { syntaxOf } from './syntax.ts'

/** The one globally reachable IPv4 address that a text consists of, white space around it aside. */
export function parseAddress(text: string): Range | undefined {
  const syntax = syntaxOf(text.trim())
  if (syntax.kind !== 'ipv4' || syntax.prefix !== undefined) return undefined
  const address = blockOf(syntax.address, 32)
  return isGloballyReachable(address) ? address : undefined
}
