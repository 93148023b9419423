import type { Response } from '../wire/http.ts'
import { gatewayError, missingApiVersion, noSuchPath } from './errors.ts'
import type { ArmSettings } from './settings.ts'

/** The versions that a provider serves, as far as anybody here needs to know: first and last. */
const served: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'microsoft.containerservice': ['2020-01-01', '2026-10-01'],
  'microsoft.network': ['2018-01-01', '2026-10-01'],
  'microsoft.compute': ['2018-01-01', '2026-10-01'],
}

const anyVersion = ['', '9'] as const

/** Some versions that are served, the newest first; what a client that asks which there are goes by. */
export function servedVersions(provider: string, settings: Pick<ArmSettings, 'servedVersions'>): readonly string[] {
  const set = settings.servedVersions[provider.toLowerCase()]
  if (set !== undefined) return set
  const [first, last] = served[provider.toLowerCase()] ?? anyVersion
  return ['2024-05-01', '2023-09-01', '2022-09-01', '2021-04-01', '2018-10-01'].filter(
    (day) => day >= first && day <= last,
  )
}

function serves(provider: string, apiVersion: string, settings: Pick<ArmSettings, 'servedVersions'>): boolean {
  const set = settings.servedVersions[provider.toLowerCase()]
  if (set !== undefined) return set.includes(apiVersion)
  const [first, last] = served[provider.toLowerCase()] ?? anyVersion
  const day = apiVersion.slice(0, 10)
  return /^\d{4}-\d\d-\d\d(-preview)?$/.test(apiVersion) && day >= first && day <= last
}

export interface VersionedCall {
  readonly apiVersion: string
  readonly provider: string
  readonly type: string
  /** Whether a list is asked for, which is nowhere. */
  readonly isList: boolean
  location(): string
}

/**
 * The 400 for a request without a version, or with one that the provider doesn't serve where the resource is
 * (Azure/azure-cli#12042), and the 404 for a list in such a version (Azure/azure-powershell#12061).
 */
export function apiVersionRefusal(
  { apiVersion, provider, type, isList, location }: VersionedCall,
  settings: Pick<ArmSettings, 'servedVersions'>,
): Response | undefined {
  if (apiVersion === '') return missingApiVersion()
  if (serves(provider, apiVersion, settings)) return undefined
  const all = servedVersions(provider, settings).toSorted()
  if (isList) return noSuchPath(type, provider, apiVersion, all)
  const versions = all.join(', ')
  const message = `No registered resource provider found for location '${location()}' and API version '${apiVersion}' for type '${type}'. The supported api-versions are '${versions}'. The supported locations are '${location()}'.`
  return gatewayError(400, 'NoRegisteredProviderFound', message)
}
