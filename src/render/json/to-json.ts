import type { Note } from '../../model/note.ts'
import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Waiting, WaitingTotals } from '../../model/report/waiting.ts'
import type { Run, State } from '../../model/run.ts'
import { headline } from '../findings/headline.ts'
import { toSeconds, toTime } from '../text/units.ts'
import { timelineRows } from '../timeline/timeline.ts'
import { attemptsJson } from './attempts.ts'
import { causeJson } from './causes.ts'
import { failureJson } from './failures.ts'
import { historyJson } from './history.ts'
import { minutesJson } from './minutes.ts'
import { overBudgetJson } from './over-budget.ts'
import { stepPartsJson } from './step-parts.ts'
import {
  type GroupJson,
  type JobFactsJson,
  type NoteJson,
  type PathJobJson,
  type ReportJson,
  type RunJson,
  SCHEMA_VERSION,
  type StateJson,
  type StepJson,
  type WaitingJson,
  type WaitingTotalsJson,
} from './types.ts'
import { withNulls } from './with-nulls.ts'

export function toJson(report: Report): ReportJson {
  const { run, totals, jobs, criticalPath } = report
  return {
    schemaVersion: SCHEMA_VERSION,
    madeAt: new Date(report.madeAt).toISOString(),
    repository: run.repository,
    run: runJson(run),
    headline: headline(report),
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
    criticalPathSoFar: criticalPath?.soFar ?? false,
    criticalPathSeconds: toSeconds(criticalPath?.length),
    slowestSteps: report.slowestSteps.map(({ job, step, duration }) => ({
      jobId: job.job.id,
      job: job.job.name,
      number: step.number,
      step: step.name,
      durationSeconds: toSeconds(duration),
    })),
    failures: report.failures.map(failureJson),
    causes: report.causes.map((cause) => causeJson(cause, run)),
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
    notes: report.notes.map(noteJson),
  }
}

export function noteJson({ severity, text, jobId }: Note): NoteJson {
  return { severity, text, jobId: jobId ?? null }
}

function runJson(run: Run): RunJson {
  const { id, attempt, number, workflow, workflowPath, event, branch, commit, title, actor } = run
  return {
    ...withNulls({
      id,
      attempt,
      number,
      workflow,
      workflowPath,
      event,
      branch,
      commit,
      title,
      actor,
    }),
    url: run.url,
    startedAt: toTime(run.startedAt),
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
    createdAt: toTime(job.createdAt),
    blockedSeconds: toSeconds(report.waiting.blocked.get(job.id)),
    queueSeconds: toSeconds(jobReport.queue),
    approvalSeconds: toSeconds(jobReport.approvalWait),
    durationSeconds: toSeconds(jobReport.duration),
    slackSeconds: toSeconds(report.criticalPath?.slack?.get(job.id)),
    runner: withNulls(job.runner),
  }
}

function toStep({ step, duration, parts }: StepReport): StepJson {
  return {
    number: step.number,
    name: step.name,
    ...toState(step.state),
    durationSeconds: toSeconds(duration),
    parts: parts === undefined ? null : stepPartsJson(parts),
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
    readyAt: toTime(group.readyAt),
    endedAt: toTime(group.endedAt),
    minSeconds: toSeconds(group.durations?.min),
    medianSeconds: toSeconds(group.durations?.median),
    maxSeconds: toSeconds(group.durations?.max),
    worstJobId: group.worst.job.id,
  }
}

function toState(state: State): StateJson {
  const finished = state.kind === 'finished' ? state : undefined
  const status = finished === undefined ? 'in_progress' : 'completed'
  return {
    status: state.kind === 'waiting' ? state.status : status,
    conclusion: finished?.conclusion ?? null,
    startedAt: state.kind === 'waiting' ? null : toTime(state.startedAt),
    completedAt: toTime(finished?.completedAt),
  }
}
