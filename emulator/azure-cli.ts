import type { Emulator } from './emulator.ts'

/** A service principal that the Azure CLI signs in as. */
export interface CliSignIn {
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the Azure CLI needs in its environment, beside `AZURE_CONFIG_DIR`, a configuration folder of its own. */
export function azureCliEnvironment({ caFile }: Pick<Emulator, 'caFile'>): Readonly<Record<string, string>> {
  return { REQUESTS_CA_BUNDLE: caFile, AZURE_CORE_COLLECT_TELEMETRY: 'false' }
}

/**
 * The arguments of the `az` commands that make the emulator its cloud and sign in there. The authority is an AD FS,
 * since the CLI would ask Microsoft's own host about any other.
 */
export function azureCliSetUp(
  { origin }: Pick<Emulator, 'origin'>,
  { tenantId, clientId, clientSecret }: CliSignIn,
): readonly (readonly string[])[] {
  const endpoints = {
    'resource-manager': origin,
    management: origin,
    'active-directory': `${origin}/adfs`,
    'active-directory-resource-id': origin,
    'active-directory-graph-resource-id': origin,
  }
  const options = Object.entries(endpoints).flatMap(([name, url]) => [`--endpoint-${name}`, url])
  return [
    ['cloud', 'register', '--name', 'Emulator', ...options],
    ['cloud', 'set', '--name', 'Emulator'],
    ['login', '--service-principal', '--username', clientId, '--password', clientSecret, '--tenant', tenantId],
  ]
}
