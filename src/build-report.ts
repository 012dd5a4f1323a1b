import { analyse } from './analyse/analyse.ts'
import { isOutdated, trustNeeds } from './analyse/api-lag.ts'
import { isLongRun } from './analyse/history/is-long-run.ts'
import { hasNotPassed } from './analyse/jobs/state.ts'
import { queueNotes, unreadCalls } from './analyse/totals/notes.ts'
import { type NamePatterns, unmatchedPatterns } from './analyse/totals/unmatched-patterns.ts'
import { explainRuns } from './explain-runs/explain-runs.ts'
import type { FailureOptions } from './explain-runs/options.ts'
import { explainSlowerJobs } from './fetch-slow-logs.ts'
import { fetchQueueChecks } from './github/commit/fetch-branch-rules.ts'
import { defaultBranchReader } from './github/history/default-branch.ts'
import { type EarlierAttempts, fetchAttempts } from './github/history/fetch-attempts.ts'
import { startComparisons } from './github/history/fetch-comparisons.ts'
import type { RepositorySource } from './github/http/client.ts'
import { remainsFor, scarceNote } from './github/http/rate-limit.ts'
import { decodeRun } from './github/run/decode.ts'
import { attemptOf, fetchJobs } from './github/run/attempt-jobs.ts'
import { requestRun } from './github/run/fetch-run.ts'
import { mergeListings } from './github/run/job-pages.ts'
import { type RunResponses, withKnownEnd } from './github/run/run-responses.ts'
import { fileText } from './github/workflow/fetch-workflow.ts'
import { mayRunInQueue } from './github/workflow/queue-trigger.ts'
import { BASE_EVENTS } from './model/event.ts'
import { LANGUAGE } from './model/known-issue.ts'
import type { Note } from './model/note.ts'
import type { Report } from './model/report/report.ts'
import type { TimeBudget } from './model/report/time-budget.ts'
import type { Run } from './model/run.ts'
import type { Target } from './model/target.ts'
import { type Instant, type Milliseconds, SECOND } from './model/time.ts'

export interface BuildOptions extends FailureOptions, NamePatterns {
  readonly target: Target
  readonly budgets: readonly TimeBudget[]
  /** How many earlier runs to compare with; 0 for none. */
  readonly historyRuns: number
  /** How many earlier attempts to compare with. @default 2 */
  readonly maxAttempts?: number
  /** The repository's default branch; `undefined` if the event does not contain it. */
  readonly defaultBranch: string | undefined
  /** The values for which the gate fails. @default none, so that there is no gate */
  readonly failOn?: readonly string[]
  /** The longest wait for jobs and steps that have finished but are still listed as running. */
  readonly settle: Milliseconds
  /** What the event and the runner show of the run, in the form of GitHub's response. @default nothing */
  readonly knownRun?: unknown
  readonly now: () => Instant
  readonly sleep: (time: Milliseconds, signal: AbortSignal) => Promise<void>
}

/** The defaults of the report action, for reports of runs that this step is not part of. */
export const DEFAULTS = {
  allowedFailures: [],
  budgets: [],
  historyRuns: 10,
  knownIssues: LANGUAGE,
  logLines: 20,
  testResults: {},
  settle: 0,
  /** Not called, since there is nothing to wait for. */
  sleep: () => Promise.resolve(),
} satisfies Partial<BuildOptions>

const FIRST_PAUSE: Milliseconds = 0.5 * SECOND

