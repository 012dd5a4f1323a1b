import type { AttemptJob, Attempts } from '../../model/report/attempts.ts'
import type { ConclusionText, Count, Id, Text } from './values.ts'

/** This attempt compared with earlier ones of the run. */
export interface AttemptsJson {
  /** Number of this attempt. */
  readonly number: Count
  /**
   * Numbers of the earlier attempts that are compared, ascending.
   *
   * @minItems 1
   */
  readonly earlier: readonly Count[]
  /** How many earlier attempts are not compared. */
  readonly leftOut: Count
  /** The jobs whose conclusion is not the same in every attempt. */
  readonly differing: readonly DifferingJobJson[]
  /** Jobs that failed by themselves in an attempt and passed in a later one. */
  readonly flaky: readonly FlakyJobJson[]
  /** Jobs that failed by themselves in at least two attempts and are not known to have passed in any. */
  readonly repeated: readonly RepeatedFailureJson[]
}

/** A job in all attempts that are compared. */
interface DifferingJobJson {
  readonly job: Text
  /** Id of the job in this attempt. */
  readonly jobId: Id
  /** In this attempt; `null` if the job has not finished. */
  readonly conclusion: ConclusionText | null
  /** The job did not run in this attempt. */
  readonly carriedOver: boolean
  /** One item for each of `earlier`; `null` if the attempt has no such job. */
  readonly earlier: readonly (AttemptJobJson | null)[]
}

/** A job in an earlier attempt. */
interface AttemptJobJson {
  /** Id of the job in that attempt. */
  readonly jobId: Id
  /** In that attempt; `null` if the job had not finished. */
  readonly conclusion: ConclusionText | null
  /** The job ran in an attempt before that one. */
  readonly carriedOver: boolean
}

/** A job that failed and passed on the same commit. */
interface FlakyJobJson {
  readonly job: Text
  /** Id of the job in this attempt. */
  readonly jobId: Id
  /** Numbers of attempts; empty if the job failed in an attempt that was not listed. */
  readonly failedIn: readonly Count[]
  /** Number of the attempt. */
  readonly passedIn: Count
}

/** A job that failed in every attempt that ran it. */
interface RepeatedFailureJson {
  readonly job: Text
  /** Id of the job in this attempt. */
  readonly jobId: Id
  /** Numbers of attempts. */
  readonly failedIn: readonly Count[]
}

export function attemptsJson(attempts: Attempts): AttemptsJson {
  const { number, earlier, notCompared, differing, flaky, repeated } = attempts
  return {
    number,
    earlier,
    leftOut: notCompared,
    differing: differing.map((row) => ({
      job: row.name,
      jobId: row.job.job.id,
      conclusion: row.job.outcome ?? null,
      carriedOver: row.job.carriedOver,
      earlier: row.earlier.map((attempt) => (attempt === undefined ? null : jobJson(attempt))),
    })),
    flaky: flaky.map(({ job, failedIn, passedIn }) => ({
      job: job.job.name,
      jobId: job.job.id,
      failedIn,
      passedIn,
    })),
    repeated: repeated.map(({ job, failedIn }) => ({
      job: job.job.name,
      jobId: job.job.id,
      failedIn,
    })),
  }
}

function jobJson({ job: { id, state }, carriedOver }: AttemptJob): AttemptJobJson {
  return {
    jobId: id,
    conclusion: state.kind === 'finished' ? state.conclusion : null,
    carriedOver,
  }
}
