import { analyse } from './analyse/analyse.ts'
import { isOutdated } from './analyse/api-lag.ts'
import type { Explanations } from './analyse/failures/report-failures.ts'
import { reportJobs } from './analyse/report-jobs.ts'
import { type NamePatterns, unmatchedPatterns } from './analyse/totals/unmatched-patterns.ts'
import { compareWithBases, type FailureOptions, fetchFailures } from './fetch-failures.ts'
import { defaultBranchReader } from './github/history/default-branch.ts'
import { fetchComparisons } from './github/history/fetch-comparisons.ts'
import { decodeRun } from './github/run/decode.ts'
import { fetchJobs } from './github/run/fetch-jobs.ts'
import { fetchRun } from './github/run/fetch-run.ts'
import { type RunResponses, withKnownEnd } from './github/run/run-responses.ts'
import type { Note } from './model/note.ts'
import type { Report } from './model/report/report.ts'
import type { TimeBudget } from './model/report/time-budget.ts'
import type { Run } from './model/run.ts'
import { type Instant, type Milliseconds, SECOND } from './model/time.ts'

export interface BuildOptions extends FailureOptions, NamePatterns {
  readonly budgets: readonly TimeBudget[]
  /** How many earlier runs to compare with; 0 for none. */
  readonly historyRuns: number
  /** The repository's default branch; `undefined` if the event does not contain it. */
  readonly defaultBranch: string | undefined
  /** The longest wait for jobs and steps that have finished but are still listed as running. */
  readonly settle: Milliseconds
  /** The run that triggered the workflow, as the event contains it; `undefined` for other events. */
  readonly triggeringRun?: unknown
  readonly now: () => Instant
  readonly sleep: (time: Milliseconds, signal: AbortSignal) => Promise<void>
}

/** The defaults of the report action, for reports of runs that this step is not part of. */
export const DEFAULTS = {
  allowedFailures: [],
  budgets: [],
  historyRuns: 10,
  logLines: 20,
  settle: 0,
} satisfies Partial<BuildOptions>

const FIRST_PAUSE: Milliseconds = 0.5 * SECOND

/** Fetches a run and builds its report. Never throws for a failed request or an invalid response. */
export async function buildReport(options: BuildOptions): Promise<Report> {
  const { client, target, allowedFailures, budgets, signal, now } = options
  const fetched = await fetchRun(client, target, signal)
  const responses = { ...fetched, run: withKnownEnd(fetched.run, options.triggeringRun) }
  const rateLimit = client.rateLimit()
  const defaultBranch = defaultBranchReader(options.defaultBranch)
  const failureOptions = { ...options, rateLimit, defaultBranch }
  const jobOptions = { currentRun: target.current, allowedFailures }
  const settled = settleRun(responses, options)
  const reportWith = (run: Run, { annotations }: Explanations) =>
    reportJobs(run, { ...jobOptions, annotations }) ?? []
  const [run, details, comparisons] = await Promise.all([
    settled,
    settled.then((run) =>
      fetchFailures((explained) => [{ run, jobs: reportWith(run, explained) }], failureOptions),
    ),
    fetchComparisons(
      client,
      target,
      { ...responses, runs: options.historyRuns, defaultBranch, rateLimit },
      signal,
    ),
  ])
  const { earlierRuns } = comparisons
  const found = await compareWithBases(
    [{ run, jobs: reportWith(run, details), responses, earlierRuns }],
    details,
    failureOptions,
  )
  const notes = [run, details, comparisons, found].flatMap((stage) => stage.notes)
  const report = analyse(
    { ...run, notes: uniqueNotes(notes) },
    {
      ...jobOptions,
      ...comparisons,
      budgets,
      explanations: details,
      parts: details.parts,
      base: found.bases[0],
      now: now(),
    },
  )
  return { ...report, notes: [...report.notes, ...unmatchedPatterns([report], options)] }
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
  const number = target.attempt ?? run.attempt
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (number === undefined || !isOutdated(run, target.current, waited)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const attempt = { attempt: number, latestOnly: responses.latestOnly }
    const listed = await fetchJobs(client, target, attempt, signal)
    // An outdated list is better than one with an error.
    if (listed.notes.length > 0) break
    run = decodeRun({ ...responses, ...listed, notes: responses.notes }, target)
  }
  return run
}
