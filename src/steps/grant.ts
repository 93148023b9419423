import { translated } from '../arm/explain-error.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { ineligibility, updateWarnings } from '../cluster/eligibility.ts'
import { mainManners, paceWith } from '../cluster/pace.ts'
import { readPatiently, readSettled } from '../cluster/reading.ts'
import { type EgressLookup, egressLookup } from '../egress/lookup.ts'
import { Refusal } from '../errors.ts'
import { type OrphanSearch, orphanSearch } from '../github/orphans.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Change, Decision } from '../plan/decision.ts'
import { listingOf } from '../plan/listing.ts'
import { rangesIn, type Wish } from '../plan/wish.ts'
import type { Outcome } from '../report/outcome.ts'
import { type Phases, phasesOf } from '../report/phases.ts'
import { ledgerFor } from '../state/ledger.ts'
import { interruptible, unlessAborted } from '../time/clock.ts'
import { type Deadline, deadlineIn } from '../time/deadline.ts'
import { giveUp } from '../time/patience.ts'
import type { Effect } from '../update/effect.ts'
import { type ProofBesideWrite, proofBesideWrite } from '../update/proof-beside-write.ts'
import { type Swapping, swap } from '../update/swap.ts'
import { waitedFor } from '../update/wait.ts'
import type { Collaborators } from './collaborators.ts'
import { apiServerOf, completeWish } from './complete-wish.ts'
import { decisionOn } from './decide.ts'
import { type Session, signedIn } from './session.ts'

interface Step {
  readonly inputs: Inputs
  readonly world: Collaborators
  readonly session: Session
  readonly wish: Wish
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
export function grant(inputs: Inputs, world: Collaborators): Promise<Outcome> {
  const { interrupted } = world
  return unlessAborted(access(inputs, { ...world, clock: interruptible(world.clock, interrupted) }), interrupted)
}

async function access(inputs: Inputs, world: Collaborators): Promise<Outcome> {
  const { log, clock } = world
  const deadline = deadlineIn(clock, inputs.timeoutMs)
  const phases = phasesOf(clock, log)
  for (const { level, text } of inputs.notes) log[level](text)
  const session = await phases.run('Sign in', () => signedIn(inputs, world))
  const reading = { clusters: session.clusters, deadline, log, onLasting: giveUp }
  const cluster = await phases.run('Read the cluster', () => translated(readPatiently(reading), 'Reading the cluster'))
  checkEligible(cluster)
  const wish = await completeWish(inputs, world, cluster, phases)
  const egress = egressLookup({ ...world, network: session.network }, wish.egressMode, reading, inputs.detail)
  const orphans = orphanSearch({ access: inputs.runs, log, ask: world.workflowRunState })
  const step: Step = { inputs, world, session, wish, deadline, phases, egress, orphans, warned: new Set() }
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
function announce({ world: { log }, warned }: Step, cluster: Cluster, { removed, added, wasOpen }: Change): void {
  log.info(`The list had ${cluster.ranges.length} entries; ${removed.length} of them go, and ${added.length} come.`)
  for (const text of updateWarnings(cluster, wasOpen)) {
    if (!warned.has(text)) log.warning(text)
    warned.add(text)
  }
}

/** A dry run: everything but the write. */
async function rehearse(step: Step, cluster: Cluster): Promise<Outcome> {
  const { session, deadline, world, phases } = step
  const reading = { clusters: session.clusters, deadline, log: world.log, onLasting: giveUp }
  const planned = await phases.run('Plan', async () => {
    const settled = await readSettled(reading, cluster)
    return outcome(step, settled, await decide(step, settled))
  })
  world.log.notice('Dry run: nothing was written.')
  return planned
}

async function perform(step: Step, cluster: Cluster): Promise<Outcome> {
  const { world, session, deadline, phases } = step
  warnOfWhatStays(step)
  const proof = accessProof(step, cluster)
  const ledger = ledgerOf(step)
  const swapping: Swapping = {
    clusters: session.clusters,
    deadline,
    log: world.log,
    onLasting: giveUp,
    pace: paceWith(mainManners),
    initial: cluster,
    ledger: proof?.watching(ledger) ?? ledger,
    decide: (current) => decide(step, current),
  }
  const done = await phases.run('Update the list', () => translated(swap(swapping), 'Updating the cluster'))
  const after = await phases.run('Wait', () =>
    translated(waitedFor({ swapping, done, wait: step.inputs.wait, proof }), 'Waiting'),
  )
  return outcome(step, done.cluster, done.kind === 'written' ? done.change : done.decision, after)
}

/** What will outlive the job, or may: an entry that no post step takes out. */
function warnOfWhatStays({ inputs, wish, world }: Step): void {
  if (wish.restore === 'none') {
    const adds = wish.mode === 'add' || wish.mode === 'set'
    if (adds && wish.runner.length > 0)
      world.log.warning(
        wish.lease === undefined
          ? "With `restore: none` this runner's address stays on the list when the job ends, and the next customer of the cloud may get it."
          : "With `restore: none` this runner's address stays on the list when the job ends, until a later step or sweep finds its lease expired.",
      )
    return
  }
  if (inputs.signIn.method !== 'azure-cli') return
  world.log.warning(
    "The post step signs in with az's cached token, so it can undo this step's change only while that lasts and nothing logs az out before. Sign in with `oidc` (`tenant-id`, `client-id`, and `permissions: id-token: write`) to be sure of it.",
  )
}

/** How the runner's own access is to be proven, where the step gives it any. */
function accessProof({ inputs, world, wish }: Step, cluster: Cluster): ProofBesideWrite | undefined {
  if (wish.runner.length === 0 || wish.mode === 'remove' || inputs.wait !== 'access') return undefined
  const fqdn = apiServerOf(cluster)
  const { runnerAddress } = inputs
  return proofBesideWrite({
    probe: (timeoutMs, signal) => world.probeApiServer(fqdn, timeoutMs, signal),
    runner: wish.runner.map(({ entry }) => entry),
    askAddress: runnerAddress.kind === 'ask' ? () => world.runnerAddress(runnerAddress.services, fqdn) : undefined,
  })
}

function ledgerOf({ inputs, world, session, wish }: Step): Swapping['ledger'] {
  const ledger = ledgerFor({
    state: world.state,
    context: {
      cluster: session.id,
      cloud: session.cloud,
      signIn: inputs.signIn,
      waits: inputs.wait !== 'none',
      timeoutMs: inputs.timeoutMs,
      detail: inputs.detail,
      egressIps: rangesIn(wish.egressIps),
    },
    wish,
  })
  const intend: typeof ledger.intend = (change, cluster) => {
    // The answer to a reading may still come while the process ends: no write follows from it.
    world.interrupted.throwIfAborted()
    ledger.intend(change, cluster)
  }
  return { ...ledger, intend }
}

function outcome(step: Step, cluster: Cluster, decision: Decision, after?: Effect): Outcome {
  const { session, wish, egress, inputs, phases } = step
  const change = decision.kind === 'change' ? decision : undefined
  // What was read after the update is truer than what was sent: the service normalises, and others write too.
  const ranges = after?.cluster?.ranges ?? change?.list ?? cluster.ranges
  return {
    cluster: session.id,
    wish,
    egress: egress.found,
    previous: cluster.ranges,
    ranges,
    restricted: !listingOf(ranges).open,
    change,
    notes: 'notes' in decision ? decision.notes : [],
    effect: after,
    dryRun: inputs.dryRun,
    phases: phases.done,
  }
}
