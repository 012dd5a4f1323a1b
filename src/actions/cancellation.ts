/** What the runner sends a step that it cancels: the second 7.5 s after the first; 2.5 s later it kills. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Is aborted when the runner cancels this step. Without it, Node would end there and then. */
export function cancellation(): AbortSignal {
  const controller = new AbortController()
  const abort = () => {
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, abort)
  return controller.signal
}
