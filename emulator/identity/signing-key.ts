import { randomUUID } from 'node:crypto'
import { compactVerify, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'

/** An RS256 key of a token issuer. */
export interface SigningKey {
  /** The public half, as a JSON Web Key Set. */
  readonly jwks: { readonly keys: readonly JWK[] }
  sign(claims: JWTPayload): Promise<string>
  hasSigned(token: string): Promise<boolean>
}

export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const kid = randomUUID()
  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] },
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey),
    async hasSigned(token) {
      try {
        await compactVerify(token, publicKey, { algorithms: ['RS256'] })
        return true
      } catch {
        return false // Malformed, another algorithm, another key: all that is asked is whether it is ours.
      }
    },
  }
}
