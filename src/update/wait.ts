import { Cancelled, StepError } from '../errors.ts'
import type { Wait } from '../options.ts'
import { AllowList } from '../plan/allow-list.ts'
import type { UpdateOptions, UpdateResult } from './compare-and-swap.ts'
import { diagnosed } from './diagnosis.ts'
import { type Effect, effect } from './effect.ts'
import type { AccessProof } from './wait-for-access.ts'

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
  const update = written ? { options, ...done } : undefined
  try {
    return await effect({ wait, deadline: options.deadline, log: options.log, update, cluster: done.cluster, access })
  } catch (error) {
    if (access === undefined || !(error instanceof StepError) || error instanceof Cancelled) throw error
    throw await diagnosed(error, { ...options, runner: access.runner, askAddress: access.askAddress })
  }
}
