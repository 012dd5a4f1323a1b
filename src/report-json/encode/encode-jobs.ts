import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import { type Minutes, PRICES } from '../../model/report/minutes.ts'
import type { Report } from '../../model/report/report.ts'
import type { StepParts } from '../../model/report/step-parts.ts'
import type { ExceededBudget } from '../../model/report/time-budget.ts'
import type { Waiting } from '../../model/report/waiting.ts'
import type {
  WaitingTotals,
  ExceededBudgetJson,
  GroupJson,
  MinutesJson,
  PathJobJson,
  WaitingJson,
} from '../../model/shapes/times.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { toSeconds, toTime } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { JobFactsJson, JobJson, StepJson, StepPartsJson } from '../../model/shapes/job.ts'

export function encodePathJob(pathJob: PathJob): PathJobJson {
  const { job, heldBy, delay, blocked, potentialSaving } = pathJob
  return {
    ...jobRef(job),
    heldBy: heldBy ?? null,
    delaySeconds: toSeconds(delay),
    blockedSeconds: toSeconds(blocked),
    queueSeconds: toSeconds(job.queue),
    durationSeconds: toSeconds(job.duration),
    potentialSavingSeconds: toSeconds(potentialSaving),
  }
}

export function encodeWaiting({ total, byLabels, unstarted, peak }: Waiting): WaitingJson {
  return {
    ...encodeTotals(total),
    peakJobs: peak,
    unstarted: unstarted.map(({ job, waited, finished, heldBy }) => ({
      jobId: job.job.id,
      waitedSeconds: toSeconds(waited),
      finished,
      heldBy,
    })),
    byLabels: byLabels.map((label) => ({ labels: label.labels, ...encodeTotals(label) })),
  }
}

function encodeTotals(totals: WaitingTotals) {
  return {
    jobs: totals.jobs,
    blockedSeconds: toSeconds(totals.blocked),
    queueSeconds: toSeconds(totals.queue),
    longestQueueSeconds: toSeconds(totals.longestQueue),
    runningSeconds: toSeconds(totals.running),
  }
}

export function encodeGroup(group: JobGroup): GroupJson {
  return {
    kind: group.kind,
    name: group.name,
    jobIds: group.jobs.map(({ job }) => job.id),
    counts: Object.fromEntries(group.byConclusion),
    readyAt: toTime(group.readyAt),
    completedAt: toTime(group.endedAt),
    minSeconds: toSeconds(group.durations?.min),
    medianSeconds: toSeconds(group.durations?.median),
    maxSeconds: toSeconds(group.durations?.max),
    worstJobId: group.worst.job.id,
  }
}

export function encodeBudget({ budget, overruns }: ExceededBudget): ExceededBudgetJson {
  return {
    budget: budget.line,
    limitSeconds: toSeconds(budget.limit),
    overruns: overruns.map(({ name, url, duration }) => ({
      name,
      url,
      durationSeconds: toSeconds(duration),
    })),
  }
}

export function encodeMinutes(minutes: Minutes): MinutesJson {
  return {
    minutes: minutes.minutes,
    estimatedPriceUsd: minutes.price ?? null,
    priceIncomplete: minutes.partial,
    prices: { since: PRICES.since, source: PRICES.source },
    visibility: minutes.visibility ?? null,
    billableSeconds: toSeconds(minutes.billable),
    billedJobs: minutes.billedJobs,
    jobsUnfinished: minutes.unfinished,
    byLabels: minutes.byLabels.map((row) => ({
      labels: row.labels,
      jobs: row.jobs,
      durationSeconds: toSeconds(row.running),
      minutes: row.minutes,
      selfHosted: row.selfHosted,
      sku: row.sku ?? null,
      estimatedPriceUsd: row.price ?? null,
    })),
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
  const { job } = jobReport
  return {
    id: job.id,
    name: job.name,
    url: job.url,
    ...stateFields(job.state),
    kind: job.kind,
    outcome: jobReport.outcome ?? null,
    forgiven: jobReport.forgiven,
    current: jobReport.current,
    carriedOver: jobReport.carriedOver,
    createdAt: toTime(job.createdAt),
    blockedSeconds: toSeconds(report.waiting.blocked.get(job.id)),
    queueSeconds: toSeconds(jobReport.queue),
    approvalSeconds: toSeconds(jobReport.approvalWait),
    durationSeconds: toSeconds(jobReport.duration),
    slackSeconds: toSeconds(report.criticalPath?.slack?.get(job.id)),
    runner: withNulls(job.runner),
  }
}

export function jobRef({ job }: JobReport) {
  return { jobId: job.id, job: job.name }
}

function encodeStep({ step, duration, parts }: StepReport): StepJson {
  return {
    number: step.number,
    name: step.name,
    kind: step.kind ?? 'step',
    ...stateFields(step.state),
    durationSeconds: toSeconds(duration),
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
