import { choosePartJobs } from './analyse/choose-parts.ts'
import { firstLogs, inTurn, unreadLogs } from './analyse/causes/choose-logs.ts'
import { unstartedToAnnotate } from './analyse/failures/lacks-runner.ts'
import {
  jobsToAnnotate,
  MAX_ANNOTATED,
  stepsOf,
  UNEXPLAINED,
  wantsLog,
} from './analyse/failures/report-failures.ts'
import { findFailures, type FoundFailures } from './analyse/find-failures.ts'
import { headsOfOthers, nextOfOthers } from './analyse/verdicts/elsewhere.ts'
import { comparableSteps, unexplainedSteps } from './analyse/verdicts/judge-causes.ts'
import { excerptsBesideGreen } from './analyse/verdicts/green-messages.ts'
import { nextRequests } from './analyse/verdicts/next-requests.ts'
import type { BaseQuery, BranchQuery } from './github/base/fetch-base.ts'
import { basesReader, type BasesResult, limitRequests } from './github/base/fetch-bases.ts'
import { fetchOthers } from './github/base/fetch-others.ts'
import { fetchFiles } from './github/commit/fetch-files.ts'
import type { ReadDefaultBranch } from './github/history/default-branch.ts'
import type { Client, RepositorySource } from './github/http/client.ts'
import { scarceNote } from './github/http/rate-limit.ts'
import { fetchKnownIssues, type FetchedIssues } from './github/known-issues/fetch-known-issues.ts'
import { fetchAnnotations } from './github/logs/fetch-annotations.ts'
import { fetchLogs, type LogResponses, MAX_LOGS, type WantedLog } from './github/logs/fetch-log.ts'
import type { RunResponses } from './github/run/run-responses.ts'
import type { BaseBranch, OtherBranches } from './model/base-branch.ts'
import type { KnownIssues } from './model/known-issue.ts'
import type { Note } from './model/note.ts'
import type { MonthRecord } from './model/shapes/month.ts'
import type { FailureReport } from './model/report/cause.ts'
import { isUnexplained } from './model/report/job-report.ts'
import { canBeCommitted, type CommitFiles, testedCommit } from './model/report/source-position.ts'
import type { Annotation } from './model/shapes/failure.ts'
import type { EarlierRuns } from './model/report/history.ts'
import type { Job, Run } from './model/run.ts'
import type { FoundResults, TestResultsOption } from './model/results/test-results.ts'
import type { Target } from './model/target.ts'
import { type Milliseconds, SECOND } from './model/time.ts'
import { fetchResultsOf, notesOnRefused, notesOnRetried } from './read-results.ts'

export interface FailureOptions {
  readonly client: Client
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  /** The base of the run's pull request; `undefined` if it has none, or if the event does not name it. */
  readonly baseBranch?: string | undefined
  /** The label of the issues in which people wrote down known failures; `undefined` to read none. */
  readonly knownIssues?: string | undefined
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
  /** Which files of test results name what failed; `undefined` for none. */
  readonly testResults?: TestResultsOption | undefined
  /** Whether to find the files of what failed, which only links need. @default true */
  readonly links?: boolean
  /** Ends all requests and waits; the report then uses the data fetched so far. */
  readonly signal: AbortSignal
}

/** Logs, and annotations, for which requests are left to the last. */
export const MAX_LAST_READ = 3

const ONLY_FIRST = `at most ${MAX_LAST_READ} logs and ${MAX_LAST_READ} annotations of failed jobs were read`

/** To list the artifacts of the memory, and to get the address of the newest. */
const MAX_MONTH_REQUESTS = 2

/** How long a report waits for all logs and annotations. */
const TIMEOUT: Milliseconds = 20 * SECOND

interface ExplainOptions extends FailureOptions {
  readonly defaultBranch: ReadDefaultBranch
}

interface RunToExplain {
  readonly run: Run
  readonly target: Target
  readonly responses: RunResponses
  /** Returns what was listed of a branch already. */
  readonly listed?: BranchQuery['listed']
  /** Runs whose jobs need not be read again. @default none */
  readonly earlierRuns?: Promise<EarlierRuns | undefined>
}

/** What was read about the failures of all runs so far. */
interface Known extends LogResponses {
  /** By job id. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Ids of the jobs whose annotations could not be read. */
  readonly unannotated: ReadonlySet<number>
  /** Ids of the jobs whose logs were wanted; `undefined` before anything is read. */
  readonly wanted: ReadonlySet<number> | undefined
}

