/** An ARM resource's place. IDs come back in any letter case, so they are compared by `key`. */
export interface ResourceId {
  readonly subscriptionId: string
  readonly resourceGroup: string
  /** The types after the provider, in lower case: `publicipaddresses`, `virtualnetworks/subnets`. */
  readonly type: string
  /** The names that belong to them. */
  readonly names: readonly string[]
  readonly key: string
}

const shape = /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/[^/]+\/(.+)$/i

export function parseResourceId(text: string): ResourceId | undefined {
  const [, subscriptionId, resourceGroup, rest] = shape.exec(text) ?? []
  if (subscriptionId === undefined || resourceGroup === undefined || rest === undefined) return undefined
  const parts = rest.split('/')
  return {
    subscriptionId,
    resourceGroup,
    type: parts
      .filter((_, index) => index % 2 === 0)
      .join('/')
      .toLowerCase(),
    names: parts.filter((_, index) => index % 2 === 1),
    key: text.toLowerCase(),
  }
}

/** The resource's own name, for people. */
export function resourceName(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1)
}

/** Two spellings of one ID. */
export function sameResource(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** Each resource once, as it is spelled first. */
export function distinctResources(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.findIndex((other) => sameResource(other, id)) === index)
}
