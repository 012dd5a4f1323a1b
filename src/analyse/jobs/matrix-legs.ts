import type { Job } from '../../model/run.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { type NameMatch, onlyMatch } from './job-name.ts'
import { nameLevels, withoutMatrix } from './name-levels.ts'

/** What the workflow file declares for listed jobs, as far as their names identify them. */
export interface Legs {
  /** Whether two jobs are in different legs of one matrix in which a failed leg cancels the others. */
  readonly areLegs: (one: Job, other: Job) => boolean
  /** `undefined` without the file, or if the job is not found in it. */
  readonly declarationOf: (job: Job) => WorkflowJob | undefined
}

/** @param graph without it, and for jobs that are not found in it, the names decide */
export function matrixLegs(graph: JobGraph | undefined): Legs {
  const matchOf = ({ name }: Job) => onlyMatch(name, graph)
  return {
    areLegs: (one, other) => {
      const [left, right] = [matchOf(one), matchOf(other)]
      return left === undefined || right === undefined
        ? areLegsByName(one, other)
        : areLegsByFile(left, right)
    },
    declarationOf: (job) => matchOf(job)?.at(-1)?.job,
  }
}

/** Whether the first level in which two jobs differ is a matrix whose `fail-fast` is on or an expression. */
function areLegsByFile(one: NameMatch, other: NameMatch): boolean {
  const at = one.findIndex((level, index) => level.leg !== other[index]?.leg)
  const level = one[at]
  if (level === undefined || level.job !== other[at]?.job) return false
  return level.job.matrix && level.job.failFast !== false
}

/**
 * Whether two names are the same up to a level that differs only in its matrix values.
 *
 * @example `deploy (eu) / a` and `deploy (us) / b` are legs; `build / test` and `lint / test` are not
 */
function areLegsByName(one: Job, other: Job): boolean {
  const levels = nameLevels(one.name)
  const others = nameLevels(other.name)
  const at = levels.findIndex((level, index) => level !== others[index])
  const [left, right] = [levels[at], others[at]]
  if (left === undefined || right === undefined) return false
  return isLeg(left) && isLeg(right) && withoutMatrix(left) === withoutMatrix(right)
}

/** Whether a level ends with matrix values, which GitHub may have truncated. */
function isLeg(level: string): boolean {
  return withoutMatrix(level) !== level && /(?:\)|\.\.\.)$/.test(level)
}
