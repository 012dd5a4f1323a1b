import type { Comparison, History } from '../../model/report/history.ts'
import { toSeconds } from '../text/units.ts'
import type { Count, Id, Seconds, Text, Url } from './values.ts'
import { withNulls } from './with-nulls.ts'

/** The run compared with earlier successful ones. A job or step without an earlier value is omitted. */
export interface HistoryJson {
  /** Branch of the earlier runs. */
  readonly branch: Text
  /**
   * Oldest first.
   *
   * @minItems 1
   */
  readonly runs: readonly EarlierRunJson[]
  /** Compared with the runs in which the same jobs ran; `null` if it is not compared. */
  readonly duration: ComparisonJson | null
  /** What on the critical path made the run longer or shorter, the largest change first. */
  readonly causes: readonly WallCauseJson[]
  readonly jobs: readonly JobComparisonJson[]
  /** Names of the jobs that ran and are in none of `runs`. */
  readonly newJobs: readonly Text[]
  /** Names of the jobs that ran in the last of `runs` and are not in this run. */
  readonly removedJobs: readonly Text[]
}

/** An earlier run. */
interface EarlierRunJson {
  readonly id: Id
  /** The attempt that is compared with. */
  readonly attempt: Count | null
  /** Counts the runs of the workflow. */
  readonly number: Count | null
  /** The event that triggered the run. */
  readonly event: Text | null
  readonly url: Url
}

/** The queue or duration of a job that changed the duration of the run. */
interface WallCauseJson {
  /** Id of the job in `jobs`. */
  readonly jobId: Id
  readonly job: Text
  readonly part: 'queue' | 'duration'
  /** Above 0 if it is longer than the median. */
  readonly deltaSeconds: number | null
}

/** A duration compared with those of earlier runs. */
export interface ComparisonJson {
  readonly seconds: Seconds | null
  /** Median of the earlier values. */
  readonly usualSeconds: Seconds
  /** Standard deviation of a new value from the median. */
  readonly spreadSeconds: Seconds
  /** Above 0 if it is longer than the median; `null` if it can't be compared. */
  readonly deltaSeconds: number | null
  /** It is longer by more than the normal spread allows. */
  readonly slower: boolean
  /** How many earlier values are known. */
  readonly figures: Count
  /** One item for each of `runs`. */
  readonly earlierSeconds: readonly (Seconds | null)[]
}

/** The duration of a job, compared with earlier runs. */
interface JobComparisonJson extends ComparisonJson {
  /** Id of the job in `jobs`. */
  readonly jobId: Id
  readonly job: Text
  /** How long it waited for a runner; `null` if that is not known of any earlier run. */
  readonly queue: ComparisonJson | null
  readonly steps: readonly StepComparisonJson[]
}

/** The duration of a step, compared with earlier runs. */
interface StepComparisonJson extends ComparisonJson {
  /** Number of the step in its job. */
  readonly number: Count
  readonly step: Text
}

export function historyJson(history: History): HistoryJson {
  const { branch, runs, wall, causes, jobs, newJobs, removedJobs } = history
  return {
    branch,
    runs: runs.map(({ id, attempt, number, event, url }) =>
      withNulls({ id, attempt, number, event, url }),
    ),
    duration: wall === undefined ? null : comparisonJson(wall),
    causes: causes.map(({ job, part, comparison }) => ({
      jobId: job.job.id,
      job: job.job.name,
      part,
      deltaSeconds: toSeconds(comparison.delta),
    })),
    jobs: jobs.map(({ job, queue, steps, ...comparison }) => ({
      jobId: job.job.id,
      job: job.job.name,
      ...comparisonJson(comparison),
      queue: queue === undefined ? null : comparisonJson(queue),
      steps: steps.map(({ step, ...of }) => ({
        number: step.step.number,
        step: step.step.name,
        ...comparisonJson(of),
      })),
    })),
    newJobs,
    removedJobs,
  }
}

function comparisonJson({ value, baseline, delta, slower, earlier }: Comparison): ComparisonJson {
  return {
    seconds: toSeconds(value),
    usualSeconds: toSeconds(baseline.median),
    spreadSeconds: toSeconds(baseline.spread),
    deltaSeconds: toSeconds(delta),
    slower,
    figures: baseline.values,
    earlierSeconds: earlier.map(toSeconds),
  }
}
