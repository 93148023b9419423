import type { ClusterId } from '../cluster/cluster-id.ts'
import type { Lease } from '../leases/index.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import type { UndoRecord } from '../state/undo-record.ts'

const profile = 'apiServerAccessProfile.authorizedIpRanges'

/** What the service returns may be put into a shell command as long as it is made of these, and is no option of one. */
const harmless = /^[\w.:/][\w.:/-]*$/

/**
 * The commands that undo a step's change by hand: they read the list afresh, take these entries out, put those back, and
 * never send an empty list.
 */
export function remedyCommands({
  cluster,
  footprint,
  nodes,
}: Pick<UndoRecord, 'cluster' | 'footprint' | 'nodes'>): string {
  const everything = footprint.restore === 'all'
  const out = footprint.added
    .filter(({ text, temporary }) => (everything || temporary) && harmless.test(text))
    .flatMap(({ text }) => spellings(text))
  const back = (everything ? footprint.removed : []).filter((text) => harmless.test(text) && text !== PLACEHOLDER)
  const others = out.length === 0 ? '' : `[?${out.map((text) => `@ != '${text}'`).join(' && ')}]`
  // Where the list is null, the first form fails and so stops the rest: an open cluster is not to be shut by an undo.
  const list = footprint.mode === 'disable' ? `not_null(${profile}, to_array(''))` : profile
  const whenEmpty = lastResort(nodes)
  const leases = footprint.leases ?? []
  if (out.length + back.length === 0 && leases.length > 0) return leaseEnds(leases)
  const lines = [
    ...(leases.length === 0
      ? []
      : [`# Its leases in \`az aks show ${place(cluster)} --query tags\` say whether another job uses it.`]),
    `ranges=$(az aks show ${place(cluster)} --query "join(',', ${list}${others})" --output tsv) &&`,
    ...(back.length === 0 ? [] : [`ranges="\${ranges:+$ranges,}${back.join(',')}" &&`]),
    ...(whenEmpty === '' ? [] : [`ranges="\${ranges:-${whenEmpty}}" &&`]),
    `[ -n "$ranges" ] && az aks update ${place(cluster)} --api-server-authorized-ip-ranges "$ranges"`,
  ]
  return lines.join('\n')
}

/** The address is there by other jobs' leases: what this job held ends by itself. */
function leaseEnds(leases: readonly Lease[]): string {
  const last = Math.max(...leases.map(({ expiresAt }) => expiresAt))
  return `# Nothing has to be run: the lease of this job expires at ${new Date(last).toISOString()}, and a later step or sweep collects it.`
}

/** The service may return a single address bare or as a /32. */
function spellings(text: string): string[] {
  return text.endsWith('/32') ? [text, text.slice(0, -'/32'.length)] : [text]
}

/** What keeps the nodes in where nothing else is left; unknown, the command must not be run with an empty list. */
function lastResort(nodes: UndoRecord['nodes']): string {
  if (nodes === undefined) return ''
  return nodes.placeholderSuffices ? PLACEHOLDER : nodes.egress.filter((text) => harmless.test(text)).join(',')
}

function place({ subscriptionId, resourceGroup, name }: ClusterId): string {
  return `--subscription ${quotedForShell(subscriptionId)} --resource-group ${quotedForShell(resourceGroup)} --name ${quotedForShell(name)}`
}

function quotedForShell(text: string): string {
  return harmless.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
