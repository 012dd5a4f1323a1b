import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { Report } from '../../model/report/report.ts'
import type { StepParts } from '../../model/report/step-parts.ts'
import type { Waiting } from '../../model/report/waiting.ts'
import type {
  ExceededBudget,
  ExceededBudgetJson,
  GroupJson,
  Minutes,
  MinutesJson,
  Overrun,
  PathJobJson,
  WaitingJson,
  WaitingTotals,
} from '../../model/shapes/times.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { inSeconds, toSeconds, toTime } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { JobFactsJson, JobJson, StepJson, StepPartsJson } from '../../model/shapes/job.ts'

export function encodePathJob({ job, heldBy, ...times }: PathJob): PathJobJson {
  const { queue, duration } = job
  const { delay, blocked, potentialSaving } = times
  return {
    ...jobRef(job),
    heldBy: heldBy ?? null,
    ...inSeconds({ delay, blocked, queue, duration, potentialSaving }),
  }
}

export function encodeWaiting({ peakJobs, unstarted, byLabels, ...totals }: Waiting): WaitingJson {
  return {
    ...encodeTotals(totals),
    peakJobs,
    unstarted: unstarted.map(({ job, waited, finished, heldBy }) => {
      return { jobId: job.job.id, ...inSeconds({ waited }), finished, heldBy }
    }),
    byLabels: byLabels.map((label) => ({ labels: label.labels, ...encodeTotals(label) })),
  }
}

function encodeTotals({ jobs, blocked, queue, longestQueue, running }: WaitingTotals) {
  return { jobs, ...inSeconds({ blocked, queue, longestQueue, running }) }
}

export function encodeGroup(group: JobGroup): GroupJson {
  const { kind, name, durations: { min, median, max } = {} } = group
  return {
    kind,
    name,
    jobIds: group.jobs.map(({ job }) => job.id),
    counts: Object.fromEntries(group.byConclusion),
    readyAt: toTime(group.readyAt),
    completedAt: toTime(group.completedAt),
    ...inSeconds({ min, median, max }),
    worstJobId: group.worst.job.id,
  }
}

export function encodeBudget({ budget, limit, overruns }: ExceededBudget): ExceededBudgetJson {
  const encodeOverrun = ({ name, url, duration }: Overrun) => {
    return { name, url, ...inSeconds({ duration }) }
  }
  return { budget, ...inSeconds({ limit }), overruns: overruns.map(encodeOverrun) }
}

export function encodeMinutes(minutes: Minutes): MinutesJson {
  const { billable, billedJobs, jobsUnfinished, byLabels, ...rest } = minutes
  return {
    ...withNulls(rest),
    ...inSeconds({ billable }),
    ...{ billedJobs, jobsUnfinished },
    byLabels: byLabels.map(({ labels, jobs, duration, ...row }) => {
      return { labels, jobs, ...inSeconds({ duration }), ...withNulls(row) }
    }),
  }
}

export function encodeJob(job: JobReport, report: Report): JobJson {
  return {
    ...encodeJobFacts(job, report),
    mayAwaitApproval: job.mayAwaitApproval ?? false,
    slowestStepNumber: job.slowestStep?.step.number ?? null,
    steps: job.steps.map(encodeStep),
  }
}

/** Returns a job of a report, without its steps. */
export function encodeJobFacts(jobReport: JobReport, report: Report): JobFactsJson {
  const { job, forgiven, current, carriedOver, queue, duration } = jobReport
  const { id, name, url, kind, state, createdAt, runner } = job
  return {
    ...{ id, name, url, ...stateFields(state), kind },
    outcome: jobReport.outcome ?? null,
    ...{ forgiven, current, carriedOver },
    createdAt: toTime(createdAt),
    ...inSeconds({ blocked: report.waiting.blockedByJob.get(id), queue }),
    ...inSeconds({ approval: jobReport.approval, duration }),
    ...inSeconds({ slack: report.criticalPath?.slack?.get(id) }),
    runner: withNulls(runner),
  }
}

export function jobRef({ job }: JobReport) {
  return { jobId: job.id, job: job.name }
}

export function stepRef({ number, name }: Step) {
  return { stepNumber: number, step: name }
}

function encodeStep({ step, duration, parts }: StepReport): StepJson {
  return {
    number: step.number,
    name: step.name,
    kind: step.kind ?? 'step',
    ...stateFields(step.state),
    ...inSeconds({ duration }),
    parts: parts === undefined ? null : encodeParts(parts),
  }
}

function encodeParts({ parts, omitted }: StepParts): StepPartsJson {
  const list = parts.map(({ name, depth, startedAt, completedAt, ...part }) => ({
    name,
    depth,
    startedAt: toTime(startedAt),
    completedAt: toTime(completedAt),
    durationSeconds: toSeconds(part.duration),
    outcome: part.outcome ?? null,
    conclusion: part.conclusion ?? null,
  }))
  return { list, omitted }
}
