import type * as z from 'zod'
import { isFailure } from '../../model/conclusion.ts'
import type { CriticalPath } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import { countConclusions, type JobReport } from '../../model/report/job-report.ts'
import type { Minutes } from '../../model/report/minutes.ts'
import type { Report, Totals } from '../../model/report/report.ts'
import type { Waiting } from '../../model/report/waiting.ts'
import type { WaitingTotals } from '../../model/shapes/times.ts'
import type { Run } from '../../model/run.ts'
import { mapSome } from '../../model/some.ts'
import type { Report as ReportShape } from '../../model/shapes/report.ts'
import { decodeAttemptsJson, decodeHistory } from './decode-comparisons.ts'
import { decodeCause, decodeFailures, explainJobsJson } from './decode-failures.ts'
import { decodeJobsJson, type Find, finder, findStep } from './decode-jobs.ts'

type ReportData = z.output<typeof ReportShape>

/**
 * Returns the report that has this data. What only the analysis reads is not in it: the workflow file,
 * the approvals, the notes of the run alone, and the errors of a log apart from its lines.
 *
 * @throws InvalidReport
 */
export function decodeReport(data: ReportData): Report {
  const isListed = data.jobsTotal !== undefined
  const jobs = explainJobsJson(decodeJobsJson(data.jobs), data.failures)
  const findJob = finder(jobs, ({ job }) => job.id, 'job of the report')
  const failures = decodeFailures(data.failures, findJob)
  const findFailure = finder(failures, ({ job }) => job.job.id, 'failure of the report')
  const { minutes, history, attempts, slowestJobId } = data
  return {
    kind: 'run',
    run: decodeRunJson(data, isListed ? jobs : undefined),
    madeAt: data.madeAt,
    currentJobId: data.currentJobId,
    conclusion: data.conclusion,
    gate: data.gate,
    unfinished: data.unfinished,
    complete: data.complete,
    jobs: isListed ? jobs : undefined,
    groups: data.groups.map((group, index) => decodeGroup(group, findJob, `groups[${index}]`)),
    totals: decodeTotals(data, jobs),
    failures,
    causes: data.causes.map((cause, index) =>
      decodeCause(cause, findFailure, findJob, `causes[${index}]`),
    ),
    criticalPath: decodePath(data, findJob),
    waiting: decodeWaiting(data, findJob),
    slowestJob: slowestJobId === undefined ? undefined : findJob(slowestJobId, 'slowestJobId'),
    slowestSteps: data.slowestSteps.map(({ jobId, stepNumber, durationSeconds }, index) => {
      const job = findJob(jobId, `slowestSteps[${index}].jobId`)
      const step = findStep(job, stepNumber, `slowestSteps[${index}].stepNumber`)
      return { ...step, duration: durationSeconds, job }
    }),
    needs: data.needs,
    unlisted: data.unlistedNeeds,
    unneeded: data.unneededJobIds.map((id) => findJob(id, 'unneededJobIds')),
    history: history && decodeHistory(history, findJob),
    attempts: attempts && decodeAttemptsJson(attempts, findJob),
    overBudget: data.overBudget.map(({ budget: line, limitSeconds: limit, overruns }) => ({
      budget: { line, limit },
      overruns: mapSome(overruns, ({ durationSeconds: duration, ...rest }) => {
        return { ...rest, duration }
      }),
    })),
    minutes: minutes && decodeMinutes(minutes),
    notes: data.notes.map(decodeNote),
  }
}

export function decodeNote({ jobId, ...note }: ReportData['notes'][number]) {
  return { ...note, ...(jobId !== undefined && { jobId }) }
}

function decodeRunJson(data: ReportData, jobs: readonly JobReport[] | undefined): Run {
  const { repository, run, jobsCounted, criticalPathInferredBecause: reason } = data
  return {
    ...{ ...run, repository, jobsCounted },
    jobs: jobs?.map(({ job }) => job).toSorted((a, b) => a.id - b.id),
    graphMissing: reason === 'no-file' || reason === 'not-understood' ? reason : undefined,
    notes: [],
  }
}

