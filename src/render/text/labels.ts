import type { Conclusion } from '../../model/conclusion.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { State } from '../../model/run.ts'
import { singleLine } from './markdown.ts'

const ICONS: Readonly<Record<string, string>> = {
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
  return Object.hasOwn(ICONS, conclusion) ? (ICONS[conclusion] ?? '') : '❔'
}

/** Returns GitHub's term with spaces, on one line: `timed out`. */
export function labelOf(conclusion: Conclusion): string {
  return singleLine(conclusion.replaceAll('_', ' '))
}

const VERBS: Readonly<Record<string, string>> = {
  success: 'succeeded',
  failure: 'failed',
  timed_out: 'timed out',
  startup_failure: 'failed to start',
  cancelled: 'was cancelled',
  action_required: 'requires action',
  stale: 'went stale',
  skipped: 'was skipped',
  unknown: 'finished with an unknown conclusion',
}

/** Returns what a run or job did, to follow its name: `failed`, `was cancelled`. */
export function verbOf(conclusion: Conclusion): string {
  return Object.hasOwn(VERBS, conclusion)
    ? (VERBS[conclusion] ?? '')
    : `finished as ${labelOf(conclusion)}`
}

/** Returns the icon and label of a job's status, such as `✅ success` or `⏳ queued`. */
export function jobStatus({ job, outcome, forgiven, current, carriedOver }: JobReport): string {
  if (outcome === undefined) return current ? '▶️ running (this job)' : unfinished(job.state)
  const icon = forgiven ? '☑️' : iconOf(outcome)
  const note = forgiven
    ? ', forgiven'
    : carriedOver
      ? ', earlier attempt'
      : current
        ? ' so far'
        : ''
  return `${icon} ${labelOf(outcome)}${note}`
}

/** Returns the icon and label of a step's status. */
export function stepStatus(state: State): string {
  if (state.kind !== 'finished') return unfinished(state)
  return `${iconOf(state.conclusion)} ${labelOf(state.conclusion)}`
}

function unfinished(state: State): string {
  if (state.kind === 'waiting') return `⏳ ${labelOf(state.status)}`
  return '▶️ running'
}

/** What a number of jobs did, if that is not the conclusion itself. */
const COUNTED: Readonly<Record<string, string>> = {
  success: 'passed',
  failure: 'failed',
  startup_failure: 'failed to start',
  action_required: 'requiring action',
}

/** Returns `5 passed, 1 failed`: the passed ones first, then in the given order. */
export function conclusionCounts(counts: readonly (readonly [Conclusion, number])[]): string {
  return counts
    .toSorted(([a], [b]) => Number(b === 'success') - Number(a === 'success'))
    .map(([conclusion, count]) => {
      const own = Object.hasOwn(COUNTED, conclusion) ? COUNTED[conclusion] : undefined
      return `${count} ${own ?? labelOf(conclusion)}`
    })
    .join(', ')
}

/** Returns the same for a group, with its unfinished jobs: `5 passed, 2 unfinished`. */
export function groupCounts({ jobs, byConclusion }: JobGroup): string {
  const open = jobs.filter(({ outcome }) => outcome === undefined).length
  return [
    ...(byConclusion.length === 0 ? [] : [conclusionCounts(byConclusion)]),
    ...(open === 0 ? [] : [`${open} unfinished`]),
  ].join(', ')
}

/** Returns `attempt 1` or `attempts 1, 2 and 3`. */
export function attemptList(numbers: readonly number[]): string {
  if (numbers.length === 1) return `attempt ${numbers[0]}`
  return `attempts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
