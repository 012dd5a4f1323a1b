// What a run of the base branch shows of a failure.
import { failureAtStep, loggedFailure, type LoggedFailure } from '../../model/report/cause.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import { branchName, type Job, type Run, type Step } from '../../model/run.ts'
import { lacksSteps, jobKey } from '../jobs/job-report.ts'
import { type BaseBranch, type BaseRun, jobsKey } from '../../model/base-branch.ts'
import { hasRun, isFailure } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { hasOwnError, onlyReports } from '../causes/consequences.ts'
import { comparedLogs, type ComparedLogs } from '../same/compared-logs.ts'
import type { ErrorComparison } from '../same/same-error.ts'
import { stepOf, stepsOf } from '../failures/report-failures.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { reportJobs } from '../report-jobs.ts'
import { normaliseStep } from '../causes/causes.ts'
import { isSome, mapSome, type Some } from '../../model/some.ts'

/** What a run of the base branch shows about a failure. */
export interface Reading {
  readonly run: BaseRun
  readonly attempt: number
  readonly result: StepResult
}

export type StepResult =
  /** The jobs of the run were not requested, or could not be read. */
  | { readonly kind: 'unread' | 'unreadable' }
  /** The run has no such job or step, or skipped it, or `failed` before it. */
  | { readonly kind: 'not-run'; readonly failed?: Job | undefined }
  | { readonly kind: 'unfinished' }
  /** GitHub lists no jobs of the run, or no steps of a `failed` job, here or there: it may have run the step. */
  | { readonly kind: 'not-listed'; readonly failed?: Job | undefined }
  /** The step ran and passed; without a known step, or if GitHub lists no steps, the job did. */
  | { readonly kind: 'passed'; readonly job: Job; readonly step?: Step }
  | {
      readonly kind: 'failed'
      readonly job: Job
      readonly error: 'same' | 'other' | 'other-stage' | 'equal-log' | 'no-log'
      /** Which of both runs got further, if the error is one at another stage. */
      readonly stage?: ErrorComparison['stage']
      /** What the log counts beyond what it lists, if that alone differs. */
      readonly moreCounted?: ErrorComparison['moreCounted']
      /** Whether a log of a passed run can show that. */
      readonly isStaged?: boolean | undefined
      /** What was compared, if both logs were read. */
      readonly compared?: LoggedFailure
      /** The texts of this log that the other one lacks. */
      readonly missing?: ErrorComparison['missing']
      /** The run in which the step passed, if its log was needed: it shows what varies. */
      readonly learned?: Reading | undefined
      /** The only line that another error has, as printed. */
      readonly almost?: string | undefined
    }
  /** The job failed at the same step; its log will show whether with the same error. */
  | { readonly kind: 'log-unread'; readonly job: Job; readonly failure: LoggedFailure }

/** The failed run, and the branch that it is compared with. */
export interface BaseComparison {
  readonly run: Run
  /** The jobs of the run. */
  readonly jobs: readonly JobReport[]
  readonly base: BaseBranch
  /** What was compared of logs so far. @default nothing */
  readonly compared?: ComparedLogs | undefined
}

/** A comparison with the jobs that were read, by name. */
export interface ReadComparison extends Required<BaseComparison> {
  readonly compared: ComparedLogs
  readonly named: NamedJobs
  /** By `jobsKey`; `undefined` if they could not be read. */
  readonly attempts: ReadonlyMap<string, NamedJobs | undefined>
}

/** A failed step of this run beside what each run of the base branch shows about it. */
export interface Beside extends ReadComparison {
  readonly failure: LoggedFailure
  /** Newest first. */
  readonly readings: readonly Reading[]
}

type NamedJobs = ReadonlyMap<string, readonly JobReport[]>

/** Reports on the jobs of the base branch that were read. */
export function readJobs(comparison: BaseComparison): ReadComparison {
  const { run, jobs, base, compared = comparedLogs() } = comparison
  const attempts = base.runs.flatMap((baseRun) =>
    Array.from({ length: baseRun.attempt }, (_, index) => index + 1).flatMap((attempt) => {
      const key = jobsKey(baseRun.id, attempt)
      if (!base.responses.jobs.has(key)) return []
      const listed = base.responses.jobs.get(key)
      return [[key, listed && groupByName(reportAttempt(baseRun, attempt, listed, run))] as const]
    }),
  )
  return { ...comparison, compared, named: groupByName(jobs), attempts: new Map(attempts) }
}

