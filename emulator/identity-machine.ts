import { createServer } from 'node:http'
import type { Entra } from './identity/entra.ts'
import { type AssignedIdentities, createMetadataService } from './identity/metadata-service.ts'
import { type ExchangeContext, exchange } from './wire/exchange.ts'
import { type Listener, listen } from './wire/listener.ts'

export type MachineOptions = Partial<AssignedIdentities>

/** A machine in Azure. */
export interface IdentityMachine {
  /** Where its metadata service answers, in place of http://169.254.169.254, as `@azure/identity` takes it. */
  readonly env: { readonly AZURE_POD_IDENTITY_AUTHORITY_HOST: string }
  /** Assigns these identities to it, in place of those that it had. */
  assign(identities: MachineOptions): void
}

/** The service speaks plain HTTP, to the machine itself alone. */
export async function startMachine(
  context: ExchangeContext,
  entra: Entra,
  identities: MachineOptions,
): Promise<{ machine: IdentityMachine; listener: Listener }> {
  let assigned: AssignedIdentities = { user: [], ...identities }
  const service = createMetadataService({ entra, assigned: () => assigned, now: () => context.clock.now() })
  let origin = ''
  const server = createServer((incoming, outgoing) => {
    exchange(context, { caller: '127.0.0.1', origin, service }, incoming, outgoing).catch((error: Error) => {
      process.emitWarning(error)
      outgoing.destroy()
    })
  })
  const listener = await listen(server, 0)
  origin = `http://127.0.0.1:${listener.port}`
  return {
    listener,
    machine: {
      env: { AZURE_POD_IDENTITY_AUTHORITY_HOST: origin },
      assign(others) {
        assigned = { user: [], ...others }
      },
    },
  }
}
