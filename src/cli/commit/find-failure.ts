import { matrixLegs } from '../../analyse/jobs/matrix-legs.ts'
import { isUnforgivenFailure } from '../../analyse/totals/totals.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'

/**
 * Returns a function that finds out whether a job of unfinished runs has failed that may not. It reports again only
 * when a further job has failed, because GitHub's list of jobs does not show `continue-on-error`.
 *
 * @param listFailed returns the names of the jobs that failed in the latest attempt of a run
 */
export function failureFinder(
  listFailed: (run: ListedRun['run']) => Promise<Iterable<string>>,
  report: () => Promise<CommitReport>,
): (open: readonly ListedRun[]) => Promise<boolean> {
  const seen = new Set<string>()
  return async (open) => {
    const failed = await Promise.all(
      open.map(async ({ run }) =>
        Array.from(await listFailed(run), (name) => `${run.id}/${run.attempt}/${name}`),
      ),
    )
    const further = failed.flat().filter((job) => !seen.has(job))
    for (const job of further) seen.add(job)
    return further.length > 0 && failsSurely(await report())
  }
}

/** Returns whether a job failed that, by the workflow file, may not. */
function failsSurely({ runs }: CommitReport): boolean {
  return runs.some(({ report: { run, jobs = [] } }) => {
    const { declarationOf } = matrixLegs(run.graph)
    return jobs
      .filter(isUnforgivenFailure)
      .some(({ job }) => declarationOf(job)?.continueOnError === false)
  })
}
