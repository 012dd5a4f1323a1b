import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import type { TimeBudget } from '../../model/report/time-budget.ts'
import { matchesName } from '../failures/conclusion.ts'
import { matchJobName } from '../jobs/job-name.ts'
import { nearestName } from '../text-pattern.ts'
import { mayBeOf } from './time-budgets.ts'

/** Inputs with patterns of names, as the user wrote them. */
export interface NamePatterns {
  readonly allowedFailures: readonly string[]
  readonly allowedSkips?: readonly string[]
  readonly budgets?: readonly TimeBudget[]
}

/**
 * Lists the patterns that match nothing in any of the reports, and no key of their workflows. While jobs are
 * unfinished or not listed, such a job can still have the name, so that it lists only several names in one line.
 */
export function unmatchedPatterns(
  reports: readonly Report[],
  { allowedFailures, allowedSkips = [], budgets = [] }: NamePatterns,
): Note[] {
  const isOpen = ({ complete, unfinished, totals }: Report) =>
    !complete || unfinished || totals.jobsUnfinished > 0
  const areOpen = reports.length === 0 || reports.some(isOpen)
  const names = reports.flatMap(namesIn)
  const isMatched = (pattern: string) => isMatchedBy(pattern, names)
  const isUnread = reports.some(({ run }) => run.graph === undefined)
  const inputs = { 'allowed-failures': allowedFailures, 'allowed-skips': allowedSkips }
  const jobs = Object.entries(inputs).flatMap(([input, patterns]) =>
    patterns
      .filter((pattern) => !isMatched(pattern))
      .flatMap((pattern) => {
        if (isList(pattern, names)) return asOneName(input, pattern)
        if (areOpen) return []
        const unread = isUnread && KEY.test(pattern) ? NAMES_ALONE : ''
        return `No job of this report has the name in ${input} "${pattern}"${nearestText(pattern, names)}${unread}.`
      }),
  )
  const steps = areOpen
    ? []
    : budgets
        .filter(
          ({ glob = '' }) => !reports.flatMap(unlisted).some((name) => matchesName(name, [glob])),
        )
        .filter((budget) => !reports.some((one) => mayBeOf(one, budget)))
        .map(({ line, glob = '' }) =>
          SEVERAL_BUDGETS.test(line)
            ? `budgets "${line}" is read as one budget, and no job or step has its name. Write one budget per line.`
            : `No job or step of this report has the name in budgets "${line}"${nearestText(glob, names)}.`,
        )
  return [...jobs, ...steps].map((text) => ({ severity: 'notice', text }))
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id */
const KEY = /^[a-z_][\w-]*$/i
const NAMES_ALONE = '. It may be a key, but the workflow file was not read, so names alone count'

/** Two budgets in one line. */
const SEVERAL_BUDGETS = /: *\d[\d.]* *[dhms][\w .]*,.*: *\d/

/** Says of the lines of `fail-on-jobs` that stand for no job which name is near, and that a line is one name. */
export function notesOnLines(report: Report, lines: readonly string[]): readonly Note[] {
  const names = namesIn(report)
  return lines.map((line) => {
    const text = isList(line, names)
      ? asOneName('fail-on-jobs', line)
      : `No job of this report has the name in fail-on-jobs "${line}"${nearestText(line, names)}.`
    return { severity: 'notice', text }
  })
}

/** Lists the names that jobs of a run have, or can have. */
function namesIn({ jobs = [], needs, run: { graph = [] } }: Report): readonly string[] {
  return [
    ...jobs.map(({ listed: job }) => job.name),
    ...needs.map(({ key }) => key),
    // A job after this one is not listed yet; without its matrix, its name is only the start.
    ...graph.flatMap(({ key, name }) => [key, name]),
  ]
}

function nearestText(given: string, names: readonly string[]): string {
  const nearest = nearestName(
    given,
    names.filter((name) => name !== given),
  )
  return nearest === undefined ? '' : `; the nearest is "${nearest}"`
}

/** Says it with the lines to write below it. */
function asOneName(input: string, line: string): string {
  const lines = [`${input}: |`, ...partsOf(line).map((part) => `  ${part}`)]
  return `${input} "${line}" is read as one name, and no job has it. Write one name per line:\n\n${lines.join('\n')}`
}

/** What is around the names of a list of YAML or JSON. */
const LIST_SIGNS = /^[["']{1,3}|["'\]]{1,3}$/g

/** Whether a pattern is a list of names in commas or brackets: the name of a leg has commas, too. */
function isList(pattern: string, names: readonly string[]): boolean {
  const parts = partsOf(pattern)
  const areAll = parts.every((part) => isMatchedBy(part, names))
  const isDivided = parts.length > 1 || parts[0] !== pattern
  return isDivided && (parts.some((part) => names.includes(part)) || areAll)
}

function partsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((part) => part.trim().replace(LIST_SIGNS, ''))
    .filter((part) => part !== '')
}

function isMatchedBy(pattern: string, names: readonly string[]): boolean {
  return names.some((name) => matchesName(name, [pattern]))
}

/** Lists the names of the jobs of the workflow file that are not listed yet. Budgets are for names alone. */
function unlisted({ jobs = [], run: { graph = [] } }: Report): string[] {
  const matches = jobs.flatMap(({ listed: job }) => matchJobName(job.name, graph))
  const listed = new Set(matches.map(([first]) => first?.job))
  return graph.filter((job) => !listed.has(job)).map(({ name }) => name)
}
