import type { Milliseconds } from '../../model/time.ts'

/** Something that may take as long as it likes while it goes on. */
interface IdleTimeout {
  /** Ends when nothing was heard for too long. */
  readonly signal: AbortSignal
  readonly heard: () => void
  readonly stop: () => void
}

export function idleTimeout(timeout: Milliseconds): IdleTimeout {
  const silence = new AbortController()
  const timer = setTimeout(() => {
    silence.abort(new DOMException('nothing was heard in time', 'TimeoutError'))
  }, timeout)
  return {
    signal: silence.signal,
    heard: () => timer.refresh(),
    stop: () => {
      clearTimeout(timer)
    },
  }
}
