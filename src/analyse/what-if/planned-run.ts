import type { JobReport } from '../../model/report/job-report.ts'
import type { Range } from '../../model/shapes/what-if.ts'
import type { Run } from '../../model/run.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { NameMatch } from '../jobs/job-name.ts'
import { jobEnd, neverRan } from '../jobs/job-report.ts'
import { median } from '../jobs/timing.ts'
import { scheduleFromFile } from '../schedule/critical-path.ts'
import { isConclusive, type Plan, planOf, type Replay, replay } from '../schedule/replay.ts'
import { meanOf } from './predict-legs.ts'

/** A run that passed, as a plan that can be changed. */
export interface PlannedRun {
  readonly plan: Plan
  readonly actual: Replay
  /** By job id. */
  readonly matches: ReadonlyMap<number, NameMatch>
  readonly startedAt: Instant
}

/**
 * Plans a run; `undefined` if a job did not pass, if the workflow file does not explain its times, or if
 * its end depends on a wait that nothing explains.
 */
export function planRun(
  jobs: readonly JobReport[],
  startedAt: Run['startedAt'],
  { graph, graphMayDiffer: mayDiffer }: Pick<Run, 'graph' | 'graphMayDiffer'>,
): PlannedRun | undefined {
  const passed = jobs.every(
    (report) =>
      !report.carriedOver &&
      (report.outcome === 'success' || report.outcome === 'skipped') &&
      (neverRan(report.job) || jobEnd(report) !== undefined),
  )
  if (!passed || graph === undefined || startedAt === undefined) return undefined
  const explained = scheduleFromFile(jobs, { graph, mayDiffer, startedAt })
  if (typeof explained === 'string') return undefined
  const plan = planOf(explained.schedule)
  const actual = replay(plan)
  if (actual.finish === -Infinity || isUnpredictable(plan, actual)) return undefined
  return { plan, actual, matches: explained.matches, startedAt }
}

/** Whether the run would have ended sooner without a wait that nothing explains. */
function isUnpredictable(plan: Plan, actual: Replay): boolean {
  const jobs = plan.jobs.map((planned) =>
    planned.predictable ? planned : { ...planned, startedAfter: Math.min(0, planned.startedAfter) },
  )
  return replay({ ...plan, jobs }).finish < actual.finish - SECOND
}

/** What a change would do to one run, under each assumption; for most changes, all are the same. */
export interface Effect {
  readonly expected: Outcome
  readonly low: Outcome
  readonly high: Outcome
}

export interface Outcome {
  readonly duration: Milliseconds
  readonly saves: Milliseconds
  readonly costs: Milliseconds
}

/** Returns what differs between a run and its replay with a changed plan. */
export function outcomeOf({ plan, actual, startedAt }: PlannedRun, changed: Plan): Outcome {
  const { finish } = replay(changed)
  return {
    duration: finish - startedAt,
    saves: actual.finish - finish,
    costs: runnerTime(changed) - runnerTime(plan),
  }
}

/** Returns what a change does to a run; `undefined` if a wait that nothing explains changes. */
export function effectOf(run: PlannedRun, changed: Plan): Effect | undefined {
  if (!isConclusive(run.plan, run.actual, replay(changed))) return undefined
  const outcome = outcomeOf(run, changed)
  return { expected: outcome, low: outcome, high: outcome }
}

function runnerTime({ jobs }: Plan): Milliseconds {
  return jobs.reduce((sum, { job, duration }) => sum + (job.skipped ? 0 : duration), 0)
}

export interface Prediction {
  readonly duration: Range
  readonly saves: Range
  readonly costs: Range
}

/** How far a value of a new run is from the median, in standard deviations, nine times in ten. */
const REACH = 2.5

/** The deviation of the duration of a run that no other run can be compared with. */
const ASSUMED_DEVIATION = 0.05

/** Joins the effects on several runs: the medians, and limits that include the normal variation. */
export function predict(effects: readonly Effect[]): Prediction {
  const rangeOf = (value: keyof Outcome): Range => {
    const valuesAt = (limit: keyof Effect) => effects.map((effect) => effect[limit][value])
    const [expected = 0, ...limits] = [valuesAt('expected'), valuesAt('low'), valuesAt('high')].map(
      (values) => median(values) ?? 0,
    )
    const spread = REACH * deviationOf(valuesAt('expected'))
    const [low, high] = [Math.min(expected, ...limits), Math.max(expected, ...limits)]
    return toSeconds({ expected, low: low - spread, high: high + spread })
  }
  return { duration: rangeOf('duration'), saves: rangeOf('saves'), costs: rangeOf('costs') }
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values)
  if (values.length < 3) return ASSUMED_DEVIATION * Math.abs(mean)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt((squares / (values.length - 1)) * (1 + 1 / values.length))
}

function toSeconds(range: Range): Range {
  const round = (value: number) => Math.round(value / SECOND) * SECOND
  return { expected: round(range.expected), low: round(range.low), high: round(range.high) }
}
