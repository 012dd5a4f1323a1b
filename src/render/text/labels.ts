import type { Conclusion } from '../../model/conclusion.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { State } from '../../model/run.ts'
import { singleLine } from './markdown.ts'
import { memoize } from './memoize.ts'

const MARKS: Readonly<Record<string, string>> = {
  success: '✅',
  failure: '❌',
  timed_out: '❌',
  startup_failure: '❌',
  cancelled: '🚫',
  action_required: '⚠️',
  stale: '⚠️',
  neutral: '⚪',
  skipped: '⏭️',
}

export function iconOf(conclusion: Conclusion): string {
  return Object.hasOwn(MARKS, conclusion) ? (MARKS[conclusion] ?? '') : '❔'
}

/** GitHub's word with spaces, on one line: `timed out`. */
export const labelOf: (conclusion: Conclusion) => string = memoize((conclusion) =>
  singleLine(conclusion.replaceAll('_', ' ')),
)

const VERBS: Readonly<Record<string, string>> = {
  success: 'succeeded',
  failure: 'failed',
  timed_out: 'timed out',
  startup_failure: 'failed to start',
  cancelled: 'was cancelled',
  action_required: 'requires action',
  stale: 'went stale',
  neutral: 'ended neutral',
  skipped: 'was skipped',
  unknown: 'ended in a way that is not known',
}

/** What a run or job did, to follow its name: `failed`, `was cancelled`. */
export function verbOf(conclusion: Conclusion): string {
  return Object.hasOwn(VERBS, conclusion)
    ? (VERBS[conclusion] ?? '')
    : `ended as ${labelOf(conclusion)}`
}

/** Mark and word of how a job stands, such as `✅ success` or `⏳ queued`. */
export function standing({ job, outcome, forgiven, current, carriedOver }: JobReport): string {
  if (outcome === undefined) return current ? '▶️ running (this job)' : unfinished(job.state)
  const mark = forgiven ? '☑️' : iconOf(outcome)
  const remark = forgiven
    ? ', forgiven'
    : carriedOver
      ? ', earlier attempt'
      : current
        ? ' so far'
        : ''
  return `${mark} ${labelOf(outcome)}${remark}`
}

/** The same of a step. */
export function stepStanding(state: State): string {
  if (state.kind !== 'finished') return unfinished(state)
  return `${iconOf(state.conclusion)} ${labelOf(state.conclusion)}`
}

function unfinished(state: State): string {
  if (state.kind === 'waiting') return `⏳ ${labelOf(state.status)}`
  return '▶️ running'
}

/** `1 failure, 5 success`. */
export function conclusionCounts(counts: readonly (readonly [Conclusion, number])[]): string {
  return counts.map(([conclusion, count]) => `${count} ${labelOf(conclusion)}`).join(', ')
}

/** The same of a group, with those that have no conclusion yet: `5 success, 2 unfinished`. */
export function groupCounts({ jobs, byConclusion }: JobGroup): string {
  const open = jobs.filter(({ outcome }) => outcome === undefined).length
  return [
    ...(byConclusion.length === 0 ? [] : [conclusionCounts(byConclusion)]),
    ...(open === 0 ? [] : [`${open} unfinished`]),
  ].join(', ')
}
