import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Emulator, Runner } from '../../emulator/emulator.ts'

/** Lets this very process be on an emulated runner: its proxy and its trust. Everything else of the emulated world is out of reach. */
export function asRunner({ caFile }: Emulator, { proxyUrl }: Runner): void {
  process.env.HTTPS_PROXY = proxyUrl
  process.env.NO_PROXY = ''
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(caFile, 'utf8')])
}
