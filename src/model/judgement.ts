// What the gate and `rerun` make of a verdict.
import type { FailureReport, Verdict } from './report/cause.ts'
import type { Run } from './run.ts'

interface Effects {
  /** When `fail-on: new` passes. What a job that was cancelled would have shown is unknown. */
  readonly gate: 'open' | 'closed' | 'not-cancelled' | 'by-issue'
  /**
   * When `rerun` with `when: flaky` starts it again. What the job did when it passed, such as a publication, can be why it
   * fails now.
   */
  readonly rerun: 'yes' | 'no' | 'never-passed' | 'by-issue' | 'ended-early'
}

/** Actions of programs on failures with a verdict. */
export const EFFECTS: Readonly<Record<Verdict['kind'], Effects>> = {
  new: { gate: 'closed', rerun: 'no' },
  beside: { gate: 'closed', rerun: 'no' },
  unknown: { gate: 'closed', rerun: 'ended-early' },
  infrastructure: { gate: 'not-cancelled', rerun: 'yes' },
  unsteady: { gate: 'open', rerun: 'never-passed' },
  known: { gate: 'open', rerun: 'by-issue' },
  listed: { gate: 'by-issue', rerun: 'by-issue' },
}

/** A verdict that can open the gate. */
export type ExplainingVerdict = Exclude<Verdict, { readonly kind: 'new' | 'beside' | 'unknown' }>

export function mayExplain(verdict: Verdict): verdict is ExplainingVerdict {
  return EFFECTS[verdict.kind].gate !== 'closed'
}

/** Re-runs of one run that `rerun: once` in an issue allows, and that are advised for what comes and goes. */
export const MAX_RERUNS = 1

/** Number of attempts that are enough for what passes by itself. */
export const MAX_TRIES = 2

/** Whether evidence lets the gate pass for a failure with this verdict. */
export function opensGate(verdict: Verdict, { failure, job }: FailureReport): boolean {
  switch (EFFECTS[verdict.kind].gate) {
    case 'open':
      return true
    case 'closed':
      return false
    case 'not-cancelled':
      return failure.kind !== 'runner-lost' || job.outcome !== 'cancelled'
    case 'by-issue':
      return verdict.issues?.passesGate === true
  }
}

export function mayRerun({ attempt = Infinity }: Pick<Run, 'attempt'>): boolean {
  return attempt <= MAX_RERUNS
}
