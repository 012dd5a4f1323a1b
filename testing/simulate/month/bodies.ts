import type { Instant } from '../../../src/model/time.ts'
import type { ApiJob as KnownJob, ApiStep } from '../../fake-github/api-job.ts'
import { type ApiRun, REPOSITORY } from '../../fake-github/api-run.ts'
import { GITHUB_COM } from '../../fake-github/host.ts'
import { apiRepository, FORK, REPOSITORY_ID } from '../../fake-github/repository.ts'
import { AFTER, BEFORE, jobTimes, type JobTime } from './job-times.ts'
import type { Known, PlannedAttempt, PlannedRun } from './types.ts'
import { INSTALL, WORKFLOWS } from './workflows.ts'
import { shaOf } from './world.ts'

type ApiJob = KnownJob & { readonly head_sha: string }

/** Bodies are written here, since a month has too many of them for the builders. */
const HOME = { ...apiRepository(REPOSITORY, GITHUB_COM), id: REPOSITORY_ID }
const { url: API, html_url: PAGE } = HOME
const RUNS = `${API}/actions/runs`
const JOBS_URL = `${API}/actions/jobs`
const TITLE = 'Let the basket keep its order'
const FIRST_JOB_ID = 65_000_000_000
const JOBS = 32
const ATTEMPTS = 8

/** Returns the times of a job and of all jobs of its attempt; `undefined` if there is no such job. */
export function timesOfJob({ runs, seed }: Pick<Known, 'runs' | 'seed'>, id: number) {
  const place = Math.floor((id - FIRST_JOB_ID) / JOBS)
  const number = place % ATTEMPTS
  const run = runs[Math.floor(place / ATTEMPTS)]
  const attempts = run?.attempts.filter((attempt) => attempt.number <= number) ?? []
  if (run === undefined || attempts.at(-1)?.number !== number) return undefined
  const times = jobTimes(seed, run, attempts)
  const time = times[(id - FIRST_JOB_ID) % JOBS]
  return time && { run, times, time, isLost: time.failures.some(({ form }) => form === 'lost') }
}

