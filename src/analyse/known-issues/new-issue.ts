import {
  isSpecificPattern,
  type KnownIssues,
  LANGUAGE,
  MAX_ERRORS,
} from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import { entryText } from '../../model/report/entry-words.ts'
import type { Cause, FailureReport, Verdict } from '../../model/report/cause.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { Run } from '../../model/run.ts'
import { isSome, type Some } from '../../model/some.ts'
import { isOfName, lastPart } from '../same/line-words.ts'
import { containsPattern } from '../text-pattern.ts'
import { type FailurePart, failureParts } from '../same/failure-parts.ts'
import { type IssueMatch, matchIssues } from './match-issues.ts'

/** Longer URLs may be refused. */
const MAX_URL_CHARACTERS = 8_000

/** Of a pattern, at first, and at least: a shorter one identifies little. */
const MAX_PATTERN_CHARACTERS = 200
const MIN_PATTERN_CHARACTERS = 25

const MAX_TITLE_CHARACTERS = 100

/** What stands in a masked line for what differs from run to run. */
const MASKED = /<\w{1,12}>|#/g

/** A position in a file, as a tool puts it into the name of a test. */
const TITLE_POSITION = /(?<=\.[a-z]\w{0,9}):\d+(?::\d+)?(?!\w)/gi

/** Numbers, and ids of hexadecimal digits. */
const VARYING =
  /(?<![\p{L}\d_])[-+~]?\d(?:[\p{L}\d.,:_-]*[\p{L}\d])?|(?<![\p{L}\d])(?=[a-f]*\d)(?:[a-f\d]{7,}|[A-F\d]{7,})(?![\p{L}\d])/gu

/**
 * Returns the URL of the page on which a person opens an issue about a cause: with title, label, a block that lists
 * all that failed and that no open issue lists, and a link to the job.
 *
 * @returns `undefined` if the failures are known, fixed or caused by infrastructure, or if no block could list them
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
  const match = matchIssues(first, open)
  const unlisted = match?.unlisted
  const errors = newIssuePatterns(first, unlisted)
  if (errors === undefined) return undefined
  // Later verdicts have the title: a line that can be of something else is quoted.
  const said = isMessageCertain || message === undefined ? message : `"${message}"`
  const what = (match && unlistedName(first, match)) ?? said ?? errors[0]
  const names = failures.map(({ job }) => oneLine(job.job.name))
  const title = cutTo(oneLine(`${names[0] ?? ''}: ${what}`), MAX_TITLE_CHARACTERS)
  const page = url.replace(/\/actions\/runs\/.*$/s, '/issues/new')
  return [MAX_PATTERN_CHARACTERS, 100, 50, MIN_PATTERN_CHARACTERS]
    .map((length) => {
      const cut = [...new Set(errors.map((error) => cutTo(error, length)))]
      if (!cut.every(isSpecificPattern)) return ''
      const lines = [...cut.map((error) => `error: ${error}`), ...jobPattern(names, length)]
      const block = [`\`\`\`${LANGUAGE}`, ...lines.map(withoutHalves), '```']
      const body = [...block, '', `Seen in ${first.job.job.url}`].join('\n')
      const query = new URLSearchParams({ title, labels: label, body }).toString()
      return `${page}?${query.replaceAll('+', '%20')}`
    })
    .find(({ length }) => length > 0 && length <= MAX_URL_CHARACTERS)
}

/** Returns the first thing that failed and that no issue lists, in the words of the list if it is an entry. */
function unlistedName({ excerpts }: FailureReport, match: IssueMatch): string | undefined {
  const [first] = match.unlisted
  // The parts begin with the entries.
  const entry = first && excerpts[0]?.errors?.entries[match.parts.indexOf(first)]
  return entry === undefined ? first?.texts[0] : entryText(entry)
}

function isUnlisted({ kind, issues }: Verdict): boolean {
  const isFixed = issues?.issues.some(({ closedDaysAgo }) => closedDaysAgo !== undefined) === true
  return !isFixed && (kind === 'new' || kind === 'unknown' || kind === 'unsteady')
}

/**
 * Returns the patterns of a block that lists what failed in the first failed step of a job. If no part has a name, the
 * nearest line with one is in the block, so that the next failure of the tool is not listed as well.
 *
 * @param unlisted the parts to list; by default, all
 * @returns `undefined` if nothing identifies them, or if not all that failed is known
 */
