// The order of the stages.
import { analyse, measureRun } from './analyse/analyse.ts'
import { isOutdated, trustNeeds } from './analyse/api-lag.ts'
import type { FlakyReason } from './analyse/history/attempts.ts'
import { isLongRun } from './analyse/history/is-long-run.ts'
import { queueNotes, unreadCalls } from './analyse/totals/notes.ts'
import { type NamePatterns, unmatchedPatterns } from './analyse/totals/unmatched-patterns.ts'
import { BUDGETS } from './gather/budgets.ts'
import { type Gathering, startGathering } from './gather/gather.ts'
import { explainRuns } from './gather/explain-runs.ts'
import { judgeInput } from './gather/facts.ts'
import {
  attemptLogsQuestion,
  attemptsQuestion,
  historyQuestion,
  queueQuestion,
  readHistory,
  releasesQuestion,
  slowerQuestion,
  unusualQuestion,
} from './gather/history.ts'
import type { ExplainOptions, FailureOptions } from './gather/options.ts'
import { defaultBranchReader } from './github/history/default-branch.ts'
import {
  type EarlierList,
  NO_RUNS,
  searchEarlierRuns,
} from './github/history/search-earlier-runs.ts'
import { repositorySource, type RepositorySource } from './github/http/client.ts'
import { fetchJobs, type JobsResponse, mergeListings } from './github/run/list-jobs.ts'
import { decodeRun, withJobs } from './github/run/decode.ts'
import { requestRun } from './github/run/fetch-run.ts'
import { decodeListedRun, withKnownEnd } from './github/run/listed-run.ts'
import { isOutsideQueue } from './github/workflow/queue-trigger.ts'
import { LANGUAGE } from './model/known-issue.ts'
import { type Losses, NO_LOSSES } from './model/report/losses.ts'
import { type Note, uniqueNotes } from './model/note.ts'
import type { Report } from './model/report/report.ts'
import type { TimeBudget } from './model/report/time-budget.ts'
import type { Run } from './model/run.ts'
import type { Target } from './model/target.ts'
import { type Milliseconds, SECOND } from './model/time.ts'

export interface BuildOptions extends FailureOptions, NamePatterns {
  readonly target: Target
  readonly budgets: readonly TimeBudget[]
  /** Number of earlier runs to compare with; 0 for none. */
  readonly historyRuns: number
  /** Number of earlier attempts to compare a run with that passed. @default 2 */
  readonly maxAttempts?: number
  /** The repository's default branch; `undefined` if the event does not contain it. */
  readonly defaultBranch: string | undefined
  /** The longest wait for jobs and steps that have finished but are still listed as running. */
  readonly settle: Milliseconds
  /** Facts that the event and the runner show of the run, in the form of GitHub's response. @default nothing */
  readonly knownRun?: unknown
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
  const { client, target, historyRuns, knownRun, signal, losses = NO_LOSSES } = options
  const defaultBranch = defaultBranchReader(options.defaultBranch)
  const source = repositorySource({ client, repository: target, signal })
  const { run: response, responses: all } = requestRun(source, target, knownRun)
  const known = decodeListedRun(knownRun, target)
  const reading = response.then((received) => decodeListedRun(received, target))
  const found = searchEarlierRuns(source, {
    run: reading,
    known,
    runs: historyRuns,
    defaultBranch,
    ...BUDGETS.search,
  })
  // They may not be needed, and their failure is then none.
  found.catch(() => undefined)
  const fetched = await all
  const listing = await reading
  const gathering = startGathering(source, options)
  const history = {
    found,
    runs: fetched.run === undefined ? 0 : historyRuns,
    isGreen: () => gathering.facts().runs.every(({ failures }) => failures.length === 0),
    ...fetched,
  }
  // In the meantime, the list of jobs may have to be read again.
  const compared = gathering.settle([historyQuestion(history)])
  const received = withKnownEnd(decodeRun(fetched, target), known?.run)
  const run = await settleRun(source, received, fetched, options)
  gathering.addRuns([{ run, current: target.current, listing, listed: listedIn(found) }])
  const explaining = { ...options, defaultBranch }
  await Promise.all([
    losses.keepLater('reasons', () => explainRuns(gathering, explaining), undefined),
    gathering.settle([
      attemptsQuestion(run, listing, options),
      queueQuestion(
        options.baseBranch,
        (options.failOn ?? []).length > 0 && isOutsideQueue(run, fetched.workflow, target.current),
      ),
    ]),
    compared,
  ])
  const { ref } = target.current?.event ?? {}
  await gathering.settle([attemptLogsQuestion(0, options), releasesQuestion(listing, ref)])
  const [onForgiven, flakyReason] = await explainPassed(gathering, explaining)
  // If few requests remain, what explains a failure is read first, and serves the comparison.
  await gathering.settle([unusualQuestion(history, source, (earlier) => isLongRun(run, earlier))])
  const { notes: notCompared, ...earlier } = losses.keep(
    'history',
    () => readHistory(gathering.facts(), { ...history, ...options, reported: run }, source),
    { earlierRuns: undefined, like: [], notes: [] },
  )
  const { allowedFailures, budgets } = options
  const context = { allowedFailures, currentRun: target.current, ...earlier, losses }
  const measured = measureRun(run, { ...context, found: gathering.facts().runs[0] })
  if (options.logLines > 0)
    await losses.keepLater(
      'slower',
      () => gathering.settle([slowerQuestion(measured.history, earlier.earlierRuns)]),
      undefined,
    )
  const facts = gathering.facts()
  const report = analyse(
    { ...run, notes: uniqueNotes([...run.notes, ...notCompared, ...facts.notes, ...onForgiven]) },
    { ...context, ...judgeInput(facts, 0), measured, flakyReason, budgets, now: client.now() },
  )
  const added = losses.keep(
    'the notes on names and files',
    () => [
      ...unreadCalls(report),
      ...unmatchedPatterns([report], options),
      ...queueNotes(report, options.baseBranch, facts.queueChecks?.read ?? []),
    ],
    [],
  )
  return client.redactShown(withNotes(report, [...added, ...losses.notes()], losses))
}

