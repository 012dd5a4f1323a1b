import { isPass } from '../../model/conclusion.ts'
import type { CriticalPath, Report } from '../../model/report/report.ts'
import {
  type Comparison,
  type EarlierRuns,
  type History,
  type JobComparison,
  SLOWER,
  type WallCause,
} from '../../model/report/history.ts'
import type { NotCompared } from '../../model/reasons.ts'
import { idleBefore, pausedJobs } from '../../model/report/pause.ts'
import {
  jobIdsOf,
  isInTrouble,
  type JobReport,
  type StepReport,
} from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { uniquelyNamed } from '../jobs/job-report.ts'
import { durationBetween, sumKnown } from '../jobs/timing.ts'
import {
  type Baselines,
  baselinesOf,
  compareDuration,
  queueBaselineOf,
  type Sample,
} from './baseline.ts'
import {
  type EarlierRun,
  hasKnownEnd,
  nameSteps,
  startDelayOf,
  toEarlierRun,
  namesMissingIn,
  ranSameJobs,
  truncateAtCurrentStep,
} from './earlier-runs.ts'

/** The parts of a report that are compared. */
type ComparableRun = Pick<
  Report,
  'run' | 'jobs' | 'totals' | 'complete' | 'conclusion' | 'criticalPath'
>

/**
 * Compares a run, its jobs and their steps with earlier runs; `undefined` if there are none:
 *
 * 1. The wall time of a run that passed, with that of the runs in which the same jobs ran.
 * 2. The duration of a job that succeeded, with that of jobs with the same name that succeeded. Jobs
 *    that share their name with another job of their run, or were carried over, are not compared.
 * 3. The queue time of a job, whatever its conclusion, with that of the same jobs.
 * 4. The duration of a step, with that of the step with the same name in the same jobs, whatever the
 *    version of its action. The first of several steps with one name is compared with the first, if
 *    the earlier job has as many.
 */
export function compareHistory(
  report: ComparableRun,
  earlier: EarlierRuns | undefined,
): History | undefined {
  if (earlier === undefined || earlier.runs.length === 0) return undefined
  const { jobs = [], totals, criticalPath } = report
  const current = jobs.find((job) => job.current && job.listed.state.kind !== 'finished')
  const names = new Set(jobs.map(({ listed: job }) => job.name))
  const runs = earlier.runs.map((run) =>
    toEarlierRun(truncateAtCurrentStep(run, current?.listed, names)),
  )

  const compared = compareJobs(jobs, runs)
  // Before its first step has finished, the current job is ignored in earlier runs too.
  const begun = jobs.filter((job) => job !== current || job.duration !== undefined)
  const work = { jobs: begun, wall: totals.duration }
  const walls = runs.map((run) => (ranSameJobs(work, run) ? run.wall : undefined))
  const reason = whyNotCompared(report)
  const all = reason === undefined ? compareWalls(totals.duration, walls) : undefined
  const { wall, startDelay } = separateWait(all, report, runs)
  const isWhole = report.complete && totals.jobsUnfinished === 0 && isPass(report.conclusion)
  return {
    branch: earlier.branch,
    runs: earlier.runs.map(({ id, attempt, number, event, url }) => {
      return { id, attempt, number, event, url }
    }),
    duration: wall,
    durationNotCompared:
      wall === undefined ? (reason ?? whyDifferent(runs, current?.listed)) : undefined,
    causes: wall === undefined ? [] : findCauses(wall, compared, criticalPath),
    startDelay,
    withoutWait: all && compareWithoutWait(all, report, runs),
    jobs: compared,
    newJobs: namesMissingIn(
      jobs,
      runs.map((run) => run.jobs),
    ),
    // If the run has not finished or has failed, jobs may be missing for that reason.
    removedJobs: isWhole ? namesMissingIn(runs.at(-1)?.jobs ?? [], [jobs]) : [],
  }
}

function compareWalls(value: Milliseconds | undefined, walls: Sample): Comparison | undefined {
  return compareDuration(value, walls, baselinesOf([walls]).get(walls))
}

/**
 * Returns how long a slower run waited until its first job started, if that is longer than in earlier runs. The
 * run is not slower if its other jobs are not, on as many earlier values as make one slower.
 */
function separateWait(
  wall: Comparison | undefined,
  { run, jobs = [] }: ComparableRun,
  runs: readonly EarlierRun[],
): { readonly wall: Comparison | undefined; readonly startDelay: Milliseconds | undefined } {
  const delays = runs.map(({ startDelay }) => startDelay)
  const startDelay = startDelayOf(run, jobs)
  const wait = compareDuration(startDelay, delays, queueBaselineOf(delays))
  if (wall?.slower !== true || wait?.slower !== true) return { wall, startDelay: undefined }
  const rests = wall.earlier.map((earlier, index) => durationBetween(delays[index], earlier))
  const rest = compareWalls(durationBetween(startDelay, wall.value), rests)
  const isKnown = rest?.delta !== undefined && rest.baseline.values >= SLOWER.values
  return { wall: isKnown ? { ...wall, slower: rest.slower } : wall, startDelay }
}

/**
 * Compares the run without the time in which no job ran because one on its path waited for something else than a runner,
 * and without that time before the same jobs in the earlier runs.
 */
