import { Cancelled, StepError } from '../errors.ts'
import type { Wait } from '../options.ts'
import { listingOf } from '../plan/listing.ts'
import { diagnosed } from './diagnosis.ts'
import { type Effect, effect } from './effect.ts'
import type { Swap, Swapping } from './swap.ts'
import type { AccessProof } from './wait-for-access.ts'

export interface WaitRequest {
  readonly swapping: Swapping
  readonly done: Swap
  readonly wait: Wait
  readonly proof: AccessProof | undefined
}

/** Waits for as much as `wait` asks for. @throws {StepError} that says what stands in the way, where it can be seen. */
export async function waitedFor({ swapping, done, wait, proof }: WaitRequest): Promise<Effect> {
  const written = done.kind === 'written'
  const list = written ? done.change.list : done.cluster.ranges
  // On an open cluster every client gets in: there is nothing to prove.
  const access = listingOf(list).open ? undefined : proof
  const update = written ? { swapping, ...done } : undefined
  try {
    return await effect({ wait, deadline: swapping.deadline, log: swapping.log, update, cluster: done.cluster, access })
  } catch (error) {
    if (access === undefined || !(error instanceof StepError) || error instanceof Cancelled) throw error
    throw await diagnosed(error, { ...swapping, runner: access.runner, askAddress: access.askAddress })
  }
}
