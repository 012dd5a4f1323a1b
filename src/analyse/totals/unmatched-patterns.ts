import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import type { TimeBudget } from '../../model/report/time-budget.ts'
import { matchesName } from '../failures/forgiven.ts'
import { matchJobName } from '../jobs/job-name.ts'
import { mayBeOf } from './time-budgets.ts'

/** Inputs with patterns of names, as the user wrote them. */
export interface NamePatterns {
  readonly allowedFailures: readonly string[]
  readonly allowedSkips?: readonly string[]
  readonly budgets?: readonly TimeBudget[]
}

/**
 * Lists the patterns that match nothing in any of the reports, and no key of their workflows. None while
 * jobs are unfinished or not listed, since such a job can still have the name.
 */
export function unmatchedPatterns(
  reports: readonly Report[],
  { allowedFailures, allowedSkips = [], budgets = [] }: NamePatterns,
): Note[] {
  const isOpen = ({ complete, unfinished, totals }: Report) =>
    !complete || unfinished || totals.jobsUnfinished > 0
  if (reports.length === 0 || reports.some(isOpen)) return []
  const names = reports.flatMap(({ jobs = [], needs, run: { graph = [] } }) => [
    ...jobs.map(({ job }) => job.name),
    ...needs.map(({ key }) => key),
    // A job after this one is not listed yet; without its matrix, its name is only the start.
    ...graph.flatMap(({ key, name }) => [key, name]),
  ])
  const isUnmatched = (pattern: string) => !names.some((name) => matchesName(name, [pattern]))
  const inputs = { 'allowed-failures': allowedFailures, 'allowed-skips': allowedSkips }
  const jobs = Object.entries(inputs).flatMap(([input, patterns]) =>
    patterns
      .filter(isUnmatched)
      .map((pattern) => `job of this report has the name in ${input} "${pattern}"`),
  )
  const steps = budgets
    .filter(({ glob = '' }) => !reports.flatMap(unlisted).some((name) => matchesName(name, [glob])))
    .filter((budget) => !reports.some((one) => mayBeOf(one, budget)))
    .map(({ line }) => `job or step of this report has the name in the budget "${line}"`)
  return [...jobs, ...steps].map((text) => ({ severity: 'notice', text: `No ${text}.` }))
}

/** Lists the names of the jobs of the workflow file that are not listed yet. Budgets are for names alone. */
function unlisted({ jobs = [], run: { graph = [] } }: Report): string[] {
  const matches = jobs.flatMap(({ job }) => matchJobName(job.name, graph))
  const listed = new Set(matches.map(([first]) => first?.job))
  return graph.filter((job) => !listed.has(job)).map(({ name }) => name)
}