interface ExplainedRun extends RunToExplain, FoundFailures {}

/** Why runs failed. */
interface Explained {
  /** In the order of the runs. */
  readonly found: readonly ExplainedRun[]
  readonly notes: readonly Note[]
  readonly base: BasesResult
  /** Other branches that were read, in the order of the runs. */
  readonly others: readonly (OtherBranches | undefined)[]
  /** `undefined` if there is none, or if it was not needed. */
  readonly month?: MonthRecord | undefined
  /** `undefined` if they were not read. */
  readonly known: KnownIssues | undefined
}

const NOTHING: Known = {
  ...UNEXPLAINED,
  parts: new Map(),
  uploads: new Map(),
  unannotated: new Set(),
  notes: [],
  wanted: undefined,
}
const NO_BASE: BasesResult = { bases: [], notes: [] }

/**
 * Reads why the runs of one commit failed, within one limit for all: what is known shows what is worth
 * reading next, until nothing is left. Jobs of different runs are never taken for legs of one matrix.
 * Never throws.
 */
export async function explainRuns(
  runs: readonly RunToExplain[],
  options: ExplainOptions,
): Promise<Explained> {
  const { client, logLines: lines } = options
  let files: ReadonlyMap<string | undefined, CommitFiles> = new Map()
  let results: FoundResults = { files: [], notes: [] }
  const explain = (read: Known): readonly ExplainedRun[] =>
    runs.map((fetched) => {
      const { run, target } = fetched
      const explanations = {
        ...{ ...read, files: files.get(testedCommit(run)), results: results.files },
      }
      const using = { ...options, currentRun: target.current, explanations }
      return { ...fetched, ...findFailures(run, { ...using, parts: read.parts }) }
    })
  let known = NOTHING
  let found = explain(known)
  const partJobs = options.parts === true ? found.flatMap(choosePartJobs).map(({ job }) => job) : []
  const [first] = runs
  const hasPassed = found.every(({ failures }) => failures.length === 0)
  const nothing = { found, notes: [], base: NO_BASE, others: [], known: undefined }
  // What the user names is read of green runs, too.
  const { isNamed, inWorkspace } = options.testResults ?? {}
  const areNamed = isNamed !== undefined || inWorkspace !== undefined
  if (first === undefined || (hasPassed && partJobs.length === 0 && !areNamed)) return nothing
  const scarce = hasPassed
    ? scarceNote(client.rateLimit(), 'explanation', 'no log was read')
    : scarceNote(client.rateLimit(), 'reasons', 'the failures were not explained')
  if (scarce !== undefined) return { ...nothing, notes: [scarce] }
  const few = scarceNote(client.rateLimit(), 'explanation', ONLY_FIRST)
  const maxRead = few === undefined ? MAX_LOGS : MAX_LAST_READ

  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT)])
  const repository = first.target
  const source = { client, target: repository, signal }
  const bases = basesReader({ ...options, repository }, few !== undefined)
  // Not awaited: the logs may show that no run needs it.
  void bases.prepare(
    found.filter(isComparable(options)).map((explained) => branchQuery(explained, options)),
  )
  const listed = listKnownFailures(found, { client, repository, signal }, options)
  let others: Promise<LogResponses> | undefined
  for (;;) {
    const { logs, annotated, maxLogs } = planReading(
      found,
      known,
      { ...options, maxRead },
      partJobs,
    )
    const wanted = new Set([...(known.wanted ?? []), ...logs.map(({ job }) => job.id)])
    others ??= fetchLogs(
      partJobs.filter(({ id }) => !wanted.has(id)).map((job) => ({ job, steps: [], parts: true })),
      { ...source, lines: 0 },
    )
    if (logs.length + annotated.length === 0) break
    const [read, ...annotations] = await Promise.all([
      fetchLogs(logs, { ...source, lines, maxLogs }),
      ...annotated.map(
        async (id) => [id, await fetchAnnotations({ client, repository, signal }, id)] as const,
      ),
    ])
    const explained = new Map(known.annotations)
    const unannotated = new Set(known.unannotated)
    for (const [id, some] of annotations) {
      if (some === undefined) unannotated.add(id)
      else explained.set(id, some)
    }
    known = { ...joinLogs(known, read), annotations: explained, unannotated, wanted }
    found = explain(known)
  }
  const hasLinks = few === undefined && options.links !== false
  const stated = known
  const foundFiles = (async () => {
    if (few === undefined)
      results = await fetchResultsOf(found, stated.uploads, { ...source, repository }, options)
    return hasLinks ? await fetchFilesOf(explain(stated), { ...source, repository }) : files
  })()
  const queries = found.map(async (explained) => await baseQuery(explained, options))
  const base = await bases.read(await Promise.all(queries))
  const issues = await listed
  const readFurther = [
    found,
    { base, known: issues?.known },
    { ...source, repository },
    options,
  ] as const
  const [elsewhere, month] =
    few === undefined ? [fetchOthersOf(...readFurther), recallMonth(...readFurther)] : []
  const rest = await others
  const all = joinLogs(known, rest)
  const beside = new Map(found.flatMap((one, at) => [...excerptsBesideGreen(one, base.bases[at])]))
  const excerpts = new Map([...all.excerpts, ...beside])
  files = await foundFiles
  if (rest.parts.size + beside.size + files.size + results.files.length > 0)
    found = explain({ ...known, ...all, excerpts })
  const unread = noteOnUnread(found, known.unannotated)
  const refused = [...notesOnRefused(found, results.files), ...notesOnRetried(results.files)]
  const notes = [few ?? [], all.notes, unread, issues?.notes ?? [], results.notes, refused].flat()
  return {
    found,
    notes,
    base,
    others: (await elsewhere) ?? [],
    month: await month,
    known: issues?.known,
  }
}

