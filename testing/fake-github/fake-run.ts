import { type ApiJob, apiJob, FIRST_JOB_ID, type JobFields } from './api-job.ts'
import { type ApiRun, apiRun, RUN_ID, type RunFields } from './api-run.ts'
import type { Host } from './host.ts'
import type { ApiArtifact } from './run-details.ts'

/** One attempt of a run that the fake knows. Its bodies are sent as they are, odd or not. */
export interface FakeRun {
  /** @example 'octo-org/octo-shop' */
  readonly repository: string
  readonly id: number
  readonly attempt: number
  run: object
  jobs: object[]
  /** What the list says it counts, where that is not the number of jobs. */
  totalCount?: number
  /** GitHub's usage of all attempts, which Enterprise Server does not have. */
  usage?: object
  /** Who approved or rejected its deployments; nobody without it. */
  approvals?: object[]
  /** Fields that the repository's own endpoint does not return. */
  repositoryLacks?: readonly string[]
  /** Where the archive of the attempt's logs is; without it there is none. */
  archive?: string
  /** Of all attempts. */
  artifacts?: ApiArtifact[]
}

/** A run made by the builders, which knows what is in its bodies. */
export interface BuiltRun extends FakeRun {
  run: ApiRun
  jobs: ApiJob[]
}

/**
 * One attempt with its jobs, whose addresses, branch and attempt are the run's. Their ids ascend from
 * `FIRST_JOB_ID`; those of another attempt are others.
 *
 * @example fakeRun({ jobs: [{ name: 'build' }, { name: 'test', conclusion: 'failure' }] })
 */
export function fakeRun(
  fields: {
    readonly run?: RunFields
    readonly jobs?: readonly JobFields[]
    readonly host?: Host
  } = {},
): BuiltRun {
  const run = apiRun(fields.run, fields.host)
  const firstId = FIRST_JOB_ID + (run.run_attempt - 1) * IDS_PER_ATTEMPT
  const jobs = (fields.jobs ?? [{}]).map((job, index) =>
    apiJob({ id: firstId + index, ...job }, run),
  )
  const { id, run_attempt: attempt } = run
  return { repository: run.repository.full_name, id, attempt, run, jobs }
}

export const IDS_PER_ATTEMPT = 1_000_000
const HOUR = 3_600

/**
 * Successful runs of the builders' workflow on `main`, one an hour before the builders' own run,
 * newest first, with the ids of runs and jobs that are their own.
 *
 * @param jobs of one of the runs, whose number is 1 for the newest; each ends by default 67 seconds after its start
 */
export function earlierRuns(
  count: number,
  jobs: (number: number) => readonly { readonly name?: string; readonly end?: number }[],
  run: RunFields = {},
): BuiltRun[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1
    const begun = -number * HOUR
    return fakeRun({
      run: { id: RUN_ID - number, conclusion: 'success', run_started_at: begun, ...run },
      jobs: jobs(number).map(({ end = 67, ...job }, position) => ({
        ...{ id: FIRST_JOB_ID - number * 1_000 + position, ...job },
        ...{ started_at: begun + 7, completed_at: begun + end },
      })),
    })
  })
}

/**
 * Runs of one commit, each of another workflow. The ids of runs ascend from `RUN_ID`, and those of jobs
 * are unique; a run has GitHub's conclusion if it is given.
 */
export function commitRuns(all: readonly NonNullable<Parameters<typeof fakeRun>[0]>[]): BuiltRun[] {
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
  return 65_300_000_001 + 1_000 * run + job
}
