import { analyse } from './analyse/analyse.ts'
import { isOutdated } from './analyse/api-lag.ts'
import { firstLogs, unreadLogs } from './analyse/causes/choose-logs.ts'
import { choosePartJobs } from './analyse/choose-parts.ts'
import { groupCauses } from './analyse/causes/group-causes.ts'
import {
  jobsToAnnotate,
  reportFailures,
  stepsOf,
  UNEXPLAINED,
} from './analyse/failures/report-failures.ts'
import { reportJobs } from './analyse/report-jobs.ts'
import { isCodes } from './analyse/verdicts/judge-causes.ts'
import { nextRequests } from './analyse/verdicts/next-requests.ts'
import type { BaseQuery } from './github/base/fetch-base.ts'
import { fetchBases } from './github/base/fetch-bases.ts'
import { fetchComparisons } from './github/history/fetch-comparisons.ts'
import type { Client } from './github/http/client.ts'
import { isScarce, type RateLimit } from './github/http/rate-limit.ts'
import { type FailureDetails, fetchFailureDetails } from './github/logs/fetch-failure-details.ts'
import { MAX_LOGS, type WantedLog } from './github/logs/fetch-log.ts'
import { fetchParts } from './github/logs/fetch-parts.ts'
import { decodeRun } from './github/run/decode.ts'
import { fetchJobs } from './github/run/fetch-jobs.ts'
import { fetchRun } from './github/run/fetch-run.ts'
import type { RunResponses } from './github/run/run-responses.ts'
import type { Note } from './model/note.ts'
import type { FailureReport } from './model/report/failure-report.ts'
import type { EarlierRuns } from './model/report/history.ts'
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
  /** How many earlier runs to compare with; 0 for none. */
  readonly historyRuns: number
  /** The repository's default branch; `undefined` if the event does not contain it. */
  readonly defaultBranch: string | undefined
  /** The base of the run's pull request; `undefined` if it has none, or if the event does not name it. */
  readonly baseBranch?: string | undefined
  /** Lines of log for each failure; 0 for none, and then failures are not compared with the base branch. */
  readonly logLines: number
  /**
   * Maximum number of jobs with a failed step whose annotations are fetched. By default 10 with logs,
   * and without logs only those that may have timed out.
   */
  readonly maxAnnotated?: number
  /**
   * Whether to read the logs of a few more jobs for the inner steps of composite actions. By default
   * only those in logs that are read for failures.
   */
  readonly parts?: boolean
  /** The longest wait for jobs and steps that have finished but are still listed as running. */
  readonly settle: Milliseconds
  /** Ends all requests and waits; the report then uses the data fetched so far. */
  readonly signal: AbortSignal
  readonly now: () => Instant
  readonly sleep: (time: Milliseconds, signal: AbortSignal) => Promise<void>
}

const FIRST_PAUSE: Milliseconds = 0.5 * SECOND

/** Fetches a run and builds its report. Never throws for a failed request or an invalid response. */
export async function buildReport(options: BuildOptions): Promise<Report> {
  const { client, target, allowedFailures, budgets, signal, now } = options
  const responses = await fetchRun(client, target, signal)
  const rateLimit = client.rateLimit()
  const comparisonOptions = {
    run: responses.run,
    runs: options.historyRuns,
    latestOnly: responses.latestOnly,
    defaultBranch: options.defaultBranch,
    rateLimit,
  }
  const jobOptions = { currentRun: target.current, allowedFailures }
  const settledRun = settleRun(responses, options)
  const [run, failureDetails, comparisons] = await Promise.all([
    settledRun,
    settledRun.then((run) =>
      fetchDetails(run, reportJobs(run, jobOptions) ?? [], { ...options, rateLimit }),
    ),
    fetchComparisons(client, target, comparisonOptions, signal),
  ])
  const jobs = reportJobs(run, { ...jobOptions, annotations: failureDetails.annotations }) ?? []
  const found = { run, jobs, failureDetails, earlierRuns: comparisons.earlierRuns, responses }
  const query = baseQuery(found, { ...options, rateLimit })
  const { bases, notes: baseNotes } = await fetchBases({ client, target, signal }, [query])
  const notes = uniqueNotes([
    ...run.notes,
    ...failureDetails.notes,
    ...comparisons.notes,
    ...baseNotes,
  ])
  return analyse(
    { ...run, notes },
    {
      ...jobOptions,
      ...comparisons,
      budgets,
      explanations: failureDetails,
      parts: failureDetails.parts,
      base: bases[0],
      now: now(),
    },
  )
}

interface FoundFailures {
  readonly run: Run
  readonly jobs: readonly JobReport[]
  readonly failureDetails: FailureDetails
  readonly earlierRuns: EarlierRuns | undefined
  readonly responses: RunResponses
}

