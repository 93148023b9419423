import type { LoadHookSync } from 'node:module'
import { leaseMutants } from './lease-mutants.ts'
import type { Mutant } from './mutant.ts'

/** Each is a way in which an action like this one has been, or could be, wrong. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the write carries no ETag',
    file: 'src/azure/managed-clusters.ts',
    find: 'etag === undefined ? {} : { ifMatch: etag }',
    replace: '{}',
  },
  {
    name: 'after a conflict the same list is sent again',
    file: 'src/update/compare-and-swap.ts',
    find: 'const decision = await options.decide(cluster)',
    replace: 'const decision = (retryState.decision ??= await options.decide(cluster))',
  },
  {
    name: 'a reading older than 2 s is good enough',
    file: 'src/update/compare-and-swap.ts',
    find: 'const freshForMs = 2_000',
    replace: 'const freshForMs = 600_000',
  },
  {
    name: 'the list is not looked at again after that reading',
    file: 'src/update/compare-and-swap.ts',
    find: 'if (!sameBasis(current, cluster)) {',
    replace: 'if (false) {',
  },
  {
    name: 'the state is saved after the write',
    file: 'src/state/write-ahead-log.ts',
    find: 'slot.save(prepared)',
    replace: '',
  },
  {
    name: 'the state keeps only the last write',
    file: 'src/state/write-ahead-log.ts',
    find: 'done?.applied)',
    replace: 'undefined)',
  },
  {
    name: 'a refused write stays in the state',
    file: 'src/state/write-ahead-log.ts',
    find: 'if (standing === undefined) slot.clear()',
    replace: 'if (standing === undefined) slot.save({ ...slot.last(), write: "accepted" } as never)',
  },
  {
    name: 'a write whose answer is lost is sent again at once',
    file: 'src/update/failed-write.ts',
    find: 'if (error.outcomeUnknown) return reconcile(writing, error, attempt, retryState)',
    replace: 'if (error.outcomeUnknown) return { written: false, cluster: await readWhenIdle(writing) }',
  },
  {
    name: 'a write whose answer is lost was not carried out',
    file: 'src/update/failed-write.ts',
    find: 'if (error.outcomeUnknown) return reconcile(writing, error, attempt, retryState)',
    replace: '',
  },
  {
    name: 'post does not look for a write that main never saw answered',
    file: 'src/steps/revoke.ts',
    find: "if (record.write === 'accepted') return cluster",
    replace: 'return cluster',
  },
  {
    name: 'post restores the list as it was before',
    file: 'src/plan/undo.ts',
    find: 'const base = kept.plus(back)',
    replace: 'const base = AllowList.parse(applied.left).minus(listOf(applied.added))',
    unguarded: true,
  },
  {
    name: 'post may leave an empty list',
    file: 'src/plan/undo.ts',
    find: 'if (egress === undefined) return egressNeeded\n  const rest = lastResort(egress)',
    replace: 'const rest: readonly string[] = []',
    unguarded: true,
  },
  {
    name: 'post opens a cluster that others have changed since',
    file: 'src/plan/undo.ts',
    find: 'applied.wasOpen && current.list.sameAs(AllowList.parse(applied.left))',
    replace: 'applied.wasOpen',
  },
  {
    name: 'post takes the egress out that the nodes need',
    file: 'src/plan/undo.ts',
    find: 'const needed = egress === undefined ? [] : shutOut(list.entries, base.entries, egress)',
    replace: 'const needed: ReturnType<typeof shutOut> = []',
    unguarded: true,
  },
  {
    name: '"Succeeded" is believed without a look at the list',
    file: 'src/update/wait-for-operation.ts',
    find: 'if (!isApplied(update.change, cluster)) {',
    replace: 'if (failure !== undefined && !isApplied(update.change, cluster)) {',
  },
  {
    name: 'access proves the write, whoever brought it',
    file: 'src/update/effect.ts',
    find: 'if (!update.change.before.open && (await refusedBefore(update, deadline)))',
    replace: 'if (true)',
  },
  {
    name: 'a 409 is answered by the next write at once',
    file: 'src/update/failed-write.ts',
    find: 'await pause(deadline, retryMs, () => outOfTurns(error))',
    replace: '',
  },
  {
    name: 'a running operation is not waited for',
    file: 'src/cluster/read.ts',
    find: 'for (;;) {\n    if (isTerminal(cluster)) return cluster',
    replace: 'for (;;) {\n    return cluster',
  },
  {
    name: 'the placeholder gives way without the egress',
    file: 'src/plan/add.ts',
    find: 'uncovered([...required.entries, ...spec.declared], present)',
    replace: 'uncovered(spec.declared, present)',
    unguarded: true,
  },
  {
    name: 'pools are sent back as they were first read',
    file: 'src/update/compare-and-swap.ts',
    find: 'await clusters.write(toSend(cluster, change), ',
    replace: 'await clusters.write({ ...toSend((retryState.first ??= cluster), change), etag: cluster.etag }, ',
  },
  {
    name: 'a failed clean-up is reported as done',
    file: 'src/steps/revoke.ts',
    find: 'if (!isGone(error)) throw explained(error, ',
    replace: 'if (isGone(error)) throw explained(error, ',
  },
  {
    name: 'the remedy is not told',
    file: 'src/steps/revoke.ts',
    find: 'const remedyAfterMs = 120_000',
    replace: 'const remedyAfterMs = 1_200_000',
  },
  {
    name: 'a change is made again whatever the list has become',
    file: 'src/update/wait-for-operation.ts',
    find: 'return broken === undefined ? again : options.decide(found)',
    replace: 'return again',
    unguarded: true,
  },
  {
    name: '`egress-ips` are taken for the whole egress',
    file: 'src/steps/revoke.ts',
    find: 'planUndo(current, record.applied, record.egress ?? found)',
    replace:
      "planUndo(current, record.applied, record.egress ?? found ?? (record.egressIps.length === 0 ? undefined : withNamed({ kind: 'unknown', found: [], why: '', unread: false }, record.egressIps)))",
    unguarded: true,
  },
  {
    name: '`restore: all` takes its ranges out with the egress unknown',
    file: 'src/plan/undo.ts',
    find: 'if (egress === undefined && uncertain.size > 0) return egressNeeded\n  if (isKnown(egress) || uncertain.size === 0)',
    replace: 'if (true)',
    unguarded: true,
  },
  {
    name: 'what a step declared goes by a tag',
    file: 'src/plan/undo-leases.ts',
    find: 'return declared.includes(text) || added.some((addition) => addition.text === text && !addition.temporary)',
    replace: 'return false',
  },
  {
    name: 'a job ends a tag of its own that was rewritten',
    file: 'src/plan/undo-leases.ts',
    find: 'return lease.id === tag.id && lease.address.text === tag.address.text',
    replace: 'return lease.id === tag.id',
  },
  {
    name: 'the leases of what was taken out are not remembered',
    file: 'src/state/write-ahead-log.ts',
    find: 'removedBy(change).entries.flatMap((entry) => leasesOn(clusterLeases, entry))',
    replace: 'removedBy(change).entries.slice(0, 0).flatMap((entry) => leasesOn(clusterLeases, entry))',
  },
  ...leaseMutants,
]

/** The last thing before every write. */
export const guard = { file: 'src/update/compare-and-swap.ts', find: '    checkLaws(current, decision)\n', replace: '' }

/** Loads the sources with the mutant in them. */
export function mutated(mutant: Mutant): LoadHookSync {
  const edits = mutant.unguarded === true ? [mutant, guard] : [mutant]
  return (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    const own = edits.filter(({ file }) => url.endsWith(`/${file}`))
    return own.length === 0 ? loaded : { ...loaded, source: own.reduce(edited, String(loaded.source)) }
  }
}

function edited(source: string, { file, find, replace }: typeof guard): string {
  const times = source.split(find).length - 1
  if (times !== 1) throw new Error(`${file} holds "${find}" ${times} times; mend the mutant`)
  return source.replace(find, () => replace)
}
