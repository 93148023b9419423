import { json, type Response } from '../../wire/http.ts'
import type { Call, Handler } from '../core/call.ts'
import { resourceNotFound } from '../core/errors.ts'
import type { Clusters } from './clusters.ts'

const type = 'Microsoft.ContainerService/managedClusters'
const action = /^(?<id>.*)\/listClusterUserCredential$/i

/**
 * The kubeconfig of a cluster with local accounts, by the POST behind `az aks get-credentials`. It names no certificate
 * authority: API servers have theirs outside of ARM, and a token of any kind is good there.
 * https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-user-credentials
 */
export function createCredentialRequests(clusters: Clusters): Handler {
  return ({ path, request }: Call): Response | undefined => {
    const id = path.provider === 'Microsoft.ContainerService' ? action.exec(path.id)?.groups?.id : undefined
    if (id === undefined || request.method !== 'POST') return undefined
    const body = clusters.find(id)?.body
    if (body === undefined) return resourceNotFound(type, id.split('/').at(-1) ?? '', path.resourceGroup ?? '')
    const value = Buffer.from(kubeconfig(body.name, body.properties.fqdn)).toString('base64')
    return json(200, { kubeconfigs: [{ name: 'clusterUser', value }] })
  }
}

/** JSON is YAML. */
function kubeconfig(name: string, fqdn: string): string {
  const user = `clusterUser_${name}`
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: `https://${fqdn}:443` } }],
    users: [{ name: user, user: { token: 'a-token' } }],
    contexts: [{ name, context: { cluster: name, user } }],
    'current-context': name,
    preferences: {},
  })
}
