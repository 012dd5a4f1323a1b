import type { ListedRun } from '../../model/listed-run.ts'
import { STOPPED } from '../../model/reasons.ts'
import type { Schedule } from '../../model/shapes/month.ts'
import { DAY, HOUR, type Instant } from '../../model/time.ts'
import { seriesOf } from './what-failed.ts'

/** So many gaps between runs are kept, and so many show how often a workflow runs. */
export const MAX_GAPS = 10
const MIN_GAPS = 4
/** A run that is late is not missed: nothing is said before the gap is so many times the longest. */
const MANY = 2
/** GitHub starts frequent schedules hours late, and drops some of their runs. */
const MIN_GAP = 6 * HOUR
/** What people stopped is listed for seven nights, which do not begin on the minute. */
const STOPPED_LISTED = 6.5 * DAY

/** Adds a newer run to what is known of a schedule. A gap in which it was reported or idle does not count. */
export function withRun(
  known: Schedule | undefined,
  { run, createdAt = 0 }: ListedRun,
): Schedule | undefined {
  if (known !== undefined && known.id >= run.id) return known
  const { startedAt = 0, gaps = [], missedAt, idleAt = missedAt } = known ?? {}
  const isGap = known !== undefined && idleAt === undefined
  return {
    ...{ id: run.id, number: run.number, ...seriesOf(run), commit: run.commit, url: run.url },
    startedAt: createdAt,
    gaps: isGap ? [...gaps, createdAt - startedAt].slice(-MAX_GAPS) : gaps,
    ...{ state: 'active', isUnread: false },
    ...{ missedAt: undefined, idleAt: undefined },
  }
}

/** Returns whether a workflow should have run since it last did or, if it is active again, since it was not. */
export function isOverdue(schedule: Schedule, now: Instant): boolean {
  const { state, startedAt, idleAt = startedAt, gaps } = schedule
  const gap = now - (state === 'active' ? idleAt : startedAt)
  return gaps.length >= MIN_GAPS && gap > Math.max(MIN_GAP, MANY * Math.max(...gaps))
}

/** Returns a schedule with the present state of its workflow: it was missed if the workflow should have run. */
export function withState(
  schedule: Schedule,
  found: Pick<Schedule, 'state' | 'isUnread'>,
  now: Instant,
): Schedule {
  const idleAt = found.state === 'active' ? schedule.idleAt : now
  const { missedAt = now } = schedule
  const next = { ...schedule, ...found, idleAt }
  return { ...next, missedAt: isOverdue(next, now) ? missedAt : undefined }
}

/** Lists what did not run. */
export function didNotRun(schedules: readonly Schedule[], now: Instant): Schedule[] {
  return schedules.filter(
    ({ missedAt = -Infinity, state }) =>
      now - missedAt < (STOPPED.includes(state) ? STOPPED_LISTED : Infinity),
  )
}
