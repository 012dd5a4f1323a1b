import { refusalOf } from '../logged/refusals.ts'
import { type Conclusion, isFailure, isPass, severityRank } from '../conclusion.ts'
import type { Job, Step } from '../run.ts'
import { sortBy } from '../some.ts'
import type { Milliseconds } from '../time.ts'
import type { Cancellation, Failure } from './failure.ts'
import type { JobFields, SkippedBecause, StepPart } from '../shapes/job.ts'
import type { RunnerStep } from '../workflow-file.ts'

/** A key in the `needs` of a job, in lower case, and what \`needs\` can have as its result. */
export interface FailedNeed {
  readonly key: string
  readonly results: readonly ('failure' | 'cancelled')[]
}

export interface JobReport
  extends
    Pick<JobFields, 'current' | 'carriedOver' | 'forgiven' | 'outcome' | 'queue' | 'duration'>,
    Partial<Pick<JobFields, 'approval' | 'mayAwaitApproval'>> {
  readonly listed: Job
  /** Levels from the outermost caller to the job itself; empty in a report that was read. */
  readonly levels: readonly JobLevel[]
  /** Reason why the job did not pass; `undefined` if it passed or has not finished. */
  readonly failure: Failure | undefined
  /** The failed jobs that caused this failure; empty if none is known. */
  readonly causes: readonly Job[]
  /** Whether only its log shows that it needs the causes, which opens no gate. @default false */
  readonly areNeedsUnknown?: boolean
  /** The keys in its own `needs` whose jobs did not pass, if the file shows them. @default none */
  readonly failedNeeds?: readonly FailedNeed[]
  /** Of a job that did not pass: names of the runner's steps that the workflow files have, too; `undefined` if one was not read. */
  readonly runnerNames?: readonly RunnerStep[] | undefined
  /** Why it was skipped; `undefined` if it was not, or if nothing is certain. */
  readonly skippedBecause?: SkippedBecause | undefined
  readonly steps: readonly StepReport[]
  /** The step that ran longest; `undefined` if no step took any time. */
  readonly slowestStep: TimedStep | undefined
}

/** A level of a job's name: a caller, or the job itself. */
export interface JobLevel {
  /** Name as GitHub shows it: `test (windows, 22)`. */
  readonly text: string
  /** Name that all legs of its matrix have, and no other job at its place. */
  readonly key: string
  /** Part that their names have in common: `test`. */
  readonly base: string
  /** Whether it has values of a matrix. */
  readonly isLeg: boolean
}

export interface StepReport {
  readonly step: Step
  /** `undefined` if the step was skipped, is unfinished, or has impossible times. */
  readonly duration: Milliseconds | undefined
  /** `undefined` if the lines of the step in the job's log were not read. */
  readonly parts?: StepParts | undefined
}

/** The inner steps of a step that runs a composite action, as the log of its job shows them. */
export interface StepParts {
  /** Sorted by their start, so that nested ones follow the one that they are part of. */
  readonly parts: readonly StepPart[]
  /** Number of further inner steps, which are not listed. */
  readonly omitted: number
}

/** Keyed by the id of the job, then by the number of the step; steps whose log was not read have no entry. */
export type PartsByJob = ReadonlyMap<number, PartsByStep>

export type PartsByStep = ReadonlyMap<number, StepParts>

export interface TimedStep extends StepReport {
  readonly duration: Milliseconds
}

/** A step that ran long, with the job that it is part of. */
export interface SlowStep extends TimedStep {
  readonly job: JobReport
}

/** Returns whether a job did not pass and is not forgiven. */
export function isInTrouble({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && !isPass(outcome) && !forgiven
}

/** Returns whether a job is known to have failed because of another job. */
export function isConsequence({ failure, causes }: JobReport): boolean {
  const byFailFast = failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast'
  return byFailFast || causes.length > 0
}

/** Returns whether GitHub refused to start a job for a reason that every attempt meets, so that it waited for no runner. */
export function wasRefused(failure: Failure | undefined): boolean {
  return failure?.kind === 'never-started' && refusalOf(failure.reason) !== undefined
}

/** Returns whether nothing shows why a job was cancelled. */
export function hasNoCanceller(failure: Failure): failure is Cancellation {
  return failure.kind === 'cancelled' && failure.by.kind === 'unknown'
}

/** Returns whether a newer run cancelled a run: alone, it can have cancelled a job by the group of that job. */
export function wasReplaced(run: Parameters<typeof isFailedRun>[0]): boolean {
  const isByNewer = (one: Failure) => one.kind === 'cancelled' && one.by.kind === 'newer-run'
  return run.conclusion === 'cancelled' && run.failures.some(({ failure }) => isByNewer(failure))
}

/**
 * Returns whether a run has failed. One that GitHub cancelled has if a job failed on its own, which may have cancelled
 * it, or if GitHub itself ended each job that was cancelled: their runner was lost, or none took them.
 */
export function isFailedRun(run: {
  readonly conclusion: Conclusion
  readonly failures: readonly { readonly job: JobReport; readonly failure: Failure }[]
}): boolean {
  if (run.conclusion !== 'cancelled') return isFailure(run.conclusion)
  const failed = run.failures.some(({ job }) => isFailure(job.outcome) && !isConsequence(job))
  const stopped = run.failures.filter(
    ({ job }) => job.outcome === 'cancelled' && !isConsequence(job),
  )
  const isByGitHub = ({ kind }: Failure) => kind === 'runner-lost' || kind === 'never-started'
  return failed || (stopped.length > 0 && stopped.every(({ failure }) => isByGitHub(failure)))
}

/** Returns whether a run failed before any of its jobs started. */
export function startedNoJob({
  conclusion,
  jobs,
  complete,
}: {
  readonly conclusion: Conclusion
  readonly jobs: readonly JobReport[] | undefined
  readonly complete: boolean
}): boolean {
  return isFailure(conclusion) && complete && jobs?.length === 0
}

/** Lists the jobs in trouble: independent failures before their consequences. */
export function jobsInTrouble(jobs: readonly JobReport[]): JobReport[] {
  return sortBy(jobs.filter(isInTrouble), (job) => (isConsequence(job) ? 1 : 0))
}

/** Counts the outcomes, worst first. */
export function countConclusions(jobs: readonly JobReport[]): [Conclusion, number][] {
  const counts = new Map<Conclusion, number>()
  for (const { outcome } of jobs) {
    if (outcome !== undefined) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return sortBy([...counts], ([conclusion]) => severityRank(conclusion))
}

/** Returns the ids of jobs. */
export function idsOf(jobs: readonly Pick<JobReport, 'listed'>[]): number[] {
  return jobs.map(({ listed }) => listed.id)
}

/** Returns the ids of the jobs that failures, or parts of a path, are of. */
export function jobIdsOf(parts: readonly { readonly job: Pick<JobReport, 'listed'> }[]): number[] {
  return idsOf(parts.map(({ job }) => job))
}
