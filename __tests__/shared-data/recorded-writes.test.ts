import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { createWorld, type Received } from '../emulator/arm-world.ts'
import { azureData, jsonFilesIn } from './azure-data.ts'

interface ClusterAnswer {
  readonly properties?: { readonly provisioningState: string; readonly networkProfile: JsonObject }
}

interface Write {
  readonly request: { readonly method: string; readonly path: string; readonly body: JsonObject }
  readonly response: { readonly status: number; readonly body: ClusterAnswer }
}

interface Series {
  readonly name: string
  readonly writes: readonly Write[]
}

/** Recorded writes of clusters with their answers. */
function seriesIn(folder: string): Series[] {
  return jsonFilesIn(join(folder, 'recordings', 'updates')).flatMap(({ name, json }) => {
    const { updates } = json as { updates: Write[] }
    const writes = updates.filter(({ request, response }) => request.method === 'PUT' && response.body.properties)
    const [first] = writes
    // Only from its creation on does a cluster's network follow from what was sent.
    return first?.response.body.properties?.provisioningState === 'Creating' ? [{ name, writes }] : []
  })
}

/**
 * How the nodes leave, with every address as an ordinal: what AKS names them is its own affair. Whether and in which
 * letter case it shows `backendPoolType` differs from one API version to the next.
 */
function outbound(body: ClusterAnswer, seen: string[]): unknown {
  const { outboundType, loadBalancerProfile = {}, natGatewayProfile } = body.properties?.networkProfile ?? {}
  const { backendPoolType: _, ...balancer } = loadBalancerProfile as JsonObject
  const text = JSON.stringify([outboundType, balancer, natGatewayProfile])
  return JSON.parse(
    text.replaceAll(/"id":"([^"]+)"/g, (_, id: string) => {
      if (!seen.includes(id)) seen.push(id)
      return `"id":"address ${seen.indexOf(id)}"`
    }),
  )
}

describe.each(azureData)(
  'recorded writes get the recorded answers when they are sent in turn, by $place',
  ({ folder }) => {
    test.each(seriesIn(folder))('$name shows the recorded outbound addresses', ({ writes }) => {
      const world = createWorld()
      const send = (path: string, body: unknown): Received =>
        world.send('PUT', `https://management.azure.com${path}`, { body })
      // Anything in it makes the resource group.
      const group = writes[0]?.request.path.replace(/\/providers\/.*/, '') ?? ''
      world.arm.resources.put(`${group}/providers/Microsoft.Network/natGateways/other`, {})
      const [emulated, recorded]: [string[], string[]] = [[], []]
      for (const { request, response } of writes) {
        const sent = JSON.parse(renamed(JSON.stringify(request.body), recorded, emulated))
        const answer = send(request.path, sent)
        expect([answer.status, answer.body.code]).toEqual([response.status, undefined])
        expect(outbound(answer.body as unknown as ClusterAnswer, emulated)).toEqual(outbound(response.body, recorded))
        world.pass(100_000)
      }
    })
  },
)

/** The same body with the emulator's IDs where the recording has those that AKS gave. */
function renamed(body: string, from: readonly string[], to: readonly string[]): string {
  return from.reduce((text, id, index) => text.replaceAll(`"${id}"`, `"${to[index]}"`), body)
}
