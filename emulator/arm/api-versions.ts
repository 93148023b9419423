import type { Response } from '../wire/http.ts'
import { gatewayError, missingApiVersion } from './errors.ts'

/** The versions that a provider serves, as far as anybody here needs to know: first and last. */
const served: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'microsoft.containerservice': ['2020-01-01', '2026-10-01'],
  'microsoft.network': ['2018-01-01', '2026-10-01'],
  'microsoft.compute': ['2018-01-01', '2026-10-01'],
}

/** Some versions that are served, the newest first; what a client that asks which there are goes by. */
export function servedVersions(provider: string): string[] {
  const [first, last] = served[provider.toLowerCase()] ?? anyVersion
  return ['2024-05-01', '2023-09-01', '2022-09-01', '2021-04-01', '2018-10-01'].filter(
    (day) => day >= first && day <= last,
  )
}

const anyVersion = ['', '9'] as const

/** The 400 for a request without a version, or with one that the provider doesn't serve. */
export function apiVersionRefusal(
  apiVersion: string,
  provider: string,
  type: string,
  location: () => string,
): Response | undefined {
  if (apiVersion === '') return missingApiVersion()
  const [first, last] = served[provider.toLowerCase()] ?? anyVersion
  const day = apiVersion.slice(0, 10)
  if (/^\d{4}-\d\d-\d\d(-preview)?$/.test(apiVersion) && day >= first && day <= last) return undefined
  const message = `No registered resource provider found for location '${location()}' and API version '${apiVersion}' for type '${type}'.`
  return gatewayError(400, 'NoRegisteredProviderFound', message)
}
