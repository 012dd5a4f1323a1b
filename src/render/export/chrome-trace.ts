import { type Conclusion, isFailure } from '../../model/conclusion.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { State } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { displayName } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { stateFields } from '../text/state-fields.ts'
import { toSeconds } from '../text/units.ts'
import { barsOf, type Span, stepSpan } from '../timeline/bars.ts'
import { type ChromeTrace, traceEvents, type TraceSlice, type Track } from './chrome-events.ts'
import { attemptJobs, countStarted, isOpen, runSpan, waitName, waitOf } from './interval.ts'

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
  const { startedAt: from } = run
  const slice = isOpen(report) && from !== undefined ? { from, to: Infinity } : runSpan(report)
  if (slice === undefined) return []
  const number = run.number === undefined ? '' : ` #${run.number}`
  const name = singleLine(`${run.workflow ?? 'run'}${number}`)
  return [{ name: 'run', slices: [{ ...slice, name, cat: 'run', args }] }]
}

function tracksOf(job: JobReport): Track[] {
  const name = displayName(job.job)
  const queue = queueSlice(job)
  const whole = jobSlice(job)
  const steps = job.steps.flatMap((step) => stepSlice(step, job) ?? [])
  const within =
    whole === undefined ? steps : steps.map((step) => ({ ...step, ...clip(step, whole) }))
  const bounds = whole ?? { from: queue?.to ?? -Infinity, to: Infinity }
  const [first = [], ...others] = lanesOf(within, bounds)
  return [
    { name, slices: [queue, whole, ...first].filter((slice) => slice !== undefined) },
    ...others.map((slices) => ({ name: `${name} (at the same time)`, slices })),
  ].filter(({ slices }) => slices.length > 0)
}

function queueSlice(report: JobReport): TraceSlice | undefined {
  const { job } = report
  const slice = waitOf(report)
  if (slice === undefined) return undefined
  const args = { job: displayName(job), url: job.url }
  return { ...slice, name: waitName(report), cat: 'queue', cname: 'grey', args }
}

function jobSlice(report: JobReport): TraceSlice | undefined {
  const { job, outcome, forgiven } = report
  // The end of the current job is not known, only that of its last finished step.
  const duration = job.state.kind === 'finished' ? report.duration : undefined
  const slice = barsOf({ ...report, duration }, Infinity)?.running
  if (slice === undefined) return undefined
  const args = {
    ...stateArgs(job.state, report.duration),
    outcome: outcome ?? null,
    forgiven,
    url: job.url,
    runner: job.runner.name === undefined ? null : singleLine(job.runner.name),
  }
  return { ...slice, name: displayName(job), cat: 'job', ...colour(outcome), args }
}

function stepSlice(report: StepReport, { job }: JobReport): TraceSlice | undefined {
  const { step, duration } = report
  const { number, state } = step
  const { conclusion } = stateFields(state)
  const slice = stepSpan(report, job, Infinity)
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
function clip({ from, to }: Span, { from: first, to: last }: Span): Span {
  const isNear =
    from >= first - MAX_CLOCK_DIFFERENCE &&
    to <= last + MAX_CLOCK_DIFFERENCE &&
    from <= last &&
    to >= first
  return isNear ? { from: Math.max(from, first), to: Math.min(to, last) } : { from, to }
}

const MAX_CLOCK_DIFFERENCE: Milliseconds = 2 * SECOND

function colour(conclusion: Conclusion | null | undefined): Pick<TraceSlice, 'cname'> {
  return conclusion !== undefined && conclusion !== null && isFailure(conclusion)
    ? { cname: 'terrible' }
    : {}
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
export function lanesOf<S extends Span>(slices: readonly S[], bounds: Span): S[][] {
  const lanes: { within: Span; end: Instant; slices: S[] }[] = [
    { within: bounds, end: bounds.from, slices: [] },
  ]
  for (const slice of slices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = lanes.find(({ within, end }) => end <= slice.from && slice.to <= within.to)
    if (free === undefined) {
      const within = { from: -Infinity, to: Infinity }
      lanes.push({ within, end: slice.to, slices: [slice] })
    } else {
      free.end = slice.to
      free.slices.push(slice)
    }
  }
  return lanes.map((lane) => lane.slices)
}
