import { type Conclusion, isFailure } from '../../model/conclusion.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { State } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { singleLine } from '../text/markdown.ts'
import { startOf, stateFields } from '../text/state-fields.ts'
import { toSeconds } from '../text/units.ts'
import { type ChromeTrace, traceEvents, type TraceSlice, type Track } from './chrome-events.ts'
import {
  attemptJobs,
  countStarted,
  type Interval,
  intervalOf,
  isOpen,
  isQueued,
  queueName,
  queueOf,
  runInterval,
} from './interval.ts'

/**
 * Returns the run as a trace: one process per kind of runner, one thread per job, and in it slices for
 * the queue, the job and each step. The slices of a thread must nest, so parallel steps get a thread
 * of their own.
 *
 * Unfinished jobs and steps are slices without an end. Skipped ones are omitted, and so are those
 * with unknown or impossible times, which `omitted` counts.
 */
export function toChromeTrace(report: Report): ChromeTrace {
  const jobs = attemptJobs(report)
  const tracks = new Map(jobs.map((job) => [job, tracksOf(job)]))
  const about = aboutRun(report, countOmitted(jobs, [...tracks.values()].flat()))
  const byLabels = Map.groupBy(jobs, ({ job }) => job.runner.labels.toSorted().join(', '))
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

function aboutRun({ run, conclusion, madeAt }: Report, omitted: number) {
  return {
    repository: run.repository,
    runId: run.id,
    attempt: run.attempt ?? null,
    branch: run.branch === undefined ? null : singleLine(run.branch),
    commit: run.commit ?? null,
    url: run.url,
    conclusion,
    madeAt: new Date(madeAt).toISOString(),
    omitted,
  }
}

function runTracks(report: Report, args: TraceSlice['args']): Track[] {
  const { run } = report
  const slice = isOpen(report) ? openSlice(run.startedAt) : runInterval(report)
  if (slice === undefined) return []
  const number = run.number === undefined ? '' : ` #${run.number}`
  const name = singleLine(`${run.workflow ?? 'run'}${number}`)
  return [{ name: 'run', slices: [{ ...slice, name, cat: 'run', args }] }]
}

function tracksOf(job: JobReport): Track[] {
  const name = singleLine(job.job.name)
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

function queueSlice(report: JobReport): TraceSlice | undefined {
  const { job } = report
  const slice = isQueued(job.state) ? openSlice(job.createdAt) : queueOf(report)
  if (slice === undefined) return undefined
  const args = { job: singleLine(job.name), url: job.url }
  return { ...slice, name: queueName(report), cat: 'queue', cname: 'grey', args }
}

function jobSlice({ job, duration, outcome, forgiven }: JobReport): TraceSlice | undefined {
  const isFinished = job.state.kind === 'finished'
  const slice = isFinished ? intervalOf(job.state, duration) : openSlice(startOf(job.state))
  if (slice === undefined) return undefined
  const args = {
    ...stateArgs(job.state, duration),
    outcome: outcome ?? null,
    forgiven,
    url: job.url,
    runner: job.runner.name === undefined ? null : singleLine(job.runner.name),
  }
  return { ...slice, name: singleLine(job.name), cat: 'job', ...colour(outcome), args }
}

function stepSlice({ step, duration }: StepReport, { job }: JobReport): TraceSlice | undefined {
  const { number, state } = step
  const { conclusion } = stateFields(state)
  // In a finished job, no step still runs.
  const since = job.state.kind === 'finished' ? undefined : startOf(state)
  const slice = state.kind === 'finished' ? intervalOf(state, duration) : openSlice(since)
  if (slice === undefined) return undefined
  const args = { number, ...stateArgs(state, duration), url: stepUrl(job, step) }
  return { ...slice, name: singleLine(step.name), cat: 'step', ...colour(conclusion), args }
}

function stateArgs(state: State, duration: Milliseconds | undefined) {
  return { ...stateFields(state), durationSeconds: toSeconds(duration) }
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

function colour(conclusion: Conclusion | null | undefined): Pick<TraceSlice, 'cname'> {
  return conclusion !== undefined && conclusion !== null && isFailure(conclusion)
    ? { cname: 'terrible' }
    : {}
}

function openSlice(since: Instant | undefined): Interval | undefined {
  return since === undefined ? undefined : { start: since, end: Infinity }
}

/** Counts the jobs and steps that ran but are not drawn. */
function countOmitted(jobs: readonly JobReport[], tracks: readonly Track[]): number {
  const drawn = tracks.flatMap(({ slices }) => slices).filter(({ cat }) => cat !== 'queue')
  return countStarted(jobs) - drawn.length
}

/**
 * Puts slices into as few lanes as possible, without overlaps in a lane. The first lane, which may be
 * empty, holds only slices within `bounds`.
 *
 * @param slices in any order
 */
export function lanesOf<S extends Interval>(slices: readonly S[], bounds: Interval): S[][] {
  const lanes: { within: Interval; end: Instant; slices: S[] }[] = [
    { within: bounds, end: bounds.start, slices: [] },
  ]
  for (const slice of slices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const free = lanes.find(({ within, end }) => end <= slice.start && slice.end <= within.end)
    if (free === undefined) {
      const within = { start: -Infinity, end: Infinity }
      lanes.push({ within, end: slice.end, slices: [slice] })
    } else {
      free.end = slice.end
      free.slices.push(slice)
    }
  }
  return lanes.map((lane) => lane.slices)
}
