import type { KnownIssue } from '../../model/known-issue.ts'
import type { ProofGap } from '../../model/reasons.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { LoggedErrors, PrintedRow, StepExcerpt } from '../../model/report/failure.ts'
import type { UnprovenFailure } from '../../model/shapes/failure.ts'
import { groupsOf, isSome } from '../../model/some.ts'
import { ownLines, type PrintedRows } from '../same/own-lines.ts'
import { type IssueMatch, listsAllNamed, matchIssues } from './match-issues.ts'

/** Other logs that can show that nothing but what issues list failed in a step. */
export interface ProofLogs {
  /** Of runs in which the step passed, the newest first. */
  readonly greens: readonly LoggedErrors[]
  /** The failures of jobs that issues show, by job id; `undefined` if the log cannot be read. */
  readonly seen: ReadonlyMap<number, FailureReport | undefined>
}

/** What lets the gate pass if nothing else failed. */
export interface Opening {
  /** The issues that let it pass, with the blocks that do. */
  readonly issues: readonly KnownIssue[]
  /** What they list of a step. */
  readonly match: IssueMatch
}

/** Lines that are quoted. */
const MAX_QUOTED_LINES = 3

/**
 * Returns the first reason why other logs do not show that nothing failed in a step but what issues list. They show it if
 * each line that no passed run of the job prints is in a log in which all that failed is listed.
 *
 * @returns `undefined` if they show it
 */
export function findGap(
  { excerpts: [excerpt] }: FailureReport,
  opening: Opening,
  logs: ProofLogs,
): UnprovenFailure | undefined {
  const { issues, match } = opening
  const ids = [...new Set(match.found.flatMap(({ failure }) => failure.seen))]
  if (ids.length === 0) return unproven('no-seen')
  const readIds = ids.filter((id) => logs.seen.has(id))
  if (readIds.length === 0) return unproven('not-read')
  const readLogs = readIds.flatMap((id) => {
    const report = logs.seen.get(id)
    return report?.excerpts[0]?.errors === undefined ? [] : [{ id, report }]
  })
  if (readLogs.length === 0) return unproven('seen-unread')
  const logsOfListed = new Map(
    readLogs.flatMap(({ id, report }) => {
      const listed = matchIssues(report, issues)
      return listed !== undefined && listsAllNamed(listed) ? [[id, report]] : []
    }),
  )
  if (logsOfListed.size === 0) return unproven('seen-other')
  const rows = printedBy(excerpt)
  const seen = seenGroups(match)
    .map((group) =>
      group
        .map((id) => printedBy(logsOfListed.get(id)?.excerpts[0]))
        .filter((log) => log !== undefined),
    )
    .filter(isSome)
  if (rows === undefined || seen.length === 0) return unproven('not-whole')
  const greens = logs.greens.flatMap((log) => (log.rows === undefined ? [] : [log.rows]))
  const { own, unexplained, missing } = ownLines(rows, { greens, seen }, listedIn(match))
  if (unexplained.length > 0)
    return unproven(greens.length === 0 ? 'no-green' : 'other-lines', unexplained)
  if (missing.length > 0) return unproven('missing-lines', missing)
  return own.some(({ key }) => !key.startsWith(EXIT_CODE)) ? undefined : unproven('no-own-lines')
}

function unproven(gap: ProofGap, rows: PrintedRows = []): UnprovenFailure {
  const lines = rows.slice(0, MAX_QUOTED_LINES).map(({ text }) => text.trim())
  return { gap, lines, linesTotal: rows.length }
}

/** Lists the ids of the jobs that blocks show: those of blocks that show the same first one occur together. */
function seenGroups({ found }: IssueMatch) {
  const lists = found.flatMap(({ failure: { seen } }) => (isSome(seen) ? [seen] : []))
  return groupsOf(lists, ([first]) => first).map((alike) => [...new Set(alike.flat())])
}

/** Begins a key that no line can have. */
const EXIT_CODE = '\nexit code '

/** Lists the lines of a step, and its exit code; `undefined` if not all were read. */
function printedBy(excerpt: StepExcerpt | undefined): PrintedRows | undefined {
  const { exitCode, errors } = excerpt ?? {}
  if (errors?.rows === undefined) return undefined
  const text = `${EXIT_CODE}${exitCode}`
  const exit: PrintedRow = {
    text: text.trim(),
    key: text,
    count: 1,
    says: 'nothing',
    passes: undefined,
    total: undefined,
  }
  return exitCode === undefined ? errors.rows : [...errors.rows, exit]
}

function listedIn({ parts, unlisted, found }: IssueMatch) {
  const listed = parts.filter((part) => !unlisted.includes(part))
  const exact = found.filter(
    ({ failure: { errors } }) => !errors.some((error) => error.includes('*')),
  )
  const named = new Set(exact.flatMap((block) => [...block.parts]))
  const names = [...named].map(({ label, entry }) => entry?.title ?? entry?.detail ?? label)
  return {
    countOf: (tool: string) => {
      const tools = tool.split(', ')
      return listed.filter(({ entry }) =>
        entry?.tool.split(', ').some((name) => tools.includes(name)),
      ).length
    },
    isNamed: ({ text }: PrintedRow) => names.some((name) => text.includes(name)),
  }
}
