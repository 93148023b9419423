import { Cancelled, StepError } from '../errors.ts'
import type { Wait } from '../options.ts'
import { AllowList } from '../plan/allow-list.ts'
import type { Entry, Range } from '../ranges/index.ts'
import type { UpdateOptions, UpdateResult } from './compare-and-swap.ts'
import { diagnosed } from './diagnosis.ts'
import { type Effect, effect } from './effect.ts'
import type { SendProbe } from './probes.ts'

/** What it takes to prove that this runner gets in. */
export interface AccessProof {
  readonly probe: SendProbe
  readonly runner: readonly Entry[]
  /** Asks for this runner's address again; undefined where the workflow named it. */
  readonly askAddress: (() => Promise<Range>) | undefined
}

export interface WaitRequest {
  readonly options: UpdateOptions
  readonly done: UpdateResult
  readonly wait: Wait
  readonly proof: AccessProof | undefined
}

/** Waits for as much as `wait` asks for. @throws {StepError} that says what stands in the way, where it can be seen. */
export async function waitedFor({ options, done, wait, proof }: WaitRequest): Promise<Effect> {
  const written = done.kind === 'written'
  const list = written ? done.change.after : AllowList.parse(done.cluster.ranges)
  // On an open cluster every client gets in: there is nothing to prove.
  const access = list.open ? undefined : proof
  // What the change is made again by needs no probe: it is waited for to its end.
  const update = written ? { options: { ...options, beforeWrite: undefined }, ...done } : undefined
  const { deadline, log } = options
  try {
    return await effect({ wait, deadline, log, update, cluster: done.cluster, probe: access?.probe })
  } catch (error) {
    if (access === undefined || !(error instanceof StepError) || error instanceof Cancelled) throw error
    throw await diagnosed(error, { ...options, runner: access.runner, askAddress: access.askAddress })
  }
}
