import type { JobGroup, PathJob, Report, Waiting } from '../../model/report/report.ts'
import {
  idsOf,
  countConclusions,
  type JobReport,
  type StepReport,
} from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import type { ExceededBudget, Minutes, WaitingTotals } from '../../model/shapes/times.ts'
import type { BeforeJson } from '../../render/text/for-json.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { inSeconds } from '../../render/text/units.ts'
import { pick } from '../pick.ts'

export function encodePathJob({
  job,
  heldBy,
  delay,
  blocked,
}: PathJob): BeforeJson<ReportJson['criticalPath'][number]> {
  const { queue, duration } = job
  return {
    ...jobRef(job),
    heldBy,
    ...inSeconds({ delay, blocked, queue, duration }),
  }
}

export function encodeWaiting({
  peakJobs,
  unstarted,
  byLabels,
  ...totals
}: Waiting): BeforeJson<ReportJson['waiting']> {
  return {
    ...encodeTotals(totals),
    peakJobs,
    unstarted: unstarted.map(({ job, waited, finished, heldBy }) => {
      return { jobId: job.listed.id, ...inSeconds({ waited }), finished, heldBy }
    }),
    byLabels: byLabels.map((label) => ({ labels: label.labels, ...encodeTotals(label) })),
  }
}

function encodeTotals({ jobs, ...times }: WaitingTotals) {
  return { jobs, ...inSeconds(pick(times, 'blocked', 'queue', 'longestQueue', 'running')) }
}

export function encodeGroup(group: JobGroup): BeforeJson<ReportJson['groups'][number]> {
  const { min, median, max } = group.durations ?? {}
  return {
    ...pick(group, 'kind', 'name'),
    jobIds: idsOf(group.jobs),
    counts: Object.fromEntries(countConclusions(group.jobs)),
    ...pick(group, 'readyAt', 'completedAt'),
    ...inSeconds({ min, median, max }),
    worstJobId: group.worst.listed.id,
  }
}

export function encodeBudget({
  budget,
  limit,
  overruns,
}: ExceededBudget): BeforeJson<ReportJson['overBudget'][number]> {
  return {
    budget,
    ...inSeconds({ limit }),
    overruns: overruns.map(({ duration, ...place }) => ({ ...place, ...inSeconds({ duration }) })),
  }
}

export function encodeMinutes({ byLabels, ...rest }: Minutes): BeforeJson<ReportJson['minutes']> {
  return {
    ...rest,
    byLabels: byLabels.map(({ labels, jobs, duration, ...row }) => {
      return { labels, jobs, ...inSeconds({ duration }), ...row }
    }),
  }
}

type EncodedJob = BeforeJson<ReportJson['jobs'][number]>

export function encodeJob(job: JobReport, report: Report): EncodedJob {
  return {
    ...encodeJobFacts(job, report),
    mayAwaitApproval: job.mayAwaitApproval ?? false,
    skippedBecause: job.skippedBecause,
    slowestStepNumber: job.slowestStep?.step.number,
    steps: job.steps.map(encodeStep),
  }
}

/** Returns a job of a report, without its steps. */
export function encodeJobFacts(
  jobReport: JobReport,
  report: Report,
): Omit<EncodedJob, 'mayAwaitApproval' | 'skippedBecause' | 'slowestStepNumber' | 'steps'> {
  const { listed: job, queue, approval, duration } = jobReport
  const blocked = report.waiting.blockedByJob.get(job.id)
  return {
    ...pick(job, 'id', 'name', 'url'),
    ...stateFields(job.state),
    kind: job.kind,
    ...pick(jobReport, 'outcome', 'forgiven', 'current', 'carriedOver'),
    createdAt: job.createdAt,
    ...inSeconds({ blocked, queue, approval, duration }),
    runner: pick(job.runner, 'id', 'name', 'group', 'labels'),
  }
}

export function jobRef({ listed: job }: JobReport): {
  readonly jobId: number
  readonly job: string
} {
  return { jobId: job.id, job: job.name }
}

export function stepRef({ number, name }: Step): {
  readonly stepNumber: number
  readonly step: string
} {
  return { stepNumber: number, step: name }
}

function encodeStep({ step, duration, parts }: StepReport) {
  return {
    number: step.number,
    name: step.name,
    kind: step.kind ?? ('step' as const),
    ...stateFields(step.state),
    ...inSeconds({ duration }),
    parts: parts && {
      list: parts.parts.map((part) => ({
        ...pick(part, 'name', 'depth', 'startedAt', 'completedAt'),
        ...inSeconds({ duration: part.duration }),
        ...pick(part, 'outcome', 'conclusion'),
      })),
      omitted: parts.omitted,
    },
  }
}
