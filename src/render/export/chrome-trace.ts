import { isFailure } from '../../model/conclusion.ts'
import { stepUrl } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobJson, ReportJson, StepJson } from '../json/types.ts'
import { singleLine } from '../text/markdown.ts'
import { type ChromeTrace, traceEvents, type TraceSlice, type Track } from './chrome-events.ts'
import {
  attemptJobs,
  countStarted,
  type Interval,
  intervalOf,
  isOpen,
  queueName,
  queueOf,
  runInterval,
} from './interval.ts'
import { lanesOf } from './lanes.ts'

/**
 * Returns the run as a trace: one process per kind of runner, one thread per job, and in it slices for
 * the queue, the job and each step. The slices of a thread must nest, so parallel steps get a thread
 * of their own.
 *
 * Unfinished jobs and steps are slices without an end. Skipped ones are omitted, and so are those
 * with unknown or impossible times, which `leftOut` counts.
 */
export function toChromeTrace(report: ReportJson): ChromeTrace {
  const jobs = attemptJobs(report.jobs)
  const tracks = new Map(jobs.map((job) => [job, tracksOf(job)]))
  const about = aboutRun(report, countOmitted(jobs, [...tracks.values()].flat()))
  const byLabels = Map.groupBy(jobs, ({ runner }) => runner.labels.toSorted().join(', '))
  return {
    displayTimeUnit: 'ms',
    otherData: about,
    traceEvents: traceEvents([
      { name: 'Run', tracks: runTracks(report, about) },
      ...Array.from(byLabels, ([labels, labelled]) => ({
        name: labels === '' ? 'no runner label' : singleLine(labels),
        tracks: labelled.flatMap((job) => tracks.get(job) ?? []),
      })),
    ]),
  }
}

function aboutRun({ repository, run, conclusion, madeAt }: ReportJson, omitted: number) {
  return {
    repository,
    runId: run.id,
    attempt: run.attempt,
    branch: run.branch === null ? null : singleLine(run.branch),
    commit: run.commit,
    url: run.url,
    conclusion,
    madeAt,
    leftOut: omitted,
  }
}

function runTracks(report: ReportJson, args: TraceSlice['args']): Track[] {
  const { run } = report
  const slice = isOpen(report) ? openSlice(run.startedAt) : runInterval(report)
  if (slice === undefined) return []
  const number = run.number === null ? '' : ` #${run.number}`
  const name = singleLine(`${run.workflow ?? 'run'}${number}`)
  return [{ name: 'run', slices: [{ ...slice, name, cat: 'run', args }] }]
}

function tracksOf(job: JobJson): Track[] {
  const name = singleLine(job.name)
  const queue = queueSlice(job)
  const whole = jobSlice(job)
  const steps = job.steps.flatMap((step) => stepSlice(step, job) ?? [])
  const within =
    whole === undefined ? steps : steps.map((step) => ({ ...step, ...clip(step, whole) }))
  const bounds = whole ?? { start: queue?.end ?? -Infinity, end: Infinity }
  const [first = [], ...others] = lanesOf(within, bounds)
  return [
    { name, slices: [queue, whole, ...first].filter((slice) => slice !== undefined) },
    ...others.map((slices) => ({ name: `${name} (at the same time)`, slices })),
  ].filter(({ slices }) => slices.length > 0)
}

function queueSlice(job: JobJson): TraceSlice | undefined {
  const slice = job.status === 'queued' ? openSlice(job.createdAt) : queueOf(job)
  if (slice === undefined) return undefined
  const args = { job: singleLine(job.name), url: job.url }
  return { ...slice, name: queueName(job), cat: 'queue', cname: 'grey', args }
}

function jobSlice(job: JobJson): TraceSlice | undefined {
  const slice = job.status === 'completed' ? intervalOf(job) : openSlice(job.startedAt)
  if (slice === undefined) return undefined
  const { outcome, forgiven, url, runner } = job
  const args = {
    ...stateArgs(job),
    outcome,
    forgiven,
    url,
    runner: runner.name && singleLine(runner.name),
  }
  return { ...slice, name: singleLine(job.name), cat: 'job', ...colour(outcome), args }
}

function stepSlice(step: StepJson, job: JobJson): TraceSlice | undefined {
  // In a finished job, no step still runs.
  const since = job.status === 'completed' ? null : step.startedAt
  const slice = step.status === 'completed' ? intervalOf(step) : openSlice(since)
  if (slice === undefined) return undefined
  const args = { number: step.number, ...stateArgs(step), url: stepUrl(job, step) }
  return { ...slice, name: singleLine(step.name), cat: 'step', ...colour(step.conclusion), args }
}

function stateArgs(item: JobJson | StepJson) {
  const { status, conclusion, startedAt, completedAt, durationSeconds } = item
  return { status, conclusion, startedAt, completedAt, durationSeconds }
}

/**
 * Clips a step to its job if clocks and rounding put it just outside: the first step often starts a
 * second before its job. The reported times are in its `args`.
 */
function clip({ start, end }: Interval, { start: first, end: last }: Interval): Interval {
  const isNear =
    start >= first - MAX_CLOCK_DIFFERENCE &&
    end <= last + MAX_CLOCK_DIFFERENCE &&
    start <= last &&
    end >= first
  return isNear ? { start: Math.max(start, first), end: Math.min(end, last) } : { start, end }
}

const MAX_CLOCK_DIFFERENCE: Milliseconds = 2 * SECOND

function colour(conclusion: string | null): Pick<TraceSlice, 'cname'> {
  return conclusion !== null && isFailure(conclusion) ? { cname: 'terrible' } : {}
}

function openSlice(since: string | null): Interval | undefined {
  return since === null ? undefined : { start: Date.parse(since), end: Infinity }
}

/** Counts the jobs and steps that ran but are not drawn. */
function countOmitted(jobs: readonly JobJson[], tracks: readonly Track[]): number {
  const drawn = tracks.flatMap(({ slices }) => slices).filter(({ cat }) => cat !== 'queue')
  return countStarted(jobs) - drawn.length
}