export function newIssuePatterns(
  report: FailureReport,
  unlisted?: readonly FailurePart[],
): Some<string> | undefined {
  const errors = report.excerpts[0]?.errors
  const all = failureParts(report)
  if (errors === undefined || all === undefined || all.parts.length !== all.total) return undefined
  const lines = linesByText(errors)
  const parts = unlisted ?? all.parts
  const isNamed = parts.some(
    ({ name, title }) => title !== undefined || lines.get(name)?.isNaming === true,
  )
  if (!isNamed && !errors.isIdentified) return undefined
  const patterns = [
    ...parts.flatMap((part) => patternsOf(part, lines)),
    ...(isNamed ? [] : patternBeside(parts, all.context, lines)),
  ]
  const found = [...new Set(patterns)]
  const areSpecific = found.every(isSpecificPattern)
  return areSpecific && found.length <= MAX_ERRORS && isSome(found) ? found : undefined
}

/** A line of a log. */
interface LoggedLine {
  /** Without what differs from run to run. */
  readonly masked: string
  /** Whether it compares values, which are the error. */
  readonly compares: boolean
  /** Whether it reports a failure and names a thing. */
  readonly isNaming: boolean
  /** Which line it is, from 0. */
  readonly at: number
}

type LinesByText = ReadonlyMap<string, LoggedLine>

/** Returns the lines of a log by their text as it is shown. */
function linesByText({ printed, comparing, naming }: LoggedErrors): LinesByText {
  return new Map(
    [...printed].map(([masked, line], at) => {
      const [compares, isNaming] = [comparing.has(masked), naming.has(masked)]
      return [
        oneLine(lastPart(line)),
        { masked: oneLine(lastPart(masked)), compares, isNaming, at },
      ]
    }),
  )
}

/** Returns patterns that identify a part: its name and, unless it is a test, its file. */
function patternsOf({ name, title, path, texts }: FailurePart, lines: LinesByText): string[] {
  const whole =
    [name, ...texts].find((text) => isSpecificPattern(text) && text.includes(name)) ?? name
  if (whole === title) return [whole.replace(TITLE_POSITION, ':*')]
  const pattern = patternOf(whole, texts, lines)
  return path === undefined || !isSpecificPattern(path) || pattern.includes(path)
    ? [pattern]
    : [pattern, path]
}

/** Returns a pattern of the line that names a thing and is nearest to a part; none if no line does. */
function patternBeside(
  parts: readonly FailurePart[],
  context: readonly string[],
  lines: LinesByText,
): string[] {
  const positionsOf = (line: string) => lines.get(line)?.at ?? []
  const positions = parts.flatMap(({ name }) => positionsOf(name))
  const distances = context
    .filter((line) => isSpecificPattern(line) && !parts.some(({ texts }) => texts.includes(line)))
    .flatMap((line) =>
      positions.map((at) => ({ line, distance: Math.abs((lines.get(line)?.at ?? Infinity) - at) })),
    )
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance)
  return nearest === undefined ? [] : [patternOf(nearest.line, [nearest.line], lines)]
}

/**
 * Returns a text without what differs from run to run. The values that a line compares stay.
 *
 * @param texts some of them contain the pattern
 */
function patternOf(text: string, texts: readonly string[], lines: LinesByText): string {
  const { masked = text, compares = false } = lines.get(text) ?? {}
  const known = masked.replace(MASKED, '*')
  const patterns = compares ? [known] : [known, text].map(withoutVarying)
  const holds = (pattern: string) =>
    isSpecificPattern(pattern) && texts.some((each) => containsPattern(each, pattern))
  return (patterns.find(holds) ?? text).replace(/\*{2,}/g, '*')
}

/** Replaces numbers and ids, but not those that are part of a name. */
function withoutVarying(text: string): string {
  return text.replace(VARYING, (value, at: number) => {
    return /^\w/.test(value) && isOfName(text.slice(0, at)) ? value : '*'
  })
}

/** Returns the line for the only job, or for what the names of several begin with; none if that is nothing. */
function jobPattern([name = '', ...others]: readonly string[], maxCharacters: number): string[] {
  let shared = name
  while (others.some((other) => !other.startsWith(shared))) shared = shared.slice(0, -1)
  const cut = cutTo(shared, maxCharacters)
  const isWhole = cut === name && others.every((other) => other === name)
  return cut === '' ? [] : [`job: ${cut}${isWhole ? '' : '*'}`]
}

/** Half of a character, which no URL can have. A cut can leave the first one. */
const HALF = /\p{Surrogate}/gu
const LAST_HALF = /\p{Surrogate}$/u

function withoutHalves(line: string): string {
  return line.replace(HALF, '*')
}

function cutTo(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(LAST_HALF, '').trim()
}
