import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import { matchesName } from '../failures/forgiven.ts'

/** Patterns of job names, as the user wrote them. */
export interface AllowedNames {
  readonly allowedFailures: readonly string[]
  readonly allowedSkips?: readonly string[]
}

/**
 * Lists the patterns that match no job of any of the reports, and no key of their workflows. None while
 * jobs are unfinished or not listed, since such a job can still have the name.
 */
export function unmatchedPatterns(
  reports: readonly Report[],
  { allowedFailures, allowedSkips = [] }: AllowedNames,
): Note[] {
  const isOpen = ({ complete, unfinished, totals }: Report) =>
    !complete || unfinished || totals.unfinished > 0
  if (reports.length === 0 || reports.some(isOpen)) return []
  const names = reports.flatMap(({ jobs = [], needs, run: { graph = [] } }) => [
    ...jobs.map(({ job }) => job.name),
    ...needs.map(({ key }) => key),
    // A job after this one is not listed yet; without its matrix, its name is only the start.
    ...graph.flatMap(({ key, name }) => [key, name ?? key]),
  ])
  const isUnmatched = (pattern: string) => !names.some((name) => matchesName(name, [pattern]))
  const inputs = { 'allowed-failures': allowedFailures, 'allowed-skips': allowedSkips }
  return Object.entries(inputs).flatMap(([input, patterns]) =>
    patterns.filter(isUnmatched).map((pattern) => ({
      severity: 'notice' as const,
      text: nothingNamed('job', `${input} "${pattern}"`),
    })),
  )
}

/** Returns the sentence that a name in an input matches nothing. */
export function nothingNamed(what: string, where: string): string {
  return `No ${what} of this report has the name in ${where}.`
}
