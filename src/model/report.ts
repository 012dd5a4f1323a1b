import { isPass, type Conclusion } from './conclusion.ts'
import type { Attempts } from './attempts.ts'
import type { CriticalPath } from './critical-path.ts'
import type { Annotation, Failure, StepExcerpt } from './failure.ts'
import type { JobGroup } from './group.ts'
import type { History } from './history.ts'
import type { Minutes } from './minutes.ts'
import type { Note } from './note.ts'
import type { Job, Run, Step } from './run.ts'
import type { ExceededBudget } from './time-budget.ts'
import type { Instant, Milliseconds } from './time.ts'
import type { Waiting } from './waiting.ts'

export interface StepReport {
  readonly step: Step
  /** `undefined` for a step that was skipped, has not ended, or whose times cannot be true. */
  readonly duration: Milliseconds | undefined
}

export interface JobReport {
  readonly job: Job
  /** The job that the report is made in. */
  readonly current: boolean
  /** Taken over from an earlier attempt: it did not run in this one. */
  readonly carriedOver: boolean
  /** The job did not pass, and the workflow or `allowed-failures` forgives that. */
  readonly forgiven: boolean
  /**
   * What the job counts as: GitHub's conclusion, or `timed_out` for a job that GitHub cancelled at its
   * time limit and `failure` for one that was cancelled after one of its steps had failed. For the
   * current job, what has already gone wrong in it. `undefined` for a job that has not finished.
   */
  readonly outcome: Conclusion | undefined
  /** Why the job did not pass; `undefined` if it passed or has not finished. */
  readonly failure: Failure | undefined
  /** The failed jobs of which this failure is a consequence. Empty if it is not known to be one. */
  readonly causes: readonly Job[]
  /** From ready to started. `undefined` when not known, or never started. */
  readonly queue: Milliseconds | undefined
  /**
   * From ready to started for a job that waited for an approval or a runner: GitHub does not say when
   * it was approved. Such a job has no queue.
   */
  readonly approvalWait?: Milliseconds | undefined
  /**
   * From started to completed; for the current job to its last completed step. `undefined` when not
   * known, or when it did not run.
   */
  readonly duration: Milliseconds | undefined
  readonly steps: readonly StepReport[]
  /** The step that ran longest; `undefined` when no step took any time. */
  readonly slowestStep: TimedStep | undefined
}

/** Whether a job did not pass and is not forgiven. */
export function isInTrouble({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && !isPass(outcome) && !forgiven
}

/** Whether a job's failure follows from that of another job, as far as is known. */
export function isConsequence({ failure, causes }: JobReport): boolean {
  const byFailFast = failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast'
  return byFailFast || causes.length > 0
}

/** Lists the jobs in trouble: those with a failure of their own before the consequences of others. */
export function jobsInTrouble(jobs: readonly JobReport[]): JobReport[] {
  return jobs
    .filter(isInTrouble)
    .toSorted((a, b) => Number(isConsequence(a)) - Number(isConsequence(b)))
}

/** A job in trouble, and what is known of why. */
export interface FailureReport {
  readonly job: JobReport
  readonly failure: Failure
  /** Of the step at which it ended, then of others that failed; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** What GitHub, the runner and the steps remarked on the failure. */
  readonly remarks: readonly Annotation[]
}

/** A step whose duration is known. */
export interface TimedStep {
  readonly step: Step
  readonly duration: Milliseconds
}

/** A job that the current job waited for, from the workflow's `needs` context. */
export interface Need {
  /** The job's key in the workflow file. */
  readonly key: string
  readonly result: string
}

/**
 * A job in `needs` that GitHub's list does not account for: its result is known, but no listed job
 * shows it.
 */
export interface UnlistedNeed extends Need {
  /** `allowed-failures` names the key. */
  readonly forgiven: boolean
}

/** A step that ran long, with the job that it is part of. */
export interface SlowStep extends TimedStep {
  readonly job: JobReport
}

export interface Totals {
  /** From the attempt's start to the last completion seen. */
  readonly wall: Milliseconds | undefined
  /** Sum over the jobs for which it is known; `undefined` when it is known for none. */
  readonly queue: Milliseconds | undefined
  /** Sum over the jobs that ran in this attempt. */
  readonly execution: Milliseconds | undefined
  /** Without check runs. */
  readonly jobs: number
  /** With the failures that only `needs` shows. */
  readonly failed: number
  /** Jobs that have not finished, without the current one. */
  readonly unfinished: number
  /** Finished jobs by outcome, worst first. */
  readonly byConclusion: readonly (readonly [Conclusion, number])[]
  /** Finished check runs by conclusion, worst first. */
  readonly checks: readonly (readonly [Conclusion, number])[]
}

export interface Report {
  readonly run: Run
  /** When the report was made. */
  readonly madeAt: Instant
  /** `undefined` when the report is on another run, or when it can't be told. */
  readonly currentJobId: number | undefined
  readonly conclusion: Conclusion
  /** Every job that the API counts was listed. */
  readonly complete: boolean
  /** In the order in which they became ready; `undefined` when the jobs could not be listed. */
  readonly jobs: readonly JobReport[] | undefined
  /** The same jobs by what their names have in common. */
  readonly groups: readonly JobGroup[]
  readonly totals: Totals
  /** Worst first. */
  readonly failures: readonly FailureReport[]
  /** `undefined` when no job has ended, or GitHub does not tell when jobs were created. */
  readonly criticalPath: CriticalPath | undefined
  readonly waiting: Waiting
  readonly slowestJob: JobReport | undefined
  /** Longest first. */
  readonly slowestSteps: readonly SlowStep[]
  /** As passed by the workflow; empty if it was not. */
  readonly needs: readonly Need[]
  /** Results other than success in `needs` that no listed job shows. */
  readonly unlisted: readonly UnlistedNeed[]
  /** The jobs that `needs` does not wait for. */
  readonly unneeded: readonly JobReport[]
  /** `undefined` when not asked for, or when there are no earlier runs. */
  readonly history: History | undefined
  readonly attempts: Attempts | undefined
  /** In the order of the input. */
  readonly overBudget: readonly ExceededBudget[]
  readonly minutes: Minutes | undefined
  readonly notes: readonly Note[]
}
