import type { KnownFailure, KnownIssue } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { stepOf } from '../failures/report-failures.ts'
import { containsPattern, matchesPattern } from '../text-pattern.ts'
import { type FailurePart, type FailureParts, failureParts } from './failure-parts.ts'

/** What open or closed issues list of a failure. */
export interface IssueMatch {
  /** The blocks that list something of it, with their issues, in the order of the issues. */
  readonly found: readonly FoundFailure[]
  /** How many of the things that failed they list. */
  readonly known: number
  /** How many there are; `undefined` if that is unknown. */
  readonly total: number | undefined
  /** Those that they do not list; empty if they list all that were read. */
  readonly unlisted: readonly FailurePart[]
}

/** A block that lists something of a failure. */
interface FoundFailure {
  readonly issue: KnownIssue
  readonly failure: KnownFailure
}

/** Matches the failure of a step with issues. @returns `undefined` if they list nothing of it */
export function matchIssues(
  report: FailureReport,
  issues: readonly KnownIssue[],
): IssueMatch | undefined {
  const all = failureParts(report)
  if (all === undefined) return undefined
  const { parts, total } = all
  const matches = issues.flatMap((issue) =>
    issue.failures
      .filter((failure) => isAt(failure, report))
      .flatMap((failure) => {
        const listed = partsListed(failure, all)
        return listed.size === 0 ? [] : [{ issue, failure, listed }]
      }),
  )
  if (matches.length === 0) return undefined
  const known = new Set(matches.flatMap(({ listed }) => [...listed]))
  return {
    found: matches.map(({ issue, failure }) => ({ issue, failure })),
    known: known.size,
    total,
    unlisted: parts.filter((part) => !known.has(part)),
  }
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
 * Lists the parts of a failure that a block is about: (1) each of its errors is found, in parts or beside them; (2) a part has at least one of
 * them; (3) no other part has the same and more, such as the rule and its finding: it may be the next finding.
 */
function partsListed(
  { errors }: KnownFailure,
  { parts, context }: FailureParts,
): ReadonlySet<FailurePart> {
  const found = parts.map(({ texts }) => {
    return new Set(errors.filter((error) => texts.some((text) => containsPattern(text, error))))
  })
  const longest = found.map(withoutShorter)
  const isFound = errors.every(
    (error) =>
      found.some((some) => some.has(error)) || context.some((line) => containsPattern(line, error)),
  ) // (1)
  return new Set(
    parts.filter((_, at) => {
      const own = longest[at] ?? new Set<string>()
      const isPart = longest.some(
        (other) => other.size > own.size && [...own].every((error) => other.has(error)),
      )
      return isFound && own.size > 0 && !isPart // (2), (3)
    }),
  )
}

/** Omits the patterns that a longer one contains: where that is found, they say nothing more. */
function withoutShorter(errors: ReadonlySet<string>): ReadonlySet<string> {
  const isLonger = (error: string, other: string) =>
    other !== error && containsPattern(other, error)
  return new Set(
    [...errors].filter((error) => ![...errors].some((other) => isLonger(error, other))),
  )
}