/** Fetches a run and builds its report. Never throws for a failed request or an invalid response. */
export async function buildReport(options: BuildOptions): Promise<Report> {
  const { client, target, historyRuns, maxAttempts, knownRun, signal, now } = options
  const defaultBranch = defaultBranchReader(options.defaultBranch)
  const source = { client, repository: target, signal }
  const { run: response, responses: all } = requestRun(source, target, knownRun)
  const latestOnly = all.then((responses) => responses.latestOnly)
  const query = { run: response, knownRun, runs: historyRuns, defaultBranch, latestOnly }
  const comparisons = startComparisons(source, query)

  const fetched = await all
  const responses = { ...fetched, run: withKnownEnd(fetched.run, knownRun) }
  const run = await settleRun(responses, options)
  const [{ found, notes, base, others, month, known }, earlier, queueChecks] = await Promise.all([
    explainRuns([{ run, target, responses, ...comparisons }], { ...options, defaultBranch }),
    fetchAttemptsIfWorth(source, { ...fetched, maxAttempts }, run),
    fetchQueueChecksIfMissed(run, responses, options),
  ])
  // If few requests remain, what explains a failure is read first, and serves the comparison.
  const compared = await comparisons.read({
    isUnusual: (runs) => found[0]?.failures.length !== 0 || isLongRun(run, runs),
    atHand: base.bases[0]?.responses.jobs,
  })
  const allNotes = [run.notes, notes, compared.notes, earlier.notes, base.notes].flat()
  const report = analyse(
    { ...run, notes: uniqueNotes(allNotes) },
    {
      ...compared,
      earlierAttempts: earlier.attempts,
      currentRun: target.current,
      allowedFailures: options.allowedFailures,
      budgets: options.budgets,
      found: found[0],
      base: base.bases[0],
      others: others[0],
      month,
      known,
      now: now(),
    },
  )
  const added = [
    ...unreadCalls(report),
    ...unmatchedPatterns([report], options),
    ...queueNotes(report, options.baseBranch, queueChecks),
  ]
  const noted = { ...report, notes: [...report.notes, ...added] }
  return await explainSlowerJobs(noted, {
    ...options,
    earlierRuns: compared.earlierRuns,
  })
}

const NO_ATTEMPTS: EarlierAttempts = { attempts: [], notes: [] }

/** Lists the jobs of earlier attempts while enough requests remain: more for those of a run that has passed so far. */
async function fetchAttemptsIfWorth(
  source: RepositorySource,
  { run, latestOnly, maxAttempts }: RunResponses & { readonly maxAttempts: number | undefined },
  { id: runId, jobs = [] }: Run,
): Promise<EarlierAttempts> {
  const attempt = attemptOf(run)
  if (attempt === 1 || latestOnly === true) return NO_ATTEMPTS
  const purpose = jobs.some(hasNotPassed) ? 'explanation' : 'unusual'
  const outcome = 'this attempt was not compared with earlier ones'
  const scarce = scarceNote(source.client.rateLimit(), purpose, outcome)
  if (scarce !== undefined) return { attempts: [], notes: [scarce] }
  return await fetchAttempts(source, { runId, attempt }, maxAttempts)
}

/** Fetches what the merge queue waits for, if this is a gate whose file would be merged and is not for merge groups. */
async function fetchQueueChecksIfMissed(
  { event, graph }: Run,
  { workflow }: RunResponses,
  { client, target, signal, baseBranch, failOn = [] }: BuildOptions,
): Promise<readonly string[]> {
  const isOfMerge = target.current?.workflowFile !== undefined && !BASE_EVENTS.has(event)
  const file = graph && fileText(workflow?.file)
  if (failOn.length === 0 || baseBranch === undefined || !isOfMerge) return []
  if (file === undefined || mayRunInQueue(file)) return []
  if (!remainsFor(client.rateLimit(), 'comparison')) return []
  return await fetchQueueChecks({ client, repository: target, signal }, baseBranch)
}

/** Removes duplicates: two requests can fail, or be skipped, for the same reason. */
export function uniqueNotes(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [note.text, note])).values()]
}

/** Lists the jobs again, with growing pauses, while the list is outdated. Then, `needs` counts more than the list. */
export async function settleRun(
  responses: RunResponses,
  options: Pick<BuildOptions, 'client' | 'target' | 'settle' | 'signal' | 'sleep'>,
): Promise<Run> {
  const { client, target, settle, signal, sleep } = options
  let latest = responses
  let run = decodeRun(latest, target)
  let waited = 0
  const number = target.attempt ?? run.attempt
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (number === undefined || !isOutdated(run, target.current, waited)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const attempt = { runId: target.runId, attempt: number, latestOnly: responses.latestOnly }
    const listed = await fetchJobs({ client, repository: target, signal }, attempt)
    latest = { ...latest, ...mergeListings(latest, listed) }
    run = decodeRun(latest, target)
    // An outdated list is better than one with an error.
    if (listed.notes.length > 0) break
  }
  return trustNeeds(run, target.current)
}
