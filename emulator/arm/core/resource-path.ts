/** What an ARM path names. Letter case is kept; whoever compares ignores it. */
export interface ResourcePath {
  readonly subscription: string
  readonly resourceGroup?: string
  /** `Microsoft.ContainerService`. */
  readonly provider?: string
  /** `managedClusters`, or `virtualNetworks/subnets`. */
  readonly type: string
  /** The last type's name; absent in a list's path. */
  readonly name?: string
  /** What is listed of a scope, in lower case, where the path ends so: `resources`, `resourcegroups`, `providers`. */
  readonly collection?: string
  /** The whole path without a closing slash. */
  readonly id: string
}

/** Reads `/subscriptions/{s}[/resourceGroups/{g}][/providers/{p}/{type}/{name}…]`, or a list of such a scope; undefined where the path isn't one. */
export function parseResourcePath(pathname: string): ResourcePath | undefined {
  // The Azure CLI doubles a slash in the paths of `az resource`, which ARM takes.
  const id = decodeURIComponent(pathname).replace(/\/+/g, '/').replace(/\/$/, '')
  const match =
    /^\/subscriptions\/(?<subscription>[^/]+)(\/resourceGroups\/(?<resourceGroup>[^/]+))?(\/providers\/(?<provider>[^/]+)(?<rest>(\/[^/]+)*)|\/(?<collection>resources|resourceGroups|providers))?$/i.exec(
      id,
    )
  const { subscription, resourceGroup, provider, rest = '', collection } = match?.groups ?? {}
  if (subscription === undefined) return undefined
  const segments = rest.split('/').slice(1)
  const name = segments.length % 2 === 0 ? segments.at(-1) : undefined
  return {
    subscription,
    ...(resourceGroup !== undefined && { resourceGroup }),
    ...(provider !== undefined && { provider }),
    type: segments.filter((_, index) => index % 2 === 0).join('/'),
    ...(name !== undefined && { name }),
    ...(collection !== undefined && { collection: collection.toLowerCase() }),
    id,
  }
}

/** ARM's identifiers are the same in any letter case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
