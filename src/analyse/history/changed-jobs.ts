import type { JobReport } from '../../model/report/job-report.ts'
import { didRun } from '../jobs/same-jobs.ts'

/**
 * Returns the names, each once, of the jobs that ran and that are in none of the other runs.
 *
 * @param others the jobs of each run to look in
 */
export function namesMissingIn(
  jobs: readonly JobReport[],
  others: readonly (readonly JobReport[])[],
): string[] {
  const names = new Set(jobs.filter(didRun).map(({ job }) => job.name))
  const listed = new Map(others.flat().map((report) => [report.job.name, report]))
  const skipped = [...listed.values()].filter(({ outcome }) => outcome === 'skipped')
  return [...names].filter(
    (name) => !listed.has(name) && !skipped.some(({ job }) => standsFor(job.name, name)),
  )
}

/**
 * Whether a skipped job would have been the named one, had it run: GitHub lists a skipped matrix, and
 * a skipped call of a workflow, as one job, and leaves expressions in its name as they are.
 *
 * @example `test` stands for `test (windows)`, `Test ${{ matrix.os }}` for `Test windows`
 */
function standsFor(skipped: string, name: string): boolean {
  const [literal = '', ...expressions] = skipped.split('${{')
  const prefixes = expressions.length > 0 ? [literal] : [`${literal} (`, `${literal} / `]
  return prefixes.some((prefix) => name.startsWith(prefix))
}
