import { azOptions } from '../arm/cluster-id.ts'
import { enumerated } from '../errors.ts'
import type { Lease } from '../leases/index.ts'
import { AllowList } from '../plan/allow-list.ts'
import { addressesOf, lastResort } from '../plan/node-egress.ts'
import { intersects, PLACEHOLDER } from '../ranges/index.ts'
import { harmless, inLines, listInLines } from '../shell.ts'
import type { UndoRecord } from '../state/undo-record.ts'

const profile = 'apiServerAccessProfile.authorizedIpRanges'

/**
 * The commands that undo a step's change by hand: they read the list afresh, take these entries out, put those back, and
 * never send an empty list. Like the post step, they leave what admits the cluster's own nodes; where that isn't known, what
 * else `restore: all` undoes is left to a person, as commands in comments.
 */
export function remedyCommands(record: Pick<UndoRecord, 'cluster' | 'applied' | 'egress'>): string {
  const { cluster, applied, egress } = record
  const { added, removed, leases = [] } = applied
  const everything = applied.restore === 'all'
  const temporary = textsOf(added.filter((entry) => entry.temporary))
  const lasting = everything ? textsOf(added.filter((entry) => !entry.temporary)) : []
  const nodes = lasting.filter((text) => admitsNodes(text, egress))
  const out = egress === undefined ? temporary : [...temporary, ...lasting.filter((text) => !nodes.includes(text))]
  const inDoubt = egress === undefined ? lasting : []
  const back = (everything ? removed : []).filter((text) => harmless.test(text) && text !== PLACEHOLDER)
  const changes = out.length + back.length > 0
  if (!changes && inDoubt.length === 0) return nothingToRun(leases, nodes)
  return [
    ...(leases.length === 0
      ? []
      : [
          comment(
            `Its leases in \`az aks show${azOptions(cluster).join('')} --query tags\` say whether another job uses it.`,
          ),
        ]),
    ...(nodes.length === 0
      ? []
      : [comment(`Left on the list, as the cluster's own nodes come from there: ${nodes.join(', ')}`)]),
    ...(changes ? update(record, out, back) : []),
    ...(inDoubt.length === 0
      ? []
      : [
          comment(
            `The cluster's own nodes may come from ${enumerated(inDoubt)}. Only if they don't, run this too, without its #:`,
          ),
          update(record, inDoubt, []).join('\n').replace(/^/gm, '# '),
        ]),
  ].join('\n')
}

/** Reads the list, and writes it without some entries and with others. */
function update(
  { cluster, applied, egress }: Pick<UndoRecord, 'cluster' | 'applied' | 'egress'>,
  out: readonly string[],
  back: readonly string[],
): string[] {
  // Where the list is null, the first form fails and so stops the rest: an open cluster is not to be shut by an undo.
  const list = applied.mode === 'disable' ? `not_null(${profile}, to_array(''))` : profile
  const conditions = out.flatMap(spellings).map((text) => `@ != '${text}'`)
  const others = conditions.map((condition, index) => `${index === 0 ? '[?' : ' && '}${condition}`)
  const [first = '', ...more] = others
  const query = [` --query "join(',', ${list}${first}`, ...more]
  const end = `${others.length === 0 ? '' : ']'})" --output tsv) &&`
  const whenEmpty = (lastResort(egress) ?? []).filter((text) => harmless.test(text))
  return [
    inLines(['ranges=$(az aks show', ...azOptions(cluster), ...query.slice(0, -1), `${query.at(-1)}${end}`]),
    ...(back.length === 0 ? [] : [assigned(`ranges="\${ranges:+$ranges,}`, back, '" &&')]),
    ...(whenEmpty.length === 0 ? [] : [assigned(`ranges="\${ranges:-`, whenEmpty, '}" &&')]),
    inLines([
      '[ -n "$ranges" ] && az aks update',
      ...azOptions(cluster),
      ' --api-server-authorized-ip-ranges "$ranges"',
    ]),
  ]
}

function assigned(start: string, texts: readonly string[], end: string): string {
  return listInLines([start, ...texts.map((text, index) => (index === 0 ? text : `,${text}`)), end])
}

/** What a shell may be given: what is made of anything else was never a range. */
function textsOf(added: UndoRecord['applied']['added']): string[] {
  return added.map(({ text }) => text).filter((text) => harmless.test(text))
}

/** Whether the nodes are known to come from an address that the entry covers. */
function admitsNodes(text: string, egress: UndoRecord['egress']): boolean {
  const { entries } = AllowList.parse([text])
  return addressesOf(egress).some(({ range }) => entries.some((entry) => intersects(entry, range)))
}

/** With `restore: all`, a step may have added what the nodes need and nothing else, or only have ended leases of other jobs. */
function nothingToRun(leases: readonly Lease[], nodes: readonly string[]): string {
  if (nodes.length > 0)
    return comment(`Nothing has to be run: ${nodes.join(', ')} stays, as the cluster's own nodes come from there.`)
  if (leases.length > 0) return leaseEnds(leases)
  return comment('Nothing has to be run: the step changed no entry of the list, it only ended leases of other jobs.')
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
