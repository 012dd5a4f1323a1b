import { type BuiltRun, fakeRun } from '../fake-github/fake-run.ts'
import { FORK, REPOSITORY_ID } from '../fake-github/repository.ts'
import { fakeState } from '../fake-github/state.ts'
import { logLine, logOfStep } from '../log-text.ts'
import { writeLog } from './error-log.ts'
import { monthClient } from './known-month/client.ts'
import { LOG_HOST } from './known-month/github.ts'
import { JOBS, type OthersMonth, type OthersRun } from './others-month.ts'
import { seededRandom } from './random.ts'
import { BASE_BRANCH } from './red-run.ts'

export const FIRST_ID = 1_000_000
/** A report lists no more runs of main, and no more failed ones of all branches. */
const LISTED = 30

/** Makes the body of a run that has finished. */
export type Build = (run: OthersRun) => BuiltRun

/** Returns what makes the body of each run once. */
export function runBuilder(): Build {
  const built = new Map<OthersRun, BuiltRun>()
  return (run) => {
    const known = built.get(run) ?? buildRun(run)
    built.set(run, known)
    return known
  }
}

/** Returns a client of a GitHub as it is when a run has finished, and the URLs that it requests. */
export function othersClient({ runs, parents }: OthersMonth, run: OthersRun, build: Build) {
  const time = run.end
  const known = runs.filter(({ start }) => start <= time)
  const main = known.filter(({ pull }) => pull === undefined)
  const ended = known.filter(({ end }) => end <= time)
  const failed = ended.filter((one) => one !== run && one.failures.length > 0).slice(1 - LISTED)
  const listed = [...new Set([...failed, ...main.slice(-LISTED), run])]
  const state = fakeState({
    runs: listed.map((one) => (one.end > time ? buildRun(one, true) : build(one))),
    logs: Object.fromEntries(
      listed.flatMap((one) => JOBS.map((_, job) => logAt(jobIdOf(one, job)))),
    ),
    commits: { branch: BASE_BRANCH, shas: main.map(({ commit }) => commit), mergeBases: parents },
  })
  const logOf = (id: number) => writeJobLog(runs[Math.floor(id / 10) - FIRST_ID], id % 10)
  return monthClient({ stateAt: () => state, logOf }, time)
}

export const idOf = ({ number }: OthersRun) => FIRST_ID + number
const jobIdOf = (run: OthersRun, job: number) => idOf(run) * 10 + job
const logAt = (id: number) => [id, `${LOG_HOST}${id}`] as const

function buildRun(run: OthersRun, isRunning = false): BuiltRun {
  const { start, end, pull, failures, commit } = run
  const ref = pull === undefined ? BASE_BRANCH : `topic-${pull.number}`
  const base = { ref: BASE_BRANCH, sha: commit, repo: { id: REPOSITORY_ID } }
  // GitHub lists none with the run of a fork.
  const isListed = pull !== undefined && !pull.isFork
  const resultOf = (failed: boolean) => (isRunning ? null : failed ? 'failure' : 'success')
  const status = isRunning ? 'in_progress' : 'completed'
  return fakeRun({
    run: {
      ...{ id: idOf(run), run_number: run.number, head_branch: ref, head_sha: commit, status },
      ...{ event: pull ? 'pull_request' : 'push', run_started_at: start, updated_at: end },
      ...(pull?.isFork === true && { head_repository: FORK }),
      conclusion: resultOf(failures.length > 0),
      pull_requests: isListed ? [{ number: pull.number, head: { ref, sha: commit }, base }] : [],
    },
    jobs: JOBS.map((name, job) => ({
      ...{ id: jobIdOf(run, job), name, started_at: start + 5, status },
      ...(!isRunning && { completed_at: end }),
      conclusion: resultOf(failures.some((one) => one.job === name)),
    })),
  })
}

function writeJobLog(run: OthersRun | undefined, position: number): string {
  const random = seededRandom(position + 10 * (run?.number ?? 0))
  const failed = run?.failures.filter(({ job }) => job === JOBS[position]) ?? []
  const lines = failed.flatMap((failure) => failure.lines(random))
  const output = lines.length === 0 ? ['ok'] : writeLog(random, { name: '', lines })
  const start = run?.start ?? 0
  return [
    logLine(start + 5, "Current runner version: '2.334.0'"),
    ...logOfStep(start + 6, 'npm test', output),
    '',
  ].join('\n')
}
