import type { KnownFailure, KnownIssue } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { stepOf } from '../failures/report-failures.ts'
import { containsPattern, matchesPattern } from '../text-pattern.ts'
import { type FailurePart, failureParts } from './failure-parts.ts'

/** What open or closed issues list of a failure. */
export interface IssueMatch {
  /** The blocks that list something of it, with their issues, in the order of the issues. */
  readonly found: readonly FoundFailure[]
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
        const listed = partsListed(failure, parts)
        return listed.size === 0 ? [] : [{ issue, failure, listed }]
      }),
  )
  if (matches.length === 0) return undefined
  const known = new Set(matches.flatMap(({ listed }) => [...listed]))
  return {
    found: matches.map(({ issue, failure }) => ({ issue, failure })),
    known: known.size,
    total,
    missing: parts.find((part) => !known.has(part))?.texts[0],
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
 * Lists the parts of a failure that a block is about: (1) a part has at least one of its errors; (2) no other part has
 * the same and more, such as the rule and its finding: it may be the next finding; (3) if some of the errors name things
 * and others say what is wrong, the part has one of each: a test with another error beside another test with this one
 * is not listed; (4) together, they have each of the errors.
 */
function partsListed(
  { errors }: KnownFailure,
  parts: readonly FailurePart[],
): ReadonlySet<FailurePart> {
  const found = parts.map((part) => {
    const all = new Set(errors.filter((error) => hasError(part, error)))
    return { part, longest: withoutShorter(all), half: halfOf(part, all) }
  })
  const isEither = ['name', 'detail'].every((half) => found.some((one) => one.half === half))
  const listed = found
    .filter(({ longest, half }) => {
      const isPart = found.some(
        (other) =>
          other.longest.size > longest.size &&
          [...longest].every((error) => other.longest.has(error)),
      )
      return longest.size > 0 && !isPart && !(isEither && half !== undefined) // (1), (2), (3)
    })
    .map(({ part }) => part)
  const isFound = errors.every((error) => listed.some((part) => hasError(part, error))) // (4)
  return new Set(isFound ? listed : [])
}

function hasError({ texts }: FailurePart, error: string): boolean {
  return texts.some((text) => containsPattern(text, error))
}

/** Returns which half of an entry has all of the errors that it has; `undefined` if no half has, or another part. */
function halfOf(
  { entry }: FailurePart,
  errors: ReadonlySet<string>,
): 'name' | 'detail' | undefined {
  if (entry === undefined || errors.size === 0) return undefined
  const { names, detail } = entry
  const isNamed = (error: string) => names.some((name) => containsPattern(name, error))
  if ([...errors].every(isNamed)) return 'name'
  const isDetail = (error: string) => !isNamed(error) && containsPattern(detail, error)
  return [...errors].every(isDetail) ? 'detail' : undefined
}

/** Omits the patterns that a longer one contains: where that is found, they say nothing more. */
function withoutShorter(errors: ReadonlySet<string>): ReadonlySet<string> {
  const isLonger = (error: string, other: string) =>
    other !== error && containsPattern(other, error)
  return new Set(
    [...errors].filter((error) => ![...errors].some((other) => isLonger(error, other))),
  )
}
