import { translated } from '../arm/explain-error.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { contentionBackoff, mainBackoff } from '../cluster/contention.ts'
import { ineligibility, updateWarnings } from '../cluster/eligibility.ts'
import { readWhenIdle, readWithRetry } from '../cluster/read.ts'
import { type EgressLookup, egressLookup } from '../egress/lookup.ts'
import { Refusal } from '../errors.ts'
import { type OrphanSearch, orphanSearch } from '../github/orphans.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { AllowList } from '../plan/allow-list.ts'
import { type Change, type Decision, removedBy } from '../plan/decision.ts'
import { rangesIn, type Spec } from '../plan/spec.ts'
import type { Outcome } from '../report/outcome.ts'
import { type Phases, phasesOf } from '../report/phases.ts'
import { writeAheadLogFor } from '../state/write-ahead-log.ts'
import { abortable, interruptible } from '../time/clock.ts'
import { type Deadline, deadlineIn } from '../time/deadline.ts'
import { giveUp } from '../time/retry.ts'
import { compareAndSwap, type UpdateOptions } from '../update/compare-and-swap.ts'
import type { Effect } from '../update/effect.ts'
import { type AccessProof, waitedFor } from '../update/wait.ts'
import { decisionOn } from './decide.ts'
import type { Ports } from './ports.ts'
import { apiServerOf, resolveSpec } from './resolve-spec.ts'
import { type Session, signedIn } from './session.ts'

interface Step {
  readonly inputs: Inputs
  readonly ports: Ports
  readonly session: Session
  readonly spec: Spec
  readonly deadline: Deadline
  readonly phases: Phases
  readonly egress: EgressLookup
  readonly orphans: OrphanSearch
  readonly warned: Set<string>
}

/**
 * The main step: whose address, what must change, remember it, apply it, wait for it.
 * @throws {StepError} with the remedy; the state then holds whatever has to be undone all the same.
 * @throws {Cancelled} at once when the runner asks the step to end; nothing more is written from then on.
 */
export function grant(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { interrupted } = ports
  return abortable(access(inputs, { ...ports, clock: interruptible(ports.clock, interrupted) }), interrupted)
}

async function access(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { log, clock } = ports
  const deadline = deadlineIn(clock, inputs.timeoutMs)
  const phases = phasesOf(clock, log)
  for (const { level, text } of inputs.notes) log[level](text)
  const session = await phases.run('Sign in', () => signedIn(inputs, ports))
  const readOptions = { clusters: session.clusters, deadline, log, onLasting: giveUp }
  const cluster = await phases.run('Read the cluster', () =>
    translated(readWithRetry(readOptions), 'Reading the cluster'),
  )
  checkEligible(cluster)
  const spec = await resolveSpec(inputs, ports, cluster, phases)
  const egress = egressLookup({ ...ports, network: session.network }, spec.egressMode, readOptions, inputs.detail)
  const orphans = orphanSearch({ access: inputs.runs, log, ask: ports.workflowRunState })
  const step: Step = { inputs, ports, session, spec, deadline, phases, egress, orphans, warned: new Set() }
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
  const [comes, goes] = [change.added.length, removedBy(change).size]
  log.info(`The list had ${cluster.ranges.length} entries; ${goes} of them go, and ${comes} come.`)
  for (const text of updateWarnings(cluster, change.before.open)) {
    if (!warned.has(text)) log.warning(text)
    warned.add(text)
  }
}

/** A dry run: everything but the write. */
async function rehearse(step: Step, cluster: Cluster): Promise<Outcome> {
  const { session, deadline, ports, phases } = step
  const readOptions = { clusters: session.clusters, deadline, log: ports.log, onLasting: giveUp }
  const planned = await phases.run('Plan', async () => {
    const settled = await readWhenIdle(readOptions, cluster)
    return outcome(step, settled, await decide(step, settled))
  })
  ports.log.notice('Dry run: nothing was written.')
  return planned
}

async function perform(step: Step, cluster: Cluster): Promise<Outcome> {
  const { ports, session, deadline, phases } = step
  warnOfWhatStays(step)
  const proof = accessProof(step, cluster)
  const options: UpdateOptions = {
    clusters: session.clusters,
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
  const done = await phases.run('Update the list', () => translated(compareAndSwap(options), 'Updating the cluster'))
  const after = await phases.run('Wait', () =>
    translated(waitedFor({ options, done, wait: step.inputs.wait, proof }), 'Waiting'),
  )
  return outcome(step, done.cluster, done.kind === 'written' ? done.change : done.decision, after)
}

/** What will outlive the job, or may: an entry that no post step takes out. */
function warnOfWhatStays({ inputs, spec, ports }: Step): void {
  if (spec.restore === 'none') {
    const adds = spec.mode === 'add' || spec.mode === 'set'
    if (adds && spec.runner.length > 0)
      ports.log.warning(
        spec.lease === undefined
          ? "With `restore: none` this runner's address stays on the list when the job ends, and the next customer of the cloud may get it."
          : "With `restore: none` this runner's address stays on the list when the job ends, until a later step or sweep finds its lease expired.",
      )
    return
  }
  if (inputs.signIn.method !== 'azure-cli') return
  ports.log.warning(
    "The post step signs in with az's cached token, so it can undo this step's change only while that lasts and nothing logs az out before. Sign in with `oidc` (`tenant-id`, `client-id`, and `permissions: id-token: write`) to be sure of it.",
  )
}

/** How the runner's own access is to be proven, where the step gives it any. */
function accessProof({ inputs, ports, spec }: Step, cluster: Cluster): AccessProof | undefined {
  if (spec.runner.length === 0 || spec.mode === 'remove' || inputs.wait !== 'access') return undefined
  const fqdn = apiServerOf(cluster)
  const { runnerAddress } = inputs
  return {
    probe: (signal) => ports.probeApiServer(fqdn, signal),
    runner: spec.runner.map(({ entry }) => entry),
    askAddress: runnerAddress.kind === 'ask' ? () => ports.runnerAddress(runnerAddress.services, fqdn) : undefined,
  }
}

function writeAheadLogOf({ inputs, ports, session, spec }: Step): UpdateOptions['writeAheadLog'] {
  const writeAheadLog = writeAheadLogFor({
    state: ports.state,
    context: {
      cluster: session.id,
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
  const { session, spec, inputs, phases } = step
  const change = decision.kind === 'change' ? decision : undefined
  // What was read after the update is truer than what was sent: the service normalises, and others write too.
  const ranges = after?.cluster?.ranges ?? change?.after.texts ?? cluster.ranges
  return {
    cluster: session.id,
    spec,
    egress: decision.kind === 'refused' ? undefined : decision.egress,
    previous: cluster.ranges,
    ranges,
    restricted: !AllowList.parse(ranges).open,
    change,
    notes: 'notes' in decision ? decision.notes : [],
    effect: after,
    dryRun: inputs.dryRun,
    phases: phases.done,
  }
}
