/** Hands out public addresses, each once and in the same order in every run. */
export interface AddressPool {
  ipv4(): string
  ipv6(): string
  /** @param length of a prefix as Azure gives it: 28, which is the default, to 31 */
  prefix(length?: number): string
}

/** From blocks that are Microsoft's own, so that no other owner's machine is ever meant. */
export function createAddressPool(): AddressPool {
  let addresses = 0
  let prefixes = 0
  return {
    ipv4: () => `20.61.${Math.floor(++addresses / 250)}.${(addresses % 250) + 4}`,
    ipv6: () => `2603:1030:b00::${(++addresses).toString(16)}`,
    prefix: (length = 28) => `20.62.${Math.floor(++prefixes / 16)}.${(prefixes % 16) * 16}/${length}`,
  }
}

/** The same pool, but `given` comes first. */
export function startingWith(given: readonly string[], pool: AddressPool): AddressPool {
  const left = [...given]
  return { ...pool, ipv4: () => left.shift() ?? pool.ipv4() }
}
