import { json, type Response } from '../wire/http.ts'
import { servedVersions } from './api-versions.ts'
import type { Call } from './core/call.ts'
import type { ArmSettings } from './core/settings.ts'
import { typesOf } from './resources/resource-types.ts'

/** The providers that a client finds registered; any other one is, too, as soon as it is asked for. */
const namespaces = [
  'Microsoft.Compute',
  'Microsoft.ContainerService',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.OperationalInsights',
  'Microsoft.Resources',
]

/** Providers and their types, from which a client like the Azure CLI learns the API version to use. */
export function registrationAnswer({ path }: Call, settings: ArmSettings): Response {
  const { provider, subscription } = path
  if (provider !== undefined) return json(200, registration(subscription, provider, settings))
  return json(200, { value: namespaces.map((namespace) => registration(subscription, namespace, settings)) })
}

function registration(subscription: string, asked: string, settings: ArmSettings) {
  const namespace = namespaces.find((name) => name.toLowerCase() === asked.toLowerCase()) ?? asked
  const types = namespace === 'Microsoft.ContainerService' ? ['managedClusters'] : typesOf(namespace)
  return {
    id: `/subscriptions/${subscription}/providers/${namespace}`,
    namespace,
    registrationState: 'Registered',
    registrationPolicy: 'RegistrationRequired',
    resourceTypes: types.map((resourceType) => {
      const apiVersions = servedVersions(namespace, resourceType, settings)
      return { resourceType, locations: [], apiVersions, capabilities: 'None' }
    }),
  }
}
