import type { Listener } from './wire/listener.ts'
import { type ProxyOptions, startProxy } from './wire/proxy.ts'

/** A simulated runner: whatever runs with its environment reaches the emulated world from its public address. */
export interface Runner {
  /** Its public IPv4 address at this moment. */
  readonly address: string
  readonly proxyUrl: string
  /** What its processes need in their environment. */
  readonly env: { readonly HTTPS_PROXY: string; readonly NODE_EXTRA_CA_CERTS: string; readonly NO_PROXY: '' }
  /** Gives it another public address. Connections that are open keep the one they were made from. */
  moveTo(address: string): void
}

export interface RunnerOptions extends Omit<ProxyOptions, 'caller'> {
  readonly address: string
  readonly caFile: string
}

export async function startRunner(options: RunnerOptions): Promise<{ runner: Runner; listener: Listener }> {
  let { address } = options
  const listener = await startProxy({ ...options, caller: () => address })
  const proxyUrl = `http://127.0.0.1:${listener.port}`
  const runner: Runner = {
    get address() {
      return address
    },
    proxyUrl,
    env: { HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: options.caFile, NO_PROXY: '' },
    moveTo(other) {
      address = other
    },
  }
  return { runner, listener }
}
