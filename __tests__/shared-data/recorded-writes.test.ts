import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { createWorld, type Received } from '../emulator/arm-world.ts'

/** Recorded writes of clusters with their answers, beside the repository where there are any. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'azure', 'recordings', 'updates')
const present = existsSync(folder)
if (!present) process.stdout.write('The suite on recorded writes is skipped: there is no ../shared/azure here.\n')

interface ClusterAnswer {
  readonly properties?: { readonly provisioningState: string; readonly networkProfile: JsonObject }
}

interface Write {
  readonly request: { readonly method: string; readonly path: string; readonly body: JsonObject }
  readonly response: { readonly status: number; readonly body: ClusterAnswer }
}

const series = (present ? readdirSync(folder) : []).flatMap((name) => {
  const { updates } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { updates: Write[] }
  const writes = updates.filter(({ request, response }) => request.method === 'PUT' && response.body.properties)
  const [first] = writes
  // Only from its creation on does a cluster's network follow from what was sent.
  return first?.response.body.properties?.provisioningState === 'Creating'
    ? [{ name: basename(name, '.json'), writes }]
    : []
})

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

const suite = present ? describe : describe.skip
suite('recorded writes, sent in turn', () => {
  test.each(series)('$name: the answers show the recorded ways out', ({ writes }) => {
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
})

/** The same body with the emulator's IDs where the recording has those that AKS gave. */
function renamed(body: string, from: readonly string[], to: readonly string[]): string {
  return from.reduce((text, id, index) => text.replaceAll(`"${id}"`, `"${to[index]}"`), body)
}
