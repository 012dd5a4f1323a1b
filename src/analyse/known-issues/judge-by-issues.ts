import type { KnownIssue, KnownIssues } from '../../model/known-issue.ts'
import type { IssueGate } from '../../model/reasons.ts'
import type { FailureReport, Verdict } from '../../model/report/cause.ts'
import type { IssueEvidence, ListedFailure } from '../../model/shapes/failure.ts'
import { groupsOf, isSome, mapSome, type Some, sortSome } from '../../model/some.ts'
import { DAY, type Instant } from '../../model/time.ts'
import {
  type FoundFailure,
  type IssueMatch,
  isWhole,
  listsAllNamed,
  matchIssues,
  matchOfBlocks,
} from './match-issues.ts'
import { findGap, type Opening, type ProofLogs } from './prove.ts'

/** The issues, and the time at which they count. */
export interface IssuesNow extends Pick<KnownIssues, 'issues'> {
  readonly now: Instant
}

/**
 * Adds to a verdict what issues list of the failure of a step. It is known if open ones list all of it, unless other
 * runs explain it anyway; what a closed one lists should be fixed, and makes nothing known. The gate passes only if other
 * logs show that nothing else failed: then it is known, too.
 */
export function withIssues(
  compared: Verdict,
  step: FailureReport,
  { issues, now }: IssuesNow,
  logs: ProofLogs,
): Verdict {
  const all = matchIssues(step, issues)
  if (all === undefined) return compared
  const listed = matchOfBlocks(all, ({ issue }) => isOpenIssue(issue))
  const opening = openingMatch(step, { issues, now })
  const unproven = opening && findGap(step, opening, logs)
  const passesGate = opening !== undefined && unproven === undefined
  const isKnown = passesGate || isWhole(listed)
  // A closed issue says something only together with the open ones.
  if (listed === undefined && !listsAllNamed(all)) return compared
  const found = isKnown || !listsAllNamed(all) ? listed : all
  const evidence = issueEvidence(found, now)
  if (!isSome(evidence)) return compared
  const reruns = matchOfBlocks(
    all,
    ({ issue, failure: { rerun, until } }) =>
      isOpenIssue(issue) && rerun && issue.isByAuthor && !isOver(until, now),
  )
  const failure: ListedFailure = {
    issues: evidence,
    known: listed?.known ?? 0,
    total: passesGate ? listed?.known : all.total,
    missing: passesGate ? undefined : (listed ?? all).unlisted[0]?.name,
    passesGate,
    unproven,
    reruns: isWhole(reruns) || (passesGate && reruns?.known === listed?.known),
  }
  const isExplained = compared.kind !== 'new' && compared.kind !== 'unknown'
  if (!isKnown || isExplained) return { ...compared, issues: failure }
  return { kind: 'known', branch: compared.branch, evidence: [], issues: failure, compared }
}

/**
 * Returns what issues list of a step that let the gate pass, if other logs show that nothing else failed; `undefined` if
 * they do not list all that has a name.
 */
export function openingMatch(step: FailureReport, { issues, now }: IssuesNow): Opening | undefined {
  const passing = issues.flatMap((issue) => {
    const failures = issue.failures.filter(
      (failure) => gateOfBlock({ issue, failure }, now) === 'passes',
    )
    return isSome(failures) ? { ...issue, failures } : []
  })
  const match = matchIssues(step, passing)
  return match && listsAllNamed(match) ? { issues: passing, match } : undefined
}

/** Joins what issues list of two steps. */
export function joinListed(
  one: ListedFailure | undefined,
  other: ListedFailure | undefined,
): ListedFailure | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const issues = groupsOf<IssueEvidence>([...one.issues, ...other.issues], ({ number }) => number)
  const hasTotal = one.total !== undefined && other.total !== undefined
  return {
    issues: openFirst(mapSome(issues, ([issue]) => issue)),
    known: one.known + other.known,
    total: hasTotal ? one.total + other.total : undefined,
    missing: one.missing ?? other.missing,
    passesGate: one.passesGate && other.passesGate,
    unproven: one.unproven ?? other.unproven,
    reruns: one.reruns && other.reruns,
  }
}

function isOpenIssue({ closedAt }: KnownIssue): boolean {
  return closedAt === undefined
}

/** Lists each issue once, the open ones first, with the block that does most for the gate. */
function issueEvidence(match: IssueMatch | undefined, now: Instant): readonly IssueEvidence[] {
  const byIssue = groupsOf(match?.found ?? [], ({ issue }) => issue)
  if (!isSome(byIssue)) return []
  const found = mapSome(byIssue, (blocks): IssueEvidence => {
    const { number, title, url, closedAt } = blocks[0].issue
    const gates = mapSome(blocks, (block) => ({ ...block, gate: gateOfBlock(block, now) }))
    const { failure, gate } = gates.find((one) => one.gate === 'passes') ?? gates[0]
    const closedDaysAgo =
      closedAt === undefined ? undefined : Math.max(0, Math.floor((now - closedAt) / DAY))
    return { number, title, url, closedDaysAgo, until: failure.until, gate }
  })
  return openFirst(found)
}

function openFirst(issues: Some<IssueEvidence>): Some<IssueEvidence> {
  return sortSome(issues, ({ closedDaysAgo = -1 }) => closedDaysAgo)
}

/** Returns whether a block lets the gate pass, or the first reason why it does not. */
function gateOfBlock(
  { issue, failure: { gate, until } }: Omit<FoundFailure, 'parts'>,
  now: Instant,
): IssueGate {
  if (!isOpenIssue(issue)) return 'closed'
  if (!gate) return 'not-given'
  if (!issue.isByAuthor) return 'edited'
  return isOver(until, now) ? 'over' : 'passes'
}

function isOver(until: string | undefined, now: Instant): boolean {
  return until !== undefined && new Date(now).toISOString().slice(0, 10) > until
}