/** Returns a run as GitHub has it at an instant; without an attempt while it waits for an approval. */
export function runBody(
  run: PlannedRun,
  attempt: PlannedAttempt | undefined,
  now: Instant,
): ApiRun {
  const { id, workflow, pull, sha, createdAt, touchedAt } = run
  const { number = 1, startedAt = createdAt, endedAt = createdAt } = attempt ?? {}
  const isEnded = endedAt <= now
  const isTouched = touchedAt !== undefined && touchedAt <= now && touchedAt > endedAt
  const ref = pull?.branch ?? 'main'
  const base = { ref: 'main', sha: shaOf(run.pushes), repo: { id: REPOSITORY_ID } }
  const { id: workflowId, name } = WORKFLOWS[workflow]
  // GitHub lists none with the run of a fork.
  const isListed = pull !== undefined && !pull.isFork
  const login = pull?.actor ?? 'octocat'
  const actor = { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
  const previous = `${RUNS}/${id}/attempts/${number - 1}`
  return {
    ...{ id, name, path: `.github/workflows/${workflow}`, workflow_id: workflowId },
    ...{ head_branch: ref, head_sha: sha, run_number: run.number, event: run.event },
    status: isEnded ? 'completed' : 'in_progress',
    conclusion: isEnded ? (attempt?.conclusion ?? 'action_required') : null,
    ...{ actor, triggering_actor: actor, display_title: TITLE },
    ...{ url: `${RUNS}/${id}`, html_url: `${PAGE}/actions/runs/${id}` },
    ...{ run_attempt: number, previous_attempt_url: number > 1 ? previous : null },
    created_at: isoOf(createdAt),
    run_started_at: isoOf(startedAt),
    updated_at: isoOf(isTouched ? touchedAt : Math.min(now, endedAt)),
    head_commit: { id: sha, message: TITLE, timestamp: isoOf(createdAt) },
    repository: HOME,
    head_repository: pull?.isFork === true ? FORK : HOME,
    pull_requests: isListed ? [{ number: pull.number, head: { ref, sha }, base }] : [],
    referenced_workflows: [],
  }
}

/** Lists the jobs of an attempt as they are at an instant; those that are not ready are not listed. */
export function jobBodies(
  seed: number,
  run: PlannedRun,
  { number, index, now }: Readonly<Record<'number' | 'index' | 'now', number>>,
): ApiJob[] {
  const attempts = run.attempts.filter((attempt) => attempt.number <= number)
  const of = runBody(run, attempts.at(-1), now)
  // Ids are unique, also among the jobs that other attempts carry over.
  const firstId = FIRST_JOB_ID + (index * ATTEMPTS + number) * JOBS
  return jobTimes(seed, run, attempts)
    .filter(({ readyAt }) => readyAt <= now)
    .map((time) => jobBody(time, of, { id: firstId + time.position, now }))
}

function jobBody(time: JobTime, run: ApiRun, { id, now }: { id: number; now: Instant }): ApiJob {
  const { job, readyAt, startedAt, endedAt, ran } = time
  const status = endedAt <= now ? 'completed' : startedAt <= now ? 'in_progress' : 'queued'
  const isBegun = ran && status !== 'queued'
  const runner = id % 40
  const hosted = `GitHub Actions ${1_000_000_000 + runner}`
  const isOwn = job.labels.includes('self-hosted')
  return {
    ...{ id, name: job.name, status, run_id: run.id, run_attempt: run.run_attempt },
    ...{ workflow_name: run.name, head_branch: run.head_branch, head_sha: run.head_sha },
    ...{ url: `${JOBS_URL}/${id}`, html_url: `${run.html_url}/job/${id}` },
    check_run_url: `${API}/check-runs/${id}`,
    conclusion: status === 'completed' ? time.conclusion : null,
    labels: time.conclusion === 'skipped' ? [] : [...job.labels],
    created_at: isoOf(readyAt),
    // GitHub writes when a job was created until it starts.
    started_at: isoOf(status === 'queued' ? readyAt : startedAt),
    completed_at: status === 'completed' ? isoOf(endedAt) : null,
    steps: isBegun ? stepBodies(time, now) : [],
    runner_id: isBegun ? runner + 1 : null,
    runner_name: isBegun ? (isOwn ? `linux-${runner % 12}` : hosted) : null,
    runner_group_id: isBegun ? (isOwn ? 2 : 0) : null,
    runner_group_name: isBegun ? (isOwn ? 'Default' : 'GitHub Actions') : null,
  }
}

function stepBodies(time: JobTime, now: Instant): ApiStep[] {
  const { endedAt, conclusion, failures } = time
  const isLost = failures.some(({ form }) => form === 'lost')
  const failed = failures[0]?.step ?? (conclusion === 'failure' ? time.job.step : undefined)
  const steps = stepsOf(time)
  const failedAt = steps.findIndex(({ name }) => name === failed)
  return steps.map(({ name, from, to }, index) => {
    const step = { name, number: index + 1, conclusion: null, completed_at: null }
    // A runner that is lost finishes none of the steps that are left.
    if (from > now || (isLost && index > failedAt))
      return { ...step, status: 'queued', started_at: null }
    const end = Math.min(to, endedAt)
    const started_at = isoOf(Math.min(from, end))
    if (end > now || (isLost && index === failedAt))
      return { ...step, status: 'in_progress', started_at }
    const isAfter = failedAt !== -1 && index > failedAt
    const isSkipped = isAfter && !/^(?:Post|Complete)/.test(name)
    const isCut = conclusion === 'cancelled' && to > endedAt
    const cut = isCut ? (from >= endedAt ? 'skipped' : 'cancelled') : 'success'
    const result = index === failedAt ? 'failure' : isSkipped ? 'skipped' : cut
    const times = { started_at, completed_at: isoOf(end) }
    return { ...step, ...times, status: 'completed', conclusion: result }
  })
}

/** Lists the steps of a job with their times. */
export function stepsOf({ job, startedAt, install, work }: JobTime) {
  const isShort = install === 0
  const parts: readonly (readonly [name: string, time: number])[] = isShort
    ? [
        ['Set up job', 1_000],
        [job.step, work],
        ['Complete job', 1_000],
      ]
    : [
        ['Set up job', BEFORE / 6],
        ['Run actions/checkout@v7', BEFORE / 3],
        ['Run actions/setup-node@v6', BEFORE / 2],
        [INSTALL, install],
        [job.step, work],
        ['Post Run actions/checkout@v7', (2 * AFTER) / 3],
        ['Complete job', AFTER / 3],
      ]
  let at = startedAt
  return parts.map(([name, time]) => ({ name, from: at, to: (at += time) }))
}

/** Writes an instant as GitHub does, in whole seconds. */
export function isoOf(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
