import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import { parseErrorBody } from '../arm/arm-error.ts'
import { type PinnedVersion, pinned } from '../arm/pinned-versions.ts'

/** The versions that stand in for pinned ones, by what they are of: what one connection has learned of its cloud. */
export type StandIns = Map<string, string>

/** What an earlier step has learned. @param version that it has read its cluster in; one that can't have been is ignored */
export function standInsOf(version: string | undefined): StandIns {
  const pin = pinned.managedClusters
  return new Map(version !== undefined && standsInFor(pin, version) ? [[pin.of, version]] : [])
}

/**
 * Sends a request that ARM refused for its API version once more, in a version that the cloud serves, and every later one in
 * that version right away. A version is replaced once: what is refused in the other one too stays refused.
 */
export function servedVersions(standIns: StandIns): PipelinePolicy {
  return {
    name: 'servedVersions',
    async sendRequest(request, next) {
      const pin = pinOf(request)
      if (pin === undefined) return next(request)
      const known = standIns.get(pin.of)
      if (known !== undefined) return next(inVersion(request, known))
      const answer = await next(request)
      // Another request may have learned it meanwhile.
      const served = refusesVersion(answer)
        ? (standIns.get(pin.of) ?? standIn(answer.bodyAsText ?? '', pin))
        : undefined
      if (served === undefined) return answer
      standIns.set(pin.of, served)
      return next(inVersion(request, served))
    },
  }
}

/** The version that a request was sent in. */
export function versionOf({ url }: Pick<PipelineRequest, 'url'>): string {
  return new URL(url).searchParams.get('api-version') ?? ''
}

/** Signed URLs of operations and the like belong to no pin. */
function pinOf(request: PipelineRequest): PinnedVersion | undefined {
  const path = `${new URL(request.url).pathname.toLowerCase()}/`
  return Object.values(pinned).find(
    ({ of, version }) => path.includes(`/providers/${of}/`.toLowerCase()) && versionOf(request) === version,
  )
}

function inVersion(request: PipelineRequest, version: string): PipelineRequest {
  const url = new URL(request.url)
  url.searchParams.set('api-version', version)
  request.url = url.href
  return request
}

/** ARM knows where a resource is and which versions are served there; of a list it says the same in other words (Azure/azure-powershell#12061). */
function refusesVersion({ status, bodyAsText }: PipelineResponse): boolean {
  if (status !== 400 && status !== 404) return false
  const { code = '' } = parseErrorBody(bodyAsText ?? '')
  return ['NoRegisteredProviderFound', 'InvalidResourceType'].includes(code)
}

/** @returns the newest stable version that ARM says it serves, and that is neither newer than the pinned one nor too old */
export function standIn(refusal: string, pin: PinnedVersion): string | undefined {
  const [, list = ''] = /supported api-versions are '([^']*)/i.exec(refusal) ?? []
  const served = list.split(',').map((text) => text.trim())
  return served
    .filter((text) => standsInFor(pin, text))
    .toSorted()
    .at(-1)
}

/** Versions are days, so that their texts are in order; a preview has more to its text. The pinned one doesn't stand in for itself. */
function standsInFor({ version, oldest }: PinnedVersion, text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text < version && text >= oldest
}
