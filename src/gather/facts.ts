import type { FoundFailures } from '../analyse/find-failures.ts'
import { comparedLogs, type ComparedLogs } from '../analyse/same/compared-logs.ts'
import type { IssuesNow } from '../analyse/same/judge-by-issues.ts'
import { seenFailures } from '../analyse/same/seen-failures.ts'
import type { TestFacts } from '../analyse/tests/report-tests.ts'
import { type ComparedRun, compareRun } from '../analyse/verdicts/compare-run.ts'
import { unexplainedSteps } from '../analyse/verdicts/judge-causes.ts'
import type { MoreJudgeFacts } from '../analyse/verdicts/judge-failure.ts'
import type { EarlierList } from '../github/history/search-earlier-runs.ts'
import type { SeenLog } from '../github/known-issues/fetch-seen-log.ts'
import type { JobLogs } from '../github/logs/fetch-log.ts'
import type { BaseBranch, BaseResponses, OtherBranches } from '../model/base-branch.ts'
import type { KnownIssues } from '../model/known-issue.ts'
import type { ListedRun } from '../model/listed-run.ts'
import type { Note, Read } from '../model/note.ts'
import { once } from '../model/logged/memoize.ts'
import type { EarlierAttempt } from '../model/report/attempts.ts'
import type { FailureReport } from '../model/report/cause.ts'
import type { CommitFiles } from '../model/report/source-position.ts'
import type { BaseTests, FoundResults } from '../model/results/test-results.ts'
import type { Annotation } from '../model/shapes/failure.ts'
import type { MonthRecord } from '../model/shapes/month.ts'
import type { RunToExplain } from './options.ts'

/** The note says why something could not be read; `undefined` if that is no news. What nothing wanted has no fact. */
type Fact<Value> = Read<Value, Note | undefined>

/** A reported run, and its failures as far as read. */
export interface ExplainedRun extends RunToExplain, FoundFailures {}

/** Everything that was read for a report beside the lists of jobs; by position, what is of one of the runs. */
export interface Facts extends JobLogs {
  readonly runs: readonly ExplainedRun[]
  /** Ids of the jobs whose logs were wanted; `undefined` before anything is read. */
  readonly wanted: ReadonlySet<number> | undefined
  /** Keyed by job id. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Ids of the jobs whose annotations could not be read. */
  readonly unannotated: ReadonlySet<number>
  /** `undefined` before they are read. */
  readonly results: FoundResults | undefined
  /** Results that the user names, by run id. */
  readonly namedResults: ReadonlyMap<number, FoundResults>
  /** Keyed by position; a clause says why nothing can be compared. */
  readonly baseTests: ReadonlyMap<number, Fact<Read<BaseTests>>>
  /** Keyed by commit; `undefined` if they could not be read. */
  readonly files: ReadonlyMap<string | undefined, CommitFiles | undefined>
  readonly bases: ReadonlyMap<number, Fact<Omit<BaseBranch, 'responses'>>>
  readonly others: ReadonlyMap<number, Fact<Omit<OtherBranches, 'responses'>>>
  /** Responses about other runs, as in `BaseResponses`. */
  readonly jobs: BaseResponses['jobs']
  readonly otherExcerpts: BaseResponses['excerpts']
  readonly commits: BaseResponses['commits']
  readonly issues?: Fact<KnownIssues & IssuesNow>
  /** The jobs that issues show, by id; `undefined` if they could not be read. */
  readonly seen: ReadonlyMap<number, SeenLog | undefined>
  readonly month?: Fact<MonthRecord>
  readonly earlierRuns?: Fact<EarlierList>
  /** The newest runs that passed before a run of a tag or a release, if what it skipped is compared with them. */
  readonly releases?: readonly ListedRun[]
  /** Keyed by position. */
  readonly attempts: ReadonlyMap<number, Fact<readonly EarlierAttempt[]>>
  /** Names of the checks that the merge queue waits for. */
  readonly queueChecks?: Fact<readonly string[]>
  /** What was compared of these. */
  readonly comparing: Comparing
}

/** Returns what is known before anything was read. */
export function noFacts(): Facts {
  return {
    runs: [],
    excerpts: new Map(),
    beside: new Map(),
    parts: new Map(),
    uploads: new Map(),
    unread: new Set(),
    notes: [],
    wanted: undefined,
    annotations: new Map(),
    unannotated: new Set(),
    results: undefined,
    namedResults: new Map(),
    baseTests: new Map(),
    files: new Map(),
    attempts: new Map(),
    bases: new Map(),
    others: new Map(),
    jobs: new Map(),
    otherExcerpts: new Map(),
    commits: new Map(),
    logFacts: new Map(),
    seen: new Map(),
    comparing: startComparing(),
  }
}

