import type { Problem } from '../errors.ts'

const variable = 'NODE_TLS_REJECT_UNAUTHORIZED'

/** What is wrong where the environment has Node take any certificate: then any host on the way could have our tokens. */
export function verificationDisabled(env: NodeJS.ProcessEnv): Problem | undefined {
  if (env[variable] !== '0') return undefined
  return {
    code: 'tls-verification-disabled',
    what: `${variable}=0 switches off the verification of certificates, so any host on the way could read the credentials.`,
    remedy: `Take ${variable} out of the environment. To trust a proxy's or a private cloud's own authority, set NODE_EXTRA_CA_CERTS to the file with its certificate.`,
  }
}

/** Has Node verify certificates again. It reads the variable anew for each connection. */
export function enableVerification(env: NodeJS.ProcessEnv): void {
  delete env[variable]
}
