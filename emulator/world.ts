import { type AddressServices, createAddressServices } from './address-services.ts'
import type { ApiServerSettings } from './api-server.ts'
import { type Arm, type ArmSettings, createArm } from './arm/arm.ts'
import type { Clock } from './clock.ts'
import { createEntra, type Entra } from './identity/entra.ts'
import { createGithub, type Github } from './identity/github.ts'
import { enterpriseServer, githubCom } from './identity/github-servers.ts'
import { createKubernetes, type Kubernetes } from './identity/kubernetes.ts'
import { cloudMetadata, createSites, directSite, type FindSite, signInHost } from './sites.ts'
import { type CertificateAuthority, createCertificateAuthority } from './wire/certificates.ts'
import type { Site } from './wire/proxy.ts'
import { createWorkflowRuns, type WorkflowRuns } from './workflow-runs.ts'

export interface WorldSettings extends ApiServerSettings {
  /** The public IPv4 address of those who come without a proxy. */
  directCaller: string
}

/** All services, and the sites where they answer. */
export interface World {
  readonly arm: Arm
  readonly entra: Entra
  readonly github: Github
  readonly kubernetes: Kubernetes
  readonly addressServices: AddressServices
  readonly workflowRuns: WorkflowRuns
  readonly authority: CertificateAuthority
  readonly settings: WorldSettings
  /** ARM and Entra side by side. */
  readonly direct: Site
  /** Every site by name. */
  readonly find: FindSite
}

/** @param directHost the host, with its port, where ARM and Entra answer side by side */
export async function createWorld(
  clock: Clock,
  armSettings: Partial<ArmSettings>,
  directHost: () => string,
): Promise<World> {
  const [github, kubernetes, authority] = await Promise.all([
    createGithub(clock),
    createKubernetes(clock),
    createCertificateAuthority('Emulator CA'),
  ])
  const entra = await createEntra({
    clock,
    federatedIssuers: [
      { url: githubCom.issuer, hasSigned: github.hasSigned },
      { url: enterpriseServer.issuer, hasSigned: github.hasSigned },
      { url: kubernetes.issuer, hasSigned: kubernetes.hasSigned },
    ],
    signInHost: (host) => signInHost(host, directHost()),
  })
  const arm = createArm({
    clock,
    settings: armSettings,
    authenticate: entra.authenticate,
    metadata: (host) => cloudMetadata(host, directHost()),
  })
  const settings: WorldSettings = { anonymousStatus: 401, directCaller: '20.84.6.1' }
  const services = {
    ...{ arm, entra, github, kubernetes, authority },
    addressServices: createAddressServices(),
    workflowRuns: createWorkflowRuns(),
  }
  const direct = directSite(services)
  const findNamed = createSites({ ...services, apiServerSettings: settings })
  const find: FindSite = (host) => (host === directHost() ? direct : findNamed(host))
  return { ...services, settings, direct, find }
}
