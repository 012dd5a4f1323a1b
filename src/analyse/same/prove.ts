// Whether logs show that nothing but what issues list failed: it opens a gate.
import type { LoggedFailure } from '../../model/report/cause.ts'
import type { KnownIssue } from '../../model/known-issue.ts'
import { collapseBlanks } from '../../model/note.ts'
import type { ProofGap } from '../../model/reasons.ts'
import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import type { UnprovenFailure } from '../../model/shapes/failure.ts'
import { groupsOf, isSome } from '../../model/some.ts'
import { statesFailure } from './failure-parts.ts'
import type { LogRows } from '../../model/logged/green-log.ts'
import { missingLines, ownFinder, ownLines, shareTool } from './own-lines.ts'
import { type IssueMatch, listsAllNamed, matchIssues, matchOfBlocks } from './match-issues.ts'

/** Other logs that can show that nothing but what issues list failed in a step. */
export interface ProofLogs {
  /** Returns the logs of runs in which the step of a failure passed, the newest first. */
  readonly greensOf: (failed: LoggedFailure) => readonly StepLog[]
  /** The failures of jobs that issues show, by job id; `undefined` if the log cannot be read. */
  readonly seen: ReadonlyMap<number, LoggedFailure | undefined>
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
 * each line that no passed run of the job prints is an own line of a log in which all that failed is listed.
 *
 * @returns `undefined` if they show it
 */
export function findGap(
  failed: LoggedFailure,
  { issues, match }: Opening,
  logs: ProofLogs,
): UnprovenFailure | undefined {
  const groups = seenGroups(match).map((ids) => ids.filter((id) => logs.seen.has(id)))
  if (groups.length === 0) return unproven('no-seen')
  const greens = greenRows(failed)
  const read = groups.map((ids) => ids.map(readSeen))
  const [first] = read.flat()
  if (first === undefined) return unproven('not-read')
  const seen = read.map((group) => group.filter((log) => 'own' in log)).filter(isSome)
  if (seen.length === 0 && 'gap' in first) return first
  const rows = printedBy(failed)
  if (rows === undefined) return unproven('not-whole')
  const explaining = { greens, seen: seen.map((group) => group.map((log) => log.own)) }
  const { own, unexplained } = ownLines(rows, explaining, listedIn(match))
  if (unexplained.length > 0 && listsUnseen(match)) return unproven('no-seen')
  if (unexplained.length > 0)
    return unproven(greens.length === 0 ? 'no-green' : 'other-lines', unexplained)
  // Of two failures, one can keep the other from printing.
  const isAlone = greens.length > 0 && seen.length === 1
  const printed = seen.flat().map((log) => log.rows)
  const missing = isAlone ? missingLines(rows, [...greens, ...printed]) : []
  if (missing.length > 0) return unproven('missing-lines', missing)
  return own.some(({ key }) => !key.startsWith(EXIT_CODE)) ? undefined : unproven('no-own-lines')

  /**
   * Reads the log of a job that a block shows: its lines, and of these the own ones and the totals. (1) A run does not
   * prove itself. (2) The block is about this job, and all that has a name is listed. (3) Only the passed runs of the job
   * itself show which lines are own ones. (4) Each own line that states a failure is listed.
   */
  function readSeen(id: number) {
    const report = logs.seen.get(id)
    const printed = report && printedBy(report)
    if (report === undefined || printed === undefined) return unproven('seen-unread')
    if (runUrlOf(report) === runUrlOf(failed)) return unproven('seen-here') // (1)
    const listed = matchIssues(report, issues)
    if (!listed?.found.some(({ failure }) => failure.seen.includes(id)) || !listsAllNamed(listed))
      return unproven('seen-other') // (2)
    const isHere = report.job.listed.name === failed.job.listed.name
    const passed = isHere ? greens : greenRows(report)
    const hasGreen = passed.length > 0
    if (!isHere && !hasGreen) return unproven('seen-green') // (3)
    const stated = listed.unlisted.flatMap((part) =>
      statesFailure(part, report, hasGreen) ? part.texts[0] : [],
    )
    const unlisted = printed.filter(({ text }) => stated.includes(collapseBlanks(text)))
    const others = unlisted.length === 0 ? [] : unlisted.filter(ownFinder(passed))
    if (others.length > 0) return unproven('seen-other', others) // (4)
    // Two logs show that a value varies, whether a green log has it or not.
    const isOwn = ownFinder(passed, () => () => false)
    return { rows: printed, own: printed.filter((row) => row.total !== undefined || isOwn(row)) }
  }

  function greenRows(one: LoggedFailure) {
    return logs
      .greensOf(one)
      .flatMap(({ rows: printed }) => (printed === undefined ? [] : [printed]))
  }
}

function runUrlOf({ job }: LoggedFailure): string {
  return job.listed.url.replace(/\/job\/.*$/s, '')
}

function unproven(gap: ProofGap, rows: LogRows = []): UnprovenFailure {
  const lines = rows.slice(0, MAX_QUOTED_LINES).map(({ text }) => text.trim())
  return { gap, lines, linesTotal: rows.length }
}

/** Lists the ids of the jobs that blocks show: those of blocks that show the same first one occur together. */
function seenGroups({ found }: IssueMatch) {
  const lists = found.flatMap(({ failure: { seen } }) => (isSome(seen) ? [seen] : []))
  return groupsOf(lists, ([first]) => first).map((alike) => [...new Set(alike.flat())])
}

/** Whether a failure is listed by blocks alone that show no log, in which its lines would stand. */
function listsUnseen(match: IssueMatch): boolean {
  const shown = matchOfBlocks(match, ({ failure }) => isSome(failure.seen))
  return shown?.known !== match.known
}

/** Begins a key that no line can have. */
const EXIT_CODE = '\nexit code '

/** Lists the lines of a step, and its exit code; `undefined` if not all were read. */
function printedBy({ excerpts: [excerpt] }: LoggedFailure): LogRows | undefined {
  const { exitCode, errors } = excerpt ?? {}
  const rows = errors?.log.rows
  if (rows === undefined) return undefined
  const text = `${EXIT_CODE}${exitCode}`
  const exit: LogRow = {
    text: text.trim(),
    key: text,
    count: 1,
    says: 'nothing',
    compares: false,
    isNotice: false,
    passes: undefined,
    total: undefined,
  }
  return exitCode === undefined ? rows : [...rows, exit]
}

function listedIn({ parts, unlisted, found }: IssueMatch) {
  const listed = parts.filter((part) => !unlisted.includes(part))
  const exact = found.filter(
    ({ failure: { errors } }) => !errors.some((error) => error.includes('*')),
  )
  const named = new Set(exact.flatMap((block) => [...block.parts]))
  const names = [...named].map(({ label, entry }) => entry?.title ?? entry?.detail ?? label)
  return {
    filesOf: (tool: string) =>
      listed.flatMap(({ entry }) => (entry && shareTool(entry.tool, tool) ? [entry.path] : [])),
    isNamed: ({ text }: LogRow) => names.some((name) => text.includes(name)),
  }
}
