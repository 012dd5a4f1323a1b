import {
  isSpecificPattern,
  type KnownIssues,
  LANGUAGE,
  MAX_BLOCKS,
  MAX_ERRORS,
} from '../../model/known-issue.ts'
import { MASKED, NAMED_POSITION } from '../../model/logged/names.ts'
import { oneLine } from '../../model/note.ts'
import type { Cause, FailureReport, Verdict } from '../../model/report/cause.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { Run } from '../../model/run.ts'
import { groupsOf, isSome, mapSome, type Some } from '../../model/some.ts'
import { type FailurePart, failureParts } from '../same/failure-parts.ts'
import { matchIssues, partLister } from './match-issues.ts'

/** Longer URLs may be refused. */
const MAX_URL_CHARACTERS = 8_000

const MAX_PATTERN_CHARACTERS = 200

const MAX_TITLE_CHARACTERS = 100

/**
 * Returns the URL of the page on which a person opens an issue about a cause: with title, label, a block that lists
 * all that failed and that no open issue lists, and a link to the job.
 *
 * @returns `undefined` if the failures are known, fixed or caused by infrastructure, if no block could list them, or if the
 *   URL would be too long
 */
export function newIssueUrl(
  { failures, message, isMessageCertain, verdicts }: Cause,
  { url }: Pick<Run, 'url'>,
  { label, issues }: KnownIssues,
): string | undefined {
  const {
    failures: [first],
  } = verdicts.find(({ verdict }) => isUnlisted(verdict)) ?? { failures: [] }
  if (first === undefined) return undefined
  const open = issues.filter(({ closedAt }) => closedAt === undefined)
  const unlisted = matchIssues(first, open)?.unlisted
  // Later verdicts have the title: a line that can be of something else is quoted.
  const said = isMessageCertain || message === undefined ? message : `"${message}"`
  const names = failures.map(({ job }) => oneLine(job.job.name))
  const blocks = newIssueBlocks(first, unlisted)
  if (blocks === undefined) return undefined
  const what = unlisted?.[0]?.name ?? said ?? blocks[0][0]
  const title = cutTo(oneLine(`${names[0] ?? ''}: ${what}`), MAX_TITLE_CHARACTERS)
  const job = jobPattern(names)
  const texts = blocks.flatMap((errors) => {
    const lines = [...errors.map((error) => `error: ${error}`), ...job]
    const whole = lines.map((line) => line.replace(HALF, '*'))
    return [`\`\`\`${LANGUAGE}`, ...whole, '```', '']
  })
  const body = [...texts, `Seen in ${first.job.job.url}`].join('\n')
  const query = new URLSearchParams({ title, labels: label, body }).toString()
  const page = url.replace(/\/actions\/runs\/.*$/s, '/issues/new')
  const address = `${page}?${query.replaceAll('+', '%20')}`
  return address.length <= MAX_URL_CHARACTERS ? address : undefined
}

function isUnlisted({ kind, issues }: Verdict): boolean {
  const isFixed = issues?.issues.some(({ closedDaysAgo }) => closedDaysAgo !== undefined) === true
  return !isFixed && (kind === 'new' || kind === 'unknown' || kind === 'unsteady')
}

/**
 * Returns blocks that list what failed in the first failed step of a job, each by its errors: one for each test, which
 * can fail alone, and one for the rest. Each error lists what it is about, and nothing else.
 *
 * @param unlisted the parts to list; by default, all
 * @returns `undefined` if nothing identifies them, or if not all that failed is known
 */
