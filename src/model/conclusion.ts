/**
 * The conclusion of a run, job or step: one of GitHub's values, or an unrecognised value as received.
 * `unknown` is ours: finished, but the API reports no conclusion.
 */
export type Conclusion = KnownConclusion | OtherConclusion
export type KnownConclusion = (typeof WORST_FIRST)[number]
type OtherConclusion = string & {}

/** The conclusions from worst to best. Any other value ranks with `unknown`. */
export const WORST_FIRST = [
  'failure',
  'timed_out',
  'startup_failure',
  'action_required',
  'cancelled',
  'stale',
  'unknown',
  'success',
  'neutral',
  'skipped',
] as const

const FAILURES: ReadonlySet<string> = new Set(['failure', 'timed_out', 'startup_failure'])
const PASSES: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped'])

export function isFailure(conclusion: Conclusion): boolean {
  return FAILURES.has(conclusion)
}

/** Returns whether nothing failed: `success`, `neutral` or `skipped`. */
export function isPass(conclusion: Conclusion): boolean {
  return PASSES.has(conclusion)
}

/** Returns whether a run or job ran and passed: one that was skipped shows nothing. */
export function ranAndPassed(conclusion: Conclusion): boolean {
  return conclusion === 'success' || conclusion === 'neutral'
}

/** Returns the worst of some conclusions; `undefined` if there are none. */
export function worstOf(conclusions: readonly Conclusion[]): Conclusion | undefined {
  return conclusions.toSorted((a, b) => severityRank(a) - severityRank(b))[0]
}

/** Returns the rank of a conclusion from worst (0) to best. */
export function severityRank(conclusion: Conclusion): number {
  const rank = (WORST_FIRST as readonly string[]).indexOf(conclusion)
  return rank === -1 ? WORST_FIRST.indexOf('unknown') : rank
}
