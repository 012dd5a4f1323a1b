import type { RunLabel, Slower, TimedRun } from '../../model/shapes/month.ts'
import { DAY, type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { median } from '../jobs/timing.ts'
import { findRise, GROWN, type Point, type Rise } from './change-points.ts'

/** Fewer jobs on the same labels do not show what is common to them. */
export const MIN_JOBS = 4
/** Alone, a job has to grow by more: its machines may have become slower. */
export const GROWN_ALONE = { ...GROWN, share: 0.2 }
/** A factor has no unit. */
const GROWN_FACTOR = { share: 0.1, time: 0 }

/** A job in the runs in which it ran, in their order. */
interface Series {
  readonly workflow: string
  readonly job: string
  readonly labels: string
  readonly values: readonly TimedJob[]
  readonly typical: Milliseconds
}

interface TimedJob {
  readonly run: RunLabel
  readonly at: Instant
  readonly value: Milliseconds
  readonly steps: ReadonlyMap<string, Milliseconds>
}

/**
 * Finds the jobs that take longer since a run. What all jobs on the same labels share is taken out first: it is one line
 * for the labels, since machines, and not commits, are mostly the reason. What costs most comes first.
 */
export function findSlower(times: readonly TimedRun[], names: readonly string[]): Slower[] {
  const all = seriesOf(times, names)
  const byLabels = [...Map.groupBy(all, ({ labels }) => labels)]
  const found = byLabels.flatMap(([labels, series]) => {
    const factors = series.length < MIN_JOBS ? [] : factorsOf(series)
    const shared = findRise(factors, GROWN_FACTOR)
    const own = series.flatMap((one) => slowerJob(one, factors, series.length))
    return shared === undefined ? own : [...own, ...slowerLabels(labels, series, factors, shared)]
  })
  return found.toSorted((a, b) => costOf(b) - costOf(a)).map(({ slower }) => slower)
}

interface Found {
  readonly slower: Slower
  readonly runs: number
}

function costOf({ slower: { after, before }, runs }: Found): number {
  return (after - before) * runs
}

function seriesOf(times: readonly TimedRun[], names: readonly string[]): Series[] {
  const named = (index = -1) => names[index] ?? ''
  const rows = times
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .flatMap(({ run, startedAt: at, jobs }) =>
      jobs.map(([job, labels, seconds = 0, ...steps]) => ({
        ...{ workflow: run.workflow, job: named(job), labels: named(labels), run, at },
        value: seconds * SECOND,
        steps: new Map(
          steps.flatMap((step, place) =>
            place % 2 === 0 ? [[named(step), (steps[place + 1] ?? 0) * SECOND] as const] : [],
          ),
        ),
      })),
    )
  const grouped = Map.groupBy(rows, ({ workflow, job, labels }) =>
    JSON.stringify([workflow, job, labels]),
  )
  return [...grouped.values()].flatMap((values) => {
    const [first] = values
    const typical = median(values.map(({ value }) => value)) ?? 0
    return first === undefined || typical === 0 ? [] : { ...first, values, typical }
  })
}

interface Factor extends Point {
  readonly run: RunLabel
}

/** Returns how long the jobs of each run took together, as a share of the median of each. */
function factorsOf(series: readonly Series[]): Factor[] {
  const shares = series.flatMap(({ values, typical }) =>
    values.map(({ run, at, value }) => ({ run, at, share: value / typical })),
  )
  return [...Map.groupBy(shares, ({ run }) => run.id).values()]
    .flatMap((some) => {
      const [first] = some
      if (first === undefined || some.length < MIN_JOBS) return []
      return { ...first, value: median(some.map(({ share }) => share)) ?? 1 }
    })
    .toSorted((a, b) => a.at - b.at)
}

function slowerJob(series: Series, factors: readonly Factor[], jobs: number): Found[] {
  const { workflow, job, labels, values } = series
  const factorOf = new Map(factors.map(({ run, value }) => [run.id, value]))
  const isShared = values.every(({ run }) => factorOf.has(run.id))
  const points = values.map(({ run, at, value }) => ({
    at,
    value: isShared ? value / (factorOf.get(run.id) ?? 1) : value,
  }))
  const rise = findRise(points, isShared ? GROWN : GROWN_ALONE)
  const slower = rise && describe(values, rise)
  if (rise === undefined || slower === undefined) return []
  const step = grownStep(values, rise.first, rise.after - rise.before)
  return [{ slower: { workflow, job, labels, jobs, step, ...slower }, runs: values.length }]
}

function slowerLabels(
  labels: string,
  series: readonly Series[],
  factors: readonly Factor[],
  rise: Rise,
): Found[] {
  const typical = series.reduce((sum, one) => sum + one.typical, 0) / series.length
  const times = { ...rise, before: rise.before * typical, after: rise.after * typical }
  const found = describe(factors, times)
  if (found === undefined) return []
  const { workflow } = found.first
  const slower = {
    workflow,
    job: undefined,
    labels,
    jobs: series.length,
    step: undefined,
    ...found,
  }
  return [{ slower, runs: factors.length * series.length }]
}

function describe(
  values: readonly { readonly run: RunLabel; readonly at: Instant }[],
  { first, before, after }: Rise,
) {
  const [last, next] = [values[first - 1], values[first]]
  if (last === undefined || next === undefined) return undefined
  return { before, after, lastBefore: last.run, first: next.run, firstAt: next.at }
}

/** Returns the step that accounts for half of the growth or more; `undefined` if none does. */
function grownStep(
  values: readonly TimedJob[],
  first: number,
  grown: Milliseconds,
): string | undefined {
  const names = new Set(values.flatMap(({ steps }) => [...steps.keys()]))
  const middle = (some: readonly TimedJob[], name: string) =>
    median(some.map(({ steps }) => steps.get(name) ?? 0)) ?? 0
  const changes = [...names].map((name) => ({
    name,
    by: middle(values.slice(first), name) - middle(values.slice(0, first), name),
  }))
  const [most] = changes.toSorted((a, b) => b.by - a.by)
  return most !== undefined && most.by >= grown / 2 ? most.name : undefined
}

/** Returns the start of the day of a time, in UTC. */
export function dayOf(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY
}
