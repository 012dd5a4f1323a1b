// What a conclusion means.
import { sortBy } from './some.ts'

/**
 * The conclusion of a run, job or step: a value of GitHub's, or an unrecognised value as received.
 * `unknown` is ours: finished, but the API reports no conclusion.
 */
export type Conclusion = KnownConclusion | (string & {})
export type KnownConclusion = keyof typeof MEANINGS

interface Meaning {
  readonly result: 'failed' | 'passed' | 'neither'
  /** Whether jobs of a run with this conclusion ran, so that its duration says something about them. */
  readonly ran: boolean
}

/** The conclusions from worst to best. Any other value ranks with `unknown`. */
const MEANINGS = {
  failure: { result: 'failed', ran: true },
  timed_out: { result: 'failed', ran: true },
  startup_failure: { result: 'failed', ran: false },
  action_required: { result: 'neither', ran: false },
  cancelled: { result: 'neither', ran: true },
  stale: { result: 'neither', ran: false },
  unknown: { result: 'neither', ran: true },
  success: { result: 'passed', ran: true },
  neutral: { result: 'passed', ran: true },
  skipped: { result: 'passed', ran: false },
} as const satisfies Record<string, Meaning>

const BY_CONCLUSION: ReadonlyMap<Conclusion, Meaning> = new Map(Object.entries(MEANINGS))
export const WORST_FIRST: readonly Conclusion[] = [...BY_CONCLUSION.keys()]

function meaningOf(conclusion: Conclusion = 'unknown'): Meaning {
  return BY_CONCLUSION.get(conclusion) ?? MEANINGS.unknown
}

/** @param conclusion `undefined` for what has not finished: it neither failed nor passed */
export function isFailure(conclusion: Conclusion | undefined): boolean {
  return meaningOf(conclusion).result === 'failed'
}

/** Returns whether something may have failed: of what GitHub cancelled, the jobs decide. */
export function mayHaveFailed(conclusion: Conclusion | undefined): boolean {
  return isFailure(conclusion) || conclusion === 'cancelled'
}

/** Returns whether nothing failed: `success`, `neutral` or `skipped`. */
export function isPass(conclusion: Conclusion): boolean {
  return meaningOf(conclusion).result === 'passed'
}

/** Returns whether its duration says something about the jobs of a run. */
export function hasRun(conclusion: Conclusion): boolean {
  return meaningOf(conclusion).ran
}

/** Returns whether a run or job ran and passed: one that was skipped shows nothing. */
export function ranAndPassed(conclusion: Conclusion | undefined): boolean {
  const { result, ran } = meaningOf(conclusion)
  return result === 'passed' && ran
}

/** Returns whether a run or job failed, or ran and passed. */
export function isDecided(conclusion: Conclusion | undefined): boolean {
  return isFailure(conclusion) || ranAndPassed(conclusion)
}

/** Returns the worst of some conclusions; `undefined` if there are none. */
export function worstOf(conclusions: readonly Conclusion[]): Conclusion | undefined {
  return sortBy(conclusions, severityRank)[0]
}

/** Returns the rank of a conclusion from worst (0) to best. */
export function severityRank(conclusion: Conclusion): number {
  const rank = WORST_FIRST.indexOf(conclusion)
  return rank === -1 ? WORST_FIRST.indexOf('unknown') : rank
}
