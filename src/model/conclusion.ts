/**
 * How a run, job or step ended: one of GitHub's words, or a word that GitHub added later, kept as
 * it came. `unknown` is ours: it ended, and the API does not say how.
 */
export type Conclusion = (typeof WORST_FIRST)[number] | OtherConclusion
type OtherConclusion = string & {}

/** The conclusions from worst to best. A word that is not in the list ranks with `unknown`. */
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

/** Whether nothing went wrong: `success`, `neutral` or `skipped`. */
export function isPass(conclusion: Conclusion): boolean {
  return PASSES.has(conclusion)
}

/** The place of a conclusion from worst (0) to best. */
export function severityRank(conclusion: Conclusion): number {
  const rank = (WORST_FIRST as readonly string[]).indexOf(conclusion)
  return rank === -1 ? WORST_FIRST.indexOf('unknown') : rank
}
