import { FIRST_JOB_ID } from './fake-github/api-job.ts'
import { RUN_ID, type RunFields } from './fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'

const HOUR = 3_600

/** A job that succeeded, in seconds after the start of its run. */
interface EarlierJob {
  readonly name?: string
  /** @default 7 */
  readonly start?: number
  /** @default 67 */
  readonly end?: number
}

/**
 * Successful runs of the builders' workflow on `main`, one an hour before the builders' own run,
 * newest first, with the ids of runs and jobs that are their own.
 *
 * @param jobs of one of the runs; its number is 1 for the newest
 */
export function earlierRuns(
  count: number,
  jobs: (number: number) => readonly EarlierJob[],
  run: RunFields = {},
): BuiltRun[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1
    const begun = -number * HOUR
    return fakeRun({
      run: {
        id: RUN_ID - number,
        conclusion: 'success',
        created_at: begun,
        run_started_at: begun,
        ...run,
      },
      jobs: jobs(number).map(({ start = 7, end = 67, ...job }, place) => ({
        id: FIRST_JOB_ID - number * 1_000 + place,
        created_at: begun + 2,
        started_at: begun + start,
        completed_at: begun + end,
        ...job,
      })),
    })
  })
}
