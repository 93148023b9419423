import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { createWorld, type Received, type World } from '../emulator/arm-world.ts'
import { azureData, jsonFilesIn } from './azure-data.ts'

interface RecordedBody extends JsonObject {
  readonly id: string
  readonly name: string
  readonly location?: string
  readonly properties: JsonObject
}

interface Recording {
  readonly file: string
  readonly uri: string
  readonly body: RecordedBody
}

/** Every resource that was recorded, the items of lists too. */
function recordingsIn(folder: string): Recording[] {
  return jsonFilesIn(join(folder, 'recordings', 'network')).flatMap(({ name, json }) =>
    json.body.error === undefined ? resourcesIn(name, json.uri, json.body) : [],
  )
}

/** The specification's own examples of what is read. */
function examplesIn(folder: string): Recording[] {
  return jsonFilesIn(join(folder, 'examples', 'network')).flatMap(({ name, json: { parameters, responses } }) =>
    resourcesIn(name, `?api-version=${parameters['api-version']}`, responses['200'].body),
  )
}

function resourcesIn(name: string, uri: string, body: RecordedBody | { readonly value: RecordedBody[] }): Recording[] {
  const all = 'value' in body ? (body.value as RecordedBody[]) : [body]
  return all.map((one, at) => ({ file: `${name} ${at}`, uri, body: one }))
}

const apiVersionIn = (uri: string) => /api-version=([\d-]+)/.exec(uri)?.[1] ?? ''

function request(world: World, method: string, { uri, body }: Recording, sent: unknown = ''): Received {
  const url = `https://management.azure.com${body.id}?api-version=${apiVersionIn(uri)}`
  return world.send(method, url, { body: sent })
}

/** Etags are the emulator's own; everything else must be as recorded. */
function withoutETags(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'etag' ? undefined : inner)))
}

function seed(world: World, { body }: Recording): void {
  const { id, name: _, location, properties, type: __, etag: ___, ...top } = body
  world.arm.resources.put(id, properties, location, top)
}

describe.each(azureData)('the emulator answers as Microsoft.Network did, by $place', ({ folder }) => {
  const recordings = recordingsIn(folder)

  test.each(recordings)('$file is answered as it was recorded', (recording) => {
    const world = createWorld()
    seed(world, recording)
    expect(withoutETags(request(world, 'GET', recording).body)).toEqual(withoutETags(recording.body))
  })

  test.each(examplesIn(folder))('the example $file is answered with all that it holds', (example) => {
    const world = createWorld()
    seed(world, example)
    expect(request(world, 'GET', example).body).toMatchObject(withoutETags(example.body) as JsonObject)
  })

  test.each(recordings.filter(({ body }) => body.id.split('/').length <= 11))(
    '$file is accepted as the body of a PUT, and only what the service owns is missing from the answer',
    (recording) => {
      const world = createWorld()
      seed(world, recording)
      for (const id of referencesIn(recording.body.properties)) {
        if (world.arm.resources.get(id) === undefined) world.arm.resources.put(id, {})
      }
      const put = request(world, 'PUT', recording, recording.body)
      expect([put.status, put.body.error]).toEqual([200, undefined])
      expect(Object.keys(put.body.properties as JsonObject).sort()).toEqual(
        Object.keys(recording.body.properties)
          .filter((name) => !isServiceMade(recording.body.type, name))
          .sort(),
      )
    },
  )
})

/** What a body refers to has to be there. */
function referencesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '')
}

/** What the emulator shows only where something that refers to the resource is there. */
function isServiceMade(type: unknown, name: string): boolean {
  return type === 'Microsoft.Network/publicIPAddresses' && ['ipConfiguration', 'natGateway'].includes(name)
}
