// What other branches show of a failure.
import type { BaseBranch, BaseRun, BaseRequest, OtherBranches } from '../../model/base-branch.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import type { LoggedFailure } from '../../model/report/cause.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import type { Elsewhere } from '../../model/shapes/failure.ts'
import { isSome, mapSome, sortBy } from '../../model/some.ts'
import {
  evidenceOf,
  type BaseComparison,
  isCompared,
  isUnread,
  type Reading,
  readBaseRun,
  readJobs,
} from './read-runs.ts'
import { joinRequests, requestFor } from './unread-runs.ts'

/** How long before the reported run a run of another branch can have started. */
export const MAX_OTHER_AGE: Milliseconds = DAY

/**
 * Chooses the newest failed run of each other branch that may have the failures of a run.
 *
 * @param listed failed runs of the workflow, newest first
 */
export function chooseOthers(
  listed: readonly ListedRun[],
  reported: ListedRun,
  base: BaseBranch,
): readonly BaseRun[] {
  const { createdAt = 0 } = reported
  const repaired = repairedAt(base)
  const reportedNames = new Set(namesOf(reported))
  const known = new Set([reported.run.commit, ...base.runs.map(({ commit }) => commit)])
  const isOther = (listing: ListedRun) =>
    !known.has(listing.run.commit) &&
    !namesOf(listing).some((name) => reportedNames.has(name)) &&
    isOnto(listing, base.name) &&
    (listing.createdAt ?? 0) >= Math.max(repaired, createdAt - MAX_OTHER_AGE) &&
    (listing.createdAt ?? Infinity) <= createdAt + MAX_OTHER_AGE
  const named = new Set<string>()
  return listed.filter(isOther).flatMap((listing) => {
    const names = namesOf(listing)
    const isNamed = names.some((name) => named.has(name))
    for (const name of names) named.add(name)
    return isNamed ? [] : completedRun(listing)
  })
}

/** Returns a listed run that has completed as one whose jobs can be read. */
export function completedRun(listing: ListedRun): BaseRun {
  const { run } = listing
  const pullRequest = pullRequestNumber(listing)
  return { ...run, pullRequest, attempt: run.attempt ?? 1, completed: true }
}

/** What a branch is known by: a pull request, and its merge group, are the same as its branch. */
function namesOf(listing: ListedRun): readonly string[] {
  const { run, headRepository, headRepositoryId = headRepository } = listing
  const number = pullRequestNumber(listing)
  return [
    ...(number === undefined ? [] : [`#${number}`]),
    ...(run.branch === undefined ? [] : [`${headRepositoryId ?? '?'}:${run.branch}`]),
  ]
}

function pullRequestNumber({ run, pullRequests: [pull] }: ListedRun): number | undefined {
  return queueOf(run)?.pullRequest ?? pull?.number ?? run.pullRequest
}

/** A fork can have a branch that is named like that of a merge group. */
function queueOf({ event, branch }: Run) {
  return event === 'merge_group' ? parseMergeQueueBranch(branch) : undefined
}

/** Whether a run can have been made by a change that is to be merged into the base branch, not by one of the branch. */
function isOnto({ run, isFromFork, pullRequests }: ListedRun, base: string): boolean {
  const queue = queueOf(run)
  if (queue !== undefined) return queue.base === base
  if (run.event !== 'push' && !isPullRequestEvent(run.event)) return false
  const isOfBase = run.branch === base && !isFromFork
  return !isOfBase && pullRequests.every((pull) => pull.base === base)
}

/** Returns when the base branch passed again after its last failed run: an older failure can be that of the branch. */
function repairedAt({ runs }: BaseBranch): number {
  const failed = runs.findIndex(({ conclusion }) => isFailure(conclusion))
  const newer = runs.slice(0, Math.max(0, failed))
  return newer.findLast(({ conclusion }) => isPass(conclusion ?? 'unknown'))?.startedAt ?? 0
}

/** Other branches whose jobs are read, as far as the budget allows, and those whose logs are. */
export const MAX_BRANCHES = 3
export const MAX_OTHER_LOGS = 2

/** The failed run, and those of other branches. */
interface OthersComparison extends Omit<BaseComparison, 'base'> {
  readonly others: OtherBranches
}

/** A run of another branch that has something of a failure. */
interface Witness {
  readonly reading: Reading
  /** Whether its log has all that failed here; `undefined` if it does not show that. */
  readonly isSame: boolean | undefined
  /** The titles of the tests that failed here and there. */
  readonly tests: readonly string[]
}

/** What a run shows about each of some failed steps. */
type RunReadings = readonly Reading[]

/** Reads what each run of another branch shows about failed steps, in the order of the runs, the newest first. */
export function readOthers(
  steps: readonly LoggedFailure[],
  { others, ...comparison }: OthersComparison,
): readonly RunReadings[] {
  const base = { ...others, name: '', isCurrent: false, testsMerge: false, mergeBase: undefined }
  const read = readJobs({ ...comparison, base })
  return others.runs.map((run) => steps.map((failed) => readBaseRun(failed, run, read)))
}

/**
 * Lists what to read next of other branches: the jobs of the newest failed runs, until two failed at a step of these
 * failures, then the logs of these two.
 *
 * @param byRun readings of the failures that other runs may explain, the most important failure first
 */
