import { StepError } from '../errors.ts'

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
    authority: 'https://login.chinacloudapi.cn',
    scope: 'https://management.chinacloudapi.cn/.default',
    idTokenAudience: 'api://AzureADTokenExchangeChina',
    privateAuthority: false,
  },
]

export const cloudNames: readonly string[] = publicClouds.map(({ name }) => name)

export function cloudByName(name: string): Cloud | undefined {
  return publicClouds.find((cloud) => cloud.name.toLowerCase() === name.toLowerCase())
}

/** The part of ARM's metadata that tells how to sign in. */
interface Metadata {
  readonly authentication?: { readonly loginEndpoint?: unknown; readonly audiences?: unknown }
}

export const metadataPath = '/metadata/endpoints?api-version=2022-09-01'

/**
 * A cloud that only its ARM endpoint is known of, from the metadata that the endpoint serves.
 * @throws {StepError} where the answer doesn't name an https authority and an audience.
 */
export function cloudFromMetadata(endpoint: URL, answer: string): Cloud {
  const metadata = parseMetadata(endpoint, answer)
  const authority = secureUrl(metadata.authentication?.loginEndpoint)
  const audiences = metadata.authentication?.audiences
  const audience = Array.isArray(audiences)
    ? audiences.find((item) => typeof item === 'string' && item !== '')
    : undefined
  if (authority === undefined || typeof audience !== 'string') throw notAnEndpoint(endpoint)
  const own = publicClouds.find((cloud) => new URL(cloud.authority).host === authority.host)
  return {
    name: endpoint.host,
    resourceManager: endpoint.origin + endpoint.pathname.replace(/\/+$/, ''),
    authority: authority.href.replace(/\/+$/, ''),
    scope: `${audience}/.default`,
    idTokenAudience: own?.idTokenAudience ?? 'api://AzureADTokenExchange',
    privateAuthority: own === undefined,
  }
}

function parseMetadata(endpoint: URL, answer: string): Metadata {
  try {
    const parsed: unknown = JSON.parse(answer)
    // Azure's public endpoint answers this version with a list of clouds; a private one with a single object.
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed
    if (typeof first === 'object' && first !== null) return first
  } catch (cause) {
    throw notAnEndpoint(endpoint, cause)
  }
  throw notAnEndpoint(endpoint)
}

function secureUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.protocol === 'https:' ? url : undefined
}

function notAnEndpoint(endpoint: URL, cause?: unknown): StepError {
  return new StepError(
    'sign-in-environment',
    `${endpoint.origin} doesn't say how to sign in: ${endpoint.origin}${metadataPath} has no login endpoint and audience.`,
    {
      remedy: `Set \`environment\` to ${cloudNames.join(', ')}, or to the URL of an Azure Resource Manager endpoint.`,
      cause,
    },
  )
}
