import type { Explanations } from '../analyse/failures/report-failures.ts'
import type { FoundFailures } from '../analyse/find-failures.ts'
import type { EarlierList } from '../github/history/find-earlier-runs.ts'
import type { LogResponses } from '../github/logs/fetch-log.ts'
import {
  type BaseBranch,
  type BaseResponses,
  NO_RESPONSES,
  type OtherBranches,
} from '../model/base-branch.ts'
import type { KnownIssues } from '../model/known-issue.ts'
import type { LogFacts } from '../model/logged/log-facts.ts'
import type { Note } from '../model/note.ts'
import type { EarlierAttempt } from '../model/report/attempts.ts'
import type { CommitFiles } from '../model/report/source-position.ts'
import type { FoundResults } from '../model/results/test-results.ts'
import type { MonthRecord } from '../model/shapes/month.ts'
import type { RunToExplain } from './options.ts'

/** Something that was read, or why it could not be; `undefined` if that is no news, or if nothing wanted it. */
export type Fact<Value> =
  | { readonly read: Value; readonly unread?: never }
  | { readonly read?: never; readonly unread: Note | undefined }

/** A reported run, and what failed in it as far as it was read. */
export interface ExplainedRun extends RunToExplain, FoundFailures {}

/** What is known of why jobs failed. */
export interface Reasons extends LogResponses, Pick<Explanations, 'annotations'> {
  /** Ids of the jobs whose annotations could not be read. */
  readonly unannotated: ReadonlySet<number>
  /** Ids of the jobs whose logs were wanted; `undefined` before anything is read. */
  readonly wanted: ReadonlySet<number> | undefined
  /** Whether logs were wanted for inner steps alone. */
  readonly arePartsWanted: boolean
  /** `undefined` before they are read. */
  readonly results: FoundResults | undefined
  /** By commit; `undefined` if they could not be read. */
  readonly files: ReadonlyMap<string | undefined, CommitFiles | undefined>
}

/** Everything that was read for a report beside the lists of jobs; by position, what is of one of the runs. */
export interface Facts {
  readonly runs: readonly ExplainedRun[]
  readonly reasons: Reasons
  readonly branches: ReadonlyMap<number, Fact<Omit<BaseBranch, 'responses'>>>
  readonly others: ReadonlyMap<number, Fact<Omit<OtherBranches, 'responses'>>>
  /** Jobs, logs and commits of other runs. */
  readonly responses: BaseResponses
  /** Why the jobs of other runs could not be read, by `jobsKey`. */
  readonly errors: ReadonlyMap<string, unknown>
  /** What the logs of jobs say of their machine and caches, by job id. */
  readonly heads: ReadonlyMap<number, LogFacts | undefined>
  readonly issues: Fact<KnownIssues>
  readonly month: Fact<MonthRecord>
  readonly earlierRuns: Fact<EarlierList>
  readonly attempts: Fact<readonly EarlierAttempt[]>
  /** Names of the checks that the merge queue waits for. */
  readonly queueChecks: Fact<readonly string[]>
  readonly notes: readonly Note[]
}

/** What nothing wanted. */
export const NOT_WANTED = { unread: undefined }

const NO_REASONS: Reasons = {
  excerpts: new Map(),
  annotations: new Map(),
  parts: new Map(),
  uploads: new Map(),
  runners: new Map(),
  notes: [],
  unannotated: new Set(),
  wanted: undefined,
  arePartsWanted: false,
  results: undefined,
  files: new Map(),
}

export const NO_FACTS: Facts = {
  runs: [],
  reasons: NO_REASONS,
  branches: new Map(),
  others: new Map(),
  responses: NO_RESPONSES,
  errors: new Map(),
  heads: new Map(),
  issues: NOT_WANTED,
  month: NOT_WANTED,
  earlierRuns: NOT_WANTED,
  attempts: NOT_WANTED,
  queueChecks: NOT_WANTED,
  notes: [],
}

/** Lists why something could not be read. */
export function notesOn(facts: readonly Fact<unknown>[]): readonly Note[] {
  return facts.flatMap(({ unread }) => unread ?? [])
}

/** Returns the base branch of a run, with what was read of its runs. */
export function baseOf({ branches, responses }: Facts, at: number): BaseBranch | undefined {
  const branch = branches.get(at)?.read
  return branch && { ...branch, responses }
}

/** Returns the failed runs of other branches than that of a run, with what was read of them. */
export function othersOf({ others, responses }: Facts, at: number): OtherBranches | undefined {
  const found = others.get(at)?.read
  return found && { ...found, responses }
}

/** Returns what the runners of jobs say of themselves, by job id. */
export function runnersOf({ reasons: { runners }, heads }: Facts) {
  return new Map([...runners, ...heads])
}

/** Returns what was read to judge the failures of a run. */
export function factsOf(facts: Facts, at: number) {
  return {
    found: facts.runs[at],
    base: baseOf(facts, at),
    others: othersOf(facts, at),
    month: facts.month.read,
    issues: facts.issues.read,
    earlierAttempts: facts.attempts.read,
    heads: facts.heads,
    runners: runnersOf(facts),
  }
}
