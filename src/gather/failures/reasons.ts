import { firstLogs, inTurn, unreadLogs } from '../../analyse/causes/choose-logs.ts'
import { cancelledToAnnotate } from '../../analyse/failures/cancelled-to-annotate.ts'
import { unstartedToAnnotate } from '../../analyse/failures/lacks-runner.ts'
import { jobsToAnnotate, MAX_ANNOTATED, stepsOf } from '../../analyse/failures/report-failures.ts'
import { MAX_LOGS, type WantedLog } from '../../github/logs/fetch-log.ts'
import type { Job } from '../../model/run.ts'
import type { Facts } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { FailureOptions } from '../options.ts'
import { annotations, logs } from '../read.ts'

interface ReasonOptions extends Pick<FailureOptions, 'logLines' | 'maxAnnotated'> {
  /** Logs of all runs. */
  readonly maxRead: number
  /** Annotations that are read first. @default as many as may explain a failure */
  readonly maxFirst?: number | undefined
  /** Jobs whose logs are read for their inner steps. */
  readonly partJobs: readonly Job[]
}

/**
 * Wants why jobs failed: first a log of each group of failures, logs of jobs with inner steps to show, and annotations;
 * then the logs that these show to be worth reading.
 */
export function wantReasons(facts: Facts, options: ReasonOptions): readonly Want[] {
  const { wanted } = facts
  const { logLines: lines, maxRead, partJobs } = options
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const { failures, annotated } =
    wanted === undefined
      ? firstReasons(facts, options)
      : laterReasons(facts, wanted, maxRead < MAX_LOGS ? maxLogs : undefined)
  const failureLogs = (lines === 0 ? [] : failures).map((failure): WantedLog => {
    const { job } = failure.job
    return { job, steps: stepsOf(failure), parts: partJobs.includes(job) }
  })
  const partOnlyJobs =
    wanted === undefined
      ? partJobs.filter((job) => failureLogs.every((log) => log.job !== job))
      : []
  const partLogs = partOnlyJobs.map((job): WantedLog => ({ job, steps: [], parts: true }))
  if (failureLogs.length + partLogs.length + annotated.length === 0) return []
  const requestedIds = new Set([...(wanted ?? []), ...failureLogs.map(({ job }) => job.id)])
  return [
    logs(failureLogs, { lines, maxLogs, wanted: requestedIds }),
    ...(partLogs.length === 0 ? [] : [logs(partLogs, { lines: 0, wanted: requestedIds })]),
    ...annotated.map(annotations),
  ]
}

/** Returns the failures whose logs are read first, and the ids of the jobs whose annotations are. */
function firstReasons(
  { runs, annotations: read }: Facts,
  { logLines, maxAnnotated, maxRead, maxFirst }: ReasonOptions,
) {
  const byRun = runs.map(({ failures }) => failures)
  const toAnnotate = jobsToAnnotate(byRun.flat(), {
    maxFailedSteps: maxRead < MAX_LOGS ? 0 : (maxAnnotated ?? 10),
    onlyOutcomes: maxAnnotated === undefined && logLines === 0,
  })
  // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
  const cancelled = byRun.flatMap((failures) => cancelledToAnnotate(failures, read))
  return {
    failures: inTurn(byRun.map((failures) => firstLogs(failures, maxRead))).slice(0, maxRead),
    annotated: [...toAnnotate, ...cancelled].slice(0, maxFirst),
  }
}

/**
 * Returns the same for what the first logs and annotations show to be worth reading.
 *
 * @param maxLogs the limit if only few logs are read; then, no annotations are
 */
function laterReasons(
  { runs, annotations: read, unannotated }: Facts,
  wanted: ReadonlySet<number>,
  maxLogs: number | undefined,
) {
  const byRun = runs.map(({ failures }) => failures)
  const cancelled = byRun.flatMap((failures) => cancelledToAnnotate(failures, read))
  // Only its own annotations show that a job lacked a runner.
  const unstarted = byRun.flatMap((failures) => unstartedToAnnotate(failures, read))
  const maxAnnotated = maxLogs === undefined && unannotated.size === 0 ? MAX_ANNOTATED : 0
  return {
    failures: inTurn(byRun.map((failures) => unreadLogs(failures, wanted))).slice(0, maxLogs),
    annotated: [...new Set([...cancelled, ...unstarted])].slice(0, maxAnnotated),
  }
}
