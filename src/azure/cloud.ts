/** Where a cloud signs in and where its ARM answers. Plain data: it is carried to the post step. */
export interface Cloud {
  readonly name: string
  /** ARM's base URL, without a trailing slash. */
  readonly resourceManager: string
  /** The sign-in authority's base URL. */
  readonly authority: string
  /** The OAuth scope of an ARM token. */
  readonly scope: string
  /** The audience that a federated credential expects in GitHub's ID token. */
  readonly idTokenAudience: string
  /** The authority isn't one of Azure's own, so Azure's instance discovery doesn't know it. */
  readonly privateAuthority: boolean
}

/** Endpoints and audiences as Microsoft publishes them: learn.microsoft.com/entra/identity-platform/authentication-national-cloud. */
const publicClouds: readonly Cloud[] = [
  {
    name: 'AzureCloud',
    resourceManager: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    scope: 'https://management.azure.com/.default',
    idTokenAudience: 'api://AzureADTokenExchange',
    privateAuthority: false,
  },
  {
    name: 'AzureUSGovernment',
    resourceManager: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    scope: 'https://management.usgovcloudapi.net/.default',
    idTokenAudience: 'api://AzureADTokenExchangeUSGov',
    privateAuthority: false,
  },
  {
    name: 'AzureChinaCloud',
    resourceManager: 'https://management.chinacloudapi.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    scope: 'https://management.chinacloudapi.cn/.default',
    idTokenAudience: 'api://AzureADTokenExchangeChina',
    privateAuthority: false,
  },
]

export const cloudNames: readonly string[] = publicClouds.map(({ name }) => name)

export function cloudByName(name: string): Cloud | undefined {
  return publicClouds.find((cloud) => cloud.name.toLowerCase() === name.toLowerCase())
}

/**
 * What az is asked for: its own default resource, since after azure/login with OIDC it has a token for that cached, and for no
 * other once the ID token is dead (Azure/azure-cli#28708). ARM takes it as well.
 */
export function azureCliScope({ name, scope }: Cloud): string {
  return azureCliScopes[name] ?? scope
}

const azureCliScopes: Readonly<Record<string, string>> = {
  AzureCloud: 'https://management.core.windows.net//.default',
  AzureUSGovernment: 'https://management.core.usgovcloudapi.net//.default',
  AzureChinaCloud: 'https://management.core.chinacloudapi.cn//.default',
}

/** The public cloud whose own ARM endpoint this is. */
export function cloudAt(endpoint: URL): Cloud | undefined {
  return publicClouds.find(({ resourceManager }) => new URL(resourceManager).origin === endpoint.origin)
}

/** Domains of Microsoft's public clouds, whose hosts sign in (`sts.windows.net`) or are what tokens are for (`management.core.windows.net`). */
const publicDomains = [
  'azure.cn',
  'azure.com',
  'azure.net',
  'azure.us',
  'chinacloudapi.cn',
  'cloudapi.de',
  'live.com',
  'microsoft.com',
  'microsoftazure.de',
  'microsoftonline-p.com',
  'microsoftonline.cn',
  'microsoftonline.com',
  'microsoftonline.de',
  'microsoftonline.us',
  'usgovcloudapi.net',
  'windows.net',
  'windows-ppe.net',
  'windowsazure.com',
]

/** Whether a host belongs to one of Microsoft's public clouds. */
export function isPublicHost(url: URL): boolean {
  const host = url.hostname.replace(/\.+$/, '')
  return publicDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
