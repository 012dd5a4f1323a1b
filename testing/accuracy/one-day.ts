import type { Report } from '../../src/model/report/report.ts'
import { type BuiltRun, fakeRun } from '../fake-github/fake-run.ts'
import { startFakeGitHub } from '../fake-github/start-fake-github.ts'
import { startLogHost } from '../fake-github/start-log-host.ts'
import { logClient } from '../fake-client.ts'
import { logLine, logOfStep } from '../log-text.ts'
import { HOURS } from '../simulate/month/world.ts'
import { pick, type Random, seededRandom } from '../simulate/random.ts'
import type { Accuracy } from './accuracy.ts'
import { reportAt } from './report-at.ts'
import { reasonOf } from '../../src/model/report/cause.ts'

const SEED = 69
const RUNS = 500
const HOUR_SECONDS = 3_600
/** The requests of all runs in an hour. */
const LIMIT = 1_000
/** Runs that GitHub lists of main. */
const LISTED = 40
/** Parts of the runs that start in each hour of the day; the last one is a burst, as of a bot that updates packages. */
const PARTS = HOURS.with(-1, 22)
const JOBS = ['build', 'lint', 'test', 'types', 'e2e', 'docs'] as const

/** A run of the day; the later, the higher its number. */
type DayRun = ReturnType<typeof planDay>[number]

/**
 * Measures a day of reports that share one rate limit an hour: each run that failed has a message and a verdict, and
 * the limit is never used up.
 */
export async function describeDay(): Promise<Accuracy> {
  const random = seededRandom(SEED)
  const runs = planDay(random)
  let hour = -1
  let left = LIMIT
  let fewest = LIMIT
  const counts = { requests: 0, red: 0, unexplained: 0, compared: 0, passed: 0 }
  for (const run of runs) {
    const now = Math.floor(run.start / HOUR_SECONDS)
    if (now > hour) left = LIMIT
    hour = Math.max(hour, now)
    const { report, requests } = await reportOn(run, runs, left)
    left -= requests
    fewest = Math.min(fewest, left)
    counts.requests += requests
    if (run.failed.size === 0) {
      counts.passed += 1
      if (report.history !== undefined) counts.compared += 1
    } else {
      counts.red += 1
      if (!isExplained(report, run)) counts.unexplained += 1
    }
  }
  const { requests, red, unexplained, compared, passed } = counts
  return {
    lines: [
      `${RUNS} reports with ${requests} requests; in the worst hour, ${fewest} of ${LIMIT} were left`,
      `${red} runs failed; ${unexplained} reports of them have no message or no verdict (0)`,
      `${passed} runs passed; ${compared} of them were compared with earlier runs`,
    ],
    targetsMet: unexplained === 0 && fewest >= 0 && red > 0,
  }
}

/** Returns the runs of a day after those of main before it, in the order of their start. */
function planDay(random: Random) {
  const total = PARTS.reduce((sum, part) => sum + part, 0)
  const starts = PARTS.flatMap((part, hour) =>
    Array.from({ length: Math.round((RUNS * part) / total) }, () =>
      Math.floor((hour + random.real(0, 1)) * HOUR_SECONDS),
    ),
  ).toSorted((a, b) => a - b)
  return starts.slice(0, RUNS).map((start, number) => {
    const count = random.chance(0.3) ? pick(random, [1, 1, 1, 2, 3, 6]) : 0
    const failed = random.shuffle(JOBS).slice(0, count)
    return {
      ...{ number, start, isMain: random.chance(0.25), seconds: random.real(240, 360) },
      /** The jobs that fail, with their errors. */
      failed: new Map(failed.map((name) => [name, `cannot open ${name}/orders-${number}.json`])),
    }
  })
}

const idOf = ({ number }: DayRun) => 1_000_000 + number
const jobIdOf = (run: DayRun, job: number) => idOf(run) * 10 + job

function built(run: DayRun): BuiltRun {
  const { start, isMain, seconds, failed, number } = run
  const end = start + Math.round(seconds)
  return fakeRun({
    run: {
      ...{ id: idOf(run), run_number: number, run_started_at: start, updated_at: end },
      ...{ conclusion: failed.size > 0 ? 'failure' : 'success', head_sha: shaOf(run) },
      ...(isMain
        ? { event: 'push', head_branch: 'main' }
        : { event: 'pull_request', head_branch: `topic-${number}` }),
    },
    jobs: JOBS.map((name, job) => ({
      ...{ id: jobIdOf(run, job), name, conclusion: failed.has(name) ? 'failure' : 'success' },
      // Steps of a job begin two seconds after it, and end a second before it.
      ...{ started_at: start + 5, completed_at: end },
    })),
  })
}

const shaOf = ({ number }: DayRun) => String(number).padStart(8, '0').repeat(5)

async function reportOn(run: DayRun, runs: readonly DayRun[], left: number) {
  const earlier = [...before(run), ...runs.filter(({ number }) => number < run.number)]
  const main = earlier.filter(({ isMain }) => isMain).slice(-LISTED)
  const logged = [...main, run].flatMap((one) =>
    JOBS.flatMap((name, job) => {
      const error = one.failed.get(name)
      return error === undefined ? [] : [[jobIdOf(one, job), logOf(one, error)] as const]
    }),
  )
  const host = await startLogHost({
    logs: Object.fromEntries(logged.map(([id, log]) => [`/${id}`, log])),
  })
  const own = built(run)
  const github = await startFakeGitHub({
    runs: [...main.map(built), own],
    logs: Object.fromEntries(logged.map(([id]) => [id, `${host.url}/${id}`])),
    rateLimit: left,
    commits: { branch: 'main', shas: main.map(shaOf), mergeBases: {} },
  })
  const report = await reportAt({
    ...{ client: logClient(github.url), runId: idOf(run), time: run.start + HOUR_SECONDS },
    ...{ knownRun: own.run, baseBranch: run.isMain ? undefined : 'main', historyRuns: 10 },
  })
  await Promise.all([github.close(), host.close()])
  return { report, requests: github.requests.length }
}

/** Returns runs of main before the day, all of which passed. */
function before({ number }: DayRun): DayRun[] {
  return number >= LISTED * 4
    ? []
    : Array.from({ length: LISTED }, (_, index) => {
        const rank = index - LISTED
        const rest = { isMain: true, seconds: 260 + 2 * index, failed: new Map() }
        return { number: rank, start: rank * HOUR_SECONDS, ...rest }
      })
}

function logOf({ start, seconds }: DayRun, error: string): string {
  const end = start + Math.round(seconds)
  return [
    logLine(start + 7, 'Complete job name: test'),
    ...logOfStep(start + 7, 'npm test', [`##[error]${error}`]),
    logLine(end - 4, '##[error]Process completed with exit code 1.'),
    logLine(end, 'Cleaning up orphan processes'),
  ].join('\n')
}

/** Whether the first cause has its message, and was compared with runs of main, whatever these show. */
function isExplained({ causes: [cause] }: Report, { failed }: DayRun): boolean {
  const { message = '', verdict } = cause ?? {}
  const isRead = verdict !== undefined && reasonOf(verdict) !== 'not-read'
  return isRead && [...failed.values()].some((error) => message.includes(error))
}
