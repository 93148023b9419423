import type { JsonObject } from '../core/json.ts'
import type { Resource, Stored, TopLevel } from './resource.ts'

/** A test's hand on every resource but the clusters, of any provider. */
export interface Resources {
  /**
   * Creates a resource, or replaces those of its properties that are named; null takes one away. Where it is part of
   * another one that isn't there, that one is made too, and its resource group in any case.
   * @param location `westeurope` by default
   * @param top what stands beside the properties: `sku`, `tags`, `zones`, …
   */
  put(id: string, properties: JsonObject, location?: string, top?: TopLevel): Resource
  /** By ID in any letter case. */
  get(id: string): Resource | undefined
  /** With everything inside of it. */
  delete(id: string): void
  /** The IDs of all resources, those that are part of others included. */
  readonly ids: () => string[]
}

export interface Writing {
  readonly location: string
  readonly top: TopLevel
  readonly properties: JsonObject
}

export interface ResourceStore extends Resources {
  /** Puts a resource in the place of what was there. Of that only what the service itself chose stays: addresses. */
  replace(id: string, writing: Writing): Resource
  readonly all: () => readonly Stored[]
  /** The parts of a resource, of one type. */
  readonly parts: (id: string, part: string) => readonly Stored[]
  readonly find: (id: string) => Stored | undefined
}
