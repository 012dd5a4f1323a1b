import { stringify } from 'yaml'
import { apiAnnotation } from '../fake-github/run-details.ts'
import { apiStep, type JobFields } from '../fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../fake-github/fake-run.ts'
import { FORK, REPOSITORY_ID } from '../fake-github/repository.ts'
import { fakeState } from '../fake-github/state.ts'
import { logLine, logOfStep } from '../log-text.ts'
import { EXIT, writeLog } from './error-log.ts'
import { monthClient } from './known-month/client.ts'
import { LOG_HOST } from './known-month/github.ts'
import { STEPS } from './planted-faults.ts'
import { pick, type Random, seededRandom } from './random.ts'
import { GATE, isFinished, type PlantedJob, STEP_SECONDS } from './planted-jobs.ts'
import { BASE_BRANCH, type Commit, latestAttempt, type PlantedRun, type RedRun } from './red-run.ts'

const LOST = 'The hosted runner lost communication with the server.'
const SET_UP = "Current runner version: '2.334.0'"
const CLEAN_UP = 'Cleaning up orphan processes'

/** What a gate prints about a job that failed. */
const GATE_LINES: readonly ((job: string) => string)[] = [
  () => '##[error]Some jobs failed',
  (job) => `${job}: failure`,
  (job) => `${job} result: failure`,
  () => '',
]
const RUNNER_STEPS: readonly string[] = ['Set up job', 'Complete job']

/** Returns a client of a GitHub that has the run and its history as they are when the run is reported, and the URLs that it requests. */
export function redRunClient(red: RedRun) {
  const runs = [...red.others, red.run]
  const jobs = new Map(
    runs.flatMap(({ attempts }) => attempts.flatMap((one) => one.jobs.map((job) => [job.id, job]))),
  )
  const commits = Array.from({ length: red.commits }, (_, base) => shaOf({ base, own: 0 }))
  const state = fakeState({
    runs: runs.flatMap((run) => run.attempts.map((_, index) => fakeAttempt(red, run, index))),
    logs: Object.fromEntries(
      [...jobs.values()]
        .filter((job) => job.result !== 'skipped' && !isLost(job) && job.log !== 'gone')
        .map(({ id }) => [id, `${LOG_HOST}${id}`]),
    ),
    annotations: Object.fromEntries([...jobs].map(([id, job]) => [id, annotationsOf(job)])),
    files: { '.github/workflows/ci.yml': workflowOf(red.run) },
    commits: red.mayCompare
      ? {
          branch: BASE_BRANCH,
          shas: commits,
          mergeBases: Object.fromEntries(
            runs
              .filter(({ commit }) => commit.own > 0)
              .map(({ commit }) => [shaOf(commit), shaOf({ ...commit, own: 0 })]),
          ),
        }
      : undefined,
  })
  const logAt = (id: number) => {
    const job = jobs.get(id)
    return job === undefined ? '' : logOf(red, job)
  }
  return monthClient({ stateAt: () => state, logOf: logAt })
}

function shaOf({ base, own }: Commit): string {
  return `${base.toString(16).padStart(4, '0')}${own.toString(16).padStart(4, '0')}`.padEnd(40, 'c')
}

function fakeAttempt(red: RedRun, run: PlantedRun, index: number): BuiltRun {
  const { startedAt, jobs = [] } = run.attempts[index] ?? {}
  const isOver = run.completedAt <= red.reportedAt || index < run.attempts.length - 1
  const conclusion = jobs.some(({ result }) => result === 'failure') ? 'failure' : 'success'
  const sha = shaOf(run.commit)
  // `base.sha` is the tip of the base branch, not the merge base. A run of a fork lists no pull request.
  const tip = shaOf({ base: red.commits - 1, own: 0 })
  const base = { ref: BASE_BRANCH, sha: tip, repo: { id: REPOSITORY_ID } }
  const pull = { number: 12, head: { ref: run.branch, sha }, base }
  return fakeRun({
    run: {
      id: run.id,
      run_number: run.id - 1_000_000,
      run_attempt: index + 1,
      event: run.event,
      head_branch: run.branch,
      head_sha: sha,
      conclusion: isOver ? conclusion : null,
      created_at: run.createdAt,
      run_started_at: startedAt,
      updated_at: Math.min(run.completedAt, red.reportedAt),
      ...(run.fork && { head_repository: FORK }),
      pull_requests: run.event === 'pull_request' && !run.fork ? [pull] : [],
    },
    jobs: jobs.map((job) => ({
      id: job.id,
      name: job.name,
      created_at: job.key === GATE ? job.startedAt - 2 : startedAt,
      ...(isFinished(job, red.reportedAt) ? finishedJob(job) : { status: 'queued' }),
    })),
  })
}

