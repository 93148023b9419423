import { explainedSignIn } from '../../../src/azure/explain-sign-in.ts'
import type { Ports } from '../../../src/steps/ports.ts'
import type { Job, MainOptions } from '../../engine/support/job.ts'
import { createWorld, type World, type WorldOptions } from '../../engine/support/world.ts'
import { type Interceptor, passing, type RequestKind } from '../../support/wire.ts'
import type { Fault } from './faults.ts'

/** A job that things happen to. */
export interface FaultyJob {
  readonly world: World
  readonly job: Job
  /** Lets the fault strike the nth request of that kind from now on, once. */
  strike(fault: Fault, kind: RequestKind, nth: number): void
  /** Lets the fault strike every request of that kind from now on. */
  always(kind: RequestKind, fault: Fault): void
  /** Lets the fault strike the next sign-in. */
  strikeSignIn(fault: Fault): void
}

/** No wait is as short as it may be, and none as long. */
const random = () => 0.5

export function faultyJob(options: WorldOptions): FaultyJob {
  const world = createWorld({ random, ...options })
  const job = world.job()
  const { sleep } = world.clock
  const striking =
    (fault: Fault): Interceptor =>
    (arrive, limitMs) =>
      fault.strike({ arrive, limitMs, sleep })
  const { signIn } = job.world
  let atSignIn: Fault | undefined
  job.world.signIn = async (cloud, as) => {
    const fault = atSignIn
    atSignIn = undefined
    if (fault !== undefined) await signInStruck(fault, as, world)
    return signIn(cloud, as)
  }
  return {
    world,
    job,
    strike: (fault, kind, nth) => job.wire.next(kind, ...Array<Interceptor>(nth - 1).fill(passing), striking(fault)),
    always: (kind, fault) => void job.wire.every(kind, striking(fault)),
    strikeSignIn: (fault) => {
      atSignIn = fault
    },
  }
}

/** What the credential makes of a fault at Entra, in the words of MSAL. */
async function signInStruck(fault: Fault, as: Parameters<Ports['signIn']>[1], { clock }: World): Promise<void> {
  const struck = { arrive: () => ({ status: 200, headers: {}, body: '' }), limitMs: 30_000, sleep: clock.sleep }
  let message: string
  try {
    const { status, body } = await fault.strike(struck)
    if (status === 200 && fault.class === 'slow') return
    const refused = status === 401 || status === 403
    message = refused
      ? 'invalid_client: Error(s): 700213 - Timestamp: now - Description: AADSTS700213: No matching federated identity record found.'
      : `network_error: the token endpoint answered ${status} ${body.slice(0, 20)}`
  } catch (error) {
    message = (error as Error).message
  }
  throw explainedSignIn(new Error(message), as)
}

/** What came of a step, as far as it can be seen from outside. */
export interface Outcome {
  /** `done`, or what the user is told instead. */
  readonly result: string
  readonly remedy: string | undefined
  /** Virtual milliseconds. */
  readonly ms: number
  readonly writes: number
  /** Lines of the log that are not there where nothing goes wrong. */
  readonly told: readonly string[]
}

export async function outcomeOf(faulty: FaultyJob, step: () => Promise<unknown>): Promise<Outcome> {
  const { job, world } = faulty
  const begun = world.clock.now()
  const linesBefore = job.log.lines.length
  const sentBefore = job.wire.sent.length
  const { result, remedy } = await step().then(
    (came) => ({ result: isAccepted(came) ? 'accepted' : 'done', remedy: undefined }),
    ({ message, remedy, commands }: Error & { remedy?: string; commands?: string }) => ({
      result: message,
      remedy: commands === undefined ? remedy : `${remedy} \`${commands.replaceAll(/ \\\n */g, ' ')}\``,
    }),
  )
  return {
    result,
    remedy,
    ms: world.clock.now() - begun,
    writes: job.wire.sent.slice(sentBefore).filter(({ kind }) => kind === 'write').length,
    told: job.log.lines
      .slice(linesBefore)
      .filter(({ level, text }) => level !== 'group' && !routine.test(text))
      .map(({ text }) => text),
  }
}

function isAccepted(came: unknown): boolean {
  return typeof came === 'object' && came !== null && 'kind' in came && came.kind === 'accepted'
}

/** What every step says, and how long it took. */
const routine =
  /^(Signed in with|Cluster aks-shop |Plan: |Egress: |AKS ended the update after|AKS has accepted the undo\.$|(Sign-in|Cluster|Update|Wait)( failed|: )|[\d./]+ {2}<- |[\d a-z]+: (AKS|the cluster) is at )/

export const before = ['8.8.8.8/32']
export const after = [...before, '9.9.9.9/32']

export const minutes = (count: number) => count * 60_000

export const mainOptions: MainOptions = { wait: 'operation' }