/** Lists the known failures that people wrote down, if a log can show that they are among those of the runs. */
async function listKnownFailures(
  found: readonly FoundFailures[],
  source: RepositorySource,
  { knownIssues: label, logLines: lines }: ExplainOptions,
): Promise<FetchedIssues | undefined> {
  const isWanted = lines > 0 && found.some(({ failures }) => failures.some(wantsLog))
  return label !== undefined && isWanted ? await fetchKnownIssues(source, label) : undefined
}

/**
 * Reads other branches for the first run with failures that neither the base branch nor an issue explains. Without the
 * base branch, it is unknown which branches are to be merged into it.
 */
async function fetchOthersOf(
  found: readonly ExplainedRun[],
  { base: { bases }, known }: Pick<Explained, 'base' | 'known'>,
  source: RepositorySource,
  options: ExplainOptions,
): Promise<readonly (OtherBranches | undefined)[]> {
  if (options.logLines === 0) return []
  for (const [at, explained] of found.entries()) {
    const { run, jobs = [], responses } = explained
    const base = bases[at]
    if (base === undefined) continue
    const steps = unexplainedOf(explained, base, known, source)
    if (steps.length === 0) continue
    const others = await fetchOthers(source, {
      ...{ run: responses.run, base, lines: options.logLines, latestOnly: responses.latestOnly },
      next: (read) => nextOfOthers(steps, { run, jobs, others: read }),
      heads: (read) => headsOfOthers(steps, { run, jobs, others: read }),
    })
    return found.map((_, index) => (index === at ? others : undefined))
  }
  return []
}

/** Reads what comes and goes, if neither the base branch nor an issue explains a failure. */
async function recallMonth(
  found: readonly ExplainedRun[],
  { base: { bases }, known }: Pick<Explained, 'base' | 'known'>,
  source: RepositorySource,
  options: ExplainOptions,
): Promise<MonthRecord | undefined> {
  const isWanted = found.some((one, at) => unexplainedOf(one, bases[at], known, source).length > 0)
  if (options.logLines === 0 || !isWanted) return undefined
  const branch = await options.defaultBranch(source).catch(() => undefined)
  if (branch === undefined) return undefined
  const { findMonth } = await import(/* webpackChunkName: "month" */ './read-memory.ts')
  const { client } = limitRequests(source.client, MAX_MONTH_REQUESTS)
  return (await findMonth({ ...source, client }, { branch })).month
}

/** Lists the failed steps of a run that neither the base branch nor an issue explains. */
function unexplainedOf(
  { run, jobs = [], causes }: ExplainedRun,
  base: BaseBranch | undefined,
  known: KnownIssues | undefined,
  { client }: RepositorySource,
): readonly FailureReport[] {
  const issues = known && { ...known, now: client.now() }
  const options = { run, jobs, attempts: undefined, base, known: issues }
  return unexplainedSteps(causes, options)
}