export function nextOfOthers(byRun: readonly RunReadings[]): readonly BaseRequest[] {
  const newest = byRun.slice(0, MAX_BRANCHES)
  const failedAtStep = newest.filter((readings) => readings.some(isAtStep)).slice(0, MAX_OTHER_LOGS)
  const unread = newest.filter((readings) => readings.some(isUnread))
  const next = unread.slice(0, MAX_OTHER_LOGS - failedAtStep.length)
  if (next.length > 0) return next.flatMap(([first]) => requestFor(first))
  return failedAtStep.flatMap((readings) => joinRequests(readings.flatMap(requestFor)).slice(0, 1))
}

/** Reads what the last run of the branch of a run shows about failed steps; nothing if none was read. */
export function readOfBranch(
  steps: readonly LoggedFailure[],
  { others, ...comparison }: OthersComparison,
): readonly RunReadings[] {
  const runs = others.ofBranch === undefined ? [] : [others.ofBranch]
  return readOthers(steps, { ...comparison, others: { ...others, runs } })
}

/** Lists the commits of a run and of the branches that failed at a step of its failures. */
export function commitsOfOthers(run: Run, byRun: readonly RunReadings[]): readonly string[] {
  const failed = byRun.flatMap((readings) => readings.find(isAtStep)?.run ?? [])
  return [...new Set([run, ...failed].flatMap(({ commit }) => commit ?? []))]
}

function isAtStep({ result: { kind } }: Reading): boolean {
  return kind === 'failed' || kind === 'log-unread'
}

/** Returns which other branches have a failure; `undefined` if none is known to. */
export function elsewhereOf(
  failed: LoggedFailure,
  comparison: OthersComparison,
): Elsewhere | undefined {
  const { run, others } = comparison
  const readings = readOthers([failed], comparison).flat()
  const witnesses = witnessesOf(failed, readings, comparison)
  const name = mostShared(witnesses)
  const shown = witnesses.filter(({ tests, isSame }) =>
    name === undefined ? isSame : tests.includes(name),
  )
  if (!isSome(shown)) return undefined
  const witnessRuns = shown.map(({ reading }) => reading.run)
  const starts = witnessRuns.flatMap(({ startedAt }) => startedAt ?? [])
  const shared = shown.length > 1 ? commonCommit(witnessRuns, others) : undefined
  const sharedHere = commonCommit([...witnessRuns, run], others)
  return {
    runs: mapSome(shown, ({ reading, isSame }) => ({
      ...evidenceOf(reading),
      pullRequest: reading.run.pullRequest,
      event: reading.run.event,
      sameError: isSame,
    })),
    name,
    since: starts.length === 0 ? undefined : Math.min(...starts),
    mayBeMore: readings.some(
      (reading) => isUnread(reading) || (isAtStep(reading) && !isCompared(reading)),
    ),
    commit: sharedHere ?? shared,
    isCommitHere: sharedHere !== undefined,
  }
}

/**
 * Lists the runs of other branches that have something of a failure. These are no other branches:
 *
 * 1. a branch that contains the reported commit, and so fails with its code;
 * 2. a group that was merged;
 * 3. a branch without a pull request that the reported run contains, such as a copy or an earlier name of its branch.
 */
function witnessesOf(
  failed: LoggedFailure,
  readings: readonly Reading[],
  { run: reportedRun, others: { histories } }: OthersComparison,
): readonly Witness[] {
  return readings.flatMap((reading) => {
    const { run } = reading
    const contains = (head = '', commit = '') => histories?.heads.get(head)?.includes(commit)
    const isOfReportedRun =
      contains(run.commit, reportedRun.commit) || // (1)
      histories?.base.has(run.commit ?? '') || // (2)
      (run.pullRequest === undefined && contains(reportedRun.commit, run.commit)) // (3)
    if (!isCompared(reading) || isOfReportedRun) return []
    const { compared, error } = reading.result
    const others = testsOf(compared)
    const tests = testsOf(failed).filter((title) =>
      others.some((other) => isSameTest(title, other)),
    )
    const isSame = error === 'same' || (error === 'other' ? false : undefined)
    return isSame || tests.length > 0 ? [{ reading, isSame, tests }] : []
  })
}

function testsOf({ excerpts: [excerpt] }: LoggedFailure): readonly string[] {
  return (excerpt?.errors?.entries ?? []).flatMap(({ isTest, title }) =>
    isTest && title !== undefined ? title : [],
  )
}

/** Returns the test that most branches have; `undefined` if none has one. */
function mostShared(found: readonly Witness[]): string | undefined {
  const counts = Map.groupBy(
    found.flatMap(({ tests }) => tests),
    (test) => test,
  )
  const [most] = sortBy([...counts.values()], (some) => -some.length)
  return most?.[0]
}

/** Returns the newest commit that some runs have and the base branch lacks; `undefined` if there is none, or if it is unknown. */
function commonCommit(
  runs: readonly Pick<BaseRun, 'commit'>[],
  { histories }: OtherBranches,
): string | undefined {
  const [first = [], ...rest] = runs.map(({ commit = '' }) => histories?.heads.get(commit) ?? [])
  return first.find((commit) => rest.every((other) => other.includes(commit)))
}
