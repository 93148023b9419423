/**
 * The work's result, or an error once Node has nothing left to wait for: it would end the process without a word (exit code 13).
 * @param source the process
 */
export async function unlessStalled<T>(work: Promise<T>, source: NodeJS.EventEmitter = process): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stalled = () => reject(new Error('the step is waiting for something that can no longer happen'))
  source.once('beforeExit', stalled)
  try {
    return await Promise.race([work, promise])
  } finally {
    source.off('beforeExit', stalled)
  }
}
