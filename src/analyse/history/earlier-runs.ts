import { jobStart, neverRan } from '../../model/report/job-times.ts'
import type { Job, Run, Step } from '../../model/run.ts'
import { endSoFar, readyAt, jobEnd, reportJob, uniquelyNamed } from '../jobs/job-report.ts'
import { isSkipped, lastCompletion, durationBetween, minKnown } from '../jobs/timing.ts'
import { jobsKey } from '../../model/base-branch.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { totalsOfRun } from '../totals/totals.ts'
import { matchesPattern } from '../text-pattern.ts'

/** The share of a job that may be missing without a visible effect on its duration. */
const MAX_MISSING_SHARE = 0.05

/** Steps that the runner adds at the end, in addition to `Post` steps. */
const FINAL_STEPS: ReadonlySet<string> = new Set(['Stop containers', 'Complete job'])

/**
 * Truncates the job of an earlier run that has the current job's name, at the step that the current job
 * is now at. Otherwise only this run would lack the time of the report and of later steps. Jobs that
 * became ready in the removed time are removed too, unless this run has them.
 *
 * @param current the unfinished current job, if there is one
 * @param names the names of all jobs of this run
 */
export function truncateAtCurrentStep(
  run: Run,
  current: Job | undefined,
  names: ReadonlySet<string>,
): Run {
  if (current === undefined || run.jobs === undefined) return run
  const ends = run.jobs.flatMap(({ name, state }) =>
    name === current.name && state.kind === 'finished' ? (state.completedAt ?? []) : [],
  )
  const end = Math.min(...ends)
  const before = run.jobs.filter((job) => names.has(job.name) || (readyAt(job) ?? 0) < end)
  // Before its first step has finished, the current job has no duration.
  const begun = endSoFar(current) !== undefined
  return {
    ...run,
    jobs: before.flatMap((job) => {
      if (job.name !== current.name) return [job]
      return begun ? [cutJob(job, current)] : []
    }),
  }
}

/** Ends a job after the steps that correspond to those of the current job; its end can become unknown. */
function cutJob(job: Job, current: Job): Job {
  if (job.state.kind !== 'finished' || isSkipped(job)) return job
  const steps = job.steps.slice(0, countSteps(job, current))
  return { ...job, state: { ...job.state, completedAt: lastCompletion(steps) }, steps }
}

/**
 * Returns how many steps of an earlier job come before the report, by the first rule that applies:
 *
 * 1. The steps before the one that the current job is now at.
 * 2. The steps up to the last one that the current job has finished.
 * 3. The steps up to the last one that both have finished, if the later ones hardly took time.
 */
function countSteps({ steps }: Job, current: Job): number {
  const names = numberNames(steps)
  const ours = numberNames(current.steps)
  const last = current.steps.findLastIndex(stepHasRun)
  const at = current.steps.findIndex(
    ({ state }, index) => index > last && state.kind !== 'finished',
  )
  const next = names.indexOf(ours[at] ?? '')
  if (next > 0) return next // 1
  const same = names.indexOf(ours[last] ?? '')
  if (same >= 0) return same + 1 // 2
  const finished = new Set(ours.slice(0, last))
  const common = names.findLastIndex((name) => finished.has(name)) + 1
  return isShort(steps, common) ? common : 0 // 3
}

/** Returns the names, each with its number among equal ones. */
function numberNames(steps: readonly Step[]): string[] {
  const counts = new Map<string, number>()
  return steps.map((step) => {
    const name = versionlessName(step.name)
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return `${number} ${name}`
  })
}

function stepHasRun(step: Step): boolean {
  return step.state.kind === 'finished' && !isSkipped(step)
}

/** Whether the steps of the workflow from an index on took a small share of the time before them. */
function isShort(steps: readonly Step[], from: number): boolean {
  const added = new Set([...FINAL_STEPS, ...steps.map(({ name }) => `Post ${name}`)])
  const rest = steps.slice(from).filter((step) => stepHasRun(step) && !added.has(step.name))
  const end = lastCompletion(steps.slice(0, from))
  const [start] = steps.flatMap(({ state }) =>
    state.kind === 'finished' ? (state.startedAt ?? []) : [],
  )
  const before = durationBetween(start, end)
  const missing = rest.length === 0 ? 0 : durationBetween(end, lastCompletion(rest))
  return before !== undefined && missing !== undefined && missing <= MAX_MISSING_SHARE * before
}

