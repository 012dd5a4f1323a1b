import { wantsLog } from '../analyse/failures/report-failures.ts'
import { headsOfOthers, nextOfOthers } from '../analyse/verdicts/elsewhere.ts'
import { comparableSteps, unexplainedSteps } from '../analyse/verdicts/judge-causes.ts'
import { nextRequests } from '../analyse/verdicts/next-requests.ts'
import type { FoundFailures } from '../analyse/find-failures.ts'
import type { BaseQuery, BranchQuery } from '../github/base/fetch-base.ts'
import { limitRequests } from '../github/base/fetch-bases.ts'
import { fetchOthers } from '../github/base/fetch-others.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fetchKnownIssues, type FetchedIssues } from '../github/known-issues/fetch-known-issues.ts'
import type { BaseBranch, OtherBranches } from '../model/base-branch.ts'
import type { KnownIssues } from '../model/known-issue.ts'
import type { FailureReport } from '../model/report/cause.ts'
import type { MonthRecord } from '../model/shapes/month.ts'
import type { Compared, ExplainedRun, ExplainOptions } from './options.ts'

/** To list the artifacts of the memory, and to get the address of the newest. */
const MAX_MONTH_REQUESTS = 2

/** Lists the known failures that people wrote down, if a log can show that they are among those of the runs. */
export async function listKnownFailures(
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
export async function fetchOthersOf(
  found: readonly ExplainedRun[],
  { base: { bases }, known }: Compared,
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
      run: responses.run,
      base,
      lines: options.logLines,
      latestOnly: responses.latestOnly,
      next: (read) => nextOfOthers(steps, { run, jobs, others: read }),
      heads: (read) => headsOfOthers(steps, { run, jobs, others: read }),
    })
    return found.map((_, index) => (index === at ? others : undefined))
  }
  return []
}

/** Reads what comes and goes, if neither the base branch nor an issue explains a failure. */
export async function recallMonth(
  found: readonly ExplainedRun[],
  { base: { bases }, known }: Compared,
  source: RepositorySource,
  options: ExplainOptions,
): Promise<MonthRecord | undefined> {
  const isWanted = found.some((one, at) => unexplainedOf(one, bases[at], known, source).length > 0)
  if (options.logLines === 0 || !isWanted) return undefined
  const branch = await options.defaultBranch(source).catch(() => undefined)
  if (branch === undefined) return undefined
  const { findMonth } = await import(/* webpackChunkName: "month" */ '../read-memory.ts')
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

/** Returns whether the base branch can show whose the failures of a run are. */
export function isComparable({ logLines: lines }: ExplainOptions) {
  return ({ causes }: ExplainedRun): boolean =>
    lines > 0 && comparableSteps(causes).some(({ length }) => length > 0)
}

export function branchQuery(
  { responses: { run }, listed }: ExplainedRun,
  { baseBranch, defaultBranch }: ExplainOptions,
): BranchQuery {
  return { run, baseBranch, defaultBranch, listed }
}

/** Returns what to read of the base branch; `undefined` if that cannot show whose failures they are. */
export async function baseQuery(
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
