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
import { type FoundSeries, seriesLength, type UnprovenJob } from './read-series.ts'

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
export function leaveGreen(open: Marker | undefined, onlyAllowed: boolean): Left | undefined {
  if (open === undefined) {
    return `${onlyAllowed ? 'Only allowed jobs failed' : 'The run passed'}, and no issue is open.`
  }
  return open.state === 'green' ? UP_TO_DATE : undefined
}

/** Returns why the issue stays open after a run that passed. */
export function leaveUnproven({ name, run: { id, number } }: UnprovenJob): Left {
  const run = number === undefined ? `run ${id}` : `run #${number}`
  if (name === undefined) {
    return `The run passed without some jobs, and not all failed runs since ${run} could be read.`
  }
  const what = name === '' ? `the job of ${run} that failed` : `${name}, which failed in ${run}`
  return `The run passed, but ${what}, has not passed since then.`
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

/**
 * Returns whether a person closed an issue about the series of failures. If it is unknown when the series
 * began, any issue can be about it.
 */
export function isDismissal({ state, position }: Marker, series: FoundSeries): boolean {
  const { isWhole, runs } = series
  return state === 'red' && (!isWhole || position.run >= runs[0].id)
}
