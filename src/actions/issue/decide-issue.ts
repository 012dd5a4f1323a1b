import { type Instant, type Milliseconds, MINUTE } from '../../model/time.ts'
import {
  isBefore,
  isRepeated,
  type Marker,
  type Position,
} from '../../render/conversation/marker.ts'
import { hasNewCause } from '../../render/conversation/subject.ts'
import type { Series } from '../../render/conversation/issue.ts'
import { formatDuration } from '../../render/text/units.ts'
import type { Grace } from './inputs.ts'
import type { OwnIssue } from './issue-posts.ts'
import { seriesLength, type UnprovenJob } from './read-series.ts'

/** What an update of an issue says in a comment, if anything. */
type News = 'other-causes' | 'fails-again' | undefined

type Left = string

/** Returns why the issue is left as it is; `undefined` if a newer run can change it. */
export function leaveForOrder(position: Position, open: Marker | undefined): Left | undefined {
  return open !== undefined && isBefore(position, open.position) ? NEWER_RUN : undefined
}

export const NEWER_RUN = 'A newer run of the workflow has finished.'
const UP_TO_DATE = 'The issue is up to date.'

/** Returns why a run that passed changes no issue; `undefined` if it closes the open one. */
export function leaveGreen(
  open: Marker | undefined,
  run: RunName & { readonly onlyAllowed: boolean },
): Left | undefined {
  if (open === undefined) {
    const passed = run.onlyAllowed
      ? `Only allowed jobs failed in ${nameRun(run)}`
      : `${nameRun(run).replace(/^r/, 'R')} passed`
    return `${passed}, and no issue is open.`
  }
  return open.state === 'green' ? UP_TO_DATE : undefined
}

/** Returns why the issue stays open after a run that passed. */
export function leaveUnproven({ name, run: failed }: UnprovenJob): Left {
  const run = nameRun(failed)
  if (name === undefined) {
    return `The run passed without some jobs, and not all failed runs since ${run} could be read.`
  }
  const what = name === '' ? `the job of ${run} that failed` : `${name}, which failed in ${run}`
  return `The run passed, but ${what}, has not passed since then.`
}

interface RunName {
  readonly id: number
  readonly number: number | undefined
}

/** Names a run, since it can be another one than that of the event. */
export function nameRun({ id, number }: RunName): string {
  return number === undefined ? `run ${id}` : `run #${number}`
}

/** Returns why no issue is opened yet; `undefined` if the grace period has ended. */
export function leaveForGrace(grace: Grace, series: Series): Left | undefined {
  if ('runs' in grace) {
    const count = series.runs.length
    if (count >= grace.runs) return undefined
    return `The workflow has failed ${count} of ${grace.runs} times that open an issue.`
  }
  const time = seriesLength(series)
  if (time >= grace.time) return undefined
  return `The workflow has failed for ${formatDuration(time)} of the ${formatDuration(grace.time)} that open an issue.`
}

/** Decides what a failed run changes about an open issue: never the same text for the same attempt. */
export function decideUpdate(open: Marker, next: Marker): { readonly news: News } | Left {
  if (open.state === 'green') return { news: 'fails-again' }
  const isOther = hasNewCause(open.causes, next.causes)
  if (!isOther && isRepeated(open, next)) return UP_TO_DATE
  return { news: isOther ? 'other-causes' : undefined }
}

/** Returns why no issue is opened about failures whose issue was closed: by a person, or by another bot. */
export function leaveDismissed({ post: { id } }: OwnIssue): Left {
  return `Issue #${id} about these failures was closed while they lasted.`
}

/** How long after the end of an issue its comment can still be on its way: no step acts longer. */
const MAX_DELAY: Milliseconds = 2 * MINUTE

/** Returns whether the comment is missing that the workflow passes again, as after a lost response. */
export function lacksComment({ post, section: { marker } }: OwnIssue, now: Instant): boolean {
  const { comments, changedAt = now } = post
  const isLost = marker.comments !== undefined && comments <= marker.comments
  return marker.state === 'green' && isLost && now - changedAt > MAX_DELAY
}
