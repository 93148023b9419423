import { StepError } from '../errors.ts'
import { type Cloud, cloudNames, isPublicHost } from './cloud.ts'

/** The part of ARM's metadata that tells how to sign in. */
interface Metadata {
  readonly resourceManager?: unknown
  readonly authentication?: { readonly loginEndpoint?: unknown; readonly audiences?: unknown }
}

export const metadataPath = '/metadata/endpoints?api-version=2022-09-01'

/**
 * A cloud that only its ARM endpoint is known of, from the metadata that the endpoint serves.
 * @throws {StepError} where the answer doesn't name an https authority and an audience, or names those of a public cloud: its
 * tokens would go to a host that is none of that cloud.
 */
export function cloudFromMetadata(endpoint: URL, answer: string): Cloud {
  const { authentication } = parseMetadata(endpoint, answer)
  const authority = secureUrl(authentication?.loginEndpoint)
  const audience = firstText(authentication?.audiences)
  if (authority === undefined || audience === undefined) throw notAnEndpoint(endpoint)
  const foreign = [authority, ...(URL.canParse(audience) ? [new URL(audience)] : [])].find(isPublicHost)
  if (foreign !== undefined) throw publicCloudNamed(endpoint, foreign)
  return {
    name: endpoint.host,
    resourceManager: baseUrl(endpoint),
    authority: authority.href.replace(/\/+$/, ''),
    scope: `${audience}/.default`,
    idTokenAudience: 'api://AzureADTokenExchange',
    privateAuthority: true,
  }
}

function parseMetadata(endpoint: URL, answer: string): Metadata {
  let parsed: unknown
  try {
    parsed = JSON.parse(answer.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw notAnEndpoint(endpoint, cause)
  }
  if (!Array.isArray(parsed)) return asObject(parsed)
  const own = parsed.map(asObject).find(({ resourceManager }) => {
    const url = secureUrl(resourceManager)
    return url !== undefined && baseUrl(url) === baseUrl(endpoint)
  })
  if (own === undefined) throw notAmongThem(endpoint, parsed.length)
  return own
}

function asObject(value: unknown): Metadata {
  return typeof value === 'object' && value !== null ? value : {}
}

function baseUrl({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '')
}

function firstText(value: unknown): string | undefined {
  return Array.isArray(value) ? value.find((item) => typeof item === 'string' && item !== '') : undefined
}

function secureUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.protocol === 'https:' ? url : undefined
}

const remedy = `Set \`environment\` to ${cloudNames.join(', ')}, or to the URL of an Azure Resource Manager endpoint.`

function notAnEndpoint(endpoint: URL, cause?: unknown): StepError {
  return new StepError(
    'sign-in-environment',
    `${endpoint.origin} doesn't say how to sign in: ${endpoint.origin}${metadataPath} has no login endpoint and audience.`,
    { remedy, cause },
  )
}

function notAmongThem(endpoint: URL, count: number): StepError {
  return new StepError(
    'sign-in-environment',
    `${endpoint.origin} doesn't say how to sign in: of the ${count} clouds that ${endpoint.origin}${metadataPath} lists, none has ${baseUrl(endpoint)} as its resourceManager.`,
    { remedy },
  )
}

function publicCloudNamed(endpoint: URL, { origin }: URL): StepError {
  return new StepError(
    'sign-in-environment',
    `The metadata of ${endpoint.origin} name ${origin}, which belongs to a public Azure cloud, whose tokens go to that cloud's own endpoint alone.`,
    {
      remedy: `For a public cloud, set \`environment\` to its name (${cloudNames.join(', ')}). Azure Stack Hub with Microsoft Entra ID is not supported.`,
    },
  )
}
