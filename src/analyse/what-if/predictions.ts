import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { reportJob } from '../jobs/job-report.ts'
import { type Edge, withoutEdge } from './change-needs.ts'
import {
  describeLegs,
  findDivisibleSteps,
  findShards,
  type Shards,
  type ShardsUnknown,
  withShards,
} from './change-shards.ts'
import { type Effect, type PlannedRun, planRun, predict, type Prediction } from './planned-run.ts'

/** A run that passed, and earlier runs in which the same jobs ran. */
export interface ComparableRuns {
  readonly run: PlannedRun
  readonly all: readonly PlannedRun[]
}

/** With more jobs, replaying the runs for each change would take seconds. */
const MAX_JOBS = 1_000

/** @returns `undefined` if a job of the run did not pass, or if its file does not explain its times */
export function comparableRuns(
  file: Run,
  jobs: readonly JobReport[],
  earlier: readonly Run[],
): ComparableRuns | undefined {
  const run = jobs.length > MAX_JOBS ? undefined : planRun(jobs, file.startedAt, file)
  if (run === undefined) return undefined
  const names = namesOf(jobs)
  // An earlier run also has the job that now makes the report.
  const listed = new Set(jobs.map(({ job }) => job.name))
  const same = earlier
    .map(({ jobs: before = [], ...rest }) => {
      const run = { ...rest, jobs: before.filter(({ name }) => listed.has(name)) }
      return { run, reports: run.jobs.map((job) => reportJob(job, { run })) }
    })
    .filter(({ reports }) => namesOf(reports) === names)
  const planned = same.flatMap(({ run: before, reports }) => {
    // An earlier run may have used another version of the file.
    return planRun(reports, before.startedAt, { graph: file.graph, graphMayDiffer: true }) ?? []
  })
  return isMost(planned, same) ? { run, all: [run, ...planned] } : undefined
}

/** Whether the waits that nothing explains are rare enough in the baseline. */
function isMost(predicted: readonly unknown[], all: readonly unknown[]): boolean {
  return predicted.length >= MIN_PREDICTED * all.length
}

const MIN_PREDICTED = 0.8

function namesOf(jobs: readonly JobReport[]): string {
  return jobs
    .filter(({ job }) => job.kind === 'job')
    .map(({ job, outcome }) => `${job.name}\n${outcome ?? ''}`)
    .toSorted()
    .join('\n')
}

/** Predicts the run with another number of shards, or says why that is unknown. */
export function predictShards(
  { all }: ComparableRuns,
  shards: Shards,
  to: number,
): Prediction | ShardsUnknown {
  if (shards.groups.flat().some(({ job }) => job.report.steps.length === 0)) return 'no steps'
  const divisibleSteps = findDivisibleSteps(shards)
  if (divisibleSteps.size === 0) return 'no divisible step'
  const found = all.flatMap((one): (readonly [PlannedRun, Shards])[] => {
    const same = findShards(one, true).find(({ job }) => job === shards.job)
    return same?.count === shards.count ? [[one, same]] : []
  })
  const known = describeLegs(
    found.map(([, legs]) => legs),
    divisibleSteps,
  )
  const effects = found.map(([one, legs]) => withShards(one, legs, to, known))
  const [own] = effects
  if (typeof own === 'string') return own
  const predicted = effects.filter((one) => typeof one === 'object')
  return isMost(predicted, all) ? predict(predicted) : 'unexplained wait'
}

/** Predicts the run without an edge; `undefined` if that is unknown. */
export function predictEdge({ run, all }: ComparableRuns, edge: Edge): Prediction | undefined {
  if (withoutEdge(run, edge) === undefined) return undefined
  const predicted = all.flatMap((one): readonly Effect[] => [withoutEdge(one, edge) ?? []].flat())
  return isMost(predicted, all) ? predict(predicted) : undefined
}