function reportAttempt(
  run: BaseRun,
  attempt: number,
  jobs: readonly Job[],
  { graph }: Run,
): readonly JobReport[] {
  const isLatest = attempt === run.attempt
  const { startedAt, conclusion } = isLatest ? run : { startedAt: undefined, conclusion: undefined }
  // The workflow file of the base branch may differ, but its time limits and needs rarely do.
  const attempted: Run = { ...run, attempt, startedAt, conclusion, jobs, graph }
  return reportJobs(attempted) ?? []
}

function groupByName(jobs: readonly JobReport[]): NamedJobs {
  return Map.groupBy(jobs, jobKey)
}

/** Whether a run ran the step, and its result is known. */
export function ranStep({ result: { kind } }: Reading): boolean {
  return kind === 'passed' || kind === 'failed'
}

export function isUnread({ result }: Reading): boolean {
  return result.kind === 'unread'
}

export function hasSameError({ result }: Reading): boolean {
  return result.kind === 'failed' && result.error === 'same'
}

export interface PassedReading extends Reading {
  readonly result: Extract<StepResult, { readonly kind: 'passed' }>
}

export function passedThere(reading: Reading): reading is PassedReading {
  return reading.result.kind === 'passed'
}

interface ComparedReading extends Reading {
  readonly result: StepResult & { readonly kind: 'failed'; readonly compared: LoggedFailure }
}

/** Whether a run failed at the step, and both logs were compared. */
export function isCompared(reading: Reading): reading is ComparedReading {
  return reading.result.kind === 'failed' && reading.result.compared !== undefined
}

/** Reads what one attempt of a run of the base branch, by default the latest, shows about a failure. */
export function readBaseRun(
  failure: LoggedFailure,
  run: BaseRun,
  comparison: ReadComparison,
  attempt = run.attempt,
): Reading {
  const key = jobsKey(run.id, attempt)
  const jobs = comparison.attempts.get(key)
  if (jobs === undefined) {
    const kind = comparison.attempts.has(key) ? 'unreadable' : 'unread'
    return { run, attempt, result: { kind } }
  }
  const lacksJobs = jobs.size === 0 && run.completed && hasRun(run.conclusion ?? 'unknown')
  const result = lacksJobs ? { kind: 'not-listed' as const } : readJob(failure, jobs, comparison)
  return { run, attempt, result }
}

/** A name that several jobs have identifies none of them. */
function readJob(failure: LoggedFailure, jobs: NamedJobs, comparison: ReadComparison): StepResult {
  const key = jobKey(failure.job)
  const here = comparison.named.get(key) ?? []
  const there = jobs.get(key) ?? []
  const [match] = there
  if (match === undefined || there.length > 1 || here.length > 1) return { kind: 'not-run' }
  if (match.outcome === undefined) return { kind: 'unfinished' }
  const failed = isFailure(match.outcome) ? match.listed : undefined
  const isUnlisted = lacksSteps(failure.job.listed) || lacksSteps(match.listed)
  if (isUnlisted && failed !== undefined) return { kind: 'not-listed', failed }
  const step = isUnlisted ? undefined : stepOf(failure)
  if (step === undefined) {
    if (failed !== undefined) return readFailure(failure, match, stepOf(match), comparison, jobs)
    return match.outcome === 'success' ? { kind: 'passed', job: match.listed } : { kind: 'not-run' }
  }
  const same = matchStep(step, failure.job.listed.steps, match.listed.steps)
  if (same !== undefined && failed !== undefined && failedAt(same, match)) {
    return readFailure(failure, match, same, comparison, jobs)
  }
  const hasPassed = same !== undefined && conclusionOf(same) === 'success'
  return hasPassed ? { kind: 'passed', job: match.listed, step: same } : { kind: 'not-run', failed }
}

/** Whether a job failed at a step because of the step, and not because its runner was lost. */
function failedAt(step: Step, job: JobReport): boolean {
  if (job.failure?.kind === 'runner-lost') return false
  return stepOf(job)?.number === step.number || isFailure(conclusionOf(step) ?? 'success')
}

/** @param step the step at which the job failed there; `undefined` if none is known */
function readFailure(
  here: LoggedFailure,
  match: JobReport,
  step: Step | undefined,
  { run, base: { responses }, compared }: ReadComparison,
  jobs: NamedJobs,
): StepResult {
  const { listed: job } = match
  const failed = (error: 'same' | 'other' | 'no-log') => ({ kind: 'failed', job, error }) as const
  const excerpts = responses.excerpts.get(job.id) ?? []
  const whole = loggedFailure(match, excerpts)
  const there = step === undefined ? whole : failureAtStep(whole, step)
  if ((stepOf(here) === undefined) !== (step === undefined)) return failed('other')
  if (!canCompare(here)) return failed('no-log')
  if (!responses.excerpts.has(job.id)) return { kind: 'log-unread', job, failure: whole }
  if (isBaseConsequence(there, jobs, run.graph !== undefined)) return failed('other')
  return failedAs(compared.compare(here, there), { job, there })
}

