import type { Job, Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'

/**
 * Returns the job that makes the report: by its id, or else the only unfinished job on this runner.
 * Never by name, since names repeat. `undefined` if it is not found.
 */
export function findCurrentJob(
  jobs: readonly Job[],
  currentRun: CurrentRun | undefined,
): Job | undefined {
  if (currentRun === undefined) return undefined
  if (currentRun.jobId !== undefined) return jobs.find(({ id }) => id === currentRun.jobId)
  const name = comparableName(currentRun.runnerName)
  const onThisRunner = jobs.filter(
    ({ runner, state }) =>
      state.kind !== 'finished' && name !== undefined && comparableName(runner.name) === name,
  )
  // A runner has one job at a time, so two matches mean that the name is not unique.
  return onThisRunner.length === 1 ? onThisRunner[0] : undefined
}

/** The API calls a runner `GitHub Actions 12` that is `GitHub-Actions-12` in some environments. */
function comparableName(runner: string | undefined): string | undefined {
  return runner?.toLowerCase().replaceAll('-', ' ')
}

/** Returns the id of the current job, even if that job is not listed. */
export function currentJobId(run: Run, currentRun: CurrentRun | undefined): number | undefined {
  return currentRun?.jobId ?? findCurrentJob(run.jobs ?? [], currentRun)?.id
}
