import { stringify } from 'yaml'
import { type ApiPull, apiPull } from '../../fake-github/api-conversation.ts'
import { apiStep, type JobFields } from '../../fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../../fake-github/fake-run.ts'
import { FORK, REPOSITORY_ID } from '../../fake-github/repository.ts'
import { apiAnnotation } from '../../fake-github/run-details.ts'
import { type FakeState, fakeState } from '../../fake-github/state.ts'
import { BASE_BRANCH } from '../red-run.ts'
import { JOBS } from './errors.ts'
import { allSeenRuns, DAY, issuesAt } from './issues.ts'
import { GREEN, jobsOf, type ListedJob, scriptOf, STEP_SECONDS, writeJobLog } from './jobs.ts'
import type { Month, MonthRun } from './types.ts'

/** The GitHub of a repository during a month. */
export type MonthGitHub = ReturnType<typeof monthGitHub>

interface BuiltAttempt {
  readonly run: MonthRun
  readonly reportedAt: number
  readonly jobs: readonly ListedJob[]
  readonly built: BuiltRun
  /** The pull request that it tests, if it is the first attempt of one. */
  readonly pulls: readonly ApiPull[]
}

export const LOG_HOST = 'https://logs.example/'
const LOST = 'The hosted runner lost communication with the server.'
const FIRST_RUN_ID = 22_400_000_000
const RUNNER_STEPS = ['Set up job', 'Complete job']

export function monthGitHub({ from, runs }: Month) {
  const attempts = runs.flatMap((run) =>
    run.attempts.map(({ reportedAt }, index): BuiltAttempt => {
      const jobs = jobsOf(run, index)
      const pulls = index === 0 && run.event === 'pull_request' ? [pullOf(run)] : []
      return { run, reportedAt, jobs, built: buildAttempt(run, index, jobs), pulls }
    }),
  )
  return {
    /** What it has at a time: the attempts that have finished, and the issues. */
    stateAt: (time: number) => {
      const past = attempts.filter(({ reportedAt }) => reportedAt <= time)
      return stateOf(past, issuesAt((time - from) / DAY, from))
    },
    /** The log of a job by its id. */
    logOf: (id: number) => {
      const seen = SEEN.find(({ job }) => job.id === id)
      if (seen !== undefined) return writeJobLog(seen.job, [])
      const { jobs = [] } = attempts.find((one) => one.jobs.some((job) => job.id === id)) ?? {}
      const job = jobs.find((one) => one.id === id)
      const failed = jobs.filter((one) => one.failed !== undefined && one.name !== GREEN)
      const names = failed.map(({ name }) => name)
      return job === undefined ? '' : writeJobLog(job, names)
    },
  }
}

export function idOfRun({ number }: MonthRun): number {
  return FIRST_RUN_ID + number
}

function stateOf(attempts: readonly BuiltAttempt[], issues: Partial<FakeState>): FakeState {
  const runs = [...new Set(attempts.map(({ run }) => run))]
  const jobs = attempts.flatMap((attempt) => attempt.jobs)
  const logged = jobs.filter(({ failed }) => failed?.readable !== false)
  const commits = Math.max(...runs.map((run) => run.commits))
  const changes = runs.filter(isChange)
  return fakeState({
    runs: [...attempts.map(({ built }) => built), ...SEEN.map(buildSeen)],
    logs: Object.fromEntries(
      [...logged, ...SEEN.map(({ job }) => job)].map(({ id }) => [id, `${LOG_HOST}${id}`]),
    ),
    annotations: Object.fromEntries(jobs.map((job) => [job.id, annotationsOf(job)])),
    files: { '.github/workflows/ci.yml': WORKFLOW },
    commits: {
      branch: BASE_BRANCH,
      shas: Array.from({ length: commits }, (_, index) => commitOf(index + 1)),
      mergeBases: Object.fromEntries(changes.map((run) => [headOf(run), commitOf(run.commits)])),
    },
    pulls: attempts.flatMap(({ pulls }) => pulls),
    ...issues,
  })
}

function buildAttempt(run: MonthRun, index: number, jobs: readonly ListedJob[]): BuiltRun {
  const { startedAt = 0, reportedAt = 0, failed = [] } = run.attempts[index] ?? {}
  const base = { ref: BASE_BRANCH, sha: commitOf(run.commits), repo: { id: REPOSITORY_ID } }
  const pull = { number: run.number, head: { ref: branchOf(run), sha: headOf(run) }, base }
  return fakeRun({
    run: {
      ...{ id: idOfRun(run), run_number: run.number, run_attempt: index + 1, event: run.event },
      ...{ head_branch: branchOf(run), head_sha: headOf(run) },
      conclusion: failed.length === 0 ? 'success' : 'failure',
      ...{ created_at: run.createdAt, run_started_at: startedAt, updated_at: reportedAt },
      ...(run.fork && { head_repository: FORK }),
      // GitHub lists none with the run of a fork.
      pull_requests: run.event === 'pull_request' && !run.fork ? [pull] : [],
    },
    jobs: jobs.map((job) => bodyOf(job, startedAt)),
  })
}

