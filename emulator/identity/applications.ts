import { randomUUID } from 'node:crypto'

/** Whose tokens an application takes in place of a secret. */
export interface FederatedCredential {
  /** GitHub's by default. */
  readonly issuer?: string
  readonly subject: string
  /** `api://AzureADTokenExchange` by default; other clouds have others. */
  readonly audience?: string
}

export interface ApplicationSeed {
  readonly tenantId: string
  readonly clientId: string
  /** The object ID of its service principal; made up by default. */
  readonly objectId?: string
  readonly secret?: string
  readonly federated?: FederatedCredential | readonly FederatedCredential[]
}

export interface Application {
  readonly tenantId: string
  readonly clientId: string
  readonly objectId: string
  readonly secret: string | undefined
  readonly federated: readonly Required<FederatedCredential>[]
}

export interface Applications {
  /** Adds one, or replaces the one with that client ID: so does a secret rotate. */
  register(seed: ApplicationSeed): Application
  hasTenant(tenantId: string): boolean
  /** In any tenant where that is left out, as AD FS knows but one. */
  find(clientId: string, tenantId?: string): Application | undefined
}

export function createApplications(defaultIssuer: string): Applications {
  const known = new Map<string, Application>()
  return {
    register(seed) {
      const { tenantId, clientId, secret } = seed
      const objectId = seed.objectId ?? known.get(clientId.toLowerCase())?.objectId ?? randomUUID()
      const federated = [seed.federated ?? []].flat().map((credential) => ({
        issuer: defaultIssuer,
        audience: 'api://AzureADTokenExchange',
        ...credential,
      }))
      const application = { tenantId, clientId, objectId, secret, federated }
      known.set(clientId.toLowerCase(), application)
      return application
    },
    hasTenant: (tenantId) => [...known.values()].some((application) => same(application.tenantId, tenantId)),
    find(clientId, tenantId) {
      const found = known.get(clientId.toLowerCase())
      return found !== undefined && (tenantId === undefined || same(found.tenantId, tenantId)) ? found : undefined
    },
  }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
