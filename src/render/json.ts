import type { CriticalPath, PathJob } from '../model/critical-path.ts'
import type { JobGroup } from '../model/group.ts'
import type { Note } from '../model/note.ts'
import type { JobReport, Report, StepReport } from '../model/report.ts'
import type { State } from '../model/run.ts'
import type { Instant } from '../model/time.ts'
import type { Waiting, WaitingTotals } from '../model/waiting.ts'
import { attemptsJson, type AttemptsJson } from './attempts-json.ts'
import { failureJson, type FailureJson } from './failure-json.ts'
import { historyJson, type HistoryJson } from './history-json.ts'
import { minutesJson, type MinutesJson } from './minutes-json.ts'
import { overBudgetJson, type ExceededBudgetJson } from './over-budget-json.ts'
import { remember } from './remember.ts'
import { timelineRows, type Timeline } from './timeline.ts'
import { toSeconds } from './units.ts'

/** Changes with what a reader of the report has to change for. */
export const SCHEMA_VERSION = 1

/** The published form of a report, described by `report.schema.json`: unknown is `null`. */
export interface ReportJson {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly madeAt: string
  readonly repository: string
  readonly run: RunJson
  readonly conclusion: string
  readonly complete: boolean
  /** Finished jobs by conclusion. */
  readonly counts: Readonly<Record<string, number>>
  readonly jobsTotal: number | null
  readonly jobsFailed: number | null
  readonly jobsUnfinished: number | null
  readonly durationSeconds: number | null
  readonly queueSeconds: number | null
  readonly executionSeconds: number | null
  /** In the order in which they ran; empty when the path is not known. */
  readonly criticalPath: readonly PathJobJson[]
  readonly criticalPathBasis: CriticalPath['basis'] | null
  readonly criticalPathSeconds: number | null
  readonly slowestSteps: readonly SlowStepJson[]
  /** What went wrong with the jobs that did not pass and are not forgiven, worst first. */
  readonly failures: readonly FailureJson[]
  readonly overBudget: readonly ExceededBudgetJson[]
  /** Beside earlier runs; `null` when not asked for, or when there are none. */
  readonly history: HistoryJson | null
  /** Beside earlier attempts of the same run; `null` for the first. */
  readonly attempts: AttemptsJson | null
  readonly minutes: MinutesJson | null
  /** Ids of the jobs that `needs` does not wait for. */
  readonly unneededJobIds: readonly number[]
  readonly waiting: WaitingJson
  readonly groups: readonly GroupJson[]
  /** How many jobs the timeline of the summary does not draw, by reason. */
  readonly timelineLeftOut: Timeline['leftOut']
  readonly needs: readonly { readonly key: string; readonly result: string }[]
  readonly jobs: readonly JobJson[]
  readonly notes: readonly NoteJson[]
}

export interface RunJson {
  readonly id: number
  readonly attempt: number | null
  readonly number: number | null
  readonly workflow: string | null
  readonly event: string | null
  readonly branch: string | null
  readonly commit: string | null
  readonly title: string | null
  readonly actor: string | null
  readonly url: string
  readonly startedAt: string | null
}

interface StateJson {
  /** GitHub's word: `completed`, `in_progress`, `queued`, ... */
  readonly status: string
  readonly conclusion: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
}

/** A job without its steps, as the output `jobs` has it. */
export interface JobFactsJson extends StateJson {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly forgiven: boolean
  readonly current: boolean
  readonly carriedOver: boolean
  readonly createdAt: string | null
  /** From the attempt's start to ready. */
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  readonly durationSeconds: number | null
  /** How much longer it could have taken without the run ending later. */
  readonly slackSeconds: number | null
  readonly runner: {
    readonly name: string | null
    readonly group: string | null
    readonly labels: readonly string[]
  }
}

export interface JobJson extends JobFactsJson {
  readonly steps: readonly StepJson[]
}

export interface StepJson extends StateJson {
  readonly number: number
  readonly name: string
  readonly durationSeconds: number | null
}

export interface SlowStepJson {
  readonly jobId: number
  readonly job: string
  readonly number: number
  readonly step: string
  readonly durationSeconds: number
}

export interface PathJobJson {
  readonly id: number
  readonly name: string
  /** From the end of the job before it on the path, or the attempt's start, to ready. */
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  readonly durationSeconds: number | null
  /** How much shorter the run could at most become if the job took no time. */
  readonly couldSaveSeconds: number | null
}

export interface WaitingJson extends WaitingTotalsJson {
  /** The most jobs that ran at the same time. */
  readonly peakJobs: number
  readonly byLabels: readonly (WaitingTotalsJson & { readonly labels: string })[]
}

interface WaitingTotalsJson {
  readonly jobs: number
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  readonly longestQueueSeconds: number | null
  readonly runningSeconds: number | null
}

export interface GroupJson {
  readonly kind: JobGroup['kind']
  readonly name: string
  readonly jobIds: readonly number[]
  readonly counts: Readonly<Record<string, number>>
  readonly readyAt: string | null
  readonly endedAt: string | null
  readonly minSeconds: number | null
  readonly medianSeconds: number | null
  readonly maxSeconds: number | null
  readonly worstJobId: number
}

export interface NoteJson {
  readonly severity: Note['severity']
  readonly text: string
  readonly jobId: number | null
}

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
    jobsTotal: jobs?.length ?? null,
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
    timelineLeftOut: timelineRows(report).leftOut,
    needs: report.needs.map(({ key, result }) => ({ key, result })),
    jobs: (jobs ?? []).map((job) => ({ ...jobFacts(job, report), steps: job.steps.map(toStep) })),
    notes: report.notes.map(({ severity, text, jobId }) => ({
      severity,
      text,
      jobId: jobId ?? null,
    })),
  }
}

/** @param of the report that the job is part of */
export function jobFacts(report: JobReport, of: Report): JobFactsJson {
  const { job } = report
  return {
    id: job.id,
    name: job.name,
    url: job.url,
    ...toState(job.state),
    forgiven: report.forgiven,
    current: report.current,
    carriedOver: report.carriedOver,
    createdAt: time(job.createdAt),
    blockedSeconds: toSeconds(of.waiting.blocked.get(job.id)),
    queueSeconds: toSeconds(report.queue),
    durationSeconds: toSeconds(report.duration),
    slackSeconds: toSeconds(of.criticalPath?.slack?.get(job.id)),
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

function toPathJob({ job, blocked, couldSave }: PathJob): PathJobJson {
  return {
    id: job.job.id,
    name: job.job.name,
    blockedSeconds: toSeconds(blocked),
    queueSeconds: toSeconds(job.queue),
    durationSeconds: toSeconds(job.duration),
    couldSaveSeconds: toSeconds(couldSave),
  }
}

function toWaiting({ total, byLabels, peak }: Waiting): WaitingJson {
  return {
    ...toWaitingTotals(total),
    peakJobs: peak,
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

/** `2026-03-01T10:00:00Z`: the form of the API, without the milliseconds that it does not give. */
const written = remember((instant: Instant) =>
  new Date(instant).toISOString().replace('.000Z', 'Z'),
)

function time(instant: Instant | undefined): string | null {
  return instant === undefined ? null : written(instant)
}
