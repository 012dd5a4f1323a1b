import type { Job, Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'

/**
 * The job that the report is made in: by its id, or else the one unfinished job on this runner.
 * Never by name: names repeat. `undefined` when it can't be told.
 */
export function findCurrentJob(
  jobs: readonly Job[],
  currentRun: CurrentRun | undefined,
): Job | undefined {
  if (currentRun === undefined) return undefined
  if (currentRun.jobId !== undefined) return jobs.find(({ id }) => id === currentRun.jobId)
  const onThisRunner = jobs.filter(
    ({ runner, state }) =>
      state.kind !== 'finished' && isRunner(runner.name, currentRun.runnerName),
  )
  // A runner has one job at a time, so two matches mean that the name is not unique.
  return onThisRunner.length === 1 ? onThisRunner[0] : undefined
}

function isRunner(listed: string | undefined, expected: string | undefined): boolean {
  return (
    listed !== undefined && expected !== undefined && comparable(listed) === comparable(expected)
  )
}

/** A hosted runner is `GitHub Actions 12` to the API and `GitHub-Actions-12` in some environments. */
function comparable(runner: string): string {
  return runner.toLowerCase().replaceAll('-', ' ')
}

/** The id of the current job, also when the listing does not hold it. */
export function currentJobId(run: Run, currentRun: CurrentRun | undefined): number | undefined {
  return currentRun?.jobId ?? findCurrentJob(run.jobs ?? [], currentRun)?.id
}
