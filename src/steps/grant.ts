import type { ClusterId } from '../arm/cluster-id.ts'
import { translated } from '../arm/explain-error.ts'
import { type Cluster, describeCluster, maximumRanges } from '../cluster/cluster.ts'
import { contentionBackoff, mainBackoff } from '../cluster/contention.ts'
import { ineligibility, updateWarnings } from '../cluster/eligibility.ts'
import type { ManagedClusters } from '../cluster/managed-clusters.ts'
import type { PollBudget } from '../cluster/poll-budget.ts'
import { readWhenIdle, readWithRetry } from '../cluster/read.ts'
import { type EgressLookup, egressLookup } from '../egress/lookup.ts'
import { Refusal } from '../errors.ts'
import type { OrphanSearch } from '../github/orphans.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { AllowList } from '../plan/allow-list.ts'
import { type Change, type Decision, removedBy } from '../plan/decision.ts'
import { rangesIn, type Spec } from '../plan/spec.ts'
import { updateFact, waitFact } from '../report/facts.ts'
import type { Outcome } from '../report/outcome.ts'
import { type Phase, type Phases, phasesOf } from '../report/phases.ts'
import type { RecordSlot } from '../state/state.ts'
import { writeAheadLogFor } from '../state/write-ahead-log.ts'
import type { Deadline } from '../time/deadline.ts'
import { giveUp } from '../time/retry.ts'
import { compareAndSwap, type UpdateOptions } from '../update/compare-and-swap.ts'
import type { Effect } from '../update/effect.ts'
import { type AccessProof, waitedFor } from '../update/wait.ts'
import { decisionOn } from './decide.ts'
import { lastingWarnings } from './lasting-warnings.ts'
import type { Ports } from './ports.ts'
import { apiServerOf, resolveSpec } from './resolve-spec.ts'
import type { AddressOf } from './runner-address.ts'
import type { Session } from './session.ts'

/** What a cluster's story has of the step beside its inputs, most of it in common with the others. */
export interface ClusterContext {
  readonly cluster: ClusterId
  /** As log and summary call it. */
  readonly label: string
  readonly session: Session
  readonly deadline: Deadline
  readonly address: AddressOf | undefined
  readonly orphans: OrphanSearch
  readonly polls: PollBudget
  readonly slot: RecordSlot
  /** What the step has done before this cluster's turn. */
  readonly before: readonly Phase[]
}

interface Step extends ClusterContext {
  readonly inputs: Inputs
  readonly ports: Ports
  readonly clusters: ManagedClusters
  readonly spec: Spec
  readonly phases: Phases
  readonly egress: EgressLookup
  readonly warned: Set<string>
}

/**
 * One cluster of the main step: whose address, what must change, remember it, apply it, wait for it.
 * @throws {StepError} with the remedy; the state then holds whatever has to be undone all the same.
 */
export async function grant(inputs: Inputs, ports: Ports, context: ClusterContext): Promise<Outcome> {
  const { log, clock } = ports
  const { deadline, session } = context
  const phases = phasesOf(clock, log, context.before)
  const clusters = session.azure.clusters(context.cluster)
  const readOptions = { clusters, deadline, log, onLasting: giveUp }
  const cluster = await phases.run(
    'Cluster',
    () => translated(readWithRetry(readOptions), 'Reading the cluster'),
    describeCluster,
  )
  checkEligible(cluster)
  const spec = await resolveSpec(inputs, context.address, cluster, phases)
  const sources = { ...ports, network: session.azure.network }
  const egress = egressLookup(sources, spec.egressMode, readOptions, inputs.detail)
  const step: Step = { ...context, inputs, ports, clusters, spec, phases, egress, warned: new Set() }
  return inputs.dryRun ? rehearse(step, cluster) : perform(step, cluster)
}

function checkEligible(cluster: Cluster): void {
  const problems = ineligibility(cluster)
  if (problems.length > 0) throw new Refusal(problems)
}

async function decide(step: Step, cluster: Cluster): Promise<Decision> {
  const decision = await decisionOn(step, cluster)
  if (decision.kind === 'refused') throw new Refusal(decision.problems)
  if (decision.kind === 'change') announce(step, cluster, decision)
  return decision
}

