import type { KnownFailure, KnownIssue } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { stepOf } from '../failures/report-failures.ts'
import type { Some } from '../../model/some.ts'
import { matchesPattern, patternFinder } from '../text-pattern.ts'
import { type FailurePart, type FailureParts, failureParts } from './failure-parts.ts'

/** What open or closed issues list of a failure. */
export interface IssueMatch {
  /** The blocks that list something of it, with their issues, in the order of the issues. */
  readonly found: readonly FoundFailure[]
  /** What failed. */
  readonly parts: Some<FailurePart>
  /** How many of the things that failed they list. */
  readonly known: number
  /** How many there are; `undefined` if that is unknown. */
  readonly total: number | undefined
  /** The first one that they do not list; `undefined` if they list all that were read. */
  readonly missing: string | undefined
}

/** A block that lists something of a failure. */
export interface FoundFailure {
  readonly issue: KnownIssue
  readonly failure: KnownFailure
  /** What it lists. */
  readonly parts: ReadonlySet<FailurePart>
}

/** Matches the failure of a step with issues. @returns `undefined` if they list nothing of it */
export function matchIssues(
  report: FailureReport,
  issues: readonly KnownIssue[],
): IssueMatch | undefined {
  const all = failureParts(report)
  if (all === undefined) return undefined
  const listParts = partLister(all.parts)
  const found = issues.flatMap((issue) =>
    issue.failures
      .filter((failure) => isAt(failure, report))
      .map((failure) => ({ issue, failure, parts: listParts(failure) })),
  )
  return matchOf(
    found.filter(({ parts }) => parts.size > 0),
    all,
  )
}

/** Returns what some of the blocks list. @returns `undefined` if they list nothing */
export function matchOfBlocks(
  match: IssueMatch,
  isWanted: (block: FoundFailure) => boolean,
): IssueMatch | undefined {
  return matchOf(match.found.filter(isWanted), match)
}

function matchOf(
  found: readonly FoundFailure[],
  { parts, total }: FailureParts,
): IssueMatch | undefined {
  if (found.length === 0) return undefined
  const known = new Set(found.flatMap((block) => [...block.parts]))
  const missing = parts.find((part) => !known.has(part))?.texts[0]
  return { found, parts, known: known.size, total, missing }
}

/** Whether issues list all that failed. */
export function isWhole(match: IssueMatch | undefined): boolean {
  return match !== undefined && match.known === match.total
}

function isAt({ job, step }: KnownFailure, report: FailureReport): boolean {
  const name = stepOf(report)?.name
  return (
    (job === undefined || matchesPattern(oneLine(report.job.job.name), job)) &&
    (step === undefined || (name !== undefined && matchesPattern(oneLine(name), step)))
  )
}

/**
 * Returns a function that lists the parts of a failure that a block is about: (1) each of its errors is found; (2) a
 * part has at least one of them; (3) no other part has the same and more, such as the rule and its finding: it may be
 * the next finding.
 */
function partLister(parts: readonly FailurePart[]) {
  const findParts = partFinder(parts)
  return ({ errors }: KnownFailure): ReadonlySet<FailurePart> => {
    const distinct = [...new Set(errors)]
    /** The errors of each part, as bits: a block has at most `MAX_ERRORS`. */
    const found = parts.map(() => 0)
    for (const [bit, error] of distinct.entries()) {
      const positions = findParts(error)
      if (positions.length === 0) return new Set() // (1)
      for (const at of positions) found[at] = (found[at] ?? 0) | (1 << bit)
    }
    const longest = withoutShorter(distinct, found)
    const kinds = [...new Set(longest)]
    const last = new Set(
      kinds.filter((own) => !kinds.some((other) => other !== own && (other & own) === own)), // (3)
    )
    return new Set(parts.filter((_, at) => last.has(longest[at] ?? 0) && longest[at] !== 0)) // (2)
  }
}

/** Returns a function that finds the positions of the parts with an error, which many blocks can have. */
function partFinder(parts: readonly FailurePart[]) {
  const known = new Map<string, readonly number[]>()
  return (error: string): readonly number[] => {
    const isIn = patternFinder(error)
    const found =
      known.get(error) ?? parts.flatMap(({ texts }, at) => (texts.some(isIn) ? [at] : []))
    known.set(error, found)
    return found
  }
}

/** Omits from each part the errors that a longer one contains: where that is found, they say nothing more. */
function withoutShorter(errors: readonly string[], found: readonly number[]): readonly number[] {
  const longer = errors.map((error) => {
    const isIn = patternFinder(error)
    return errors.reduce(
      (bits, other, bit) => (other !== error && isIn(other) ? bits | (1 << bit) : bits),
      0,
    )
  })
  return found.map((own) =>
    longer.reduce((bits, others, bit) => ((own & others) === 0 ? bits : bits & ~(1 << bit)), own),
  )
}