/**
 * Returns the earlier runs with their jobs; none if those of one were not requested.
 *
 * @param runs newest first
 * @param jobs by `jobsKey`
 * @returns as well whether jobs of some were not requested
 */
export function readEarlierRuns(
  runs: readonly ListedRun[],
  branch: string | undefined,
  jobs: ReadonlyMap<string, readonly Job[] | undefined>,
): { readonly earlierRuns: EarlierRuns | undefined; readonly isPart: boolean } {
  const all = runs.map(({ run }) => ({ run, key: jobsKey(run.id, run.attempt ?? 1) }))
  const isPart = all.some(({ key }) => !jobs.has(key))
  const read = all.flatMap(({ run, key }): Run | [] => {
    const listed = jobs.get(key)
    return listed === undefined ? [] : { ...run, jobs: listed, jobsCounted: listed.length }
  })
  const isRead = branch !== undefined && !isPart && read.length > 0
  return { earlierRuns: isRead ? { branch, runs: read.toReversed() } : undefined, isPart }
}

/** An earlier run. Its wall time is `undefined` if a job was carried over or has no known end. */
export interface EarlierRun extends RunWork, Pick<Run, 'startedAt'> {
  readonly startDelay: Milliseconds | undefined
  /** Keyed by name. */
  readonly succeeded: ReadonlyMap<string, { report: JobReport; steps: Map<string, StepReport> }>
}

export function toEarlierRun(run: Run): EarlierRun {
  const jobs = (run.jobs ?? []).map((job) => reportJob(job, { run }))
  const succeeded = uniquelyNamed(jobs).filter(
    ({ outcome, carriedOver }) => outcome === 'success' && !carriedOver,
  )
  return {
    jobs,
    startedAt: run.startedAt,
    startDelay: startDelayOf(run, jobs),
    wall: jobs.every(hasKnownEnd) ? totalsOfRun(run, jobs).duration : undefined,
    succeeded: new Map(
      succeeded.map((report) => [report.listed.name, { report, steps: nameSteps(report.steps) }]),
    ),
  }
}

/** Returns how long after the start of the attempt its first job started. */
export function startDelayOf(
  { startedAt }: Run,
  jobs: readonly JobReport[],
): Milliseconds | undefined {
  const ran = jobs.filter(({ listed: job, carriedOver }) => job.kind === 'job' && !carriedOver)
  return durationBetween(startedAt, minKnown(ran.map(({ listed: job }) => jobStart(job))))
}

/** Whether a job ran in this attempt and has an end, or never ran. */
export function hasKnownEnd(report: JobReport): boolean {
  return !report.carriedOver && (neverRan(report.listed) || jobEnd(report) !== undefined)
}

/** Returns the steps keyed by "index/count name", so that steps with equal names stay distinct. */
export function nameSteps(steps: readonly StepReport[]): Map<string, StepReport> {
  const named = Map.groupBy(steps, ({ step }) => versionlessName(step.name))
  return new Map(
    [...named].flatMap(([name, all]) =>
      all.map((step, index) => [`${index + 1}/${all.length} ${name}`, step]),
    ),
  )
}

/** The name that the runner gives to a step with an action, or to the pre or post step of that action. */
const ACTION_STEP = /^((?:Pre |Post )?Run [^\s@][^\s@/]*\/[^\s@]+)@\S+$/

/**
 * Returns the name by which a step is found in other runs, whatever the version of its action.
 *
 * @example 'Run actions/checkout@v5' → 'Run actions/checkout'
 */
export function versionlessName(name: string): string {
  return ACTION_STEP.exec(name)?.[1] ?? name
}

/** Half of `SLOWER.share`, so that the other jobs alone can't make a run slower. */
export const MAX_OTHER_SHARE = 0.05

interface RunWork {
  readonly jobs: readonly JobReport[]
  readonly wall: Milliseconds | undefined
}

/**
 * Whether the same jobs ran in two runs, so that their wall times can be compared. Two jobs are the
 * same if they have the same name, and both passed or both did not. The jobs that one run lacks may
 * queue and run for 5 % of the other's wall time in total. Otherwise a new job of a few seconds would
 * invalidate all earlier runs. Check runs and jobs that never ran take no time and do not count.
 */
