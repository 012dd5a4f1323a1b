import { FIRST_JOB_ID } from '../fake-github/api-job.ts'
import { ACTOR, REPOSITORY, RUN_ID, SHA } from '../fake-github/api-run.ts'
import { GITHUB_COM } from '../fake-github/host.ts'

/** What the runner knows about the job in which the action runs. */
export interface JobContext {
  readonly apiUrl: string
  readonly serverUrl: string
  readonly token: string
  readonly repository: string
  readonly runId: number
  readonly runAttempt: number
  readonly runNumber: number
  readonly workflow: string
  /** Where the workflow file is in the repository. */
  readonly workflowPath: string
  readonly eventName: string
  /** The payload of the event. */
  readonly event: object
  readonly branch: string
  readonly sha: string
  /** The job's key in the workflow file. */
  readonly jobKey: string
  /** The id of the job in the API; `undefined` as on old runners and GitHub Enterprise Server. */
  readonly checkRunId: number | undefined
  /** How the job stands so far. */
  readonly jobStatus: 'success' | 'failure' | 'cancelled'
  readonly actor: string
  readonly runnerName: string
}

/** The job in which the run of the builders has its first job, on a hosted runner. */
export const DEFAULT_JOB: JobContext = {
  ...GITHUB_COM,
  token: 'ghs_fakeTokenOfTheJob',
  repository: REPOSITORY,
  runId: RUN_ID,
  runAttempt: 1,
  runNumber: 128,
  workflow: 'CI',
  workflowPath: '.github/workflows/ci.yml',
  eventName: 'push',
  event: {},
  branch: 'main',
  sha: SHA,
  jobKey: 'report',
  checkRunId: FIRST_JOB_ID,
  jobStatus: 'success',
  actor: ACTOR,
  runnerName: 'GitHub Actions 1000000042',
}
