import { randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { X509Certificate } from '@peculiar/x509'
import { x509 } from './x509.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 24 * 60 * 60 * 1000

/** A certificate authority that signs what its hosts need. */
export interface CertificateAuthority {
  /** Its own certificate, in PEM. */
  readonly pem: string
  /** A private key and a certificate for these names and addresses, ready for a TLS server. */
  serverContext(...hosts: readonly [string, ...string[]]): Promise<SecureContext>
}

export async function createCertificateAuthority(name: string): Promise<CertificateAuthority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...term(),
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const contexts = new Map<string, Promise<SecureContext>>()
  return {
    pem: certificate.toString('pem'),
    serverContext(...hosts) {
      const known = contexts.get(hosts[0]) ?? createServerContext(certificate, keys, hosts)
      contexts.set(hosts[0], known)
      return known
    },
  }
}

async function createServerContext(
  issuer: X509Certificate,
  issuerKeys: webcrypto.CryptoKeyPair,
  hosts: readonly [string, ...string[]],
): Promise<SecureContext> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    ...term(),
    subject: `CN=${hosts[0]}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: issuerKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuerKeys.publicKey),
    ],
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return createSecureContext({ cert: certificate.toString('pem'), key: pem('PRIVATE KEY', Buffer.from(key)) })
}

/** Valid by the machine's clock, not the emulated one: it's the client who checks. */
function term(): { notBefore: Date; notAfter: Date; serialNumber: string } {
  const now = Date.now()
  // A serial number is positive, so its first bit must be clear.
  const serialNumber = `01${randomBytes(15).toString('hex')}`
  return { notBefore: new Date(now - day), notAfter: new Date(now + 30 * day), serialNumber }
}

function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`
}
