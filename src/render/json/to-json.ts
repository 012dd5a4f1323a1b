import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Waiting, WaitingTotals } from '../../model/report/waiting.ts'
import type { State } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { memoize } from '../text/memoize.ts'
import { toSeconds } from '../text/units.ts'
import { timelineRows } from '../timeline/timeline.ts'
import { attemptsJson } from './attempts.ts'
import { failureJson } from './failures.ts'
import { historyJson } from './history.ts'
import { minutesJson } from './minutes.ts'
import { overBudgetJson } from './over-budget.ts'
import {
  type GroupJson,
  type JobFactsJson,
  type PathJobJson,
  type ReportJson,
  SCHEMA_VERSION,
  type StateJson,
  type StepJson,
  type WaitingJson,
  type WaitingTotalsJson,
} from './types.ts'

export function toJson(report: Report): ReportJson {
  const { run, totals, jobs, criticalPath } = report
  return {
    schemaVersion: SCHEMA_VERSION,
    madeAt: new Date(report.madeAt).toISOString(),
    repository: run.repository,
    run: {
      id: run.id,
      attempt: run.attempt ?? null,
      number: run.number ?? null,
      workflow: run.workflow ?? null,
      event: run.event ?? null,
      branch: run.branch ?? null,
      commit: run.commit ?? null,
      title: run.title ?? null,
      actor: run.actor ?? null,
      url: run.url,
      startedAt: time(run.startedAt),
    },
    conclusion: report.conclusion,
    complete: report.complete,
    counts: Object.fromEntries(totals.byConclusion),
    jobsTotal: jobs === undefined ? null : totals.jobs,
    jobsFailed: jobs === undefined ? null : totals.failed,
    jobsUnfinished: jobs === undefined ? null : totals.unfinished,
    durationSeconds: toSeconds(totals.wall),
    queueSeconds: toSeconds(totals.queue),
    executionSeconds: toSeconds(totals.execution),
    criticalPath: (criticalPath?.jobs ?? []).map(toPathJob),
    criticalPathBasis: criticalPath?.basis ?? null,
    criticalPathSeconds: toSeconds(criticalPath?.length),
    slowestSteps: report.slowestSteps.map(({ job, step, duration }) => ({
      jobId: job.job.id,
      job: job.job.name,
      number: step.number,
      step: step.name,
      durationSeconds: toSeconds(duration),
    })),
    failures: report.failures.map(failureJson),
    overBudget: overBudgetJson(report.overBudget),
    history: report.history === undefined ? null : historyJson(report.history),
    attempts: report.attempts === undefined ? null : attemptsJson(report.attempts),
    minutes: report.minutes === undefined ? null : minutesJson(report.minutes),
    unneededJobIds: report.unneeded.map(({ job }) => job.id),
    waiting: toWaiting(report.waiting),
    groups: report.groups.map(toGroup),
    timelineLeftOut: timelineRows(report).hidden,
    needs: report.needs.map(({ key, result }) => ({ key, result })),
    unlistedNeeds: report.unlisted.map(({ key, result, forgiven }) => ({ key, result, forgiven })),
    jobs: (jobs ?? []).map((job) => ({ ...jobFacts(job, report), steps: job.steps.map(toStep) })),
    notes: report.notes.map(({ severity, text, jobId }) => ({
      severity,
      text,
      jobId: jobId ?? null,
    })),
  }
}

/** Returns a job of a report, without its steps. */
export function jobFacts(jobReport: JobReport, report: Report): JobFactsJson {
  const { job } = jobReport
  return {
    id: job.id,
    name: job.name,
    url: job.url,
    ...toState(job.state),
    kind: job.kind,
    outcome: jobReport.outcome ?? null,
    forgiven: jobReport.forgiven,
    current: jobReport.current,
    carriedOver: jobReport.carriedOver,
    createdAt: time(job.createdAt),
    blockedSeconds: toSeconds(report.waiting.blocked.get(job.id)),
    queueSeconds: toSeconds(jobReport.queue),
    approvalSeconds: toSeconds(jobReport.approvalWait),
    durationSeconds: toSeconds(jobReport.duration),
    slackSeconds: toSeconds(report.criticalPath?.slack?.get(job.id)),
    runner: {
      name: job.runner.name ?? null,
      group: job.runner.group ?? null,
      labels: job.runner.labels,
    },
  }
}

function toStep({ step, duration }: StepReport): StepJson {
  return {
    number: step.number,
    name: step.name,
    ...toState(step.state),
    durationSeconds: toSeconds(duration),
  }
}

function toPathJob({ job, heldBy, delay, blocked, potentialSaving }: PathJob): PathJobJson {
  return {
    id: job.job.id,
    name: job.job.name,
    heldBy: heldBy ?? null,
    delaySeconds: toSeconds(delay),
    blockedSeconds: toSeconds(blocked),
    queueSeconds: toSeconds(job.queue),
    durationSeconds: toSeconds(job.duration),
    couldSaveSeconds: toSeconds(potentialSaving),
  }
}

function toWaiting({ total, byLabels, unstarted, peak }: Waiting): WaitingJson {
  return {
    ...toWaitingTotals(total),
    peakJobs: peak,
    unstarted: unstarted.map(({ job, waited, finished, heldBy }) => ({
      jobId: job.job.id,
      waitedSeconds: toSeconds(waited),
      finished,
      heldBy,
    })),
    byLabels: byLabels.map((label) => ({ labels: label.labels, ...toWaitingTotals(label) })),
  }
}

function toWaitingTotals(totals: WaitingTotals): WaitingTotalsJson {
  return {
    jobs: totals.jobs,
    blockedSeconds: toSeconds(totals.blocked),
    queueSeconds: toSeconds(totals.queue),
    longestQueueSeconds: toSeconds(totals.longestQueue),
    runningSeconds: toSeconds(totals.running),
  }
}

function toGroup(group: JobGroup): GroupJson {
  return {
    kind: group.kind,
    name: group.name,
    jobIds: group.jobs.map(({ job }) => job.id),
    counts: Object.fromEntries(group.byConclusion),
    readyAt: time(group.readyAt),
    endedAt: time(group.endedAt),
    minSeconds: toSeconds(group.durations?.min),
    medianSeconds: toSeconds(group.durations?.median),
    maxSeconds: toSeconds(group.durations?.max),
    worstJobId: group.worst.job.id,
  }
}

function toState(state: State): StateJson {
  switch (state.kind) {
    case 'waiting':
      return { status: state.status, conclusion: null, startedAt: null, completedAt: null }
    case 'running':
      return {
        status: 'in_progress',
        conclusion: null,
        startedAt: time(state.startedAt),
        completedAt: null,
      }
    case 'finished':
      return {
        status: 'completed',
        conclusion: state.conclusion,
        startedAt: time(state.startedAt),
        completedAt: time(state.completedAt),
      }
  }
}

/** Formats a time like the API, `2026-03-01T10:00:00Z`: with milliseconds only if there are any. */
const formatTime = memoize((instant: Instant) =>
  new Date(instant).toISOString().replace('.000Z', 'Z'),
)

function time(instant: Instant | undefined): string | null {
  return instant === undefined ? null : formatTime(instant)
}
