import type { Run, Job } from '../../model/run.ts'
import { type WorkflowJob, EXPRESSION, type JobGraph } from '../../model/workflow-file.ts'
import {
  listNameMatches,
  type NameMatch,
  onlyMatch,
  CALLS,
  nameLevels,
  withoutMatrix,
} from './job-name.ts'
import { collapseBlanks } from '../../model/note.ts'
import type { JobLevel, JobReport } from '../../model/report/job-report.ts'

/** What shows which jobs a run has, and which its workflow file declares. */
type RunOfLegs = Pick<Run, 'workflowPath' | 'graph' | 'takenKeys'> & {
  readonly jobs?: readonly { readonly name: string }[] | undefined
}

/**
 * Returns the lines of an input that names jobs, and the names of the jobs that a line means as the key of their
 * workflow: the legs of a matrix, the jobs of the workflow that the key calls, or the one job of the key, if the file of
 * this run was read and can give the name to no other key. A line means the key only letter by letter, and not if a job
 * of another key has or can have that name, in this run or in those of the same report.
 */
export function withLegs(lines: readonly string[], run: RunOfLegs): readonly string[] {
  const { graph = [], jobs = [], takenKeys = [] } = run
  const isKey = (line: string) => graph.some((job) => writtenKey(job) === line)
  const meant = lines.filter(
    (line) => isKey(line) && !takenKeys.includes(line) && !hasOther(run, line),
  )
  if (meant.length === 0) return lines
  const names = jobs.map(({ name }) => name)
  // As a line, a name with a star would mean other jobs, too.
  const legs = names.filter((name) => !name.includes('*') && meant.includes(keyOf(run, name) ?? ''))
  return [...lines, ...legs]
}

/** Whether the workflow file can show what a line means: it is no name of a job. */
export function mayHaveKeys(lines: readonly string[], { jobs = [] }: RunOfLegs): boolean {
  return lines.some((line) => !line.includes('*') && !jobs.some(({ name }) => name === line))
}

function writtenKey({ key, writtenKey }: WorkflowJob): string {
  return writtenKey ?? key
}

/** Lists the keys of the file of a run that are names of jobs in other runs of the same report. */
export function takenKeys(run: RunOfLegs, others: readonly RunOfLegs[]): readonly string[] {
  const isSame = ({ workflowPath: path }: RunOfLegs) =>
    path !== undefined && path === run.workflowPath
  return (run.graph ?? [])
    .map(writtenKey)
    .filter((key) => others.some((other) => (isSame(other) ? hasOther : hasName)(other, key)))
}

/** Returns the key that a job has at the level of the file; `undefined` if it can have several, or none. */
function keyOf({ graph = [] }: RunOfLegs, name: string): string | undefined {
  const [key, ...others] = new Set(
    listNameMatches(name, graph).map(([first]) => first && writtenKey(first.job)),
  )
  return others.length === 0 ? key : undefined
}

/** Whether a run has a job of this name, or declares one that can have it. */
function hasName({ graph = [], jobs = [] }: RunOfLegs, name: string): boolean {
  return jobs.some((job) => job.name === name) || listNameMatches(name, graph).length > 0
}

/** Whether it has such a job of another key than the name. */
function hasOther(run: RunOfLegs, name: string): boolean {
  return hasName(run, name) && keyOf(run, name) !== name
}

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
export function jobWithoutLeg({ listed: job, levels }: JobReport): string {
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
const LEG_VALUES = /(?:(?<![\s:/|–-])[\s:/|–-]*…| \([^()…]*…[^()]*\))$/

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
