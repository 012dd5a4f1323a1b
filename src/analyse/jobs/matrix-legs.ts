import { collapseBlanks } from '../../model/note.ts'
import type { JobLevel, JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import { EXPRESSION, type JobGraph, type WorkflowJob } from '../../model/workflow-file.ts'
import { type NameMatch, onlyMatch } from './job-name.ts'
import { CALLS, nameLevels, withoutMatrix } from './name-levels.ts'

/** Declarations of the workflow file for listed jobs, as far as their names identify them. */
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
      const left = matchOf(one)
      const right = matchOf(other)
      return left === undefined || right === undefined
        ? areLegsByName(one, other)
        : areLegsByFile(left, right)
    },
    declarationOf: (job) => matchOf(job)?.at(-1)?.job,
  }
}

/** Returns the levels of a job's name by the workflow file or, if its name does not have exactly one match, by the name. */
export function jobLevels(name: string, graph: JobGraph | undefined): readonly JobLevel[] {
  const match = onlyMatch(name, graph) ?? []
  const ends = [0, ...match.map(({ leg }) => leg.length + CALLS.length)]
  const known = match.map(({ job, leg }, at) => levelByFile(leg.slice(ends[at]), job))
  const rest = name.slice(ends.at(-1))
  return match.length > 0 && rest === '' ? known : [...known, ...nameLevels(rest).map(levelByName)]
}

/** Returns what the legs of one job have in common, also those that different legs call. */
export function legsOf({ levels }: JobReport): string {
  return JSON.stringify(levels.map(({ key }) => key))
}

/** Returns the name of a job without the values of its matrix. */
export function jobWithoutLeg({ job, levels }: JobReport): string {
  return levels.map(({ base }) => base).join(CALLS) || job.name
}

function levelByName(text: string): JobLevel {
  const base = withoutMatrix(text)
  return { text, key: base, base, isLeg: base !== text }
}

/** A job without a matrix keeps the parentheses in its name. */
function levelByFile(text: string, { key, name, matrix }: WorkflowJob): JobLevel {
  const base = matrix ? declaredBase(name) || key || text : text
  return { text, key: `${key}:`, base, isLeg: matrix && text !== name }
}

/** Part behind the name of a matrix if it ends with values. */
const LEG_VALUES = /(?:[\s:/|–-]*…| \([^()]*…[^()]*\))$/

/**
 * Returns what the names of all legs have in common; '' if that is nothing.
 *
 * @example `E2E - ${{ matrix.app }}` → `E2E`, `Ruby ${{ matrix.ruby }} on ${{ matrix.os }}` → `Ruby … on …`
 */
function declaredBase(name: string): string {
  const text = collapseBlanks(name.split(EXPRESSION).join('…'))
  const start = text.replace(LEG_VALUES, '')
  const base = start.includes('…') ? text : start
  return /[\p{L}\p{N}]/u.test(base) ? base : ''
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
  const left = levels[at]
  const right = others[at]
  if (left === undefined || right === undefined) return false
  return isLeg(left) && isLeg(right) && withoutMatrix(left) === withoutMatrix(right)
}

/** Whether a level ends with matrix values, which GitHub may have truncated. */
function isLeg(level: string): boolean {
  return withoutMatrix(level) !== level && /(?:\)|\.\.\.)$/.test(level)
}
