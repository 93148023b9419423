import type { ClusterId } from '../cluster/cluster-id.ts'
import type { Lease } from '../leases/index.ts'
import { knownEntries } from '../plan/listing.ts'
import { addressesOf, lastResort } from '../plan/node-egress.ts'
import { intersects, PLACEHOLDER, parseListed } from '../ranges/index.ts'
import { harmless, quotedForShell } from '../shell.ts'
import type { UndoRecord } from '../state/undo-record.ts'

const profile = 'apiServerAccessProfile.authorizedIpRanges'

/**
 * The commands that undo a step's change by hand: they read the list afresh, take these entries out, put those back, and
 * never send an empty list.
 */
export function remedyCommands({
  cluster,
  footprint,
  egress,
}: Pick<UndoRecord, 'cluster' | 'footprint' | 'egress'>): string {
  const everything = footprint.restore === 'all'
  const lasting = everything ? footprint.added.filter(({ temporary }) => !temporary) : []
  const inDoubt = lasting.filter(({ text }) => mayAdmitNodes(text, egress))
  const out = footprint.added
    .filter((entry) => (entry.temporary || lasting.includes(entry)) && !inDoubt.includes(entry))
    .filter(({ text }) => harmless.test(text))
    .flatMap(({ text }) => spellings(text))
  const back = (everything ? footprint.removed : []).filter((text) => harmless.test(text) && text !== PLACEHOLDER)
  const others = out.length === 0 ? '' : `[?${out.map((text) => `@ != '${text}'`).join(' && ')}]`
  // Where the list is null, the first form fails and so stops the rest: an open cluster is not to be shut by an undo.
  const list = footprint.mode === 'disable' ? `not_null(${profile}, to_array(''))` : profile
  const whenEmpty = (lastResort(egress) ?? []).filter((text) => harmless.test(text)).join(',')
  const leases = footprint.leases ?? []
  if (out.length + back.length === 0 && leases.length > 0) return leaseEnds(leases)
  const lines = [
    ...(leases.length === 0
      ? []
      : [comment(`Its leases in \`az aks show ${place(cluster)} --query tags\` say whether another job uses it.`)]),
    ...inDoubt.map(({ text }) =>
      comment(`"${text}" stays: the cluster's own nodes may come from it. Take it out only if they don't.`),
    ),
    `ranges=$(az aks show ${place(cluster)} --query "join(',', ${list}${others})" --output tsv) &&`,
    ...(back.length === 0 ? [] : [`ranges="\${ranges:+$ranges,}${back.join(',')}" &&`]),
    ...(whenEmpty === '' ? [] : [`ranges="\${ranges:-${whenEmpty}}" &&`]),
    `[ -n "$ranges" ] && az aks update ${place(cluster)} --api-server-authorized-ip-ranges "$ranges"`,
  ]
  return lines.join('\n')
}

/** Whether taking an entry out may cut the nodes off. */
function mayAdmitNodes(text: string, egress: UndoRecord['egress']): boolean {
  if (egress === undefined) return true
  const entries = knownEntries(parseListed([text]))
  return addressesOf(egress).some(({ range }) => entries.some((entry) => intersects(entry, range)))
}

/** The address is there by other jobs' leases: what this job held ends by itself. */
function leaseEnds(leases: readonly Lease[]): string {
  const last = Math.max(...leases.map(({ expiresAt }) => expiresAt))
  return `# Nothing has to be run: the lease of this job expires at ${new Date(last).toISOString()}, and a later step or sweep collects it.`
}

/** One line, whatever it quotes: what came after a new line would be run. */
function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`
}

/** The service may return a single address bare or as a /32. */
function spellings(text: string): string[] {
  return text.endsWith('/32') ? [text, text.slice(0, -'/32'.length)] : [text]
}

function place({ subscriptionId, resourceGroup, name }: ClusterId): string {
  return `--subscription ${quotedForShell(subscriptionId)} --resource-group ${quotedForShell(resourceGroup)} --name ${quotedForShell(name)}`
}
