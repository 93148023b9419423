import { randomUUID } from 'node:crypto'
import type { Principal } from '../arm/arm.ts'
import type { Application } from './applications.ts'
import type { SigningKey } from './signing-key.ts'

export interface EntraSettings {
  /** How long an access token lives, in seconds. Entra draws 60 to 90 minutes by chance. */
  accessTokenSeconds: number
  /** How far a client assertion may be out of its term, in seconds, as clocks differ. */
  assertionSkewSeconds: number
}

export interface AccessTokens {
  issue(application: Application, resource: string): Promise<{ readonly token: string; readonly seconds: number }>
  /** Whose `Authorization` header this is; undefined unless it bears a token that was issued here and lives. */
  authenticate(authorization: string | undefined): Principal | undefined
}

export function createAccessTokens(key: SigningKey, settings: EntraSettings, now: () => number): AccessTokens {
  const issued = new Map<string, { readonly principal: Principal; readonly endsAt: number }>()
  return {
    async issue({ tenantId, clientId, objectId }, resource) {
      const seconds = settings.accessTokenSeconds
      const from = Math.floor(now() / 1000)
      const token = await key.sign({
        aud: resource,
        iss: `https://sts.windows.net/${tenantId}/`,
        iat: from,
        nbf: from,
        exp: from + seconds,
        appid: clientId,
        idtyp: 'app',
        oid: objectId,
        sub: objectId,
        tid: tenantId,
        uti: randomUUID(),
        ver: '1.0',
      })
      const principal = { objectId, appId: clientId, tenantId }
      issued.set(token, { principal, endsAt: (from + seconds) * 1000 })
      return { token, seconds }
    },
    authenticate(authorization) {
      const [, token = ''] = /^bearer (\S+)$/i.exec(authorization ?? '') ?? []
      const found = issued.get(token)
      return found !== undefined && now() < found.endsAt ? found.principal : undefined
    },
  }
}
