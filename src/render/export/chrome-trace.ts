import { isFailure } from '../../model/conclusion.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobJson, ReportJson, StepJson } from '../json/types.ts'
import { singleLine } from '../text/markdown.ts'
import { stepUrl } from '../text/step-url.ts'
import {
  hasRun,
  type Interval,
  intervalOf,
  isOpen,
  ownJobs,
  queueName,
  queueOf,
} from './interval.ts'
import { lanesOf, type Slice } from './lanes.ts'

/**
 * A trace that Perfetto and `chrome://tracing` open.
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface ChromeTrace {
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string | number | null>>
  readonly traceEvents: readonly TraceEvent[]
}

type TraceEvent = MetadataEvent | SliceEvent

interface Place {
  readonly pid: number
  readonly tid: number
}

/** The name and the place of a process or a thread, in the form in which Chrome writes them. */
type MetadataEvent = Place & {
  readonly ph: 'M'
  readonly cat: '__metadata'
  readonly ts: 0
} & (
    | {
        readonly name: 'process_name' | 'thread_name'
        readonly args: { readonly name: string }
      }
    | {
        readonly name: 'process_sort_index' | 'thread_sort_index'
        readonly args: { readonly sort_index: number }
      }
  )

/**
 * `X` has its duration, `I` took less than is told, and `B` goes on. Times are in microseconds, `ts`
 * since 1970.
 */
export type SliceEvent = Place & {
  readonly name: string
  readonly cat: 'run' | 'queue' | 'job' | 'step'
  readonly ts: number
  /** One of the colours of `chrome://tracing`. */
  readonly cname?: 'grey' | 'terrible'
  readonly args: Readonly<Record<string, unknown>>
} & (
    | { readonly ph: 'X'; readonly dur: number }
    | { readonly ph: 'I'; readonly s: 't' }
    | { readonly ph: 'B' }
  )

/** A slice before it has its place. */
type Drawn = Slice & Pick<SliceEvent, 'name' | 'cat' | 'cname' | 'args'>

/** A thread. */
interface Track {
  readonly name: string
  readonly slices: readonly Drawn[]
}

interface Process {
  readonly name: string
  readonly tracks: readonly Track[]
}

/**
 * The run as a trace: a process for each kind of runner, a thread a job, and in it a slice for the
 * time that it waited, for the job, and for each step. Steps at the same time as others are in a
 * thread of their own, since the slices of one thread have to lie within each other.
 *
 * What has not ended is a slice without an end. What was skipped is not there, nor what has no time
 * that can be true, which is counted as `leftOut`.
 */
export function toChromeTrace(report: ReportJson): ChromeTrace {
  const jobs = ownJobs(report.jobs)
  const tracks = new Map(jobs.map((job) => [job, tracksOf(job)]))
  const about = aboutRun(report, countLeftOut(jobs, [...tracks.values()].flat()))
  const byLabels = Map.groupBy(jobs, ({ runner }) => runner.labels.toSorted().join(', '))
  return {
    displayTimeUnit: 'ms',
    otherData: about,
    traceEvents: placed([
      { name: 'Run', tracks: runTracks(report, about) },
      ...Array.from(byLabels, ([labels, of]) => ({
        name: labels === '' ? 'no runner label' : singleLine(labels),
        tracks: of.flatMap((job) => tracks.get(job) ?? []),
      })),
    ]),
  }
}

function aboutRun({ repository, run, conclusion, madeAt }: ReportJson, leftOut: number) {
  return {
    repository,
    runId: run.id,
    attempt: run.attempt,
    branch: run.branch === null ? null : singleLine(run.branch),
    commit: run.commit,
    url: run.url,
    conclusion,
    madeAt,
    leftOut,
  }
}

function runTracks(report: ReportJson, args: Drawn['args']): Track[] {
  const { run, durationSeconds } = report
  const slice = isOpen(report)
    ? endless(run.startedAt)
    : ended(intervalOf({ startedAt: run.startedAt, durationSeconds }))
  if (slice === undefined) return []
  const number = run.number === null ? '' : ` #${run.number}`
  const name = singleLine(`${run.workflow ?? 'run'}${number}`)
  return [{ name: 'run', slices: [{ ...slice, name, cat: 'run', args }] }]
}

function tracksOf(job: JobJson): Track[] {
  const name = singleLine(job.name)
  const queue = queueSlice(job)
  const own = jobSlice(job)
  const steps = job.steps.flatMap((step) => stepSlice(step, job) ?? [])
  const within = own === undefined ? steps : steps.map((step) => ({ ...step, ...clip(step, own) }))
  const bounds = own ?? { start: queue?.end ?? -Infinity, end: Infinity }
  const [first = [], ...others] = lanesOf(within, bounds)
  return [
    { name, slices: [queue, own, ...first].filter((slice) => slice !== undefined) },
    ...others.map((slices) => ({ name: `${name} (at the same time)`, slices })),
  ].filter(({ slices }) => slices.length > 0)
}

