import type { BaseRequest } from '../../model/base-branch.ts'
import { mayExplain } from '../../model/judgement.ts'
import { MAX_SEEN } from '../../model/known-issue.ts'
import type { CauseGroup, FailureReport } from '../../model/report/cause.ts'
import { isSome } from '../../model/some.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { type IssuesNow, openingMatch, matchIssues } from '../same/judge-by-issues.ts'
import { findGap, type Opening, type ProofLogs } from '../same/prove.ts'
import { comparableSteps, greensIn, type JudgeOptions } from './judge-causes.ts'
import { judgeStep } from './judge-step.ts'
import { MAX_GREEN_LOGS, passedRequests, besideRuns } from './learned-runs.ts'
import { type ReadComparison, readJobs } from './read-runs.ts'
import { joinRequests } from './unread-runs.ts'

/** What to read to show that nothing but what issues list failed. */
interface ProofRequests {
  readonly base: readonly BaseRequest[]
  /** Ids of jobs. */
  readonly seen: readonly number[]
}

const NO_REQUESTS: ProofRequests = { base: [], seen: [] }

/** Lists what to read next to show that nothing but what issues list failed in steps that they let pass. */
export function nextProof(causes: readonly CauseGroup[], options: JudgeOptions): ProofRequests {
  const { run, jobs = [], base, issues, seen = new Map() } = options
  if (issues === undefined) return NO_REQUESTS
  const comparison = base && readJobs({ run, jobs, base })
  const wanted = roundRobin(comparableSteps(causes)).map((step) =>
    proofOf(step, { comparison, issues, seen }),
  )
  const shown = new Set(wanted.flatMap((one) => one.seen))
  return { base: joinRequests(wanted.flatMap((one) => one.base)), seen: [...shown] }
}

interface ProofFacts extends Pick<ProofLogs, 'seen'> {
  readonly comparison: ReadComparison | undefined
  readonly issues: IssuesNow
}

/**
 * Lists what a step needs, if a block shows a log: first the log of a run that passed it, and one log of each block; then the log of a run that
 * passed where a block shows another job; as long as these leave a gap, one log more of each.
 */
function proofOf(step: FailureReport, { comparison, issues, seen }: ProofFacts): ProofRequests {
  const opening = openingMatch(matchIssues(step, issues.issues), issues)
  if (!opening?.match.found.some(({ failure }) => isSome(failure.seen))) return NO_REQUESTS
  const mayRerun = opening.match.found.some(({ failure }) => failure.rerun)
  if (!mayRerun && isExplainedByRuns(step, comparison)) return NO_REQUESTS
  const passedLogsOf = (one: FailureReport, count: number) =>
    comparison === undefined ? [] : passedRequests(besideRuns(one, comparison), count)
  const first = { base: passedLogsOf(step, 1), seen: unread(opening, 1, seen) }
  if (first.base.length + first.seen.length > 0) return first
  const legs = opening.match.found
    .flatMap(({ failure }) => failure.seen.flatMap((id) => seen.get(id) ?? []))
    .flatMap((leg) => (leg.job.job.name === step.job.job.name ? [] : passedLogsOf(leg, 1)))
  if (legs.length > 0) return { base: legs, seen: [] }
  const gap = findGap(step, opening, { greensOf: greensIn(comparison), seen })
  if (gap === undefined) return NO_REQUESTS
  const next = [2, MAX_SEEN].map((count) => unread(opening, count, seen))
  return {
    base: passedLogsOf(step, MAX_GREEN_LOGS),
    seen: next.find(({ length }) => length > 0) ?? [],
  }
}

/** Whether other runs explain a failure, so that an issue is needed for a re-run alone. */
function isExplainedByRuns(step: FailureReport, comparison: ReadComparison | undefined): boolean {
  if (comparison === undefined) return false
  return mayExplain(judgeStep(besideRuns(step, comparison)))
}

/** Lists the first logs of each block, as many as `count`, that were not read. */
function unread(
  { match: { found } }: Opening,
  count: number,
  seen: ProofLogs['seen'],
): readonly number[] {
  return found.flatMap(({ failure }) => failure.seen.slice(0, count)).filter((id) => !seen.has(id))
}