/** Returns what to read of the base branch; `undefined` if that cannot show whose failures they are. */
export function baseQuery(
  { run, jobs, failureDetails, earlierRuns, responses }: FoundFailures,
  {
    baseBranch,
    defaultBranch,
    logLines: lines,
    rateLimit,
  }: Pick<BuildOptions, 'baseBranch' | 'defaultBranch' | 'logLines'> & RateLimited,
): BaseQuery | undefined {
  const causes = groupCauses(reportFailures(jobs, failureDetails)).filter(isCodes)
  // If few requests remained at the start, the logs were not read either.
  if (causes.length === 0 || lines === 0 || isScarce(rateLimit)) return undefined
  return {
    run: responses.run,
    latestOnly: responses.latestOnly,
    baseBranch,
    defaultBranch,
    atHand: earlierRuns?.runs ?? [],
    lines,
    next: (base) => nextRequests(causes, { run, jobs, base }),
  }
}

interface RateLimited {
  /** When the report began; `undefined` if unknown. */
  readonly rateLimit: RateLimit | undefined
}

interface DetailsOptions
  extends
    Pick<BuildOptions, 'client' | 'target' | 'logLines' | 'maxAnnotated' | 'signal'>,
    RateLimited {}

/** Fetches the logs and annotations of failures, and the parts of steps that the page shows. */
async function fetchDetails(
  run: Run,
  jobs: readonly JobReport[],
  options: BuildOptions & DetailsOptions,
): Promise<FailureDetails> {
  const { client, target, logLines: lines, rateLimit, signal } = options
  const failures = reportFailures(jobs, UNEXPLAINED)
  const first = firstToRead([failures])
  const partJobs = options.parts === true ? choosePartJobs(run, jobs, failures) : []
  const withParts = new Set(partJobs.map(({ job }) => job.id))
  const isRead = ({ job }: JobReport) => lines > 0 && first.has(job.id)
  const [details, others] = await Promise.all([
    fetchFailures([jobs], { ...options, withParts }),
    fetchParts(
      partJobs.filter((job) => !isRead(job)).map(({ job }) => job),
      { client, target, rateLimit, signal },
    ),
  ])
  return {
    ...details,
    parts: new Map([...details.parts, ...others.parts]),
    notes: [...details.notes, ...others.notes],
  }
}

/**
 * Fetches logs and annotations of the failures in one or more runs, within one limit for all. Jobs of
 * different runs are never taken for legs of one matrix.
 *
 * @param options `withParts`: ids of the jobs whose steps are divided into parts, if their log is read
 */
export async function fetchFailures(
  runs: readonly (readonly JobReport[])[],
  options: DetailsOptions & { readonly withParts?: ReadonlySet<number> },
): Promise<FailureDetails> {
  const { client, target, logLines: lines, maxAnnotated, rateLimit, signal } = options
  const byRun = runs.map((jobs) => reportFailures(jobs, UNEXPLAINED))
  const failures = byRun.flat()
  const annotated = jobsToAnnotate(failures, {
    maxFailedSteps: maxAnnotated ?? 10,
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const first = firstToRead(byRun)
  const unexplained = failures.map((failure) => ({
    ...toLog(failure),
    log: first.has(failure.job.job.id),
    parts: lines > 0 && options.withParts?.has(failure.job.job.id) === true,
    annotations: annotated.has(failure.job.job.id),
  }))
  return await fetchFailureDetails(unexplained, {
    client,
    target,
    lines,
    moreLogs: (excerpts) =>
      inTurn(
        runs.map((jobs) => unreadLogs(reportFailures(jobs, { ...UNEXPLAINED, excerpts }), first)),
      ).map(toLog),
    rateLimit,
    signal,
  })
}

/** Returns the ids of the jobs whose logs are read first: of each run in turn. */
function firstToRead(byRun: readonly (readonly FailureReport[])[]): ReadonlySet<number> {
  const chosen = inTurn(byRun.map((failures) => firstLogs(failures, MAX_LOGS)))
  return new Set(chosen.slice(0, MAX_LOGS).map(({ job }) => job.job.id))
}

/** Returns the first item of each list, then the second of each, and so on. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat()
}

function toLog(failure: FailureReport): WantedLog {
  return { job: failure.job.job, steps: stepsOf(failure) }
}

/** Removes duplicates: two requests can fail, or be skipped, for the same reason. */
export function uniqueNotes(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [note.text, note])).values()]
}

/** Lists the jobs again, with growing pauses, while the list is outdated. */
export async function settleRun(
  responses: RunResponses,
  options: Pick<BuildOptions, 'client' | 'target' | 'settle' | 'signal' | 'sleep'>,
): Promise<Run> {
  const { client, target, settle, signal, sleep } = options
  let run = decodeRun(responses, target)
  let waited = 0
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (target.attempt === undefined || !isOutdated(run, target.current)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const attempt = { attempt: target.attempt, latestOnly: responses.latestOnly }
    const listed = await fetchJobs(client, target, attempt, signal)
    // An outdated list is better than one with an error.
    if (listed.notes.length > 0) break
    run = decodeRun({ ...responses, ...listed, notes: responses.notes }, target)
  }
  return run
}
