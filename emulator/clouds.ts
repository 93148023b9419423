/** The hosts of one Azure cloud: learn.microsoft.com/entra/identity-platform/authentication-national-cloud. */
export interface Cloud {
  readonly name: string
  /** Where it signs in; the first is the one that its metadata names. */
  readonly loginHosts: readonly [string, ...string[]]
  readonly armHost: string
  /** The resources that its Entra issues ARM tokens for. */
  readonly audiences: readonly string[]
}

export const clouds: readonly Cloud[] = [
  {
    name: 'AzureCloud',
    loginHosts: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com'],
    armHost: 'management.azure.com',
    audiences: ['https://management.azure.com', 'https://management.core.windows.net'],
  },
  {
    name: 'AzureUSGovernment',
    loginHosts: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    armHost: 'management.usgovcloudapi.net',
    audiences: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
  },
  {
    name: 'AzureChinaCloud',
    loginHosts: ['login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'],
    armHost: 'management.chinacloudapi.cn',
    audiences: ['https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
  },
]
