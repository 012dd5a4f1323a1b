import type {
  Comparison,
  EarlierRuns,
  History,
  JobComparison,
  StepComparison,
} from '../model/history.ts'
import type { JobReport, Report, StepReport } from '../model/report.ts'
import type { Run } from '../model/run.ts'
import type { Milliseconds } from '../model/time.ts'
import { cutToCurrent } from './cut-to-current.ts'
import { endOf, neverRan, reportJob } from './job-report.ts'
import { compare } from './spread.ts'
import { totalsOf } from './totals.ts'

/**
 * Sets a run, its jobs and their steps beside earlier runs; `undefined` when there are none.
 *
 * A job is known by its name, and left out where the name occurs twice in its run. A step is known by
 * its name within its job; of several steps of the same name, the first is compared with the first
 * and so on, where the job has had as many of them.
 */
export function compareWithUsual(
  { jobs = [], totals }: Pick<Report, 'jobs' | 'totals'>,
  earlier: EarlierRuns | undefined,
): History | undefined {
  if (earlier === undefined || earlier.runs.length === 0) return undefined
  const current = jobs.find((job) => job.current && job.job.state.kind !== 'finished')
  const figures = earlier.runs.map((run) => figuresOf(cutToCurrent(run, current?.job)))
  // The wall time of a run that is not over, or that ran only some of its jobs, is no such figure.
  const whole = totals.unfinished === 0 && !jobs.some(({ carriedOver }) => carriedOver)
  return {
    ...earlier,
    wall: compare(
      whole ? totals.wall : undefined,
      figures.map(({ wall }) => wall),
    ),
    jobs: [...byName(jobs).values()].flatMap((job) => compareJob(job, figures)),
  }
}

/** What one earlier run took. */
interface Figures {
  readonly wall: Milliseconds | undefined
  /** By name: the jobs that succeeded. */
  readonly jobs: ReadonlyMap<string, JobFigures>
}

interface JobFigures {
  readonly duration: Milliseconds | undefined
  readonly steps: ReadonlyMap<string, StepReport>
}

function figuresOf(run: Run): Figures {
  const context = { run, ownJobId: undefined, ownStatus: undefined, forgiven: new Set<number>() }
  const jobs = (run.jobs ?? []).map((job) => reportJob(job, context))
  const succeeded = [...byName(jobs)].filter(([, { outcome }]) => outcome === 'success')
  return {
    wall: jobs.every(hasKnownEnd) ? totalsOf(run, jobs).wall : undefined,
    jobs: new Map(
      succeeded.map(([name, { duration, steps }]) => [name, { duration, steps: byPlace(steps) }]),
    ),
  }
}

/** Whether nothing of the job can have been after what is known; one carried over was another time. */
function hasKnownEnd(report: JobReport): boolean {
  return !report.carriedOver && (neverRan(report.job) || endOf(report) !== undefined)
}

/** The jobs that ran in this attempt and share their name with no other. */
function byName(jobs: readonly JobReport[]): Map<string, JobReport> {
  const named = Map.groupBy(jobs, ({ job }) => job.name)
  return new Map(
    [...named].flatMap(([name, [first, ...twins]]) =>
      first === undefined || twins.length > 0 || first.carriedOver ? [] : [[name, first]],
    ),
  )
}

/** The steps by their name, its place among those of the same name, and how many these are. */
function byPlace(steps: readonly StepReport[]): Map<string, StepReport> {
  const named = Map.groupBy(steps, ({ step }) => step.name)
  return new Map(
    [...named].flatMap(([name, twins]) =>
      twins.map((step, index) => [`${index + 1}/${twins.length} ${name}`, step] as const),
    ),
  )
}

function compareJob(job: JobReport, figures: readonly Figures[]): JobComparison[] {
  const earlier = figures.map(({ jobs }) => jobs.get(job.job.name))
  const comparison = compare(
    job.duration,
    earlier.map((figure) => figure?.duration),
  )
  if (comparison === undefined) return []
  const steps = [...byPlace(job.steps)].flatMap(([place, step]): StepComparison[] => {
    const compared: Comparison | undefined = compare(
      step.duration,
      earlier.map((figure) => figure?.steps.get(place)?.duration),
    )
    return compared === undefined ? [] : [{ ...compared, step }]
  })
  return [{ ...comparison, job, steps }]
}
