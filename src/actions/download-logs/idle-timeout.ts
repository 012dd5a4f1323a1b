import type { Milliseconds } from '../../model/time.ts'

/** A timeout that restarts on each sign of activity. */
interface IdleTimeout {
  readonly signal: AbortSignal
  /** Restarts the timeout. */
  readonly touch: () => void
  readonly stop: () => void
}

export function idleTimeout(timeout: Milliseconds): IdleTimeout {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new DOMException('nothing was received in time', 'TimeoutError'))
  }, timeout)
  return {
    signal: controller.signal,
    touch: () => timer.refresh(),
    stop: () => {
      clearTimeout(timer)
    },
  }
}
