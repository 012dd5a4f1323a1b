import type { ApiJob, ApiRun } from './api-body.ts'
import { apiJob, FIRST_JOB_ID, type JobFields } from './api-job.ts'
import { apiRun, type RunFields } from './api-run.ts'
import type { Host } from './host.ts'
import { REPOSITORY_ID } from './repository.ts'

/** One attempt of a run that the fake knows. Its bodies are sent as they are, odd or not. */
export interface FakeRun {
  /** @example 'octo-org/octo-shop' */
  readonly repository: string
  /** The number by which `Link` headers name the repository. */
  readonly repositoryId?: number
  readonly id: number
  readonly attempt: number
  run: object
  jobs: object[]
  /** What the list says it counts, where that is not the number of jobs. */
  totalCount?: number
  /** What GitHub bills for the run; `undefined` as on GitHub Enterprise Server. */
  usage?: object
  /** Who approved or rejected its deployments; nobody without it. */
  approvals?: object[]
  /** Fields that the repository's own endpoint does not return. */
  repositoryLacks?: readonly string[]
  /** Where the archive of the attempt's logs is; without it there is none. */
  archive?: string
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
  return {
    repository: run.repository.full_name,
    repositoryId: REPOSITORY_ID,
    id: run.id,
    attempt: run.run_attempt,
    run,
    jobs,
  }
}

export const IDS_PER_ATTEMPT = 1_000_000
