import type { KnownIssue, KnownIssues } from '../../model/known-issue.ts'
import {
  type FoundFailure,
  type IssueMatch,
  matchesAll,
  listsAllNamed,
  matchIssues,
  matchOfBlocks,
} from './match-issues.ts'
import { type IssueGate, leavesLines } from '../../model/reasons.ts'
import type { ComparedVerdict, LoggedFailure, Verdict } from '../../model/report/cause.ts'
import type { IssueEvidence, ListedFailure, UnprovenFailure } from '../../model/shapes/failure.ts'
import { groupsOf, isSome, mapSome, type Some, sortSome } from '../../model/some.ts'
import { once } from '../../model/logged/memoize.ts'
import { DAY, type Instant } from '../../model/time.ts'
import { findGap, type Opening, type ProofLogs } from './prove.ts'
import { mayExplain } from '../../model/judgement.ts'

/** The issues, and the time at which they count. */
export interface IssuesNow extends Pick<KnownIssues, 'issues'> {
  readonly now: Instant
}

/** What issues list of the failure of a step. */
export interface ListedStep {
  /** The open issues that list all that has a name; `undefined` if they list less. */
  readonly opening: (Opening & { readonly passesGate: boolean }) | undefined
  /** Returns why logs do not show that this is all that failed; `undefined` if they do, or if less is listed. */
  readonly gap: () => UnprovenFailure | undefined
  readonly listed: () => ListedFailure | undefined
}

/** Finds what issues list of the failure of a step; `undefined` if nothing. */
export function listStep(
  failed: LoggedFailure,
  { issues, now }: IssuesNow,
  logs: ProofLogs,
): ListedStep | undefined {
  const match = matchIssues(failed, issues)
  if (match === undefined) return undefined
  const opening = openingMatch(match, { issues, now })
  const gap = once(() => opening && findGap(failed, opening, logs))
  return { opening, gap, listed: once(() => listedFailure(match, { opening, gap, now })) }
}

/**
 * Returns what issues list of the failure of a step: (1) the open ones, which make it known; (2) the closed ones as well, if
 * the open ones list less, and all together list all that has a name: it should be fixed. (3) The gate passes, and it is
 * re-run, only if other logs show that nothing else failed: then what the open ones list is all.
 */
function listedFailure(
  match: IssueMatch,
  { opening, gap, now }: Pick<ListedStep, 'opening' | 'gap'> & Pick<IssuesNow, 'now'>,
): ListedFailure | undefined {
  const openMatch = matchOfBlocks(match, ({ issue }) => isOpenIssue(issue))
  const unproven = gap()
  const isProven = opening !== undefined && unproven === undefined // (3)
  const isFixed = !isProven && !matchesAll(openMatch) && listsAllNamed(match)
  const evidence = issueEvidence(isFixed ? match : openMatch, now) // (2), (1)
  if (!isSome(evidence)) return undefined
  const rerunMatch = matchOfBlocks(
    match,
    ({ issue, failure: { rerun, until } }) =>
      isOpenIssue(issue) && rerun && issue.isByAuthor && !isOver(until, now),
  )
  const known = openMatch?.known ?? 0
  return {
    issues: evidence,
    known,
    total: isProven ? known : match.total,
    missing: isProven ? undefined : (openMatch ?? match).unlisted[0]?.label,
    passesGate: isProven && opening.passesGate,
    unproven,
    reruns: isProven && rerunMatch?.known === known,
  }
}

/**
 * Returns the open issues that list all that has a name in a step, which is known if other logs show that nothing else
 * failed: by the blocks that let the gate pass, if these list as much, else by all. @returns `undefined` if they list less
 */
function openingMatch(match: IssueMatch, { issues, now }: IssuesNow): ListedStep['opening'] {
  const passes = (block: Omit<FoundFailure, 'parts'>) => gateOfBlock(block, now) === 'passes'
  const isOpen = ({ issue }: Omit<FoundFailure, 'parts'>) => isOpenIssue(issue)
  for (const isWanted of [passes, isOpen]) {
    const opening = matchOfBlocks(match, isWanted)
    if (opening === undefined || !listsAllNamed(opening)) continue
    const listing = issues.flatMap((issue) => {
      const failures = issue.failures.filter((failure) => isWanted({ issue, failure }))
      return isSome(failures) ? { ...issue, failures } : []
    })
    return { issues: listing, match: opening, passesGate: isWanted === passes }
  }
  return undefined
}

/** Joins what issues list of two steps. */
export function joinListed(
  first: ListedFailure | undefined,
  second: ListedFailure | undefined,
): ListedFailure | undefined {
  if (first === undefined || second === undefined) return first ?? second
  const issues = groupsOf<IssueEvidence>(
    [...first.issues, ...second.issues],
    ({ number }) => number,
  )
  const hasTotal = first.total !== undefined && second.total !== undefined
  return {
    issues: openFirst(mapSome(issues, ([issue]) => issue)),
    known: first.known + second.known,
    total: hasTotal ? first.total + second.total : undefined,
    missing: first.missing ?? second.missing,
    passesGate: first.passesGate && second.passesGate,
    unproven: first.unproven ?? second.unproven,
    reruns: first.reruns && second.reruns,
  }
}

function isOpenIssue({ closedAt }: KnownIssue): boolean {
  return closedAt === undefined
}

/** Lists each issue once, the open ones first, with the block that does most for the gate. */
function issueEvidence(match: IssueMatch | undefined, now: Instant): readonly IssueEvidence[] {
  const byIssue = groupsOf(match?.found ?? [], ({ issue }) => issue)
  if (!isSome(byIssue)) return []
  const evidence = mapSome(byIssue, (blocks): IssueEvidence => {
    const { number, title, url, closedAt } = blocks[0].issue
    const gates = mapSome(blocks, (block) => ({ ...block, gate: gateOfBlock(block, now) }))
    const { failure, gate } = gates.find((block) => block.gate === 'passes') ?? gates[0]
    const closedDaysAgo =
      closedAt === undefined ? undefined : Math.max(0, Math.floor((now - closedAt) / DAY))
    return { number, title, url, closedDaysAgo, until: failure.until, gate }
  })
  return openFirst(evidence)
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

/**
 * Adds to a verdict what issues list of the failure of a step.
 *
 * 1. A failure that other runs explain keeps its verdict.
 * 2. A failure keeps it, too, if issues list only a part of it, or if a line shows that something else may have failed.
 * 3. Any other failure is known by the issues alone.
 */
export function withListed(compared: ComparedVerdict, listed: ListedFailure | undefined): Verdict {
  if (listed === undefined) return compared
  const { branch } = compared
  const isWhole = listed.known === listed.total && !leavesLines(listed.unproven)
  if (mayExplain(compared) || !isWhole) return { ...compared, issues: listed } // 1, 2
  return { kind: 'listed', branch, context: { evidence: [] }, issues: listed, compared } // 3
}