/** Whether the log of a failure shows why. What a step printed before its time limit does not show what it waited for. */
export function canCompare({ failure, excerpts }: LoggedFailure): boolean {
  return failure.kind !== 'timed-out' && excerpts.some(({ lines }) => lines.length > 0)
}

/** @param compared the job that failed there, and what was compared */
export function failedAs(
  { match, almost, missing, stage, moreCounted, otherNumber, isStaged, isEqual }: ErrorComparison,
  { job, there }: { readonly job: Job; readonly there: LoggedFailure },
): StepResult & { readonly kind: 'failed' } {
  const failed = { kind: 'failed', job, compared: there } as const
  // A green log can show that the number varies.
  if (otherNumber !== undefined) return { ...failed, error: 'other', almost: otherNumber }
  if (match === 'same') return { ...failed, error: match, isStaged }
  if (stage !== undefined) return { ...failed, error: 'other-stage', stage }
  if (moreCounted !== undefined) return { ...failed, error: 'other', moreCounted }
  const error = match === 'other' ? match : isEqual === true ? 'equal-log' : 'no-log'
  return { ...failed, error, almost, missing }
}

/**
 * Whether a job of the base branch failed only because of another one. A gate prints the same line
 * whichever job failed, so its failure there says nothing about a failure here.
 *
 * @param areNeedsKnown whether it is known which job needs which
 */
function isBaseConsequence(
  report: LoggedFailure,
  jobs: NamedJobs,
  areNeedsKnown: boolean,
): boolean {
  if (areNeedsKnown) return report.job.causes.length > 0 && !hasOwnError(report)
  const failed = [...jobs.values()]
    .flat()
    .filter((other) => other !== report.job && isFailure(other.outcome))
    .map((other) => other.listed)
  return onlyReports(report, failed)
}

/** Splits a failure into one for each step that failed, each with the excerpt of that step alone. */
export function byStep<Of extends LoggedFailure>(report: Of): Some<Of> {
  const steps = stepsOf(report)
  const isOne = !isSome(steps) || steps.length === 1
  return isOne ? [report] : mapSome(steps, (step) => failureAtStep(report, step))
}

/**
 * Finds the step of another run of a job that is the same as one of this run, by its name, or else by its
 * name without what differs from run to run. Of several steps with one name, the position decides.
 *
 * @param steps the steps of the job in this run
 * @param others the steps of the job in the other run
 * @returns `undefined` if no step matches, or if it is unclear which one does
 */
export function matchStep(
  step: Step,
  steps: readonly Step[],
  others: readonly Step[],
): Step | undefined {
  const isNamed = ({ name }: Step) => name === step.name
  const plain = normaliseStep(step.name)
  const isAlike = ({ name }: Step) => normaliseStep(name) === plain
  const matches = others.some(isNamed) ? isNamed : isAlike
  const here = steps.filter(matches)
  const there = others.filter(matches)
  const at = here.findIndex(({ number }) => number === step.number)
  return here.length === there.length ? there[at] : undefined
}

/** Returns the names of the steps of a job up to one, without what differs from run to run; none without it. */
export function stepsUpTo(step: Step | undefined, { steps }: Job): string {
  const length = steps.findIndex(({ number }) => number === step?.number) + 1
  return JSON.stringify(steps.slice(0, length).map(({ name }) => normaliseStep(name)))
}

/** @throws if the job did not run there */
export function evidenceOf({ run, attempt, result }: Reading): Evidence {
  const job = 'job' in result ? result.job : 'failed' in result ? result.failed : undefined
  if (job === undefined) throw new Error(`run ${run.id} is no evidence: ${result.kind}`)
  return jobEvidence({ ...run, attempt }, job, result.kind === 'passed' ? 'passed' : 'failed')
}

export function jobEvidence(run: Run, job: Job, outcome: Evidence['outcome']): Evidence {
  const { id, number, attempt, commit } = run
  return {
    runId: id,
    runNumber: number,
    attempt,
    branch: branchName(run),
    commit,
    job: job.name,
    url: job.url,
    outcome,
    stepsListed: !lacksSteps(job),
  }
}
