// Whether a schedule missed a run.
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import { DAY, HOUR, type Instant } from '../../model/time.ts'
import { parseCronExpression } from 'cron-schedule'
import type { ListedRun } from '../../model/listed-run.ts'
import { isStopped } from '../../model/reasons.ts'
import type { Schedule } from '../../model/shapes/month.ts'

/** So many gaps between runs are kept, and so many show how often a workflow runs. */
export const MAX_GAPS = 10
const MIN_GAPS = 4
/** A run that is late is not missed: nothing is said before the gap is so many times the longest. */
const MANY = 2
/** GitHub starts frequent schedules hours late, and drops some of their runs. */
const MIN_GAP = 6 * HOUR
/** Nights for which what people stopped is listed: seven nights, which do not begin on the minute. */
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
    id: run.id,
    number: run.number,
    ...seriesOf(run),
    commit: run.commit,
    url: run.url,
    startedAt: createdAt,
    gaps: isGap ? [...gaps, createdAt - startedAt].slice(-MAX_GAPS) : gaps,
    // It is read only if the next run is missing.
    state: undefined,
    isUnread: false,
    fault: undefined,
    missedAt: undefined,
    idleAt: undefined,
  }
}

/** Finding about a workflow that should have run. */
interface Found extends Pick<Schedule, 'state' | 'isUnread' | 'fault'> {
  /** Those of its schedule, each with a zone of IANA; `undefined` if its file was not read. */
  readonly times?: readonly Record<'cron' | 'timeZone', string>[] | undefined
}

/**
 * Returns whether a workflow should have run since it last did or, if it is active again, since it was not: by its gaps
 * and, if its file was read, by its times. The last ten gaps of `0 9-17 * * 1-5` can be shorter than its weekend.
 */
export function isOverdue(schedule: Schedule, now: Instant, times?: Found['times']): boolean {
  const { state, startedAt, idleAt = startedAt, gaps } = schedule
  const since = isActive(state) ? idleAt : startedAt
  return (
    gaps.length >= MIN_GAPS &&
    now - since > Math.max(MIN_GAP, MANY * Math.max(...gaps)) &&
    wasDue(times, since, now)
  )
}

/** Whether nothing shows that GitHub does not start a workflow by its schedule. */
function isActive(state: Schedule['state']): boolean {
  return state === undefined || state === 'active'
}

/** Returns whether two times of a schedule have passed, the first one long enough ago; `true` if that is unknown. */
function wasDue(times: Found['times'], since: Instant, now: Instant): boolean {
  if (times === undefined) return true
  try {
    const late = times.flatMap(({ cron, timeZone }) => {
      // Clocks there are compared: the library has the zone of the process.
      const clockAt = (at: Instant) => Date.parse(new Date(at).toLocaleString('sv', { timeZone }))
      // The library takes the 20 of `20/15`, which GitHub documents, and ignores the rest.
      return parseCronExpression(cron.replace(/(?<![-\d])(\d+)\//g, '$1-59/'))
        .getNextDates(2, new Date(clockAt(since)))
        .map((date) => clockAt(now) - date.getTime())
    })
    const [first = 0, second = 0] = late.sort((a, b) => b - a)
    return second > 0 && first > MIN_GAP
  } catch {
    // It is no cron or no zone that is known here.
    return true
  }
}

/** Returns a schedule with the present state of its workflow: it was missed if the workflow should have run. */
export function withState(schedule: Schedule, { times, ...found }: Found, now: Instant): Schedule {
  const idleAt = isActive(found.state) ? schedule.idleAt : now
  const { missedAt = now } = schedule
  const next = { ...schedule, ...found, idleAt }
  return { ...next, missedAt: isOverdue(next, now, times) ? missedAt : undefined }
}

/** Lists what did not run. */
export function didNotRun(schedules: readonly Schedule[], now: Instant): Schedule[] {
  return schedules.filter(
    ({ missedAt = -Infinity, state }) =>
      now - missedAt < (isStopped(state) ? STOPPED_LISTED : Infinity),
  )
}
