import type { AttemptJob, Attempts } from '../../model/report/attempts.ts'

/** The part `attempts` of the JSON report: this attempt compared with earlier attempts of the run. */
export interface AttemptsJson {
  readonly number: number
  /** Numbers of the earlier attempts that are compared. */
  readonly earlier: readonly number[]
  readonly leftOut: number
  readonly differing: readonly {
    readonly job: string
    /** In this attempt. */
    readonly jobId: number
    readonly conclusion: string | null
    readonly carriedOver: boolean
    /** One for each of `earlier`; `null` if the attempt has no such job. */
    readonly earlier: readonly (AttemptJobJson | null)[]
  }[]
  readonly flaky: readonly {
    readonly job: string
    readonly jobId: number
    /** Empty if the job failed in an attempt that was not listed. */
    readonly failedIn: readonly number[]
    readonly passedIn: number
  }[]
  /** Jobs that failed by themselves in at least two attempts and passed in none. */
  readonly repeated: readonly {
    readonly job: string
    readonly jobId: number
    readonly failedIn: readonly number[]
  }[]
}

interface AttemptJobJson {
  readonly jobId: number
  readonly conclusion: string | null
  readonly carriedOver: boolean
}

export function attemptsJson({
  number,
  earlier,
  notCompared,
  differing,
  flaky,
  repeated,
}: Attempts): AttemptsJson {
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
