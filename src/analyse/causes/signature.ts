import type { Failure, LogLine } from '../../model/report/failure.ts'
import { normaliseMessage, normaliseStep } from './normalise.ts'

/** A failure of this run or of another one. */
interface SignatureInput {
  readonly kind: Failure['kind']
  /** The name of the step; `undefined` if no step is known to have failed. */
  readonly step: string | undefined
  /** The excerpt of the step's log; empty if it was not read. */
  readonly lines: readonly LogLine[]
}

/** Lines that say no more than that a step failed, with and without the runner's `Error: `. */
const HOLLOW =
  /^\s*(?:Error: )?(?:Process completed with exit code -?\d{1,10}\.|The operation was canceled\.|A task was canceled\.|)$/

/**
 * Returns what identifies an error: failures with the same signature have the same cause.
 *
 * @returns `undefined` if the log was not read, or if none of its lines says why the step failed
 */
export function signatureOf({ kind, step, lines }: SignatureInput): string | undefined {
  switch (kind) {
    case 'failed-step':
    case 'other': {
      const reason = reasonLinesOf(lines)
      if (reason.length === 0) return undefined
      return signature(kind, step, reason.map(({ text }) => normaliseMessage(text)).join('\n'))
    }
    // GitHub's own word is the reason, whatever the step wrote last.
    case 'timed-out':
      return signature(kind, step, '')
    case 'runner-lost':
      return signature(kind, undefined, '')
    case 'never-started':
    case 'cancelled':
    case 'check':
      return undefined
  }
}

/** Lists the lines that say why a step failed, the first one first. */
export function reasonLinesOf(lines: readonly LogLine[]): readonly LogLine[] {
  const saying = lines.filter(({ text }) => !HOLLOW.test(text))
  const found = saying.filter(({ reason }) => reason !== undefined)
  if (found.length > 0) return found
  // Without a known step, the lines have no basis: the last error is where the log was cut.
  return saying.filter(({ error }) => error).slice(-1)
}

function signature(kind: Failure['kind'], step: string | undefined, message: string): string {
  return JSON.stringify([kind, step === undefined ? null : normaliseStep(step), message])
}
