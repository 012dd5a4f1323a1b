import type { Job } from '../../model/run.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { type NameMatch, readJobName } from './job-name.ts'
import { nameLevels, withoutMatrix } from './name-levels.ts'

/** What the workflow file declares of listed jobs, as far as their names identify them. */
export interface Legs {
  /** Whether two jobs are in different legs of one matrix in which a failed leg cancels the others. */
  readonly areLegs: (one: Job, other: Job) => boolean
  /** `undefined` if the file is not known, or if the job is not found in it. */
  readonly declarationOf: (job: Job) => WorkflowJob | undefined
}

/** @param graph without it, or for a job that is not found in it, the names decide */
export function matrixLegs(graph: JobGraph | undefined): Legs {
  const readings = new Map<string, NameMatch | undefined>()
  const readingOf = ({ name }: Job) => {
    if (graph === undefined) return undefined
    if (!readings.has(name)) {
      const [reading, ...others] = readJobName(name, graph)
      readings.set(name, others.length === 0 ? reading : undefined)
    }
    return readings.get(name)
  }
  return {
    areLegs: (one, other) => {
      const [left, right] = [readingOf(one), readingOf(other)]
      return left === undefined || right === undefined
        ? areLegsByName(one, other)
        : areLegsByFile(left, right)
    },
    declarationOf: (job) => readingOf(job)?.at(-1)?.job,
  }
}

/** The first level in which two jobs differ is a matrix with fail-fast, or one whose setting is computed. */
function areLegsByFile(one: NameMatch, other: NameMatch): boolean {
  const at = one.findIndex((level, index) => level.leg !== other[index]?.leg)
  const level = one[at]
  if (level === undefined || level.job !== other[at]?.job) return false
  return level.job.matrix && level.job.failFast !== false
}

/**
 * Two names are the same up to a level that differs in its matrix values alone.
 *
 * @example `deploy (eu) / a` and `deploy (us) / b` are legs; `build / test` and `lint / test` are not
 */
function areLegsByName(one: Job, other: Job): boolean {
  const levels = nameLevels(one.name)
  const others = nameLevels(other.name)
  const at = levels.findIndex((level, index) => level !== others[index])
  const [left, right] = [levels[at], others[at]]
  if (left === undefined || right === undefined) return false
  return (
    isLeg(left) && isLeg(right) && left !== right && withoutMatrix(left) === withoutMatrix(right)
  )
}

/** A leg ends with its matrix values, which GitHub may have cut. */
function isLeg(level: string): boolean {
  return withoutMatrix(level) !== level && /(?:\)|\.\.\.)$/.test(level)
}
