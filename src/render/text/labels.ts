import type { Conclusion, KnownConclusion } from '../../model/conclusion.ts'
import type { Note } from '../../model/note.ts'
import { APPROVAL } from '../../model/reasons.ts'
import { countConclusions, type JobReport } from '../../model/report/job-report.ts'
import type { State } from '../../model/run.ts'
import { sortBy } from '../../model/some.ts'
import { safeLine } from './markdown.ts'
import { joinTexts, plural } from './units.ts'

interface ConclusionWords {
  readonly icon: string
  /** The same in a terminal: one column wide, unlike emoji, whose width differs between terminals. */
  readonly sign?: string
  /** Words for what a run or job did, to follow its name. */
  readonly verb?: string
  /** Words for what a number of jobs did, if that is not the conclusion itself. */
  readonly counted?: string
}

const WORDS: ReadonlyMap<Conclusion, ConclusionWords> = new Map(
  Object.entries({
    success: { icon: '✅', sign: '✓', verb: 'succeeded', counted: 'passed' },
    failure: { icon: '❌', sign: '✗', verb: 'failed', counted: 'failed' },
    timed_out: { icon: '❌', sign: '✗', verb: 'timed out' },
    startup_failure: { icon: '❌', sign: '✗', verb: 'failed to start', counted: 'failed to start' },
    cancelled: { icon: '🚫', sign: '⊘', verb: 'was cancelled' },
    action_required: { icon: '⚠️', verb: 'requires action', counted: 'requiring action' },
    stale: { icon: '⚠️', verb: 'went stale' },
    neutral: { icon: '⚪', sign: '-' },
    skipped: { icon: '⏭️', sign: '-', verb: 'was skipped' },
    unknown: { icon: '❔', sign: '?', verb: 'finished with an unknown conclusion' },
    // Not conclusions: of a check that has none yet, and of notes.
    unfinished: { icon: '⏳' },
    warning: { icon: '⚠️' },
    notice: { icon: 'ℹ️', sign: '·' },
  } satisfies Record<KnownConclusion | 'unfinished' | Note['severity'], ConclusionWords>),
)

export function iconOf(conclusion: Conclusion): string {
  return WORDS.get(conclusion)?.icon ?? '❔'
}

/** Returns the icon for a terminal. */
export function signOf(conclusion: Conclusion): string {
  return WORDS.get(conclusion)?.sign ?? '!'
}

/** Returns GitHub's term with spaces, on one line: `timed out`. */
export function labelOf(conclusion: Conclusion): string {
  return safeLine(conclusion.replaceAll('_', ' '))
}

/** Returns what a run or job did, to follow its name: `failed`, `was cancelled`. */
export function verbOf(conclusion: Conclusion): string {
  return WORDS.get(conclusion)?.verb ?? `finished as ${labelOf(conclusion)}`
}

/**
 * Words for what a run or job with one of GitHub's statuses does, to follow its name.
 *
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
const STATE_VERBS: ReadonlyMap<string | undefined, string> = new Map([
  ['requested', 'is queued'],
  ['queued', 'is queued'],
  ['waiting', `waits for ${APPROVAL}`],
  ['pending', 'waits for its concurrency group'],
  ['in_progress', 'is still running'],
])

/** Returns what a run or job with a status does; `undefined` if it is not known. */
export function stateVerb(status: string | undefined): string | undefined {
  return STATE_VERBS.get(status)
}

const PLURALS: Readonly<Record<string, string>> = {
  was: 'were',
  is: 'are',
  has: 'have',
  requires: 'require',
  waits: 'wait',
}

/** Returns what several runs or jobs did: `were cancelled`. */
export function pluralVerb(verb: string): string {
  return verb.replace(/^\w+/, (word) => PLURALS[word] ?? word)
}

/** Returns the icon and label of a job's status, such as `✅ success` or `⏳ queued`. */
export function jobStatus({
  listed: job,
  outcome,
  forgiven,
  current,
  carriedOver,
}: JobReport): string {
  if (outcome === undefined) return current ? '▶️ running (this job)' : stepStatus(job.state)
  if (forgiven) return `☑️ ${labelOf(outcome)}, forgiven`
  const note = carriedOver ? ', earlier attempt' : current ? ' so far' : ''
  return conclusionStatus(outcome) + note
}

/** Returns the icon and label of a step's status. */
export function stepStatus(state: State): string {
  if (state.kind === 'waiting') return `⏳ ${labelOf(state.status)}`
  return state.kind === 'running' ? '▶️ running' : conclusionStatus(state.conclusion)
}

/** Returns the icon and label of a conclusion, such as `✅ success`. */
export function conclusionStatus(conclusion: Conclusion): string {
  return `${iconOf(conclusion)} ${labelOf(conclusion)}`
}

/** Returns `5 passed, 1 failed`: the passed ones first, then in the given order. */
export function conclusionCounts(counts: readonly (readonly [Conclusion, number])[]): string {
  return sortBy(counts, ([conclusion]) => (conclusion === 'success' ? 0 : 1))
    .map(
      ([conclusion, count]) => `${count} ${WORDS.get(conclusion)?.counted ?? labelOf(conclusion)}`,
    )
    .join(', ')
}

/** Returns the same for the jobs of a group, with the unfinished ones: `5 passed, 2 unfinished`. */
export function groupCounts(jobs: readonly JobReport[]): string {
  const open = jobs.filter(({ outcome }) => outcome === undefined).length
  const finished = conclusionCounts(countConclusions(jobs))
  return joinTexts([finished, open > 0 && `${open} unfinished`], ', ')
}

/** Returns `attempt 1` or `attempts 1, 2 and 3`. */
export function attemptList(numbers: readonly number[]): string {
  if (numbers.length === 1) return `attempt ${numbers[0]}`
  return `attempts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}

/** Returns why a path is only the one so far. */
export function mayChange(unfinished: number): string {
  const why =
    unfinished === 0
      ? 'Not all jobs are listed'
      : `${plural(unfinished, 'job')} ${unfinished === 1 ? 'is' : 'are'} unfinished`
  return `${why}, so the path may change, and what would shorten the run is unknown.`
}
