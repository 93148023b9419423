import { inLines, quotedForShell } from '../shell.ts'

/** What Entra compares with an application's federated credentials. */
export interface Presented {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

/** What an ID token presents; undefined where it can't be read. Its signature is Entra's business. */
export function presentedBy(idToken: string): Presented | undefined {
  try {
    const [, payload = ''] = idToken.split('.')
    const { iss, sub, aud } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
    const audience = Array.isArray(aud) ? aud[0] : aud
    return isClaim(iss) && isClaim(sub) && isClaim(audience) ? { issuer: iss, subject: sub, audience } : undefined
  } catch {
    return undefined // Not a JWT: Entra says so as well.
  }
}

/** Entra stores 600 characters at most. */
function isClaim(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 600
}

/** The command that has an application trust just this. */
export function trustCommand(clientId: string, { issuer, subject, audience }: Presented): string {
  // A credential's name takes letters, digits, `-` and `_`, 120 at most.
  const name = subject.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 120)
  // On lines of their own: in `"https://…","repo:OWNER@ID/…` the log would take all from `//` to `@` for a URL's credentials.
  const parameters = JSON.stringify({ name, issuer, subject, audiences: [audience] }, null, 1)
  return inLines([
    `az ad app federated-credential create --id ${quotedForShell(clientId)}`,
    ` --parameters ${quotedForShell(parameters)}`,
  ])
}
