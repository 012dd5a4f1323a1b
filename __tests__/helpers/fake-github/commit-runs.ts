import type { JobFields } from './api-job.ts'
import { RUN_ID, type RunFields } from './api-run.ts'
import { type BuiltRun, fakeRun } from './fake-run.ts'

interface CommitRunFields {
  readonly run?: RunFields
  readonly jobs?: readonly JobFields[]
}

const FIRST_JOB_ID = 65_300_000_001
const JOBS_PER_RUN = 1_000

/**
 * Runs of one commit, each of another workflow. The ids of runs ascend from `RUN_ID`, and those of jobs
 * are unique; a run has GitHub's conclusion if it is given.
 */
export function commitRuns(all: readonly CommitRunFields[]): BuiltRun[] {
  return all.map(({ run, jobs = [{}] }, index) =>
    fakeRun({
      run: {
        id: RUN_ID + index,
        run_number: 100 + index,
        workflow_id: 1_000 + index,
        path: `.github/workflows/${index}.yml`,
        ...run,
      },
      jobs: jobs.map((job, at) => ({ id: jobId(index, at), ...job })),
    }),
  )
}

/** Returns the id of a job by the positions of its run and of itself. */
export function jobId(run: number, job: number): number {
  return FIRST_JOB_ID + run * JOBS_PER_RUN + job
}
