import { json, type Response } from '../../emulator/wire/http.ts'
import { type JsonObject, parseObject } from '../../src/arm/json.ts'
import { apiVersion } from '../../src/azure/managed-clusters.ts'
import { withRanges, writeBody } from '../../src/cluster/write-body.ts'
import { type Tags, tagsAfter } from '../../src/leases/index.ts'
import { holder } from '../leases/world.ts'
import { range } from '../plan/world.ts'
import { type Author, leasePrefix, spelled, spelledAll, without } from './history.ts'
import { type OutsideEdit, placeholder, poolOperationMs, unknownRun } from './schedule.ts'
import type { Simulation } from './simulation.ts'

/** How `az` and Terraform use a cluster: without an ETag. */
export interface PlainClient {
  show(): { readonly body: JsonObject; readonly list: readonly string[] }
  /** `az aks update`: reads the cluster, and sends it back with that list. */
  update(list: readonly string[]): Response
  /** Any tool that writes tags and nothing else: they replace those that are there. */
  tag(tags: Readonly<Record<string, string>>): Response
}

export function plainClient(simulation: Simulation, author: Author): PlainClient {
  const { arm, cluster } = simulation
  const request = (method: string, body = '') => ({
    method,
    url: new URL(`https://management.azure.com${cluster.id}?api-version=${apiVersion}`),
    headers: { authorization: 'Bearer outsider' },
    body,
    caller: '5.5.5.5',
    signal: new AbortController().signal,
  })
  const show = () => {
    const { status, body } = arm.service(request('GET'))
    if (status !== 200) throw new Error(`A reading failed: ${body}`)
    return { body: parseObject(body), list: spelledAll(cluster.ranges) }
  }
  return {
    show,
    update(list) {
      const changed = withRanges(show().body, list)
      const sent = JSON.stringify(writeBody(changed, changed))
      return simulation.change(author, () => arm.service(request('PUT', sent)))
    },
    tag: (tags) => simulation.change(author, () => arm.service(request('PATCH', JSON.stringify({ tags })))),
  }
}

const outside: Author = { kind: 'outside' }

/** Another client changes the cluster without this action, and gives up where AKS is busy. */
export async function edited(simulation: Simulation, edit: OutsideEdit): Promise<void> {
  const { clock, cluster } = simulation
  await clock.sleep(edit.at)
  simulation.observe()
  switch (edit.kind) {
    case 'az': {
      const client = plainClient(simulation, outside)
      const { list } = client.show()
      await clock.sleep(edit.thinksMs)
      const wanted = [
        ...without(list, [edit.removes ?? '', placeholder]),
        ...(edit.adds === undefined ? [] : [edit.adds]),
      ]
      if (wanted.length > 0 && client.update([...new Set(wanted)]).status < 400) began(simulation)
      return
    }
    case 'terraform':
      if (plainClient(simulation, outside).update(edit.list).status < 400) began(simulation)
      return
    case 'portal':
      if (!isFree(simulation)) return
      simulation.change(outside, () => {
        cluster.startOperation({
          ms: edit.ms,
          change: ({ properties }) => {
            const before = without(spelledAll(properties.apiServerAccessProfile?.authorizedIPRanges ?? []), [
              placeholder,
            ])
            properties.apiServerAccessProfile = {
              ...properties.apiServerAccessProfile,
              authorizedIPRanges: [...new Set([...before, spelled(edit.adds)])],
            }
          },
        })
        return json(200, {})
      })
      began(simulation)
      return
    case 'tags replaced':
      return tagged(simulation, { environment: 'production', owner: edit.owner })
    case 'tag added':
      return tagged(simulation, { ...cluster.body.tags, owner: edit.owner })
    case 'lease forged':
      return tagged(simulation, withForged(cluster.body.tags, edit, clock.now()))
    case 'lease rewritten':
      return tagged(simulation, withAddress(cluster.body.tags, edit.address))
    case 'lease copied':
      return tagged(simulation, withCopy(cluster.body.tags, edit.into))
    case 'pool scale':
      if (!isFree(simulation)) return
      cluster.startOperation({
        provisioningState: 'Scaling',
        pool: 'apps',
        ms: poolOperationMs,
        change: ({ properties }) => {
          for (const pool of properties.agentPoolProfiles) if (pool.name === 'apps') pool.count = Number(pool.count) + 1
        },
      })
      began(simulation)
  }
}

function tagged(simulation: Simulation, tags: Readonly<Record<string, string>>): void {
  if (plainClient(simulation, outside).tag(tags).status < 400) began(simulation)
}

/** The first lease among the tags, of another address. */
function withAddress(tags: Tags = {}, address: string): Tags {
  const [name, lease = ''] = Object.entries(tags).find(([one]) => one.startsWith(leasePrefix)) ?? []
  return name === undefined ? tags : { ...tags, [name]: lease.replace(/^(v\d \S+) \S+/, `$1 ${address}`) }
}

/** The first lease among the tags, in one more slot. */
function withCopy(tags: Tags = {}, into: string): Tags {
  const slot = `${leasePrefix}${into}`
  const [, copied] = Object.entries(tags).find(([name]) => name.startsWith(leasePrefix) && name !== slot) ?? []
  return copied === undefined ? tags : { ...tags, [slot]: copied }
}

export function withForged(
  tags: Tags = {},
  { address, endsInMinutes }: Pick<Extract<OutsideEdit, { kind: 'lease forged' }>, 'address' | 'endsInMinutes'>,
  now: number,
): Tags {
  const id = `${address.replaceAll('.', '')}${now}`.padEnd(16, '0').slice(0, 16)
  const claimed = {
    id,
    address: range(address),
    expiresAt: now + endsInMinutes * 60_000,
    holder: holder(String(unknownRun)),
  }
  return tagsAfter(tags, { acquired: [claimed], released: [] }, 'lowest')
}

function began({ clock, foreignOperations }: Simulation): void {
  foreignOperations.push(clock.now())
}

function isFree({ cluster }: Simulation): boolean {
  const { provisioningState, agentPoolProfiles } = cluster.body.properties
  const states = [provisioningState, ...agentPoolProfiles.map((pool) => pool.provisioningState ?? provisioningState)]
  return states.every((state) => ['Succeeded', 'Failed', 'Canceled'].includes(String(state)))
}
