import type { Comparison, History } from '../model/history.ts'
import { toSeconds } from './units.ts'

/** The part `history` of the JSON report; a job or step without an earlier figure is not in it. */
export interface HistoryJson {
  readonly branch: string
  /** Oldest first. */
  readonly runs: readonly EarlierRunJson[]
  readonly duration: ComparisonJson | null
  readonly jobs: readonly JobComparisonJson[]
}

export interface EarlierRunJson {
  readonly id: number
  readonly attempt: number | null
  readonly number: number | null
  readonly url: string
}

export interface ComparisonJson {
  readonly seconds: number | null
  readonly usualSeconds: number
  /** The scaled median absolute deviation. */
  readonly spreadSeconds: number
  readonly deltaSeconds: number | null
  readonly slower: boolean
  /** How many earlier figures are known. */
  readonly figures: number
  /** One for each of `runs`. */
  readonly earlierSeconds: readonly (number | null)[]
}

export interface JobComparisonJson extends ComparisonJson {
  readonly jobId: number
  readonly job: string
  readonly steps: readonly StepComparisonJson[]
}

export interface StepComparisonJson extends ComparisonJson {
  readonly number: number
  readonly step: string
}

export function historyJson({ branch, runs, wall, jobs }: History): HistoryJson {
  return {
    branch,
    runs: runs.map(({ id, attempt, number, url }) => ({
      id,
      attempt: attempt ?? null,
      number: number ?? null,
      url,
    })),
    duration: wall === undefined ? null : comparisonJson(wall),
    jobs: jobs.map(({ job, steps, ...comparison }) => ({
      jobId: job.job.id,
      job: job.job.name,
      ...comparisonJson(comparison),
      steps: steps.map(({ step, ...of }) => ({
        number: step.step.number,
        step: step.step.name,
        ...comparisonJson(of),
      })),
    })),
  }
}

function comparisonJson({ figure, usual, delta, slower, earlier }: Comparison): ComparisonJson {
  return {
    seconds: toSeconds(figure),
    usualSeconds: toSeconds(usual.median),
    spreadSeconds: toSeconds(usual.spread),
    deltaSeconds: toSeconds(delta),
    slower,
    figures: usual.figures,
    earlierSeconds: earlier.map((one) => toSeconds(one)),
  }
}
