import { abortable } from './clock.ts'

/** What was asked did not come in time. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded'
  readonly code = 'LIMIT_EXCEEDED'

  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`)
  }
}

/**
 * The work's result, or an error after `ms`, even if the work ignores its signal. The timer keeps the process alive, unlike
 * that of `AbortSignal.timeout`: Node would end in silence where a peer leaves nothing else to wait for.
 * @throws {LimitExceeded} after `ms`; the reason of `outer` once that is aborted.
 */
export async function within<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new LimitExceeded(ms)), ms)
  const signal = outer === undefined ? limit.signal : AbortSignal.any([limit.signal, outer])
  try {
    return await abortable(work(signal), signal)
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}