function compareWithoutWait(
  wall: Comparison,
  { run, jobs = [], criticalPath }: ComparableRun,
  runs: readonly EarlierRun[],
): Comparison | undefined {
  const paused = pausedJobs(criticalPath).map(({ job }) => job)
  if (paused.length === 0) return undefined
  const rests = runs.map((earlier, index) => {
    const same = paused.map(({ listed: job }) => earlier.succeeded.get(job.name)?.report)
    return durationBetween(totalIdle(same, earlier.jobs, earlier.startedAt), wall.earlier[index])
  })
  return compareWalls(durationBetween(totalIdle(paused, jobs, run.startedAt), wall.value), rests)
}

/** Returns how long no job ran before these started; `undefined` if that is not known of each. */
function totalIdle(
  paused: readonly (JobReport | undefined)[],
  jobs: readonly JobReport[],
  startedAt: Instant | undefined,
): Milliseconds | undefined {
  const times = paused.map((job) => job && idleBefore(job, jobs, startedAt))
  return times.includes(undefined) ? undefined : sumKnown(times)
}

function whyNotCompared({
  jobs = [],
  totals,
  complete,
  conclusion,
}: ComparableRun): NotCompared | undefined {
  if (!complete || totals.duration === undefined) return 'incomplete'
  if (totals.jobsUnfinished > 0) return 'unfinished'
  if (jobs.some(({ carriedOver }) => carriedOver)) return 'partial'
  return !isPass(conclusion) || jobs.some(isInTrouble) ? 'failed' : undefined
}

/** Returns why no earlier run is comparable with a run that can be compared. */
function whyDifferent(runs: readonly EarlierRun[], current: Job | undefined): NotCompared {
  const isUncut = runs.some(({ jobs }) =>
    jobs.some((report) => report.listed.name === current?.name && !hasKnownEnd(report)),
  )
  return isUncut ? 'different-steps' : 'different-jobs'
}

/**
 * Returns what made a run longer or shorter, largest change first: the queues and durations that changed in the
 * same direction. If the critical path is known, jobs off it can't have changed the wall time.
 */
function findCauses(
  wall: Comparison,
  jobs: readonly JobComparison[],
  path: CriticalPath | undefined,
): WallCause[] {
  const direction = wall.changed ? Math.sign(wall.delta ?? 0) : 0
  const ids = path && new Set(jobIdsOf(path.jobs))
  return jobs
    .filter(({ job }) => ids?.has(job.listed.id) !== false)
    .flatMap((comparison): (WallCause | undefined)[] => [
      comparison.queue && { job: comparison.job, part: 'queue', comparison: comparison.queue },
      { job: comparison.job, part: 'duration', comparison },
    ])
    .filter((cause) => cause !== undefined)
    .filter(({ comparison: { changed, delta = 0 } }) => changed && delta * direction > 0)
    .toSorted((a, b) => direction * ((b.comparison.delta ?? 0) - (a.comparison.delta ?? 0)))
}

/** Compares each job and its steps with the jobs of that name that succeeded in earlier runs. */
function compareJobs(jobs: readonly JobReport[], runs: readonly EarlierRun[]): JobComparison[] {
  const samples = uniquelyNamed(jobs)
    .filter(({ carriedOver }) => !carriedOver)
    .map((job) => sampleJob(job, runs))
  const baselines = baselinesOf(samples.map(({ durations }) => durations))
  const stepBaselines = baselinesOf(
    samples.flatMap(({ steps }) => steps.map(({ durations }) => durations)),
  )
  return samples.flatMap((sample) => compareSample(sample, baselines, stepBaselines))
}

interface JobSample {
  readonly job: JobReport
  readonly durations: Sample
  readonly queues: Sample
  readonly steps: readonly { readonly step: StepReport; readonly durations: Sample }[]
}

function sampleJob(job: JobReport, runs: readonly EarlierRun[]): JobSample {
  const earlier = runs.map(({ succeeded }) => succeeded.get(job.listed.name))
  return {
    job,
    durations: earlier.map((one) => one?.report.duration),
    queues: earlier.map((one) => one?.report.queue),
    steps: [...nameSteps(job.steps)].map(([key, step]) => ({
      step,
      durations: earlier.map((one) => one?.steps.get(key)?.duration),
    })),
  }
}

function compareSample(
  { job, durations, queues, steps }: JobSample,
  baselines: Baselines,
  stepBaselines: Baselines,
): JobComparison[] {
  // A failure or cancellation shortens a job.
  const passed = job.outcome === 'success' || (job.current && job.outcome === undefined)
  const compareTime = (value: Milliseconds | undefined, earlier: Sample, known: Baselines) => {
    const comparison = compareDuration(passed ? value : undefined, earlier, known.get(earlier))
    return comparison && { ...comparison, value }
  }
  const comparison = compareTime(job.duration, durations, baselines)
  if (comparison === undefined) return []
  const queue = compareDuration(job.queue, queues, queueBaselineOf(queues))
  const compared = steps.flatMap(({ step, durations: earlier }) => {
    const one = compareTime(step.duration, earlier, stepBaselines)
    return one === undefined ? [] : [{ ...one, step }]
  })
  return [{ ...comparison, job, queue, steps: compared }]
}