/** What is about to be written, with each warning once, however often the step plans. */
function announce({ ports: { log }, warned }: Step, cluster: Cluster, change: Change): void {
  const now = `${cluster.ranges.length} ${cluster.ranges.length === 1 ? 'entry' : 'entries'} now`
  log.info(`Plan: ${now}, ${change.added.length} to add, ${removedBy(change).size} to remove.`)
  for (const text of updateWarnings(cluster, change.before.open)) {
    if (!warned.has(text)) log.warning(text)
    warned.add(text)
  }
}

/** A dry run: everything but the write. */
async function rehearse(step: Step, cluster: Cluster): Promise<Outcome> {
  const { clusters, deadline, ports, phases } = step
  const readOptions = { clusters, deadline, log: ports.log, onLasting: giveUp }
  const rehearsed = async () => {
    const settled = await readWhenIdle(readOptions, cluster)
    return outcome(step, settled, await decide(step, settled))
  }
  const planned = await phases.run('Plan', rehearsed, () => 'Planned')
  ports.log.notice('Dry run: nothing was written.')
  return planned
}

async function perform(step: Step, cluster: Cluster): Promise<Outcome> {
  const { ports, clusters, deadline, phases } = step
  for (const text of lastingWarnings(step.spec, step.inputs.signIn)) ports.log.warning(text)
  const proof = accessProof(step, cluster)
  const options: UpdateOptions = {
    clusters,
    mayPoll: () => step.polls.take(step.cluster.subscriptionId),
    deadline,
    log: ports.log,
    onLasting: giveUp,
    backoff: contentionBackoff(mainBackoff),
    initial: cluster,
    writeAheadLog: writeAheadLogOf(step),
    decide: (current) => decide(step, current),
    // Access proves something only where the API server refused this runner before.
    beforeWrite: proof?.probe,
  }
  const update = () => translated(compareAndSwap(options), 'Updating the cluster')
  const done = await phases.run('Update', update, updateFact)
  const wait = () => translated(waitedFor({ options, done, wait: step.inputs.wait, proof }), 'Waiting')
  const after = await phases.run('Wait', wait, waitFact)
  return outcome(step, done.cluster, done.kind === 'written' ? done.change : done.decision, after)
}

/** How the runner's own access is to be proven, where the step gives it any. */
function accessProof({ inputs, ports, spec }: Step, cluster: Cluster): AccessProof | undefined {
  if (spec.runner.length === 0 || spec.mode === 'remove' || inputs.wait !== 'access') return undefined
  const fqdn = apiServerOf(cluster)
  const { runnerAddress: source } = inputs
  return {
    probe: (signal) => ports.probeApiServer(fqdn, signal),
    runner: spec.runner.map(({ entry }) => entry),
    askAddress: source.kind === 'ask' ? () => ports.runnerAddress(source.services, ports.routeTo(fqdn)) : undefined,
  }
}

function writeAheadLogOf({ inputs, ports, session, cluster: id, slot, spec }: Step): UpdateOptions['writeAheadLog'] {
  const writeAheadLog = writeAheadLogFor({
    slot,
    context: {
      cluster: id,
      cloud: session.cloud,
      signIn: inputs.signIn,
      restoreWait: inputs.restoreWait,
      timeoutMs: inputs.timeoutMs,
      detail: inputs.detail,
      egressIps: rangesIn(spec.egressIps),
    },
    spec,
  })
  const prepare: typeof writeAheadLog.prepare = (change, cluster) => {
    // The answer to a reading may still come while the process ends: no write follows from it.
    ports.interrupted.throwIfAborted()
    writeAheadLog.prepare(change, cluster)
  }
  return { ...writeAheadLog, prepare }
}

function outcome(step: Step, cluster: Cluster, decision: Decision, after?: Effect): Outcome {
  const { spec, inputs, phases } = step
  const change = decision.kind === 'change' ? decision : undefined
  // What was read after the update is truer than what was sent: the service normalises, and others write too.
  const ranges = after?.cluster?.ranges ?? change?.after.texts ?? cluster.ranges
  return {
    cluster: step.cluster,
    label: step.label,
    spec,
    egress: decision.kind === 'refused' ? undefined : decision.egress,
    previous: cluster.ranges,
    ranges,
    maximum: maximumRanges(cluster),
    restricted: !AllowList.parse(ranges).open,
    change,
    notes: 'notes' in decision ? decision.notes : [],
    sweep: 'sweep' in decision ? decision.sweep : undefined,
    repository: inputs.repository,
    effect: after,
    dryRun: inputs.dryRun,
    phases: phases.done,
  }
}