function queueSlice(job: JobJson): Drawn | undefined {
  const slice = job.status === 'queued' ? endless(job.createdAt) : ended(queueOf(job))
  if (slice === undefined) return undefined
  const args = { job: singleLine(job.name), url: job.url }
  return { ...slice, name: queueName(job), cat: 'queue', cname: 'grey', args }
}

function jobSlice(job: JobJson): Drawn | undefined {
  const slice = job.status === 'completed' ? ended(intervalOf(job)) : endless(job.startedAt)
  if (slice === undefined) return undefined
  const { outcome, forgiven, url, runner } = job
  const args = {
    ...figures(job),
    outcome,
    forgiven,
    url,
    runner: runner.name && singleLine(runner.name),
  }
  return { ...slice, name: singleLine(job.name), cat: 'job', ...colour(outcome), args }
}

function stepSlice(step: StepJson, job: JobJson): Drawn | undefined {
  // Within a job that has ended nothing goes on.
  const since = job.status === 'completed' ? null : step.startedAt
  const slice = step.status === 'completed' ? ended(intervalOf(step)) : endless(since)
  if (slice === undefined) return undefined
  const args = { number: step.number, ...figures(step), url: stepUrl({ job }, step) }
  return { ...slice, name: singleLine(step.name), cat: 'step', ...colour(step.conclusion), args }
}

function figures(item: JobJson | StepJson) {
  const { status, conclusion, startedAt, completedAt, durationSeconds } = item
  return { status, conclusion, startedAt, completedAt, durationSeconds }
}

/**
 * A step within its job, where clocks and rounding put it just outside: the first step often starts
 * a second before its job. What the report says stands in its `args`.
 */
function clip({ start, end }: Slice, { start: first, end: last }: Slice): Slice {
  const isNear = start >= first - CLOCKS && end <= last + CLOCKS && start <= last && end >= first
  return isNear ? { start: Math.max(start, first), end: Math.min(end, last) } : { start, end }
}

const CLOCKS: Milliseconds = 2 * SECOND

function colour(conclusion: string | null): Pick<Drawn, 'cname'> {
  return conclusion !== null && isFailure(conclusion) ? { cname: 'terrible' } : {}
}

function ended(interval: Interval | undefined): Slice | undefined {
  return interval && { start: interval.start, end: interval.start + interval.duration }
}

function endless(since: string | null): Slice | undefined {
  return since === null ? undefined : { start: Date.parse(since), end: Infinity }
}

/** How many jobs and steps began and are not drawn. */
function countLeftOut(jobs: readonly JobJson[], tracks: readonly Track[]): number {
  const ran = jobs.flatMap((job) => [job, ...job.steps]).filter(hasRun)
  const drawn = tracks.flatMap(({ slices }) => slices).filter(({ cat }) => cat !== 'queue')
  return ran.length - drawn.length
}

/** Processes and threads are numbered together: a thread may not have the number of a process. */
function placed(processes: readonly Process[]): TraceEvent[] {
  let ids = 0
  return processes.flatMap(({ name, tracks }): TraceEvent[] => {
    if (tracks.length === 0) return []
    const pid = ++ids
    const event = { ph: 'M', cat: '__metadata', ts: 0, pid, tid: pid } as const
    return [
      { ...event, name: 'process_name', args: { name } },
      { ...event, name: 'process_sort_index', args: { sort_index: pid } },
      ...tracks.flatMap((track) => placedTrack(track, { pid, tid: ++ids })),
    ]
  })
}

function placedTrack({ name, slices }: Track, place: Place): TraceEvent[] {
  const event = { ph: 'M', cat: '__metadata', ts: 0, ...place } as const
  return [
    { ...event, name: 'thread_name', args: { name } },
    { ...event, name: 'thread_sort_index', args: { sort_index: place.tid } },
    ...slices.map((slice) => sliceEvent(slice, place)),
  ]
}

function sliceEvent({ start, end, ...slice }: Drawn, place: Place): SliceEvent {
  const ts = start * MICROSECONDS
  if (end === Infinity) return { ph: 'B', ...place, ...slice, ts }
  // Beside another that begins as it does, a slice of no length confuses readers.
  if (end === start) return { ph: 'I', s: 't', ...place, ...slice, ts }
  return { ph: 'X', ...place, ...slice, ts, dur: (end - start) * MICROSECONDS }
}

/** In a millisecond. */
const MICROSECONDS = 1_000
