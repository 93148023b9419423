import { resolve4 } from 'node:dns/promises'

const timeoutMs = 5_000

/**
 * The public IPv4 addresses that DNS has for a name.
 * @throws where there are none, or nobody answers within 5 s
 */
export async function resolveName(name: string): Promise<readonly string[]> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer about ${name} within ${timeoutMs / 1000} s`)), timeoutMs)
  try {
    return await Promise.race([resolve4(name), late])
  } finally {
    clearTimeout(timer)
  }
}