/** Returns a function that returns what a search listed of a branch. */
function listedIn(found: Promise<EarlierList>) {
  return async (branch: string) => {
    const lists = await found.catch(() => NO_RUNS)
    return lists.listed.find((list) => list.branch === branch)
  }
}

function withNotes(report: Report, added: readonly Note[], { lost }: Losses): Report {
  return { ...report, lost: lost(), notes: [...report.notes, ...added] }
}

/** Explains what failed in a run that may pass: what is forgiven, and what passed since. */
async function explainPassed(gathering: Gathering, options: ExplainOptions) {
  const { losses = NO_LOSSES } = options
  return await Promise.all([
    losses.keepLater('the failure of a forgiven job', () => forgivenNotes(gathering, options), []),
    losses.keepLater('attempts', () => flakyReasonIn(gathering, options), undefined),
  ])
}

/** Says what is new in a forgiven job. Most runs have none, and load nothing for it. */
async function forgivenNotes(
  gathering: Gathering,
  options: ExplainOptions,
): Promise<readonly Note[]> {
  if (gathering.facts().runs[0]?.jobs?.some(({ forgiven }) => forgiven) !== true) return []
  return await import(/* webpackChunkName: "failures" */ './gather/failures/forgiven.ts').then(
    ({ notesOnForgiven }) => notesOnForgiven(gathering, options),
  )
}

/** Says why a job failed in an earlier attempt that passed since. A first attempt loads nothing for it. */
async function flakyReasonIn(
  gathering: Gathering,
  options: FailureOptions,
): Promise<FlakyReason | undefined> {
  if (!gathering.facts().attempts.has(0)) return undefined
  return await import(/* webpackChunkName: "failures" */ './gather/failures/forgiven.ts').then(
    ({ reasonOfFlaky }) => reasonOfFlaky(gathering, options),
  )
}

/** Lists the jobs again, with growing pauses, while the list is outdated. Then, `needs` counts more than the list. */
export async function settleRun(
  source: RepositorySource,
  read: Run,
  listed: JobsResponse,
  { target, settle, sleep }: Pick<BuildOptions, 'target' | 'settle' | 'sleep'>,
): Promise<Run> {
  const { signal } = source
  let latest: Pick<JobsResponse, 'jobs' | 'jobsCounted'> = listed
  let run = read
  let waited = 0
  const number = target.attempt ?? run.attempt
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (number === undefined || !isOutdated(run, target.current, waited)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const more = await fetchJobs(source, { runId: target.runId, attempt: number })
    latest = mergeListings(latest, more)
    run = withJobs(run, latest, target)
    // An outdated list is better than one with an error.
    if (more.notes.length > 0) break
  }
  return trustNeeds(run, target.current)
}
