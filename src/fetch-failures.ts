import { choosePartJobs } from './analyse/choose-parts.ts'
import { firstLogs, inTurn, unreadLogs } from './analyse/causes/choose-logs.ts'
import { groupCauses } from './analyse/causes/group-causes.ts'
import {
  type Explanations,
  jobsToAnnotate,
  reportFailures,
  stepsOf,
  UNEXPLAINED,
} from './analyse/failures/report-failures.ts'
import { comparableSteps } from './analyse/verdicts/judge-causes.ts'
import { nextRequests } from './analyse/verdicts/next-requests.ts'
import type { BaseQuery } from './github/base/fetch-base.ts'
import { type BasesResult, fetchBases } from './github/base/fetch-bases.ts'
import type { ReadDefaultBranch } from './github/history/default-branch.ts'
import type { Client } from './github/http/client.ts'
import { isScarce, type RateLimit } from './github/http/rate-limit.ts'
import { type FailureDetails, fetchFailureDetails } from './github/logs/fetch-failure-details.ts'
import { MAX_LOGS, type WantedLog } from './github/logs/fetch-log.ts'
import type { RunResponses } from './github/run/run-responses.ts'
import type { FailureReport } from './model/report/failure-report.ts'
import type { EarlierRuns } from './model/report/history.ts'
import type { JobReport } from './model/report/job-report.ts'
import type { Run } from './model/run.ts'
import type { Target } from './model/target.ts'

export interface FailureOptions {
  readonly client: Client
  readonly target: Target
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
  /** Ends all requests and waits; the report then uses the data fetched so far. */
  readonly signal: AbortSignal
}

interface RateLimited {
  /** When the report began; `undefined` if unknown. */
  readonly rateLimit: RateLimit | undefined
}

/** A run, and the report on its jobs. */
interface RunWithReports {
  readonly run: Run
  readonly jobs: readonly JobReport[]
}

/**
 * Fetches logs and annotations of the failures in one or more runs, within one limit for all, and the
 * inner steps of further jobs. Jobs of different runs are never taken for legs of one matrix.
 *
 * @param report reports the jobs with what is known of their failures
 */
export async function fetchFailures(
  report: (explained: Explanations) => readonly RunWithReports[],
  options: FailureOptions & RateLimited,
): Promise<FailureDetails> {
  const { client, target, logLines: lines, maxAnnotated, rateLimit, signal } = options
  const runs = report(UNEXPLAINED)
  const byRun = runs.map(({ jobs }) => reportFailures(jobs, UNEXPLAINED))
  const failures = byRun.flat()
  const annotated = jobsToAnnotate(failures, {
    maxFailedSteps: maxAnnotated ?? 10,
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const chosen = inTurn(byRun.map((some) => firstLogs(some, MAX_LOGS))).slice(0, MAX_LOGS)
  const first = new Set(chosen.map(idOf))
  const partJobs =
    options.parts === true
      ? runs.flatMap(({ run, jobs }, at) => choosePartJobs(run, jobs, byRun[at] ?? []))
      : []
  const withParts = new Set(partJobs.map(({ job }) => job.id))
  const isRead = (id: number) => lines > 0 && first.has(id)
  const unexplained = failures.map((failure) => ({
    ...toLog(failure),
    log: first.has(idOf(failure)),
    parts: lines > 0 && withParts.has(idOf(failure)),
    annotations: annotated.has(idOf(failure)),
  }))
  return await fetchFailureDetails(unexplained, {
    client,
    target,
    lines,
    // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
    moreLogs: (explained) =>
      inTurn(
        report(explained).map(({ jobs }) => unreadLogs(reportFailures(jobs, explained), first)),
      ).map(toLog),
    partsOf: partJobs.flatMap(({ job }) => (isRead(job.id) ? [] : [job])),
    rateLimit,
    signal,
  })
}

function idOf({ job }: FailureReport): number {
  return job.job.id
}

function toLog(failure: FailureReport): WantedLog {
  return { job: failure.job.job, steps: stepsOf(failure) }
}

/** A run whose failures were fetched, with the annotations in the report on its jobs. */
interface ExplainedRun extends RunWithReports {
  readonly responses: RunResponses
  readonly earlierRuns?: EarlierRuns | undefined
}

interface BasesOptions extends FailureOptions, RateLimited {
  readonly defaultBranch: ReadDefaultBranch
}

/** Reads the base branch of each run, as far as it can show whose failures they are. */
export async function compareWithBases(
  runs: readonly ExplainedRun[],
  details: FailureDetails,
  options: BasesOptions,
): Promise<BasesResult> {
  const queries = runs.map((run) => baseQuery(run, details, options))
  return await fetchBases({ ...options, repository: options.target }, queries)
}

/** Returns what to read of the base branch; `undefined` if that cannot show whose failures they are. */
function baseQuery(
  { run, jobs, responses, earlierRuns }: ExplainedRun,
  details: FailureDetails,
  { baseBranch, defaultBranch, logLines: lines, rateLimit }: BasesOptions,
): BaseQuery | undefined {
  const causes = groupCauses(reportFailures(jobs, details))
  const isComparable = comparableSteps(causes).some(({ length }) => length > 0)
  // If few requests remained at the start, the logs were not read either.
  if (!isComparable || lines === 0 || isScarce(rateLimit)) return undefined
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
