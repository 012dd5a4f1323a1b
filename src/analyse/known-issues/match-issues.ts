import type { KnownFailure, KnownIssue } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { stepOf } from '../failures/report-failures.ts'
import { containsPattern, endsInList, matchesPattern, patternFinder } from '../text-pattern.ts'
import { type FailurePart, type FailureParts, failureParts } from '../same/failure-parts.ts'

/** What open or closed issues list of a failure. */
export interface IssueMatch extends Pick<FailureParts, 'parts' | 'total' | 'unproven'> {
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

/**
 * Matches the failure of a step with issues.
 *
 * @param green the log of a run in which the step passed; `undefined` if none was read
 * @returns `undefined` if they list nothing of it
 */
export function matchIssues(
  report: FailureReport,
  issues: readonly KnownIssue[],
  green?: LoggedErrors,
): IssueMatch | undefined {
  const all = failureParts(report, green)
  if (all === undefined) return undefined
  const listParts = partLister(all)
  const found = issues.flatMap((issue) =>
    issue.failures
      .filter((failure) => isAt(failure, report))
      .map((failure) => ({ issue, failure, parts: listParts(failure) })),
  )
  return matchOfBlocks({ ...all, found }, ({ parts }) => parts.size > 0)
}

/** Returns what some of the blocks list. @returns `undefined` if they list nothing */
export function matchOfBlocks(
  { found: all, parts, total, unproven }: Omit<IssueMatch, 'known' | 'unlisted'>,
  isWanted: (block: FoundFailure) => boolean,
): IssueMatch | undefined {
  const found = all.filter(isWanted)
  if (found.length === 0) return undefined
  const known = new Set(found.flatMap((block) => [...block.parts]))
  const unlisted = parts.filter((part) => !known.has(part))
  return { found, parts, known: known.size, total, unlisted, unproven }
}

/** Whether issues list all that failed. */
export function isWhole(match: IssueMatch | undefined): boolean {
  return match !== undefined && match.known === match.total
}

/** Whether a failure is of the job and the step to which a block limits itself. */
function isAt({ job, step }: KnownFailure, report: FailureReport): boolean {
  const isNamed = (name: string | undefined, pattern: string | undefined) =>
    pattern === undefined || (name !== undefined && matchesPattern(oneLine(name), pattern))
  return isNamed(report.job.job.name, job) && isNamed(stepOf(report)?.name, step)
}

/**
 * Returns a function that lists the parts of a failure that a block is about: (1) a part has at least one of its errors,
 * not only in its place; (2) no other part has the same and more, such as the rule and its finding: it may be the next
 * finding; (3) if some of the errors name entries and others say what is wrong, an entry has one of each: a test with
 * another error beside another test with this error is not listed; (4) together, they have each of the errors, but for
 * those that only lines beside them have.
 */
export function partLister({ parts, context, copiedFrom }: FailureParts) {
  const partsWith = partFinder({ parts, copiedFrom })
  return ({ errors }: Pick<KnownFailure, 'errors'>): ReadonlySet<FailurePart> => {
    /** The errors of each part, as bits: a block has at most `MAX_ERRORS`. */
    const found = parts.map((part) => ({ part, all: 0, name: 0, detail: 0, place: 0 }))
    let wanted = 0
    for (const [index, error] of [...new Set(errors)].entries()) {
      const bit = 1 << index
      const positions = partsWith(error)
      if (positions.length > 0) wanted |= bit
      else if (!context.some(patternFinder(error))) return new Set() // (4)
      for (const { at, half } of positions) {
        const own = found[at]
        if (own === undefined) continue
        own.all |= bit
        if (half !== undefined) own[half] |= bit
      }
    }
    type Own = (typeof found)[number]
    const some = found.filter(({ all, place }) => all !== place) // (1)
    const kinds = [...new Set(found.map(({ all }) => all))]
    const last = new Set(
      kinds.filter((own) => !kinds.some((other) => other !== own && (other & own) === own)), // (2)
    )
    const isName = ({ all, name, place }: Own) => all === (name | place)
    const isDetail = ({ all, detail }: Own) => all === detail
    const isEither = found.some((own) => own.all !== 0 && isName(own)) && some.some(isDetail)
    const isHalf = (own: Own) => isEither && (isName(own) || isDetail(own)) // (3)
    const listed = some.filter((own) => last.has(own.all) && !isHalf(own))
    const all = listed.reduce((bits, own) => bits | own.all, 0)
    return new Set(all === wanted ? listed.map(({ part }) => part) : [])
  }
}

interface FoundPart {
  /** Position of the part. */
  readonly at: number
  /** What of an entry has the error; `undefined` if only both together have it, or another part. */
  readonly half: 'name' | 'detail' | 'place' | undefined
}

/** Returns a function that finds the positions of the parts with an error, which many blocks can have. */
function partFinder({ parts, copiedFrom }: Pick<FailureParts, 'parts' | 'copiedFrom'>) {
  const known = new Map<string, readonly FoundPart[]>()
  return (error: string): readonly FoundPart[] => {
    let found = known.get(error) ?? findParts(parts, error)
    // People copy any line of the log that names it.
    const copied =
      found.length > 0 || parts.some(({ texts: [text] }) => endsInList(text, error))
        ? undefined
        : copiedFrom(error)
    if (copied !== undefined) found = [{ at: parts.indexOf(copied), half: undefined }]
    known.set(error, found)
    return found
  }
}

function findParts(parts: readonly FailurePart[], error: string): readonly FoundPart[] {
  const [isIn, isName] = [patternFinder(error), patternFinder(error, 'name')]
  return parts.flatMap(({ texts, entry }, at): FoundPart[] => {
    if (!texts.some((text) => isIn(text) && (entry?.isTest === true || !endsInList(text, error))))
      return []
    const { title = '', detail = '', place = '', isTest = false } = entry ?? {}
    // `adds an item` does not list the test `adds an item twice`, nor does it behind a file.
    const named = isTest && !isIn(detail) ? texts.filter((text) => text.includes(title)) : []
    const names = named.map((text) => text.slice(0, text.indexOf(title) + title.length))
    if (names.some((name) => containsPattern(name, error)) && !names.some(isName)) return []
    const hasBoth = detail !== '' && (title !== '' || place !== '')
    if (isIn(title)) return [{ at, half: hasBoth ? 'name' : undefined }]
    if (isIn(detail)) return [{ at, half: hasBoth ? 'detail' : undefined }]
    const isNamed = title !== '' || detail !== ''
    return [{ at, half: isNamed && isIn(place) ? 'place' : undefined }]
  })
}
