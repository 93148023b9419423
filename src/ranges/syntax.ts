import { isIPv6 } from 'node:net'

/** What one word looks like, before it is decided whether it makes sense on a list. */
export type Syntax =
  /** `prefix` is as written, 0 to 999, and undefined where there is none. The address may have host bits set. */
  | { readonly kind: 'ipv4'; readonly address: string; readonly prefix: number | undefined }
  | { readonly kind: 'leading-zero' }
  | { readonly kind: 'ipv6' }
  | { readonly kind: 'service-tag' }
  | { readonly kind: 'unknown' }

const ipv4Shape = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,3}))?$/
const leadingZero = /(?:^|[./])0\d/
/** A name, perhaps of two parts, and perhaps a region: `AzureFrontDoor.Backend.WestUS`. */
export const serviceTagShape = /^[A-Z][A-Za-z0-9]{0,63}(?:\.[A-Za-z0-9]{1,63}){0,2}$/

/** Takes time linear in the length of the word: no pattern can backtrack far. */
export function syntaxOf(word: string): Syntax {
  if (serviceTagShape.test(word)) return { kind: 'service-tag' }
  const [, address, prefix] = ipv4Shape.exec(word) ?? []
  if (address === undefined) return { kind: looksLikeIpv6(word) ? 'ipv6' : 'unknown' }
  // inet_aton reads 010 as octal 8 and others read it as 10, so which address is meant is unknown (CVE-2021-29921).
  if (leadingZero.test(word)) return { kind: 'leading-zero' }
  if (address.split('.').some((octet) => Number(octet) > 255)) return { kind: 'unknown' }
  return { kind: 'ipv4', address, prefix: prefix === undefined ? undefined : Number(prefix) }
}

function looksLikeIpv6(word: string): boolean {
  const [address = ''] = word.split('/')
  return isIPv6(address.replace(/^\[|\]$/g, ''))
}
