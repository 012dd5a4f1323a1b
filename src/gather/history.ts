import { type MeasureOptions, passedBefore, unrunLogs } from '../analyse/analyse.ts'
import { chooseSlowerJobs } from '../analyse/history/explain-slower.ts'
import { MISSED_RUNS, mayBeMissed, readEarlierRuns } from '../analyse/history/earlier-runs.ts'
import { hasNotPassed } from '../analyse/jobs/timing.ts'
import { fetchQueueChecks } from '../github/commit/fetch-branch-rules.ts'
import {
  fetchAttempts,
  MAX_READ_ATTEMPTS,
  MAX_JUDGED_ATTEMPTS,
} from '../github/history/fetch-attempts.ts'
import { unreadNote } from '../github/errors/explain.ts'
import { abortError } from '../github/errors/github-error.ts'
import type { EarlierList } from '../github/history/search-earlier-runs.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { listRuns } from '../github/run/list-runs.ts'
import { remainsFor, scarceNote } from '../github/http/rate-limit.ts'
import { jobsKey } from '../model/base-branch.ts'
import { BRANCH_EVENTS } from '../model/event.ts'
import type { ListedRun } from '../model/listed-run.ts'
import type { Note } from '../model/note.ts'
import type { EarlierRuns, History } from '../model/report/history.ts'
import type { Run } from '../model/run.ts'
import { BUDGETS } from './budgets.ts'
import { type Facts, judgeInput } from './facts.ts'
import { type Question, questionOf, type Want } from './gather.ts'
import { factsOfLog, wantResponses } from './read.ts'

const NOT_UNUSUAL =
  'the jobs of this run, which took no longer than most earlier ones, were not compared with theirs'

/** Runs that are listed for a release: those of newer ones are not earlier. */
const MAX_RELEASES = 20

interface EarlierRunsOptions {
  /** The search that was started; it may reject. */
  readonly found: Promise<EarlierList>
  /** Number of earlier runs to compare with. */
  readonly runs: number
  /** Whether nothing is known to have failed. */
  readonly isGreen: () => boolean
}

/** Runs that a run is compared with, whatever it is like. */
export function historyQuestion(options: EarlierRunsOptions): Question {
  return questionOf('history', BUDGETS.history, (facts) => wantRuns(facts, options))
}

/**
 * The same if fewer requests remain: nothing more if all was read, and no jobs for a run that is not unusual.
 *
 * @param isLong whether the run took longer than most of these
 */
export function unusualQuestion(
  options: EarlierRunsOptions,
  { client }: RepositorySource,
  isLong: (earlier: readonly ListedRun[]) => boolean,
): Question {
  return questionOf('history', BUDGETS.unusual, (facts) => {
    const { runs = [] } = facts.earlierRuns?.read ?? {}
    const isUnusual = facts.runs[0]?.failures.length !== 0 || isLong(runs)
    const mayReadAll = remainsFor(client.rateLimit(), 'comparison') || runs.length === 0
    return mayReadAll || isUnusual ? wantRuns(facts, options) : []
  })
}

/** Wants the earlier runs, and then their jobs, as far as they were not read for another question. */
function wantRuns(
  facts: Facts,
  { found, runs: count, isGreen }: EarlierRunsOptions,
): readonly Want[] {
  const { earlierRuns, jobs } = facts
  if (count === 0) return []
  if (earlierRuns === undefined)
    return [
      (source) =>
        whileWorthIt(found, isGreen).then(
          (read) => ({ earlierRuns: { read } }),
          (error: unknown) => ({
            earlierRuns: { unread: unreadNote(error, 'the earlier runs', source) },
          }),
        ),
    ]
  return wantJobs(earlierRuns.read?.runs.slice(0, count) ?? [], jobs)
}

function wantJobs(runs: readonly ListedRun[], jobs: Facts['jobs']): readonly Want[] {
  const requests = runs.map(({ run }) => ({
    kind: 'jobs' as const,
    run,
    attempt: run.attempt ?? 1,
  }))
  return wantResponses(requests.filter(({ run, attempt }) => !jobs.has(jobsKey(run.id, attempt))))
}

/** Rejects if a run without a failure would wait too long: a failure needs the list for its verdict, too. */
async function whileWorthIt<Found>(found: Promise<Found>, isGreen: () => boolean): Promise<Found> {
  const timeout = AbortSignal.timeout(BUDGETS.searchOfGreen.timeout)
  const { promise: late, reject } = Promise.withResolvers<never>()
  timeout.addEventListener('abort', () => {
    if (isGreen()) reject(abortError(timeout))
  })
  return await Promise.race([found, late])
}

interface ReportedOptions extends Pick<EarlierRunsOptions, 'runs'> {
  readonly reported: Run
  readonly defaultBranch: string | undefined
}

/** Returns the earlier runs whose jobs were read, and says why other jobs were not, unless a request failed. */
export function readHistory(
  facts: Facts,
  options: ReportedOptions,
  source: RepositorySource,
): Pick<MeasureOptions, 'earlierRuns' | 'like'> & { readonly notes: readonly Note[] } {
  const { earlierRuns: fact, jobs } = facts
  const { branch, runs = [], notes = [] } = fact?.read ?? {}
  const { earlierRuns, isPart } = readEarlierRuns(runs.slice(0, options.runs), branch, jobs)
  const unused = isPart
    ? scarceNote(source.client.rateLimit(), 'comparison', NOT_UNUSUAL)
    : undefined
  return {
    earlierRuns,
    like: runsLike(facts, earlierRuns?.runs ?? [], options),
    notes: [fact?.unread ?? [], notes, unused ?? []].flat(),
  }
}

