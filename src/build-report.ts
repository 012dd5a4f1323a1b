import { analyse, reportJobs } from './analyse/analyse.ts'
import { isOutdated } from './analyse/api-lag.ts'
import {
  jobsToAnnotate,
  reportFailures,
  stepsOf,
  UNEXPLAINED,
  wantsLog,
} from './analyse/failures/report-failures.ts'
import { fetchComparisons } from './github/history/fetch-comparisons.ts'
import type { Client } from './github/http/client.ts'
import type { RateLimit } from './github/http/rate-limit.ts'
import { type FailureDetails, fetchFailureDetails } from './github/logs/fetch-failure-details.ts'
import { decodeRun } from './github/run/decode.ts'
import { fetchJobs } from './github/run/fetch-jobs.ts'
import { fetchRun } from './github/run/fetch-run.ts'
import type { RunResponses } from './github/run/run-responses.ts'
import type { Note } from './model/note.ts'
import type { JobReport } from './model/report/job-report.ts'
import type { Report } from './model/report/report.ts'
import type { TimeBudget } from './model/report/time-budget.ts'
import type { Run } from './model/run.ts'
import type { Target } from './model/target.ts'
import { type Instant, type Milliseconds, SECOND } from './model/time.ts'

export interface BuildOptions {
  readonly client: Client
  readonly target: Target
  readonly allowedFailures: readonly string[]
  readonly budgets: readonly TimeBudget[]
  /** How many earlier runs to compare with; 0 compares with nothing earlier. */
  readonly historyRuns: number
  /** Of the repository; `undefined` when the event did not tell. */
  readonly defaultBranch: string | undefined
  /** Lines of log for each failure; 0 requests none. */
  readonly logLines: number
  /**
   * For how many jobs with a failed step the annotations are requested. By default, for 10 if logs are
   * requested, and otherwise for those that can count as timed out by them.
   */
  readonly maxAnnotated?: number
  /** The longest wait for what has ended but is still listed as running. */
  readonly settle: Milliseconds
  /** Ends all requests and waits; the report is made of what has come by then. */
  readonly signal: AbortSignal
  readonly now: () => Instant
  readonly sleep: (time: Milliseconds, signal: AbortSignal) => Promise<void>
}

const FIRST_PAUSE: Milliseconds = 0.5 * SECOND

/** Fetches the run and makes its report. Never throws for what GitHub does or does not answer. */
export async function buildReport(options: BuildOptions): Promise<Report> {
  const { client, target, allowedFailures, budgets, historyRuns, signal, now } = options
  const first = await fetchRun(client, target, signal)
  const rateLimit = client.rateLimit()
  const question = {
    run: first.run,
    runs: historyRuns,
    latestOnly: first.latestOnly,
    defaultBranch: options.defaultBranch,
    rateLimit,
  }
  const about = { own: target.current, allowedFailures }
  const [{ run, explanations }, comparisons] = await Promise.all([
    settleRun(first, options).then(async (settled) => {
      const jobs = reportJobs(settled, about) ?? []
      return { run: settled, explanations: await explain(jobs, { ...options, rateLimit }) }
    }),
    fetchComparisons(client, target, question, signal),
  ])
  const notes = eachOnce([...run.notes, ...explanations.notes, ...comparisons.notes])
  return analyse({ ...run, notes }, { ...about, budgets, ...comparisons, explanations, now: now() })
}

async function explain(
  jobs: readonly JobReport[],
  {
    client,
    target,
    logLines,
    maxAnnotated,
    rateLimit,
    signal,
  }: BuildOptions & { readonly rateLimit: RateLimit | undefined },
): Promise<FailureDetails> {
  const failures = reportFailures(jobs, UNEXPLAINED)
  const toAnnotate = jobsToAnnotate(failures, {
    maxFailedSteps: maxAnnotated ?? 10,
    onlyOutcomes: maxAnnotated === undefined && logLines === 0,
  })
  const unexplained = failures.map((report) => ({
    job: report.job.job,
    steps: stepsOf(report),
    log: wantsLog(report),
    annotations: toAnnotate.has(report.job.job.id),
  }))
  return await fetchFailureDetails(unexplained, {
    client,
    target,
    lines: logLines,
    rateLimit,
    signal,
  })
}

/** What two requests failed for alike, or were not made for, is said once. */
function eachOnce(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [note.text, note])).values()]
}

/** Lists the jobs again, with growing pauses, while the list contradicts what must be true. */
async function settleRun(first: RunResponses, options: BuildOptions): Promise<Run> {
  const { client, target, settle, signal, sleep } = options
  let run = decodeRun(first, target)
  let waited = 0
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (target.attempt === undefined || !isOutdated(run, target.current)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const place = { attempt: target.attempt, latestOnly: first.latestOnly }
    const again = await fetchJobs(client, target, place, signal)
    // An older list is better than one with a failure in it.
    if (again.notes.length > 0) break
    run = decodeRun({ ...first, ...again, notes: first.notes }, target)
  }
  return run
}
