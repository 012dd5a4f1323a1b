import type { KnownFailure, KnownIssue } from '../../model/known-issue.ts'
import { collapseBlanks } from '../../model/note.ts'
import type { LoggedFailure } from '../../model/report/cause.ts'
import { stepOf } from '../failures/report-failures.ts'
import { matchesPattern } from '../text-pattern.ts'
import { type FailurePart, type FailureParts, failureParts } from './failure-parts.ts'
import { partLister } from './list-parts.ts'

/** What open or closed issues list of a failure. */
export interface IssueMatch extends Pick<FailureParts, 'parts' | 'total' | 'unnamed'> {
  /** The blocks that list something of it, with their issues, in the order of the issues. */
  readonly found: readonly FoundFailure[]
  /** How many of the things that failed they list. */
  readonly known: number
  /** Those that they do not list; empty if they list all that were read. */
  readonly unlisted: readonly FailurePart[]
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
  report: LoggedFailure,
  issues: readonly KnownIssue[],
): IssueMatch | undefined {
  const blocks = issues.flatMap((issue) =>
    issue.failures
      .filter((failure) => isAt(failure, report))
      .map((failure) => ({ issue, failure })),
  )
  const failureOfStep = blocks.length === 0 ? undefined : failureParts(report)
  if (failureOfStep === undefined) return undefined
  const listParts = partLister(failureOfStep)
  const found = blocks.map((block) => ({ ...block, parts: listParts(block.failure) }))
  return matchOfBlocks({ ...failureOfStep, found }, ({ parts }) => parts.size > 0)
}

/** Returns what some of the blocks list. @returns `undefined` if they list nothing */
export function matchOfBlocks(
  { found, parts, total, unnamed }: Omit<IssueMatch, 'known' | 'unlisted'>,
  isWanted: (block: FoundFailure) => boolean,
): IssueMatch | undefined {
  const matching = found.filter(isWanted)
  if (matching.length === 0) return undefined
  const known = new Set(matching.flatMap((block) => [...block.parts]))
  const unlisted = parts.filter((part) => !known.has(part))
  return { found: matching, parts, known: known.size, total, unnamed, unlisted }
}

/** Whether issues list all that failed. */
export function matchesAll(match: IssueMatch | undefined): boolean {
  return match !== undefined && match.known === match.total
}

/** Whether issues list all that has a name, and nothing is only counted. */
export function listsAllNamed({ unlisted, unnamed }: IssueMatch): boolean {
  return unnamed === 0 && unlisted.every(({ entry }) => (entry?.title ?? entry?.path) === undefined)
}

/** Whether a failure is of the job and the step to which a block limits itself. */
function isAt({ job, step }: KnownFailure, report: LoggedFailure): boolean {
  const isNamed = (name: string | undefined, pattern: string | undefined) =>
    pattern === undefined || (name !== undefined && matchesPattern(collapseBlanks(name), pattern))
  return isNamed(report.job.listed.name, job) && isNamed(stepOf(report)?.name, step)
}