/** Finds the newest runs before one of a tag or a release, whatever the tag, if it passed and another job skipped one. */
export function releasesQuestion(
  listing: ListedRun | undefined,
  ref: string | undefined,
): Question {
  const { event } = listing?.run ?? {}
  const isRelease = event === 'release' || ref?.startsWith('refs/tags/')
  return questionOf('skips', BUDGETS.releases, ({ runs: [reported], releases, jobs: read }) => {
    const { jobs = [], failures = [] } = reported ?? {}
    if (!isRelease || failures.length > 0 || !jobs.some(mayBeMissed)) return []
    return releases === undefined
      ? [async (source) => ({ releases: await listBefore(source, listing) })]
      : wantJobs(releases, read)
  })
}

/** Lists the newest successful runs of the workflow and event before one; none if they could not be read. */
async function listBefore(
  source: RepositorySource,
  before: ListedRun | undefined,
): Promise<readonly ListedRun[]> {
  const { run: { id = 0, event } = {}, workflowId: workflow } = before ?? {}
  if (before === undefined || event === undefined) return []
  const filter = {
    workflow,
    event,
    status: 'success',
    ownBranches: true,
    before,
  } as const
  const { runs } = await listRuns(source, filter, MAX_RELEASES).catch(() => ({ runs: [] }))
  return runs.filter(({ run }) => run.id < id).slice(0, MISSED_RUNS)
}

/** Returns the successful runs like one of the default branch, a tag or a release, with their jobs, the newest last. */
function runsLike(
  { releases, jobs }: Facts,
  earlier: readonly Run[],
  { reported: { event, branch }, defaultBranch }: ReportedOptions,
): readonly Run[] {
  if (releases !== undefined) return readEarlierRuns(releases, '', jobs).earlierRuns?.runs ?? []
  // Those of a dispatch can have other inputs.
  const isMain = BRANCH_EVENTS.has(event) && event !== 'workflow_dispatch'
  if (!isMain || branch !== defaultBranch) return []
  return earlier.filter((run) => run.event === event && run.branch === branch)
}

/** Finds what differs between slower jobs and an earlier run of each: two logs per job. */
export function slowerQuestion(
  history: History | undefined,
  earlierRuns: EarlierRuns | undefined,
): Question {
  const slower = history && earlierRuns ? chooseSlowerJobs(history, earlierRuns) : []
  const jobs = slower.flatMap(({ comparison, earlier }) => [comparison.job.listed, earlier])
  return questionOf('slower', BUDGETS.slower, ({ logFacts }) =>
    jobs.filter(({ id }) => !logFacts.has(id)).map((job) => factsOfLog(job)),
  )
}

interface AttemptsToRead {
  /** Position of the run among the reported ones. @default the only one */
  readonly at?: number
  /** Attempts to compare with a run that passed. @default MAX_ATTEMPTS */
  readonly maxAttempts?: number | undefined
  /** Lines of log for each failure; 0 if nothing is judged. */
  readonly logLines: number
}

/**
 * The jobs of earlier attempts while enough requests remain: more for those of a run that has passed so far. What failed is
 * judged by more of them.
 */
export function attemptsQuestion(
  { id: runId, jobs = [] }: Run,
  listing: ListedRun | undefined,
  { at = 0, maxAttempts = MAX_READ_ATTEMPTS, logLines }: AttemptsToRead,
): Question {
  const { attempt = 1 } = listing?.run ?? {}
  const isRed = jobs.some(hasNotPassed)
  const isJudged = isRed && logLines > 0
  const max = isJudged ? Math.max(maxAttempts, MAX_JUDGED_ATTEMPTS) : maxAttempts
  const budget = isRed ? BUDGETS.attempts : BUDGETS.attemptsOfGreen
  const want: Want = async (source) => {
    const { attempts: read, notes } = await fetchAttempts(source, { runId, attempt }, max)
    return { attempts: new Map([[at, { read }]]), notes }
  }
  return questionOf('attempts', budget, ({ attempts }) =>
    attempt === 1 || max === 0 || attempts.has(at) ? [] : [want],
  )
}

/**
 * Reads the logs of what failed in earlier attempts and was not re-run: they may say that infrastructure was the reason. And
 * versions of a job that passed in one.
 */
export function attemptLogsQuestion(at: number, { logLines }: AttemptsToRead): Question {
  return questionOf('attempts', BUDGETS.attempts, (facts) => {
    const { found, earlierAttempts = [] } = judgeInput(facts, at)
    if (found === undefined || logLines === 0) return []
    const { logFacts, otherExcerpts: excerpts } = facts
    const { run, jobs = [], failures, causes } = found
    const passed = passedBefore(run, { jobs, causes }, { earlier: earlierAttempts, logFacts })
    const green =
      passed === undefined || logFacts.has(passed.job.id)
        ? []
        : [factsOfLog(passed.job, passed.step)]
    const requests = unrunLogs(run, { jobs, failures, excerpts }, earlierAttempts)
    const unread = requests.filter(({ job }) => !excerpts.has(job.id))
    return [...wantResponses(unread, logLines), ...green]
  })
}

/** Finds what the merge queue of a branch waits for, if this is a gate that would be outside of it. */
export function queueQuestion(branch: string | undefined, isOutside: boolean): Question {
  return questionOf('queue', BUDGETS.queue, ({ queueChecks }) =>
    branch !== undefined && isOutside && queueChecks === undefined
      ? [async (source) => ({ queueChecks: { read: await fetchQueueChecks(source, branch) } })]
      : [],
  )
}