export function newIssueBlocks(
  report: FailureReport,
  unlisted?: readonly FailurePart[],
): Some<Some<string>> | undefined {
  const errors = report.excerpts[0]?.errors
  const all = failureParts(report)
  if (errors === undefined || all === undefined || all.parts.length !== all.total) return undefined
  const wanted = new Set((unlisted ?? all.parts).map(({ texts: [text] }) => text))
  const parts = all.parts.filter(({ texts: [text] }) => wanted.has(text))
  const lines = linesByText(errors)
  const isNamed = parts.some(
    ({ name, entry }) => entry?.title !== undefined || lines.get(name)?.isNaming === true,
  )
  if (parts.length > MAX_ERRORS || (!isNamed && !errors.isIdentified)) return undefined
  const list = partLister(all)
  const found = parts.flatMap((part) => {
    const alike = all.parts.filter((other) => isAlike(other, part))
    const pattern = patternsOf(part, lines).find((pattern) => {
      const listed = isSpecificPattern(pattern) ? list({ errors: [pattern] }) : new Set()
      return listed.size === alike.length && alike.every((other) => listed.has(other))
    })
    return pattern === undefined ? [] : { pattern, isTest: part.entry?.isTest === true }
  })
  if (!isSome(found) || found.length < parts.length) return undefined
  const areFew = found.length <= MAX_BLOCKS
  const blocks = groupsOf(found, ({ pattern, isTest }) => (isTest && areFew ? pattern : ''))
  return mapSome(blocks, (block) =>
    mapSome(
      groupsOf(block, ({ pattern }) => pattern),
      ([{ pattern }]) => pattern,
    ),
  )
}

/** A line of a log. */
interface LoggedLine {
  /** Without what differs from run to run. */
  readonly masked: string
  /** Whether it reports a failure and names a thing. */
  readonly isNaming: boolean
}

/** Returns the lines of a log by their text as it is shown. */
function linesByText({ printed, lines }: LoggedErrors): ReadonlyMap<string, LoggedLine> {
  const naming = new Set(lines.flatMap(({ masked, names }) => (names ? masked.key : [])))
  return new Map(
    printed.flatMap(({ masked, texts }) => {
      const line = { masked: oneLine(masked.text), isNaming: naming.has(masked.key) }
      return texts.map(({ text }) => [oneLine(text), line] as const)
    }),
  )
}

/** Returns patterns for a part, the best first: each has its name, without and with what differs between runs. */
function patternsOf(
  { name, texts, entry }: FailurePart,
  lines: ReadonlyMap<string, LoggedLine>,
): readonly string[] {
  const names = [entry?.title, entry?.path].filter((text) => text !== undefined)
  const isNamed = (text: string) => names.length === 0 || names.some((one) => text.includes(one))
  const others = [lines.get(name)?.masked ?? [], texts].flat().filter(isNamed)
  return [entry?.identified ?? [], others].flat().map((text) => {
    const starred = text.replace(MASKED, '*').replace(NAMED_POSITION, ':*')
    const pattern = starred.replace(/^\*+|(?<=\*)\*+/g, '')
    const cut = cutTo(pattern, MAX_PATTERN_CHARACTERS)
    // Nothing continues what a pattern finds, unless there is a star.
    return cut === pattern ? pattern : `${cut}*`
  })
}

/** Whether what identifies a part also identifies another one: equal findings in one file. */
function isAlike(one: FailurePart, other: FailurePart): boolean {
  return (
    one === other || (one.entry !== undefined && one.entry.identified === other.entry?.identified)
  )
}

/** Returns the line for the only job, or for what the names of several begin with; none if that is nothing. */
function jobPattern([name = '', ...others]: readonly string[]): string[] {
  let shared = name
  while (others.some((other) => !other.startsWith(shared))) shared = shared.slice(0, -1)
  const cut = cutTo(shared, MAX_PATTERN_CHARACTERS)
  const isWhole = cut === name && others.every((other) => other === name)
  return cut === '' ? [] : [`job: ${cut}${isWhole ? '' : '*'}`]
}

/** Half of a character, which no URL can have. A cut can leave the first one. */
const HALF = /\p{Surrogate}/gu
const LAST_HALF = /\p{Surrogate}$/u

function cutTo(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(LAST_HALF, '').trim()
}
