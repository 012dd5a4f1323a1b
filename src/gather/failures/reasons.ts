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
export function wantReasons(
  { runs, wanted, annotations: read, unannotated }: Facts,
  { logLines: lines, maxAnnotated, maxRead, maxFirst, partJobs }: ReasonOptions,
): readonly Want[] {
  const byRun = runs.map(({ failures }) => failures)
  const isFirst = wanted === undefined
  const areFew = maxRead < MAX_LOGS
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const worthReading = inTurn(
    byRun.map((some) => (isFirst ? firstLogs(some, maxRead) : unreadLogs(some, wanted))),
  )
  const next = lines === 0 ? [] : worthReading.slice(0, isFirst || areFew ? maxLogs : undefined)
  const ofFailures = next.map((failure): WantedLog => {
    const { job } = failure.job
    return { job, steps: stepsOf(failure), parts: partJobs.includes(job) }
  })
  const others = isFirst ? partJobs.filter((job) => ofFailures.every((log) => log.job !== job)) : []
  const ofParts = others.map((job): WantedLog => ({ job, steps: [], parts: true }))
  const first = jobsToAnnotate(byRun.flat(), {
    maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const cancelled = byRun.flatMap((some) => cancelledToAnnotate(some, read))
  // Only its own annotations show that a job lacked a runner.
  const unstarted = byRun.flatMap((some) => unstartedToAnnotate(some, read))
  // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
  const annotated = isFirst
    ? [...first, ...cancelled].slice(0, maxFirst)
    : [...new Set([...cancelled, ...unstarted])].slice(
        0,
        areFew || unannotated.size > 0 ? 0 : MAX_ANNOTATED,
      )
  if (ofFailures.length + ofParts.length + annotated.length === 0) return []
  const all = new Set([...(wanted ?? []), ...ofFailures.map(({ job }) => job.id)])
  return [
    logs(ofFailures, { lines, maxLogs, wanted: all }),
    ...(ofParts.length === 0 ? [] : [logs(ofParts, { lines: 0, wanted: all })]),
    ...annotated.map(annotations),
  ]
}
