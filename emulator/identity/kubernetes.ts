import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createSigningKey } from './signing-key.ts'

/** A Kubernetes cluster with an OIDC issuer, as AKS gives it one (`az aks create --enable-oidc-issuer`). */
export interface Kubernetes {
  readonly issuer: string
  readonly settings: {
    /** How long a projected token lives, in seconds; the webhook asks for an hour. */
    tokenSeconds: number
  }
  /** A service account's token, as Kubernetes projects it into a pod's file. */
  serviceAccountToken(namespace: string, name: string, audience?: string): Promise<string>
  hasSigned(token: string): Promise<boolean>
}

export async function createKubernetes(clock: Clock): Promise<Kubernetes> {
  const key = await createSigningKey()
  const issuer = `https://westeurope.oic.prod-aks.azure.com/${randomUUID()}/${randomUUID()}/`
  const settings = { tokenSeconds: 3_600 }
  return {
    issuer,
    settings,
    hasSigned: key.hasSigned,
    // https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
    serviceAccountToken(namespace, name, audience = 'api://AzureADTokenExchange') {
      const now = Math.floor(clock.now() / 1000)
      return key.sign({
        aud: [audience],
        exp: now + settings.tokenSeconds,
        iat: now,
        iss: issuer,
        jti: randomUUID(),
        'kubernetes.io': {
          namespace,
          pod: { name: `${name}-runner`, uid: randomUUID() },
          serviceaccount: { name, uid: randomUUID() },
        },
        nbf: now,
        sub: `system:serviceaccount:${namespace}:${name}`,
      })
    },
  }
}
