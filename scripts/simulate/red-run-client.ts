import { repairRead } from '../../src/actions/repairs.ts'
import { statusError } from '../../src/github/errors/github-error.ts'
import type { Client } from '../../src/github/http/client.ts'
import { type Instant } from '../../src/model/time.ts'
import { writeLog } from './error-log.ts'
import { seededRandom } from './random.ts'
import {
  type Commit,
  isFinished,
  type PlantedAttempt,
  type PlantedJob,
  type PlantedRun,
  type RedRun,
  shaOf,
  STEP_TIME,
  STEPS,
} from './red-run.ts'

export const REPOSITORY = { owner: 'octo-org', repo: 'octo-shop' }
const NAME = `${REPOSITORY.owner}/${REPOSITORY.repo}`
const URL = `https://github.com/${NAME}`
const RUNS = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const LOST =
  'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.'

type Values = Readonly<Record<string, string | number>>
type Body = Readonly<Record<string, unknown>>

interface CountedClient extends Client {
  /** The requests so far, in their order. */
  readonly requests: readonly { readonly path: string; readonly values: Values }[]
}

/** Returns a client that responds as GitHub does when the run is reported. */
export function redRunClient(red: RedRun): CountedClient {
  const requests: { path: string; values: Values }[] = []
  const runs = [...red.others, red.run]
  const jobs = new Map(
    runs.flatMap((run) =>
      run.attempts.flatMap((attempt) => attempt.jobs.map((job) => [job.id, job] as const)),
    ),
  )
  const respond = async <Value>(path: string, values: Values, body: () => Value | undefined) => {
    requests.push({ path, values })
    const found = body()
    if (found === undefined) throw statusError(404, {}, 'Not Found')
    return await Promise.resolve(found)
  }
  return {
    requests,
    repair: repairRead,
    debug: () => undefined,
    rateLimit: () => ({ limit: 1_000, remaining: 900 }),
    get: (path, values) => respond(path, values, () => bodyOf(red, runs, path, values)),
    list: (path, values) =>
      respond(path, values, () => {
        const job = jobs.get(Number(values.check_run_id))
        return job === undefined ? [] : annotationsOf(job)
      }),
    redirect: (path, values) =>
      respond(path, values, () => {
        const job = jobs.get(Number(values.job_id))
        return job === undefined || !hasLog(job) ? undefined : `https://logs.test/${job.id}`
      }),
    log: (url) => async () => {
      const job = jobs.get(Number(url.split('/').at(-1)))
      const bytes = Buffer.from(job === undefined || job.log === 'empty' ? '' : logOf(red, job))
      return await Promise.resolve({ body: chunks(bytes), from: 0, size: bytes.length })
    },
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a log is a stream
async function* chunks(bytes: Buffer) {
  yield bytes
}

function bodyOf(red: RedRun, runs: readonly PlantedRun[], path: string, values: Values) {
  const run = runs.find(({ id }) => id === values.run_id)
  const number = Number(values.attempt_number ?? run?.attempts.length)
  const attempt = run?.attempts[number - 1]
  switch (path) {
    case '/repos/{owner}/{repo}':
      return { id: 1, full_name: NAME, default_branch: red.defaultBranch }
    case '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs':
      return listRuns(red, runs, values)
    case '/repos/{owner}/{repo}/compare/{basehead}':
      return red.mayCompare ? compare(red, String(values.basehead)) : undefined
    case '/repos/{owner}/{repo}/contents/{path}':
      return undefined
    case RUNS:
    case `${RUNS}/attempts/{attempt_number}`:
      return run && attempt && runBody(red, run, number)
    case `${RUNS}/jobs`:
    case `${RUNS}/attempts/{attempt_number}/jobs`:
      return run && attempt && listJobs(red, run, attempt, number, values)
    default:
      throw new Error(`The simulated GitHub has no ${path}`)
  }
}

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
function listRuns(red: RedRun, runs: readonly PlantedRun[], values: Values): Body {
  const { branch, event, status, created, head_sha } = values
  const { per_page = 30, page = 1 } = values
  const [, operator = '', limit = ''] = /^(<=|>=|<|>|)(.+)$/.exec(String(created ?? '')) ?? []
  if (operator !== '<=' && created !== undefined) throw new Error(`created=${created}`)
  const found = runs
    .map((run) => runBody(red, run, run.attempts.length))
    .filter(
      (run) =>
        (branch === undefined || run.head_branch === branch) &&
        (event === undefined || run.event === event) &&
        (head_sha === undefined || run.head_sha === head_sha) &&
        (status === undefined || run.status === status || run.conclusion === status) &&
        (created === undefined || Date.parse(run.created_at) <= Date.parse(limit)),
    )
    .toReversed()
  const start = (Number(page) - 1) * Number(per_page)
  return { total_count: found.length, workflow_runs: found.slice(start, start + Number(per_page)) }
}

function runBody(red: RedRun, run: PlantedRun, number: number) {
  const isOver = run.completedAt <= red.reportedAt || number < run.attempts.length
  const jobs = run.attempts[number - 1]?.jobs ?? []
  const failed = jobs.some(({ result }) => result === 'failure')
  const conclusion = run.cancelled ? 'cancelled' : failed ? 'failure' : 'success'
  const sha = shaOf(run.commit)
  const home = { id: 1, full_name: NAME }
  // A run of a fork lists no pull request. `base.sha` is the tip of the base branch, not the merge base.
  const isListed = run.event === 'pull_request' && !run.fork
  const base = { ref: red.baseBranch, sha: shaOf({ base: tipOf(red, run.createdAt), own: 0 }) }
  return {
    id: run.id,
    name: 'CI',
    run_number: run.id - 1_000_000,
    run_attempt: number,
    event: run.event,
    workflow_id: 7,
    path: '.github/workflows/ci.yml',
    head_branch: run.branch,
    head_sha: sha,
    head_commit: { id: sha },
    status: isOver ? 'completed' : 'in_progress',
    conclusion: isOver ? conclusion : null,
    created_at: timeText(run.createdAt),
    run_started_at: timeText(run.attempts[number - 1]?.startedAt ?? run.createdAt),
    updated_at: timeText(Math.min(run.completedAt, red.reportedAt)),
    html_url: `${URL}/actions/runs/${run.id}`,
    display_title: 'Change a thing',
    repository: home,
    head_repository: run.fork ? { id: 2, full_name: 'fork/octo-shop' } : home,
    pull_requests: isListed
      ? [{ number: 12, head: { ref: run.branch, sha, repo: home }, base: { ...base, repo: home } }]
      : [],
  }
}

/** The newest commit of the base branch at a time: that of its newest run. */
function tipOf(red: RedRun, at: Instant): number {
  const pushed = [...red.others, red.run].filter(
    ({ branch, fork, createdAt }) => branch === red.baseBranch && !fork && createdAt <= at,
  )
  return Math.max(0, ...pushed.map(({ commit }) => commit.base))
}

const QUEUED = { status: 'queued', conclusion: null, completed_at: null, steps: [] }

function listJobs(
  red: RedRun,
  run: PlantedRun,
  attempt: PlantedAttempt,
  number: number,
  values: Values,
): Body {
  const { per_page = 30, page = 1 } = values
  const start = (Number(page) - 1) * Number(per_page)
  const jobs = attempt.jobs.slice(start, start + Number(per_page))
  return {
    total_count: attempt.jobs.length,
    jobs: jobs.map((job) => ({
      ...jobBody(job, run, attempt, number),
      ...(isFinished(job, red.reportedAt) ? {} : QUEUED),
    })),
  }
}

function jobBody(job: PlantedJob, run: PlantedRun, attempt: PlantedAttempt, number: number): Body {
  const ran = job.result !== 'skipped'
  const steps = stepsOf(job)
  return {
    id: job.id,
    run_id: run.id,
    run_attempt: number,
    name: job.name,
    workflow_name: 'CI',
    head_sha: shaOf(run.commit),
    head_branch: run.branch,
    status: 'completed',
    conclusion: job.result,
    // A job that is carried over keeps its start, but has a new creation time.
    created_at: timeText(attempt.startedAt),
    started_at: timeText(job.startedAt),
    completed_at: timeText(job.startedAt + (ran ? STEP_TIME * steps.length : 0)),
    html_url: `${URL}/actions/runs/${run.id}/job/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: ran ? job.id : 0,
    runner_name: ran ? `GitHub Actions ${job.id}` : '',
    runner_group_name: ran ? 'GitHub Actions' : '',
    steps: ran ? steps : [],
  }
}

function stepsOf(job: PlantedJob) {
  const names = ['Set up job', ...job.steps, 'Complete job']
  const failsAt = job.result === 'cancelled' ? 1 : job.reason && job.reason.step + 1
  const isLost = job.reason !== undefined && job.reason.error.lines.length === 0
  return names.map((name, index) => {
    const startedAt = job.startedAt + index * STEP_TIME
    const isLast = index === names.length - 1
    const step = {
      name,
      number: index + 1,
      status: 'completed',
      conclusion: 'success',
      started_at: timeText(startedAt),
      completed_at: timeText(startedAt + STEP_TIME),
    }
    if (failsAt === undefined || index < failsAt || (isLast && !isLost)) return step
    if (isLost) {
      return index === failsAt
        ? { ...step, status: 'in_progress', conclusion: null, completed_at: null }
        : { ...step, status: 'queued', conclusion: null, started_at: null, completed_at: null }
    }
    if (index > failsAt) return { ...step, conclusion: 'skipped', completed_at: step.started_at }
    return { ...step, conclusion: job.result }
  })
}

function hasLog(job: PlantedJob): boolean {
  const { result, reason, log } = job
  return result !== 'skipped' && reason?.error.lines.length !== 0 && log !== 'gone'
}

/** Writes the log of a job: the same text at each request. */
function logOf(red: RedRun, job: PlantedJob): string {
  const random = seededRandom(red.run.id * 1_000 + job.id)
  const { reason } = job
  const written = (text: string, at: Instant) =>
    `${new Date(at).toISOString().replace('Z', '0000Z')} ${text}`
  const steps = stepsOf(job).filter(({ conclusion }) => conclusion !== 'skipped')
  return steps
    .flatMap(({ name, started_at, conclusion }) => {
      const script = STEPS[name]
      const head =
        script === undefined
          ? ["Current runner version: '2.334.0'"]
          : [`##[group]Run ${script}`, script, 'shell: /usr/bin/bash -e {0}', '##[endgroup]']
      const output =
        conclusion === 'failure' && reason !== undefined ? writeLog(random, reason.error) : ['ok']
      const start = Date.parse(started_at ?? '') + 100
      return [...head, ...output].map((text, at) => written(text, start + at))
    })
    .join('\n')
    .concat('\n')
}

function annotationsOf(job: PlantedJob): Body[] {
  const at = { annotation_level: 'failure', title: '', path: '.github', start_line: 1 }
  if (job.result === 'cancelled') {
    const message = `The strategy configuration was canceled because "${job.group}.ubuntu" failed`
    return [{ ...at, message }]
  }
  if (job.reason === undefined) return []
  if (job.reason.error.lines.length === 0) return [{ ...at, message: LOST }]
  return [{ ...at, start_line: 20, message: 'Process completed with exit code 1.' }]
}

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
function compare(red: RedRun, basehead: string): Body | undefined {
  const [base, head] = basehead.split('...').map((name) => commitNamed(red, name))
  if (base === undefined || head === undefined) return undefined
  const isSame = base.base === head.base && base.own === head.own
  const fork: Commit = isSame ? base : { base: Math.min(base.base, head.base), own: 0 }
  const ahead = [
    ...Array.from({ length: head.base - fork.base }, (_, at) => ({
      base: fork.base + at + 1,
      own: 0,
    })),
    ...Array.from({ length: isSame ? 0 : head.own }, (_, at) => ({ base: head.base, own: at + 1 })),
  ]
  const behind = isSame ? 0 : base.base - fork.base + base.own
  const [hasAhead, hasBehind] = [ahead.length > 0, behind > 0]
  return {
    base_commit: { sha: shaOf(base) },
    merge_base_commit: { sha: shaOf(fork) },
    status: hasAhead ? (hasBehind ? 'diverged' : 'ahead') : hasBehind ? 'behind' : 'identical',
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: ahead.map((commit) => ({
      sha: shaOf(commit),
      html_url: `${URL}/commit/${shaOf(commit)}`,
      commit: { message: 'Change a thing', author: { name: 'Mona' } },
      author: { login: 'mona' },
    })),
  }
}

function commitNamed(red: RedRun, name: string): Commit | undefined {
  const runs = [...red.others, red.run]
  const head = runs.findLast(({ branch, fork }) => branch === name && !fork)
  if (name === red.baseBranch) return { base: tipOf(red, red.reportedAt), own: 0 }
  if (head !== undefined) return head.commit
  const [, base, own] = /^([0-9a-f]{4})([0-9a-f]{4})c{32}$/.exec(name) ?? []
  if (base === undefined || own === undefined) return undefined
  return { base: Number.parseInt(base, 16), own: Number.parseInt(own, 16) }
}

function timeText(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
