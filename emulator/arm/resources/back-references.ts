import { isObject, type JsonObject } from '../core/json.ts'
import { sameId } from '../core/resource-path.ts'
import type { Stored } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { resourceType } from './resource-types.ts'

/** A property by which the service tells what refers to a resource. */
interface Rule {
  readonly from: string
  /** The property that refers, of the resource or of its inner things; one reference, or a list of them. */
  readonly by: string
  /** Where the reference is in inner things: the properties that hold them. */
  readonly inside?: readonly string[]
  readonly to: string
  readonly shownAs: string
  readonly many?: true
  /** Where only holders of that SKU are shown: its name. */
  readonly sku?: string
}

const ipConfigurations = ['ipConfigurations', 'managementIpConfiguration']
const frontends = ['frontendIPConfigurations']

const rules: readonly Rule[] = [
  { from: 'virtualNetworks/subnets', by: 'routeTable', to: 'routeTables', shownAs: 'subnets', many: true },
  { from: 'virtualNetworks/subnets', by: 'natGateway', to: 'natGateways', shownAs: 'subnets', many: true },
  {
    ...{ from: 'natGateways', by: 'sourceVirtualNetwork', sku: 'StandardV2' },
    ...{ to: 'virtualNetworks', shownAs: 'defaultPublicNatGateway' },
  },
  { from: 'natGateways', by: 'publicIpAddresses', to: 'publicIPAddresses', shownAs: 'natGateway' },
  { from: 'natGateways', by: 'publicIpAddressesV6', to: 'publicIPAddresses', shownAs: 'natGateway' },
  { from: 'natGateways', by: 'publicIpPrefixes', to: 'publicIPPrefixes', shownAs: 'natGateway' },
  { from: 'natGateways', by: 'publicIpPrefixesV6', to: 'publicIPPrefixes', shownAs: 'natGateway' },
  { from: 'publicIPAddresses', by: 'publicIPPrefix', to: 'publicIPPrefixes', shownAs: 'publicIPAddresses', many: true },
  {
    ...{ from: 'azureFirewalls', inside: ipConfigurations, by: 'publicIPAddress' },
    ...{ to: 'publicIPAddresses', shownAs: 'ipConfiguration' },
  },
  {
    ...{ from: 'azureFirewalls', inside: ipConfigurations, by: 'subnet' },
    ...{ to: 'virtualNetworks/subnets', shownAs: 'ipConfigurations', many: true },
  },
  {
    ...{ from: 'loadBalancers', inside: frontends, by: 'publicIPAddress' },
    ...{ to: 'publicIPAddresses', shownAs: 'ipConfiguration' },
  },
  {
    ...{ from: 'loadBalancers', inside: frontends, by: 'publicIPPrefix' },
    ...{ to: 'publicIPPrefixes', shownAs: 'loadBalancerFrontendIpConfiguration' },
  },
  { from: 'azureFirewalls', by: 'virtualHub', to: 'virtualHubs', shownAs: 'azureFirewall' },
  { from: 'virtualHubs', by: 'virtualWan', to: 'virtualWans', shownAs: 'virtualHubs', many: true },
]

const kindOf = (type: string) => `microsoft.network/${type}`.toLowerCase()

/** The properties of a resource that others' references make; those that nothing makes are left out, as recorded. */
export function backReferences(target: Stored, store: ResourceStore): JsonObject {
  const shown: JsonObject = {}
  for (const rule of rules) {
    if (kindOf(rule.to) !== target.kind) continue
    const holders = store.all().filter((holder) => holder.kind === kindOf(rule.from) && hasSku(holder, rule))
    const ids = holders.flatMap((holder) => referring(holder, rule, target.id)).map((id) => ({ id }))
    if (ids.length > 0) shown[rule.shownAs] = rule.many === true ? ids : ids[0]
  }
  return shown
}

function hasSku({ top: { sku } }: Stored, rule: Rule): boolean {
  return rule.sku === undefined || (isObject(sku) && sku.name === rule.sku)
}

/** The IDs of those things in `holder`, or its own, that refer to the target. */
function referring(holder: Stored, { by, inside }: Rule, target: string): string[] {
  if (inside === undefined) return refersTo(holder.properties[by], target) ? [holder.id] : []
  return inside.flatMap((property) => {
    const segment = resourceType(holder.kind)?.inner?.[property] ?? property
    const things = [holder.properties[property] ?? []].flat().filter(isObject)
    return things
      .filter(({ properties }) => isObject(properties) && refersTo(properties[by], target))
      .map(({ id, name }) => (typeof id === 'string' ? id : `${holder.id}/${segment}/${name}`))
  })
}

function refersTo(references: unknown, target: string): boolean {
  const ids = [references].flat().map((reference) => (isObject(reference) ? reference.id : undefined))
  return ids.some((id) => typeof id === 'string' && sameId(id, target))
}