/** The jobs that issues show. */
const SEEN = allSeenRuns()

function buildSeen({ runId, job }: (typeof SEEN)[number]): BuiltRun {
  const time = job.startedAt - 60
  return fakeRun({
    run: {
      ...{
        id: runId,
        run_number: runId % 100_000,
        event: 'workflow_dispatch',
        head_branch: 'seen',
      },
      ...{ conclusion: 'failure', created_at: time, run_started_at: time, updated_at: time + 600 },
    },
    jobs: [bodyOf(job, time)],
  })
}

function bodyOf(job: ListedJob, attemptStart: number): JobFields {
  const steps = stepsOfJob(job)
  return {
    ...{ id: job.id, name: job.name, started_at: job.startedAt, steps },
    created_at: job.name === GREEN ? job.startedAt - 2 : Math.min(attemptStart, job.startedAt),
    conclusion: job.failed === undefined ? 'success' : 'failure',
    completed_at: job.startedAt + steps.length * STEP_SECONDS,
  }
}

/** Each step runs whether those before it failed or not. */
function stepsOfJob(job: ListedJob) {
  const lost = isLost(job)
  return RUNNER_STEPS.toSpliced(1, 0, ...job.steps).map((name, index) => {
    const started_at = job.startedAt + index * STEP_SECONDS
    const step = { name, number: index + 1, started_at, completed_at: started_at + STEP_SECONDS }
    if (lost && index === 1) return apiStep({ ...step, status: 'in_progress', completed_at: null })
    if (lost && index > 1) {
      return apiStep({ ...step, status: 'queued', started_at: null, completed_at: null })
    }
    const isRed = job.failed?.steps.some((failed) => failed.step === name) === true
    const hasFailed = isRed || (job.name === GREEN && job.failed !== undefined && index === 1)
    return apiStep({ ...step, conclusion: hasFailed ? 'failure' : 'success' })
  })
}

function isLost({ name, failed }: ListedJob): boolean {
  return failed?.steps.length === 0 && name !== GREEN
}

function annotationsOf(job: ListedJob): object[] {
  if (job.failed === undefined) return []
  return [apiAnnotation(isLost(job) ? { message: LOST } : { start_line: 20 })]
}

function commitOf(number: number): string {
  return number.toString(16).padStart(40, 'c')
}

function headOf(run: MonthRun): string {
  return isChange(run) ? run.number.toString(16).padStart(40, 'f') : commitOf(run.commits)
}

/** Whether a run tests commits that are not on the base branch. */
function isChange({ event }: MonthRun): boolean {
  return event === 'pull_request' || event === 'merge_group'
}

function branchOf(run: MonthRun): string {
  if (run.event === 'merge_group') {
    return `gh-readonly-queue/${BASE_BRANCH}/pr-${run.number}-${commitOf(run.commits)}`
  }
  // A fork's pull request can be on a branch of any name.
  const isNamed = run.fork && run.number % 2 === 0
  return isChange(run) && !isNamed ? `topic-${run.number}` : BASE_BRANCH
}

function pullOf(run: MonthRun): ApiPull {
  return apiPull({
    ...{ number: run.number, branch: branchOf(run), sha: headOf(run) },
    ...(run.fork && { repository: FORK.full_name }),
  })
}

const WORKFLOW = writeWorkflow()

function writeWorkflow(): string {
  const keyOf = (job: string) => job.replace(/ \(\d\)$/, '').replace(/ \((.*)\)$/, '-$1')
  const groups = [...Map.groupBy(JOBS, ([name]) => keyOf(name))]
  const jobs = groups.map(([key, all]): [string, object] => [
    key,
    {
      'runs-on': 'ubuntu-latest',
      ...(all.length > 1
        ? { strategy: { 'fail-fast': false, matrix: { shard: all.map((_, index) => index + 1) } } }
        : { name: all[0]?.[0] }),
      steps: (all[0]?.[1] ?? []).map((step) => ({ run: scriptOf(step), if: 'always()' })),
    },
  ])
  const needs = groups.map(([key]) => key)
  const green = { 'runs-on': 'ubuntu-latest', needs, if: 'always()' }
  const steps = [{ run: './ci/all-green.sh' }]
  return stringify({
    on: ['push', 'pull_request', 'merge_group', 'schedule'],
    jobs: { ...Object.fromEntries(jobs), [GREEN]: { ...green, steps } },
  })
}
