import type { KnownFailure, KnownIssue, KnownIssues } from '../../model/known-issue.ts'
import type { IssueGate } from '../../model/reasons.ts'
import type { FailureReport, Verdict } from '../../model/report/cause.ts'
import type { IssueEvidence, ListedFailure } from '../../model/shapes/failure.ts'
import { isSome } from '../../model/some.ts'
import { DAY, type Instant } from '../../model/time.ts'
import { type IssueMatch, isWhole, matchIssues } from './match-issues.ts'

/** The issues, and the time at which they count. */
export interface IssuesNow extends Pick<KnownIssues, 'issues'> {
  readonly now: Instant
}

/**
 * Adds to a verdict what issues list of the failure of a step. It is known if open ones list all of it, unless other
 * runs explain it anyway; what a closed one lists should be fixed, and makes nothing known.
 */
export function withIssues(
  compared: Verdict,
  step: FailureReport,
  { issues, now }: IssuesNow,
): Verdict {
  const all = matchIssues(step, issues)
  if (all === undefined) return compared
  const open = issues.filter(isOpen)
  const listed = matchIssues(step, open)
  const isKnown = isWhole(listed)
  // A closed issue says something only together with the open ones.
  if (listed === undefined && !isWhole(all)) return compared
  const found = isKnown || !isWhole(all) ? listed : all
  const evidence = evidenceOf(found, now)
  if (!isSome(evidence)) return compared
  const isListedWith = (test: (issue: KnownIssue, failure: KnownFailure) => boolean) =>
    isWhole(matchIssues(step, selectBlocks(open, test)))
  const failure: ListedFailure = {
    issues: evidence,
    known: listed?.known ?? 0,
    total: all.total,
    missing: (listed ?? all).unlisted[0]?.texts[0],
    passesGate: isListedWith((issue, block) => gateOf(issue, block, now) === 'passes'),
    reruns: isListedWith((issue, block) => block.rerun && isInForce(issue, block, now)),
  }
  const isExplained = compared.kind !== 'new' && compared.kind !== 'unknown'
  if (!isKnown || isExplained) return { ...compared, issues: failure }
  return { kind: 'known', branch: compared.branch, evidence: [], issues: failure, compared }
}

function isOpen({ closedAt }: KnownIssue): boolean {
  return closedAt === undefined
}

/** Lists the issues with only some of their blocks. */
function selectBlocks(
  issues: readonly KnownIssue[],
  test: (issue: KnownIssue, failure: KnownFailure) => boolean,
): readonly KnownIssue[] {
  return issues.flatMap((issue) => {
    const failures = issue.failures.filter((failure) => test(issue, failure))
    return isSome(failures) ? [{ ...issue, failures }] : []
  })
}

/** Lists each issue once, the open ones first, with the block that does most for the gate. */
function evidenceOf(match: IssueMatch | undefined, now: Instant): readonly IssueEvidence[] {
  const byIssue = Map.groupBy(match?.found ?? [], ({ issue }) => issue)
  const found = [...byIssue].map(([issue, blocks]): IssueEvidence => {
    const { number, title, url, closedAt } = issue
    const gates = blocks.map(({ failure }) => ({ failure, gate: gateOf(issue, failure, now) }))
    const { failure, gate } = gates.find((one) => one.gate === 'passes') ?? gates[0] ?? NO_GATE
    const closedDaysAgo =
      closedAt === undefined ? undefined : Math.max(0, Math.floor((now - closedAt) / DAY))
    return { number, title, url, closedDaysAgo, until: failure?.until, gate }
  })
  return found.toSorted((a, b) => (a.closedDaysAgo ?? -1) - (b.closedDaysAgo ?? -1))
}

const NO_GATE = { failure: undefined, gate: 'not-given' } as const

/** Returns whether a block lets the gate pass, or the first reason why it does not. */
function gateOf(issue: KnownIssue, { gate, until }: KnownFailure, now: Instant): IssueGate {
  if (issue.closedAt !== undefined) return 'closed'
  if (!gate) return 'not-given'
  if (!issue.isByAuthor) return 'edited'
  return isOver(until, now) ? 'over' : 'passes'
}

/** Whether a block may do more than name a failure. */
function isInForce({ isByAuthor }: KnownIssue, { until }: KnownFailure, now: Instant): boolean {
  return isByAuthor && !isOver(until, now)
}

function isOver(until: string | undefined, now: Instant): boolean {
  return until !== undefined && new Date(now).toISOString().slice(0, 10) > until
}
