import { firstLogs, inTurn, unreadLogs } from '../../analyse/causes/choose-logs.ts'
import { cancelledToAnnotate } from '../../analyse/failures/cancelled-to-annotate.ts'
import { unstartedToAnnotate } from '../../analyse/failures/lacks-runner.ts'
import { jobsToAnnotate, MAX_ANNOTATED, stepsOf } from '../../analyse/failures/report-failures.ts'
import { MAX_LOGS, type WantedLog } from '../../github/logs/fetch-log.ts'
import type { Note } from '../../model/note.ts'
import { isUnexplained } from '../../model/report/job-report.ts'
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
 * Wants why jobs failed: first a log of each group of failures, and annotations, then the logs that these show to be
 * worth reading.
 */
export function wantReasons(facts: Facts, options: ReasonOptions): readonly Want[] {
  const plan = planReasons(facts, options)
  if (plan.logs.length + plan.annotated.length === 0) return []
  const ids = plan.logs.map(({ job }) => job.id)
  const wanted = new Set([...(facts.reasons.wanted ?? []), ...ids])
  return [
    logs(plan.logs, { lines: options.logLines, maxLogs: plan.maxLogs, mark: { wanted } }),
    ...plan.annotated.map(annotations),
  ]
}

/** Wants the logs of jobs that have inner steps to show, and are not read anyway. */
export function wantParts(facts: Facts, options: ReasonOptions): readonly Want[] {
  if (facts.reasons.arePartsWanted) return []
  const read = new Set(planReasons(facts, options).logs.map(({ job }) => job))
  const others = options.partJobs.filter((job) => !read.has(job))
  const wanted = others.map((job) => ({ job, steps: [], parts: true }))
  if (wanted.length === 0) return []
  return [logs(wanted, { lines: 0, mark: { arePartsWanted: true } })]
}

function planReasons(
  { runs, reasons: { wanted, annotations: read, unannotated } }: Facts,
  { logLines: lines, maxAnnotated, maxRead, maxFirst, partJobs }: ReasonOptions,
) {
  const byRun = runs.map(({ failures }) => failures)
  const isFirst = wanted === undefined
  const areFew = maxRead < MAX_LOGS
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const chosen = inTurn(
    byRun.map((some) => (isFirst ? firstLogs(some, maxRead) : unreadLogs(some, wanted))),
  )
  const first = jobsToAnnotate(byRun.flat(), {
    maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const cancelled = byRun.flatMap((some) => cancelledToAnnotate(some, read))
  // Only its own annotations show that a job lacked a runner.
  const unstarted = byRun.flatMap((some) => unstartedToAnnotate(some, read))
  const next = [...new Set([...cancelled, ...unstarted])]
  const isDone = areFew || unannotated.size > 0
  const some = lines === 0 ? [] : chosen.slice(0, isFirst || areFew ? maxLogs : undefined)
  return {
    logs: some.map((failure): WantedLog => {
      const { job } = failure.job
      return { job, steps: stepsOf(failure), parts: partJobs.includes(job) }
    }),
    maxLogs,
    // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
    annotated: isFirst
      ? [...first, ...cancelled].slice(0, maxFirst)
      : next.slice(0, isDone ? 0 : MAX_ANNOTATED),
  }
}

/** Names the permission that can show why jobs did not run to their end, if their annotations could not be read. */
export function noteOnUnread({ runs, reasons: { unannotated } }: Facts): Note[] {
  const unread = runs
    .flatMap(({ failures }) => failures)
    .filter(({ job }) => unannotated.has(job.job.id))
  const verbs = new Set(
    unread.flatMap(({ failure }) => {
      if (failure.kind === 'never-started' && failure.reason === undefined) return ['never started']
      return isUnexplained(failure) ? ['were cancelled'] : []
    }),
  )
  if (verbs.size === 0) return []
  const text = `Why jobs ${[...verbs].toSorted().join(' or ')} is unknown: GitHub's annotations could not be read. They need the permission \`checks: read\`.`
  return [{ severity: 'notice', text }]
}