function decodeTotals(data: ReportData, jobs: readonly JobReport[]): Totals {
  const isLost = ({ result, forgiven }: ReportData['unlistedNeeds'][number]) =>
    isFailure(result) && !forgiven
  return {
    wall: data.durationSeconds,
    queue: data.queueSeconds,
    execution: data.executionSeconds,
    jobs: data.jobsTotal ?? 0,
    failed: data.jobsFailed ?? data.unlistedNeeds.filter(isLost).length,
    unfinished: data.jobsUnfinished ?? 0,
    byConclusion: countConclusions(jobs.filter(({ job }) => job.kind === 'job')),
    checks: countConclusions(jobs.filter(({ job }) => job.kind === 'check')),
  }
}

function decodePath(data: ReportData, findJob: Find<JobReport>): CriticalPath | undefined {
  const { criticalPathBasis: basis, criticalPathInferredBecause: reason, noSavingJobId } = data
  if (basis === undefined) return undefined
  const slack = mapKnown(data.jobs, ({ slackSeconds }) => slackSeconds)
  return {
    basis,
    mismatch: reason === 'unmatched' || reason === 'contradicted' ? reason : undefined,
    soFar: data.criticalPathSoFar,
    length: data.criticalPathSeconds,
    jobs: data.criticalPath.map(({ jobId, heldBy, delaySeconds, ...job }, index) => ({
      job: findJob(jobId, `criticalPath[${index}].jobId`),
      heldBy,
      delay: delaySeconds,
      blocked: job.blockedSeconds,
      potentialSaving: job.potentialSavingSeconds,
    })),
    slack: slack.size === 0 ? undefined : slack,
    gainless: noSavingJobId === undefined ? undefined : findJob(noSavingJobId, 'noSavingJobId'),
  }
}

function decodeWaiting({ waiting, jobs }: ReportData, findJob: Find<JobReport>): Waiting {
  return {
    total: decodeWaits(waiting),
    blocked: mapKnown(jobs, ({ blockedSeconds }) => blockedSeconds),
    byLabels: waiting.byLabels.map(({ labels, ...rest }) => ({ labels, ...decodeWaits(rest) })),
    unstarted: waiting.unstarted.map(({ jobId, waitedSeconds, finished, heldBy }) => ({
      job: findJob(jobId, 'waiting.unstarted'),
      waited: waitedSeconds,
      ...{ finished, heldBy },
    })),
    peak: waiting.peakJobs,
  }
}

type WaitsData = Omit<ReportData['waiting']['byLabels'][number], 'labels'>

function decodeWaits(waits: WaitsData): WaitingTotals {
  return {
    jobs: waits.jobs,
    blocked: waits.blockedSeconds,
    queue: waits.queueSeconds,
    longestQueue: waits.longestQueueSeconds,
    running: waits.runningSeconds,
  }
}

/** Returns a value of each job by the job's id, without unknown ones. */
function mapKnown(
  jobs: ReportData['jobs'],
  valueOf: (job: ReportData['jobs'][number]) => number | undefined,
): Map<number, number> {
  return new Map(
    jobs.flatMap((job) => {
      const value = valueOf(job)
      return value === undefined ? [] : [[job.id, value] as const]
    }),
  )
}

function decodeGroup(
  { kind, name, jobIds, readyAt, completedAt, worstJobId, ...group }: ReportData['groups'][number],
  findJob: Find<JobReport>,
  field: string,
): JobGroup {
  const jobs = mapSome(jobIds, (id) => findJob(id, `${field}.jobIds`))
  const { minSeconds: min, medianSeconds: median, maxSeconds: max } = group
  const isTimed = min !== undefined && median !== undefined && max !== undefined
  return {
    ...{ kind, name, jobs, readyAt },
    byConclusion: countConclusions(jobs),
    endedAt: completedAt,
    durations: isTimed ? { min, median, max } : undefined,
    worst: findJob(worstJobId, `${field}.worstJobId`),
  }
}

function decodeMinutes(data: NonNullable<ReportData['minutes']>): Minutes {
  const { minutes, visibility, billedJobs } = data
  return {
    ...{ minutes, visibility, billedJobs },
    price: data.estimatedPriceUsd,
    partial: data.priceIncomplete,
    billable: data.billableSeconds,
    unfinished: data.jobsUnfinished,
    byLabels: data.byLabels.map(({ labels, jobs, selfHosted, sku, ...row }) => ({
      ...{ labels, jobs, selfHosted, sku },
      running: row.durationSeconds,
      minutes: row.minutes,
      price: row.estimatedPriceUsd,
    })),
  }
}
