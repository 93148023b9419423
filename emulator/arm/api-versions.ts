import type { Response } from '../wire/http.ts'
import { gatewayError, missingApiVersion, noSuchPath } from './core/errors.ts'
import type { ArmSettings } from './core/settings.ts'

/** The versions that a provider serves, as far as the emulator needs to know: first and last. */
const served: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'microsoft.containerservice': ['2020-01-01', '2026-10-01'],
  'microsoft.network': ['2018-01-01', '2026-10-01'],
  'microsoft.compute': ['2018-01-01', '2026-10-01'],
}

const anyVersion = ['', '9'] as const

type Settings = Pick<ArmSettings, 'servedVersions'>

/** Some versions that are served, the newest first; what a client that asks which there are goes by. */
export function servedVersions(provider: string, type: string, settings: Settings): readonly string[] {
  const set = setFor(provider, type, settings)
  if (set !== undefined) return set
  const [first, last] = served[provider.toLowerCase()] ?? anyVersion
  return ['2024-05-01', '2023-09-01', '2022-09-01', '2021-04-01', '2018-10-01'].filter(
    (day) => day >= first && day <= last,
  )
}

function setFor(provider: string, type: string, settings: Settings): readonly string[] | undefined {
  const of = settings.servedVersions
  return of[`${provider}/${type}`.toLowerCase()] ?? of[provider.toLowerCase()]
}

function serves({ provider, type, apiVersion }: VersionedCall, settings: Settings): boolean {
  const set = setFor(provider, type, settings)
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
export function apiVersionRefusal(call: VersionedCall, settings: Settings): Response | undefined {
  const { apiVersion, provider, type, isList, location } = call
  if (apiVersion === '') return missingApiVersion()
  if (serves(call, settings)) return undefined
  const versions = servedVersions(provider, type, settings).toSorted()
  if (isList) return noSuchPath(type, provider, apiVersion, versions)
  const message = `No registered resource provider found for location '${location()}' and API version '${apiVersion}' for type '${type}'. The supported api-versions are '${versions.join(', ')}'. The supported locations are '${location()}'.`
  return gatewayError(400, 'NoRegisteredProviderFound', message)
}
