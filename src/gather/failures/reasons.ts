import { firstLogs, lostLog, roundRobin, unreadLogs } from '../../analyse/causes/choose-logs.ts'
import { cancelledToAnnotate } from '../../analyse/failures/cancelled-to-annotate.ts'
import { unstartedToAnnotate } from '../../analyse/failures/explain-jobs.ts'
import { jobsToAnnotate, MAX_ANNOTATED, stepsOf } from '../../analyse/failures/report-failures.ts'
import { MAX_LOGS } from '../../github/logs/fetch-log.ts'
import type { Facts } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { ReasonOptions } from '../options.ts'
import { annotations, logs } from '../read.ts'

/**
 * Wants why jobs failed: first a log of each group of failures, logs of jobs with inner steps to show, and annotations;
 * then the logs that these show to be worth reading.
 */
export function wantReasons(facts: Facts, options: ReasonOptions): readonly Want[] {
  const { runs, wanted } = facts
  const { logLines: lines, maxRead, partJobs } = options
  const isFirst = wanted === undefined
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const worthReading = roundRobin(
    runs.map(({ failures }) =>
      isFirst ? firstLogs(failures, maxRead) : unreadLogs(failures, wanted),
    ),
  ).slice(0, isFirst || maxRead < MAX_LOGS ? maxLogs : undefined)
  const failureLogs = (lines === 0 ? [] : worthReading).map((failure) => {
    const { listed: job } = failure.job
    return { job, steps: stepsOf(failure), parts: partJobs.includes(job) }
  })
  const partOnlyJobs = isFirst
    ? partJobs.filter((job) => failureLogs.every((log) => log.job !== job))
    : []
  const partLogs = partOnlyJobs.map((job) => ({ job, steps: [], parts: true }))
  const annotated = idsToAnnotate(facts, options)
  const lostLogs = wantedLost(facts, options).filter(({ job }) =>
    failureLogs.every((log) => log.job !== job),
  )
  if (failureLogs.length + partLogs.length + annotated.length + lostLogs.length === 0) return []
  const requestedIds = new Set([...failureLogs, ...lostLogs].map(({ job }) => job.id))
  return [
    logs(failureLogs, { lines, maxLogs, wanted: requestedIds }),
    ...(lostLogs.length === 0
      ? []
      : [logs(lostLogs, { lines, wanted: requestedIds, isShown: false })]),
    ...(partLogs.length === 0 ? [] : [logs(partLogs, { lines: 0, wanted: requestedIds })]),
    ...annotated.map(annotations),
  ]
}

/** Lists logs that may show a lost runner, in place of annotations. */
function wantedLost(
  { runs, wanted, annotations: read, unannotated }: Facts,
  { logLines, maxRead }: ReasonOptions,
) {
  if (logLines === 0 || wanted === undefined || wanted.size >= maxRead) return []
  return runs
    .flatMap(({ failures }) => lostLog(failures, read, unannotated))
    .filter(({ job }) => !wanted.has(job.listed.id))
    .slice(0, 1)
    .map((failure) => ({ job: failure.job.listed, steps: stepsOf(failure) }))
}

/** Lists the ids of the jobs whose annotations are read: first what may explain a failure, then what only they show. */
function idsToAnnotate(
  { runs, wanted, annotations: read, unannotated }: Facts,
  { logLines, maxAnnotated, maxRead, maxFirst }: ReasonOptions,
) {
  const areFew = maxRead < MAX_LOGS
  // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
  const cancelled = runs.flatMap((run) => cancelledToAnnotate(run.failures, read))
  if (wanted === undefined) {
    const explaining = jobsToAnnotate(
      runs.flatMap((run) => run.failures),
      {
        maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
        onlyOutcomes: maxAnnotated === undefined && logLines === 0,
      },
    )
    return [...explaining, ...cancelled].slice(0, maxFirst)
  }
  if (areFew) return []
  // Only its own annotations show that a job lacked a runner, and only if those of all others were read.
  const unstarted =
    unannotated.size > 0 ? [] : runs.flatMap((run) => unstartedToAnnotate(run.failures, read))
  const unread = cancelled.filter((id) => !unannotated.has(id))
  return [...new Set([...unread, ...unstarted])].slice(0, MAX_ANNOTATED)
}