/** Facts that were read together. */
export type MoreFacts = Partial<Omit<Facts, 'runs' | 'comparing'>>

/** Adds what was read: entries to maps, elements to sets and lists. Any other fact is read once. */
export function joinFacts(facts: Facts, more: MoreFacts): Facts {
  const known: Readonly<Record<string, unknown>> = { ...facts }
  const joined = Object.entries(more).map(([name, value]) => [name, join(known[name], value)])
  return { ...facts, ...(Object.fromEntries(joined) as MoreFacts) }
}

function join(known: unknown, more: unknown): unknown {
  if (known instanceof Map && more instanceof Map) return new Map([...known, ...more])
  if (known instanceof Set && more instanceof Set) return new Set([...known, ...more])
  return Array.isArray(known) && Array.isArray(more) ? [known, more].flat() : more
}

/** The failures of a run beside what was read. */
interface Compared {
  readonly compared: ComparedRun
  /** Returns the failed steps that neither the base branch nor an issue explains, whatever earlier attempts show. */
  readonly unexplained: () => readonly FailureReport[]
}

/** All that the failures of a run are compared with. */
interface ToCompare extends Pick<ExplainedRun, 'run' | 'causes'>, BaseResponses {
  readonly ownJobs: ExplainedRun['jobs']
  readonly base: Omit<BaseBranch, 'responses'> | undefined
  readonly issues: IssuesNow | undefined
  readonly seen: Facts['seen']
}

/** Compares the run at a position with what was read, once for the same readings. */
type Comparing = (runIndex: number, reading: ToCompare) => Compared

function startComparing(): Comparing {
  const logs = comparedLogs()
  const latest = new Map<number, { readonly read: readonly unknown[]; readonly value: Compared }>()
  return (runIndex, reading) => {
    const read: readonly unknown[] = Object.values(reading)
    const known = latest.get(runIndex)
    if (known?.read.every((one, index) => one === read[index])) return known.value
    const value = compareReading(reading, logs)
    latest.set(runIndex, { read, value })
    return value
  }
}

function compareReading(reading: ToCompare, logs: ComparedLogs): Compared {
  const { run, ownJobs, causes, base, issues, seen, ...responses } = reading
  const compared = compareRun({
    ...{ run, jobs: ownJobs, causes, base: base && { ...base, responses }, issues },
    ...{ seen: seenFailures(run, seen), logs },
  })
  return { compared, unexplained: once(() => unexplainedSteps(compared)) }
}

/** Facts read of a run to report it. */
interface FactsOfRun extends Required<MoreJudgeFacts>, Required<TestFacts>, Partial<Compared> {
  readonly found: ExplainedRun | undefined
  readonly issues: (KnownIssues & IssuesNow) | undefined
  readonly beside: Facts['beside']
}

/** Returns what was read to judge the failures of a run: its base branch and others with what was read of their runs. */
export function judgeInput(facts: Facts, runIndex: number): FactsOfRun {
  const found = facts.runs[runIndex]
  const other = facts.others.get(runIndex)?.read
  return {
    found,
    ...(found && facts.comparing(runIndex, readingOf(facts, runIndex, found))),
    others: other && { ...other, responses: responsesIn(facts) },
    month: facts.month?.read,
    issues: facts.issues?.read,
    earlierAttempts: facts.attempts.get(runIndex)?.read,
    unread: facts.unread,
    otherExcerpts: facts.otherExcerpts,
    logFacts: facts.logFacts,
    isFromFork: found && found.run.fork !== undefined,
    named: found && facts.namedResults.get(found.run.id),
    baseTests: facts.baseTests.get(runIndex),
    beside: facts.beside,
  }
}

function readingOf(facts: Facts, runIndex: number, found: ExplainedRun): ToCompare {
  const { run, jobs: ownJobs, causes } = found
  const base = facts.bases.get(runIndex)?.read
  const { seen, issues } = facts
  return { run, ownJobs, causes, base, issues: issues?.read, seen, ...responsesIn(facts) }
}

function responsesIn({ jobs, otherExcerpts: excerpts, commits }: Facts): BaseResponses {
  return { jobs, excerpts, commits }
}
