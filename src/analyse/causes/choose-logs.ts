import { neverRan } from '../../model/report/job-times.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'
import { cancelledToAnnotate } from '../failures/cancelled-to-annotate.ts'
import type { JobEvidence } from '../failures/explain-jobs.ts'
import { stepOf, wantsLog } from '../failures/report-failures.ts'
import type { FoundFailures } from '../find-failures.ts'
import { legKey, signatureOfFailure } from './causes.ts'

/** Logs that are read first of legs that failed at the same step. */
const MAX_LOGS_PER_GROUP = 3

/**
 * Chooses the failures whose logs are read first: a leg of each group that failed at the same step, then up to two more of
 * each. The log of a job that was cancelled after a step had failed is not: only its annotations may show that it reached
 * its time limit, and so which step matters.
 */
export function firstLogs(failures: readonly FailureReport[], maxLogs: number): FailureReport[] {
  const known = failures.filter(
    ({ failure }) => failure.kind !== 'failed-step' || failure.cancelled === undefined,
  )
  const groups = groupsOf(known.filter(wantsLog), legKey)
  return roundRobin(groups.map((group) => group.slice(0, MAX_LOGS_PER_GROUP))).slice(0, maxLogs)
}

/** Returns the first item of each list, then the second of each, and so on. */
export function roundRobin<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat()
}

/**
 * Returns the failures whose logs are worth reading next. First are those of groups that were not read, or whose
 * logs differ. Further failures follow, since a failure is compared with other runs only by its own log. A group whose logs
 * can't be read has none.
 *
 * @param failures with the excerpts that were read
 * @param requested ids of the jobs whose logs were requested
 */
export function unreadLogs(
  failures: readonly FailureReport[],
  requested: ReadonlySet<number>,
): FailureReport[] {
  const wasRequested = ({ job }: FailureReport) => requested.has(job.listed.id)
  const groups = groupsOf(failures.filter(wantsLog), legKey).map((group) => {
    const read = group.filter(({ excerpts }) => excerpts.length > 0)
    return {
      unread: group.filter((report) => !wasRequested(report)),
      isGone: read.length === 0 && group.some(wasRequested),
      agrees: new Set(read.map(signatureOfFailure)).size === 1,
    }
  })
  return groups
    .filter(({ isGone }) => !isGone)
    .toSorted((one, other) => Number(one.agrees) - Number(other.agrees))
    .flatMap(({ unread }) => unread)
    .concat(stoppedLog(failures).filter((report) => !wasRequested(report)))
}

/** Less time shows no test that hung. */
const MIN_STOPPED: Milliseconds = MINUTE

/**
 * Returns the failure whose log can show what had not ended when a person cancelled the run: the one whose step ran longest.
 * Empty if a job failed by itself, or if a newer run or another leg is known to be why.
 */
function stoppedLog(failures: readonly FailureReport[]): FailureReport[] {
  const isStopped = ({ failure, job }: FailureReport) =>
    failure.kind === 'cancelled' &&
    (failure.by.kind === 'person' || failure.by.kind === 'unknown') &&
    !job.current &&
    stoppedFor(job) >= MIN_STOPPED
  if (failures.some(({ failure }) => failure.kind !== 'cancelled')) return []
  return sortBy(failures.filter(isStopped), ({ job }) => -stoppedFor(job)).slice(0, 1)
}

/**
 * Returns the cancelled job whose log can show that its runner was lost: the one whose annotations are read first, if they
 * could not be, and nothing is known to have cancelled a job.
 */
export function lostLog(
  failures: readonly FailureReport[],
  annotations: JobEvidence['annotations'],
  unannotated: ReadonlySet<number>,
): FailureReport[] {
  const isKnown = ({ failure }: FailureReport) =>
    failure.kind === 'cancelled' && failure.by.kind !== 'unknown'
  if (failures.some(isKnown)) return []
  const [first] = cancelledToAnnotate(failures, annotations)
  return failures.filter(
    ({ job, failure }) =>
      job.listed.id === first &&
      unannotated.has(first) &&
      failure.kind === 'cancelled' &&
      failure.step !== undefined,
  )
}

/** Returns how long the stopped step of a job ran. */
function stoppedFor({ failure, steps }: JobReport): Milliseconds {
  const step = stepOf({ failure })
  return steps.find((timed) => timed.step === step)?.duration ?? 0
}

/** Each job costs a request and the download of its log. */
export const MAX_JOBS_WITH_PARTS = 5

/**
 * Chooses the jobs whose inner steps are worth reading: in turn the worst failure and the longest job. Only a job that
 * has finished has a log.
 */
export function choosePartJobs({ jobs = [], failures }: FoundFailures): JobReport[] {
  const failed = firstLogs(failures, MAX_JOBS_WITH_PARTS).map(({ job }) => job)
  const longest = sortBy(jobs.filter(mayHaveParts), ({ duration = 0 }) => -duration)
  return [...new Set(roundRobin([failed, longest]))].slice(0, MAX_JOBS_WITH_PARTS)
}

function mayHaveParts({ listed: job, current, carriedOver, duration }: JobReport): boolean {
  const hasRun = duration !== undefined && !neverRan(job) && job.steps.length > 0
  return hasRun && !current && !carriedOver
}