export function ranSameJobs(a: RunWork, b: RunWork): boolean {
  const ours = groupByLevels(a.jobs)
  const theirs = groupByLevels(b.jobs)
  return isNegligible(onlyIn(ours, theirs), a.wall) && isNegligible(onlyIn(theirs, ours), b.wall)
}

/**
 * Returns the unique names of the jobs that ran and that none of the other runs has.
 *
 * @param others the jobs of each other run
 */
export function namesMissingIn(
  jobs: readonly JobReport[],
  others: readonly (readonly JobReport[])[],
): string[] {
  const names = new Set(jobs.filter(ranInAttempt).map(({ listed: job }) => job.name))
  const listed = new Map(others.flat().map((report) => [report.listed.name, report]))
  const skipped = [...listed.values()].filter(({ outcome }) => outcome === 'skipped')
  return [...names].filter(
    (name) => !listed.has(name) && !skipped.some(({ listed: job }) => standsFor(job.name, name)),
  )
}

/** Whether a job ran in this attempt. */
function ranInAttempt({ listed: job, carriedOver }: JobReport): boolean {
  return job.kind === 'job' && !carriedOver && !neverRan(job)
}

type JobGroups = ReadonlyMap<string, readonly JobReport[]>

function groupByLevels(jobs: readonly JobReport[]): JobGroups {
  return Map.groupBy(jobs.filter(ranInAttempt), ({ listed: job, outcome = 'success' }) =>
    JSON.stringify([job.name, outcome === 'success']),
  )
}

/** Lists the jobs of unmatched groups: if one of several jobs with a name is missing, nothing shows which. */
function onlyIn(groups: JobGroups, others: JobGroups): JobReport[] {
  return [...groups].flatMap(([key, jobs]) => (others.get(key)?.length === jobs.length ? [] : jobs))
}

function isNegligible(jobs: readonly JobReport[], wall: Milliseconds | undefined): boolean {
  if (jobs.length === 0) return true
  if (wall === undefined || jobs.some(({ duration }) => duration === undefined)) return false
  const time = jobs.reduce((sum, { queue = 0, duration = 0 }) => sum + queue + duration, 0)
  return time <= MAX_OTHER_SHARE * wall
}

/**
 * Whether a skipped job would have been the named one, had it run: GitHub lists a skipped matrix or
 * call as one job and does not evaluate expressions in its name.
 *
 * @example `test` stands for `test (windows)`, `Test ${{ matrix.os }}` for `Test windows`
 */
export function standsFor(skipped: string, name: string): boolean {
  const pattern = skipped.replace(CUT_EXPRESSION, '*')
  const patterns = pattern === skipped ? [`${skipped} (*`] : [pattern]
  return [...patterns, `${pattern} / *`].some((each) => matchesPattern(name, each))
}

/** GitHub can have cut off the end. */
const CUT_EXPRESSION = /\$\{\{.*?(?:\}\}|$)/gs

/** Runs in each of which it must have run. */
export const MISSED_RUNS = 3

/** Whether another job skipped one, and no line says so yet. */
export function mayBeMissed({ skippedBecause }: JobReport): boolean {
  const { kind, isDue } = skippedBecause ?? {}
  return (kind === 'need' || kind === 'ancestor') && isDue === false
}

/**
 * Says which jobs that another one skipped were due: those that ran in each of the newest runs like this one.
 *
 * @param before successful runs with their jobs, the newest last
 */
export function withMissed(
  jobs: readonly JobReport[],
  before: readonly Run[],
): readonly JobReport[] {
  const newest = before.slice(-MISSED_RUNS)
  if (newest.length < MISSED_RUNS) return jobs
  const haveRun = ({ listed }: JobReport) =>
    newest.every((run) => run.jobs?.some((job) => job.name === listed.name && !isSkipped(job)))
  return jobs.map((job) => {
    const { skippedBecause } = job
    if (skippedBecause === undefined || !mayBeMissed(job) || !haveRun(job)) return job
    return { ...job, skippedBecause: { ...skippedBecause, isDue: true } }
  })
}