function finishedJob(job: PlantedJob): JobFields {
  const steps = job.result === 'skipped' ? [] : stepsOf(job)
  return {
    conclusion: job.result,
    started_at: job.startedAt,
    completed_at: job.startedAt + STEP_SECONDS * steps.length,
    steps,
  }
}

function stepsOf(job: PlantedJob) {
  const names = RUNNER_STEPS.toSpliced(1, 0, ...job.steps)
  const failsAt = job.result === 'success' ? Infinity : (job.reason?.step ?? 0) + 1
  const lost = isLost(job)
  return names.map((name, index) => {
    const started_at = job.startedAt + index * STEP_SECONDS
    const step = { name, number: index + 1, started_at, completed_at: started_at + STEP_SECONDS }
    const isLast = index === names.length - 1
    if (job.skipped.has(index - 1)) {
      return apiStep({ ...step, conclusion: 'skipped', completed_at: started_at })
    }
    if (index < failsAt || (isLast && !lost)) return apiStep(step)
    if (lost && index === failsAt)
      return apiStep({ ...step, status: 'in_progress', completed_at: null })
    if (lost) return apiStep({ ...step, status: 'queued', started_at: null, completed_at: null })
    if (index > failsAt)
      return apiStep({ ...step, conclusion: 'skipped', completed_at: started_at })
    return apiStep({ ...step, conclusion: job.result })
  })
}

function isLost({ reason }: PlantedJob): boolean {
  return reason?.error.lines.length === 0
}

function gateLine({ run }: RedRun, random: Random): string {
  const failed = latestAttempt(run).find(({ key, result }) => key !== GATE && result === 'failure')
  return pick(random, GATE_LINES)(failed?.key ?? GATE)
}

/** Writes the log of a job: the same text at each request. */
function logOf(red: RedRun, job: PlantedJob): string {
  if (job.log === 'empty') return ''
  const random = seededRandom(red.run.id * 1_000 + job.id)
  const failed = () =>
    job.reason === undefined ? [gateLine(red, random), EXIT] : writeLog(random, job.reason.error)
  return stepsOf(job)
    .filter(({ conclusion }) => conclusion !== 'skipped')
    .flatMap(({ name, number, conclusion }) => {
      const start = job.startedAt + (number - 1) * STEP_SECONDS
      const output = conclusion === 'failure' ? failed() : ['ok']
      return RUNNER_STEPS.includes(name)
        ? [logLine(start + 0.1, number === 1 ? SET_UP : CLEAN_UP)]
        : logOfStep(start, STEPS[name] ?? name.replace('Run ', ''), output)
    })
    .concat('')
    .join('\n')
}

function annotationsOf({ result, reason, group }: PlantedJob): object[] {
  if (result === 'cancelled') {
    const message = `The strategy configuration was canceled because "${group}.ubuntu" failed`
    return [apiAnnotation({ message })]
  }
  if (result !== 'failure') return []
  return [apiAnnotation(reason?.error.lines.length === 0 ? { message: LOST } : { start_line: 20 })]
}

/** Writes the workflow file of the reported run. */
function workflowOf(run: PlantedRun): string {
  const groups = [...Map.groupBy(latestAttempt(run), ({ group }) => group)]
  const jobs = groups.map(([key, legs]): [string, object] => [
    key,
    {
      'runs-on': 'ubuntu-latest',
      ...(legs.some(({ name }) => name !== key) && {
        strategy: { matrix: '${{ fromJSON(vars.MATRIX) }}' },
      }),
      ...(key === GATE && {
        needs: groups.map(([other]) => other).filter((other) => other !== GATE),
        if: 'always()',
      }),
      steps: (legs[0]?.steps ?? []).map((name) => ({ name, run: STEPS[name] })),
    },
  ])
  return stringify({ on: 'push', jobs: Object.fromEntries(jobs) })
}