/** Finds the files of what failed, by commit, if a tool printed a path that does not show which file it is. */
async function fetchFilesOf(found: readonly ExplainedRun[], source: RepositorySource) {
  const byCommit = [...Map.groupBy(found, ({ run }) => testedCommit(run))]
  const read = byCommit.map(async ([commit, runs]) => {
    const errors = runs.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors))
    const positions = errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.position ?? []),
    )
    const isUnclear = positions.some(({ path, file }) => file === undefined && canBeCommitted(path))
    if (commit === undefined || !isUnclear) return []
    const files = await fetchFiles(source, commit, new Set(positions.map(({ path }) => path)))
    return files === undefined ? [] : [[commit, files] as const]
  })
  return new Map((await Promise.all(read)).flat())
}

/** Names the permission that can show why jobs did not run to their end, if their annotations could not be read. */
function noteOnUnread(found: readonly ExplainedRun[], unannotated: ReadonlySet<number>): Note[] {
  const unread = found
    .flatMap(({ failures }) => failures)
    .filter(({ job }) => unannotated.has(job.job.id))
  const verbs = new Set(
    unread.flatMap(({ failure }) => {
      if (failure.kind === 'never-started' && failure.reason === undefined) return ['never started']
      return isUnexplained(failure) ? ['were cancelled'] : []
    }),
  )
  if (verbs.size === 0) return []
  const text = `Why jobs ${[...verbs].toSorted().join(' or ')} is unknown: GitHub's annotations could not be read. They need the permission \`checks: read\`.`
  return [{ severity: 'notice', text }]
}

/**
 * Lists what to read next: first a log of each group of failures, and annotations, then the logs that
 * these show to be worth reading.
 */
function planReading(
  found: readonly FoundFailures[],
  { wanted, annotations, unannotated }: Known,
  { logLines: lines, maxAnnotated, maxRead }: ExplainOptions & { readonly maxRead: number },
  partJobs: readonly Job[],
) {
  const byRun = found.map(({ failures }) => failures)
  const isFirst = wanted === undefined
  const areFew = maxRead < MAX_LOGS
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const chosen = inTurn(
    byRun.map((some) => (isFirst ? firstLogs(some, maxRead) : unreadLogs(some, wanted))),
  )
  const first = jobsToAnnotate(byRun.flat(), {
    maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const next = byRun.flatMap((some) => unstartedToAnnotate(some, annotations))
  const isDone = areFew || unannotated.size > 0
  const logs = lines === 0 ? [] : chosen.slice(0, isFirst || areFew ? maxLogs : undefined)
  return {
    logs: logs.map((failure): WantedLog => {
      const { job } = failure.job
      return { job, steps: stepsOf(failure), parts: isFirst && partJobs.includes(job) }
    }),
    maxLogs,
    // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
    annotated: isFirst
      ? [...first].slice(0, areFew ? maxRead : undefined)
      : next.slice(0, isDone ? 0 : MAX_ANNOTATED),
  }
}

function joinLogs(one: LogResponses, other: LogResponses): LogResponses {
  return {
    excerpts: new Map([...one.excerpts, ...other.excerpts]),
    parts: new Map([...one.parts, ...other.parts]),
    uploads: new Map([...one.uploads, ...other.uploads]),
    notes: [...one.notes, ...other.notes],
  }
}

/** Returns whether the base branch can show whose the failures of a run are. */
function isComparable({ logLines: lines }: ExplainOptions) {
  return ({ causes }: ExplainedRun): boolean =>
    lines > 0 && comparableSteps(causes).some(({ length }) => length > 0)
}

function branchQuery(
  { responses: { run }, listed }: ExplainedRun,
  { baseBranch, defaultBranch }: ExplainOptions,
): BranchQuery {
  return { run, baseBranch, defaultBranch, listed }
}

/** Returns what to read of the base branch; `undefined` if that cannot show whose failures they are. */
async function baseQuery(
  explained: ExplainedRun,
  options: ExplainOptions,
): Promise<BaseQuery | undefined> {
  if (!isComparable(options)(explained)) return undefined
  const { run, jobs = [], causes, responses, earlierRuns } = explained
  return {
    ...branchQuery(explained, options),
    latestOnly: responses.latestOnly,
    lines: options.logLines,
    atHand: (await earlierRuns)?.runs ?? [],
    next: (base) => nextRequests(causes, { run, jobs, base }),
  }
}
