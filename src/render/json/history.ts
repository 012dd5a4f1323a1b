import type { Comparison, History } from '../../model/report/history.ts'
import { toSeconds } from '../text/units.ts'

/** The part `history` of the JSON report, without jobs and steps that have no earlier value. */
export interface HistoryJson {
  readonly branch: string
  /** Oldest first. */
  readonly runs: readonly EarlierRunJson[]
  readonly duration: ComparisonJson | null
  /** What on the critical path made the run longer or shorter, largest change first. */
  readonly causes: readonly WallCauseJson[]
  readonly jobs: readonly JobComparisonJson[]
  /** Names of jobs that ran and are in none of `runs`. */
  readonly newJobs: readonly string[]
  /** Names of jobs that ran in the last of `runs` and are not in this run. */
  readonly removedJobs: readonly string[]
}

interface WallCauseJson {
  readonly jobId: number
  readonly job: string
  readonly part: 'queue' | 'duration'
  readonly deltaSeconds: number | null
}

interface EarlierRunJson {
  readonly id: number
  readonly attempt: number | null
  readonly number: number | null
  readonly event: string | null
  readonly url: string
}

export interface ComparisonJson {
  readonly seconds: number | null
  readonly usualSeconds: number
  /** The standard deviation of a new value from the median. */
  readonly spreadSeconds: number
  readonly deltaSeconds: number | null
  readonly slower: boolean
  /** How many earlier values are known. */
  readonly figures: number
  /** One for each of `runs`. */
  readonly earlierSeconds: readonly (number | null)[]
}

interface JobComparisonJson extends ComparisonJson {
  readonly jobId: number
  readonly job: string
  readonly queue: ComparisonJson | null
  readonly steps: readonly StepComparisonJson[]
}

interface StepComparisonJson extends ComparisonJson {
  readonly number: number
  readonly step: string
}

export function historyJson(history: History): HistoryJson {
  const { branch, runs, wall, causes, jobs, newJobs, removedJobs } = history
  return {
    branch,
    runs: runs.map(({ id, attempt, number, event, url }) => ({
      id,
      attempt: attempt ?? null,
      number: number ?? null,
      event: event ?? null,
      url,
    })),
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
      steps: steps.map(({ step, ...comparison }) => ({
        number: step.step.number,
        step: step.step.name,
        ...comparisonJson(comparison),
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
    earlierSeconds: earlier.map((one) => toSeconds(one)),
  }
}
