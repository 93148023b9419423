import type { JsonObject } from '../core/json.ts'

/** A resource as ARM answers it: what is stored, with the parts and the back references that belong to it. */
export interface Resource {
  readonly id: string
  readonly name: string
  /** Absent where the service leaves it out. */
  readonly type?: string
  readonly location?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly properties: JsonObject
  /** `etag`, `sku`, `zones`, `identity`, … */
  readonly [field: string]: unknown
}

/** What stands beside a resource's ID, location and properties: `sku`, `tags`, `zones`, `identity`, `kind`, … */
export type TopLevel = Readonly<JsonObject>

/** A resource as it is kept: its parts are resources of their own, and back references are made when it is shown. */
export interface Stored {
  readonly id: string
  /** In lower case, with the provider: `microsoft.network/virtualnetworks/subnets`. */
  readonly kind: string
  /** The type as the path spells it, with the provider. */
  readonly type: string
  readonly location: string
  readonly top: TopLevel
  readonly properties: JsonObject
}

/** The resource that a part is part of: the ID without its last type and name. */
export function parentIdOf(id: string): string | undefined {
  const { parent, rest } = /^(?<parent>.+\/providers\/[^/]+\/(?<rest>.+))\/[^/]+\/[^/]+$/i.exec(id)?.groups ?? {}
  return rest === undefined || !rest.includes('/') ? undefined : parent
}

/** The resource that a nested one is somewhere inside of; undefined where the ID is that of such a resource itself. */
export function rootIdOf(id: string): string | undefined {
  return /^(.+?\/providers\/[^/]+\/[^/]+\/[^/]+)\/.+$/i.exec(id)?.[1]
}
