import type { AddressServices } from './address-services.ts'
import { type ApiServerSettings, createApiServer } from './api-server.ts'
import type { Arm, CloudMetadata } from './arm/arm.ts'
import { type Cloud, clouds } from './clouds.ts'
import type { Entra, SignInHost } from './identity/entra.ts'
import type { Github } from './identity/github.ts'
import { type GithubServer, githubServers } from './identity/github-servers.ts'
import { type CertificateAuthority, createCertificateAuthority } from './wire/certificates.ts'
import type { Service } from './wire/http.ts'
import type { Site } from './wire/proxy.ts'
import type { WorkflowRuns } from './workflow-runs.ts'

export interface SiteOptions {
  readonly arm: Arm
  readonly entra: Entra
  readonly github: Github
  readonly addressServices: AddressServices
  readonly workflowRuns: WorkflowRuns
  readonly apiServerSettings: ApiServerSettings
  /** Signs for every site but the API servers. */
  readonly authority: CertificateAuthority
}

/** The site of a host name (with the port where it isn't 443); undefined where the emulated world has none. */
export type FindSite = (host: string) => Site | undefined

export function createSites(options: SiteOptions): FindSite {
  const { arm, entra, github, addressServices, authority } = options
  const findApiServer = createApiServerSites(arm, options.apiServerSettings)
  const services = new Map<string, Service>([
    ...clouds.map(({ armHost }) => [armHost, arm.service] as const),
    ...clouds.flatMap(({ loginHosts }) => loginHosts.map((host) => [host, entra.service] as const)),
    ...githubServers.flatMap((server) => githubSites(server, github, options.workflowRuns)),
  ])
  return (host) => {
    const service = services.get(host) ?? (addressServices.isAddressService(host) ? addressServices.service : undefined)
    return service === undefined ? findApiServer(host) : { service, secureContext: () => authority.serverContext(host) }
  }
}

/** All hosts of a GitHub server; where one host does everything, the path says what. */
function githubSites({ apiUrl, issuer, idTokenUrl }: GithubServer, github: Github, runs: WorkflowRuns) {
  const service: Service = (request) =>
    request.url.href.startsWith(`${apiUrl}/`) ? runs.service(request) : github.service(request)
  return [apiUrl, issuer, idTokenUrl].map((url) => [new URL(url).host, service] as const)
}

/** ARM, by the roots of its paths, and Entra beside it. */
export function directSite({ arm, entra, authority }: Pick<SiteOptions, 'arm' | 'entra' | 'authority'>): Site {
  const armRoots = /^\/(metadata|subscriptions|providers|tenants)(\/|$)/i
  return {
    service: (request) => (armRoots.test(request.url.pathname) ? arm : entra).service(request),
    secureContext: () => authority.serverContext('localhost', '127.0.0.1'),
  }
}

/** Each cluster has a certificate authority of its own, which no client's trust store knows. */
function createApiServerSites(arm: Arm, settings: ApiServerSettings): FindSite {
  const authorities = new Map<string, Promise<CertificateAuthority>>()
  const service = createApiServer(settings)
  return (host) => {
    const firewall = arm.apiServer(host)
    if (firewall === undefined) return undefined
    return {
      service,
      admits: (caller) => firewall.admits(caller),
      async secureContext() {
        const authority = authorities.get(host) ?? createCertificateAuthority('ca')
        authorities.set(host, authority)
        return (await authority).serverContext(host)
      },
    }
  }
}

/** The cloud that a host signs in to; the direct host's own speaks for all of them. */
export function signInHost(host: string, directHost: string): SignInHost {
  const cloud = clouds.find(({ loginHosts }) => loginHosts.includes(host))
  if (cloud !== undefined) return { hosts: cloud.loginHosts, resources: cloud.audiences }
  return { hosts: [directHost], resources: [`https://${directHost}`, ...clouds.flatMap(({ audiences }) => audiences)] }
}

export function cloudMetadata(host: string, directHost: string): CloudMetadata {
  const cloud = clouds.find(({ armHost }) => armHost === host)
  return cloud === undefined
    ? { name: 'Emulator', loginEndpoint: `https://${directHost}`, audiences: [`https://${directHost}`] }
    : { name: cloud.name, loginEndpoint: `https://${cloud.loginHosts[0]}`, audiences: audiencesOf(cloud) }
}

function audiencesOf({ audiences }: Cloud): string[] {
  return audiences.toReversed().map((audience) => `${audience}/`)
}
