/** The reason of a signal that ends because nobody wants the answer any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

/**
 * Waits for work that ends by the same signal, but not until it has noticed: a request that waits
 * for its retry does not look at the signal.
 *
 * @throws the signal's reason, or what the work threw.
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // What the work throws after the signal has ended is the signal's doing.
  work.catch(() => undefined)
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => {
    reject(signal.reason as Error)
  }
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
