// When an issue is written.
import type { FoundSeries, UnprovenJob } from '../../analyse/series.ts'
import type { Series } from '../../../model/series.ts'
import {
  isBefore,
  isRepeated,
  type MarkedSection,
  type MarkedText,
  type Marker,
  type Position,
} from '../../render/marker.ts'
import type { GreenRun } from '../../render/issue.ts'
import { hasNewCause, type Subject } from '../../render/subject.ts'
import { formatDuration } from '../../../render/text/units.ts'
import type { Grace } from './inputs.ts'
import type { OwnIssue } from './issue-posts.ts'

interface IssueFacts {
  readonly state: 'red' | 'green'
  readonly position: Position
  readonly run: Omit<GreenRun, 'commit'>
  readonly grace: Grace
  /** Marker of the open issue; `undefined` if no issue is open. */
  readonly open: Marker<'issue'> | undefined
  /** Whether later issues on the same subject are open, which a run could not close. */
  readonly hasDuplicates: boolean
}

/** Read what takes requests, only if a rule needs it. @throws StepFailure */
export interface IssueReaders {
  readonly findUnproven: () => Promise<UnprovenJob | undefined>
  readonly findSeries: () => Promise<FoundSeries>
  /** Finds the issue about the jobs that fail now that was closed since the series began. */
  readonly findDismissed: (series: FoundSeries) => Promise<OwnIssue | undefined>
  readonly makeNext: (series: FoundSeries) => Promise<NextText>
}

/** The text about the failed run. */
interface NextText {
  readonly marker: Marker<'issue'>
  readonly render: (present: MarkedSection<'issue'> | undefined) => MarkedText<'issue'>
  readonly subject: Subject
}

type Decision =
  | { readonly kind: 'leave'; readonly reason: string; readonly dismissed?: OwnIssue }
  | { readonly kind: 'open'; readonly next: NextText }
  /** Writes a comment, too, if a reader does not know what the text says. */
  | { readonly kind: 'update'; readonly next: NextText; readonly news?: News }
  | { readonly kind: 'close' }

type News = 'other-causes' | 'fails-again'

export const NEWER_RUN = 'A newer run of the workflow has finished.'
const UP_TO_DATE = 'The issue is up to date.'

/**
 * Decides what to do about the issue of a workflow:
 *
 * 1. never over the report of a newer run.
 *
 * After a run that passed:
 *
 * 2. nothing without an issue that is red;
 * 3. not while a job that failed has not passed;
 * 4. then the issue is closed.
 *
 * After a run that failed, without an open issue:
 *
 * 5. not during the grace period;
 * 6. not about failures whose issue was closed while they lasted, by a person or another bot;
 * 7. then an issue is opened.
 *
 * After a run that failed, with an open issue:
 *
 * 8. never the same text for the same attempt, unless there are duplicates to close;
 * 9. with a comment if the workflow fails again after it passed, or for other causes.
 */
export async function decideIssue(facts: IssueFacts, readers: IssueReaders): Promise<Decision> {
  const { state, position, open } = facts
  if (open !== undefined && isBefore(position, open.position)) return leave(NEWER_RUN) // 1
  return await (state === 'green' ? decideGreen(facts, readers) : decideRed(facts, readers))
}

async function decideGreen({ open, run }: IssueFacts, readers: IssueReaders): Promise<Decision> {
  if (open === undefined || open.state === 'green') {
    return leave(open === undefined ? `${describeGreen(run)}, and no issue is open.` : UP_TO_DATE) // 2
  }
  const unproven = await readers.findUnproven()
  return unproven === undefined ? { kind: 'close' } : leave(describeUnproven(unproven)) // 3, 4
}

async function decideRed(
  { open, grace, hasDuplicates }: IssueFacts,
  { findSeries, findDismissed, makeNext }: IssueReaders,
): Promise<Decision> {
  const series = await findSeries()
  if (open === undefined) {
    const early = describeGrace(grace, series)
    if (early !== undefined) return leave(early) // 5
    const dismissed = await findDismissed(series)
    if (dismissed !== undefined) {
      const reason = `Issue #${dismissed.post.id} about these failures was closed while they lasted.`
      return { kind: 'leave', reason, dismissed } // 6
    }
    return { kind: 'open', next: await makeNext(series) } // 7
  }
  const next = await makeNext(series)
  if (open.state === 'green') return { kind: 'update', next, news: 'fails-again' } // 9
  const isOther = hasNewCause(open.causes, next.marker.causes)
  if (!isOther && isRepeated(open, next.marker) && !hasDuplicates) return leave(UP_TO_DATE) // 8
  return { kind: 'update', next, ...(isOther && { news: 'other-causes' }) } // 9
}

function leave(reason: string): Decision {
  return { kind: 'leave', reason }
}

/** Names a run, since the event can be of another run. */
export function nameRun({ id, number }: Pick<GreenRun, 'id' | 'number'>): string {
  return number === undefined ? `run ${id}` : `run #${number}`
}

function describeGreen(run: IssueFacts['run']): string {
  return run.onlyAllowed
    ? `Only allowed jobs failed in ${nameRun(run)}`
    : `${nameRun(run).replace(/^r/, 'R')} passed`
}

function describeUnproven({ name, run: failed }: UnprovenJob): string {
  const run = nameRun(failed)
  if (name === undefined) {
    return `The run passed without some jobs, and not all failed runs since ${run} could be read.`
  }
  const what = name === '' ? `the job of ${run} that failed` : `${name}, which failed in ${run}`
  return `The run passed, but ${what}, has not passed since then.`
}

/** @returns `undefined` if the grace period has ended */
function describeGrace(grace: Grace, { runs }: Series): string | undefined {
  if ('runs' in grace) {
    if (runs.length >= grace.runs) return undefined
    return `The workflow has failed ${runs.length} of ${grace.runs} times that open an issue.`
  }
  const first = runs[0].endedAt
  const last = runs.at(-1)?.endedAt
  const time = first === undefined || last === undefined ? 0 : Math.max(0, last - first)
  if (time >= grace.time) return undefined
  return `The workflow has failed for ${formatDuration(time)} of the ${formatDuration(grace.time)} that open an issue.`
}
