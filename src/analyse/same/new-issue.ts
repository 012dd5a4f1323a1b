import {
  isSpecificPattern,
  type KnownIssues,
  LANGUAGE,
  MAX_BLOCKS,
  MAX_ERRORS,
} from '../../model/known-issue.ts'
import { collapseBlanks } from '../../model/note.ts'
import type { Cause, FailureReport, Verdict } from '../../model/report/cause.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import type { Run } from '../../model/run.ts'
import { groupsOf, isSome, mapSome, type Some } from '../../model/some.ts'
import {
  type FailurePart,
  failureParts,
  HALF_CHARACTER,
  MAX_PATTERN_CHARACTERS,
  starPorts,
  statesFailure,
} from './failure-parts.ts'
import { ownFinder } from './own-lines.ts'
import { partLister } from './list-parts.ts'
import { matchIssues } from './match-issues.ts'
import { mayExplain } from '../../model/judgement.ts'
import type { ProofLogs } from './prove.ts'

/** Longer URLs may be refused. */
const MAX_URL_CHARACTERS = 8_000

const MAX_TITLE_CHARACTERS = 100

/**
 * Returns the URL of the page on which a person opens an issue about a cause. It has a title, the label, and blocks with a
 * link to the job. These list all that failed and that no open issue lists.
 *
 * @returns `undefined` if the failures are known, fixed or caused by infrastructure, if no block could list them, or if the
 *   URL would be too long
 */
export function newIssueUrl(
  { judged, verdict, message, isMessageCertain }: Cause,
  { url }: Pick<Run, 'url'>,
  { label, issues, greensOf }: KnownIssues & Pick<ProofLogs, 'greensOf'>,
): string | undefined {
  if (!isUnlisted(verdict)) return undefined
  const [first] = judged
  const open = issues.filter(({ closedAt }) => closedAt === undefined)
  const unlisted = matchIssues(first, open)?.unlisted
  // Later verdicts have the title: a line that can be of something else is quoted.
  const quotedMessage = isMessageCertain || message === undefined ? message : `"${message}"`
  const names = judged.map(({ job }) => collapseBlanks(job.listed.name))
  const blocks = newIssueBlocks(first, greensOf(first), unlisted)
  if (blocks === undefined) return undefined
  const titleText = unlisted?.[0]?.label ?? quotedMessage ?? blocks[0][0]
  const title = cutTo(
    collapseBlanks(`${first.job.listed.name}: ${titleText}`),
    MAX_TITLE_CHARACTERS,
  )
  const shared = sharedName(names)
  const job = jobPattern(names, shared)
  const bodyLines = blocks.flatMap((errors) => {
    const lines = [
      ...errors.map((error) => `error: ${error}`),
      ...job,
      `seen: ${first.job.listed.url}`,
    ]
    const validLines = lines.map((line) => line.replace(HALF_CHARACTER, '*'))
    return [`\`\`\`${LANGUAGE}`, ...validLines, '```', '']
  })
  const body = [...bodyLines, ...(hasStar(shared) ? [WITHOUT_JOB] : [])].join('\n').trimEnd()
  const query = new URLSearchParams({ title, labels: label, body }).toString()
  const page = url.replace(/\/actions\/runs\/.*$/s, '/issues/new')
  const issueUrl = `${page}?${query.replaceAll('+', '%20')}`
  return issueUrl.length <= MAX_URL_CHARACTERS ? issueUrl : undefined
}

function isUnlisted(verdict: Verdict): boolean {
  const { kind, issues } = verdict
  const isFixed = issues?.issues.some(({ closedDaysAgo }) => closedDaysAgo !== undefined)
  return !isFixed && (!mayExplain(verdict) || kind === 'unsteady')
}

/**
 * Returns blocks that list what failed in the first failed step of a job, each by its errors: one for each test, which
 * can fail alone, and one for the rest.
 *
 * @param greens logs of runs in which the step passed: what they print, too, is not listed
 * @param unlisted the parts to list; by default, all
 * @returns `undefined` if nothing identifies them, or if not all that has a name can be listed
 */
export function newIssueBlocks(
  report: FailureReport,
  greens: readonly StepLog[] = [],
  unlisted?: readonly FailurePart[],
): Some<Some<string>> | undefined {
  const failure = failureParts(report)
  if (failure === undefined || failure.unnamed > 0) return undefined
  const wanted = new Set((unlisted ?? failure.parts).map(({ texts: [text] }) => text))
  const isOfPort = portLineFinder(greens)
  const parts = failure.parts.filter((part) => wanted.has(part.texts[0]) && !isOfPort(part))
  const isOwn = ownLineFinder(report, greens)
  const listed = parts.flatMap((part) => {
    const error = errorOf(part, parts)
    const isReason =
      part.entry?.title !== undefined || isReported(part, report) || (isSome(greens) && isOwn(part))
    return isSpecificPattern(error) ? { part, error, isReason } : []
  })
  const entries = listed.filter(({ part }) => part.entry !== undefined)
  const list = partLister(failure)
  const lines = listed.filter(({ part }) => part.entry === undefined && isOwn(part))
  const [first] = lines.filter(({ isReason }) => isReason)
  // If there may be more, the log that the issue shows says what.
  const firstLines =
    failure.total === undefined
      ? lines.filter(
          (line) => line === first || statesFailure(line.part, report, greens.length > 0),
        )
      : lines
  const chosen = [...entries, ...firstLines]
  if (!isSome(chosen) || !chosen.some(({ isReason }) => isReason) || chosen.length > MAX_ERRORS)
    return undefined
  const areFew = new Set(chosen.map(({ error }) => error)).size <= MAX_BLOCKS
  const isTest = ({ entry }: FailurePart) => entry?.isTest
  const groups = groupsOf(chosen, ({ part, error }) => (isTest(part) && areFew ? error : ''))
  const blocks = mapSome(groups, (block) => mapSome(block, ({ error }) => error))
  const known = new Set(blocks.flatMap((errors) => [...list({ errors })]))
  const isListed = (part: FailurePart) => part.entry === undefined || known.has(part)
  return parts.every(isListed) ? blocks : undefined
}

/** Returns a function that says whether a part is a line that no green log has. */
function ownLineFinder(
  { excerpts: [excerpt] }: FailureReport,
  greens: readonly StepLog[],
): (part: FailurePart) => boolean {
  const isOwn = ownFinder(greens.flatMap(({ rows }) => (rows === undefined ? [] : [rows])))
  const others = (excerpt?.errors?.log.rows ?? []).filter((row) => !isOwn(row))
  const texts = new Set(others.map(({ text }) => collapseBlanks(text)))
  return ({ texts: [text] }) => !texts.has(text)
}

/** Returns a function that says whether a part is a line, and no name, that a green log has with another port of the runner. */
function portLineFinder(greens: readonly StepLog[]): (part: FailurePart) => boolean {
  const rows = greens.flatMap((green) => green.rows ?? [])
  const passed = new Set(rows.map(({ text }) => starPorts(collapseBlanks(text))))
  return ({ texts, entry }) =>
    (entry?.title ?? entry?.path) === undefined &&
    texts.some((text) => starPorts(text) !== text && passed.has(starPorts(text)))
}

/** Whether a line about a part says more than that something failed. */
function isReported({ texts }: FailurePart, { excerpts: [excerpt] }: FailureReport): boolean {
  const rows = excerpt?.errors?.log.rows ?? []
  return rows.some(
    (row) =>
      row.says !== 'nothing' && texts.some((text) => collapseBlanks(row.text).includes(text)),
  )
}

/** Returns the error that lists a part: with its file, if its name is short or another part has it, or else its line. */
function errorOf(part: FailurePart, parts: readonly FailurePart[]): string {
  const { label, pattern, entry: { path, title, printed = label } = {} } = part
  const isAlike = (other: FailurePart) => other !== part && other.pattern === pattern
  if (isSpecificPattern(pattern) && !parts.some(isAlike)) return pattern
  const longerPatterns = [
    path !== undefined && title !== undefined && `${path}: ${pattern}`,
    printed,
  ]
  return (
    longerPatterns
      .map((text) => text && starPorts(text))
      .find((text) => text && isSpecificPattern(text)) || pattern
  )
}

const WITHOUT_JOB =
  'There is no `job:` line, so this is about each job: the name of the job has a `*`, which would stand for any text.'

/** Returns what all names begin with. */
function sharedName([name = '', ...others]: readonly string[]): string {
  let shared = name
  while (others.some((other) => !other.startsWith(shared))) shared = shared.slice(0, -1)
  return cutTo(shared, MAX_PATTERN_CHARACTERS)
}

/** Whether a name has a `*` of its own, which a pattern cannot have as such. */
function hasStar(name: string): boolean {
  return name.includes('*')
}

/** Returns the line for the only job, or for what the names of several begin with; none if no pattern is about them alone. */
function jobPattern(names: readonly string[], shared: string): string[] {
  const isWhole = names.every((name) => name === shared)
  return shared === '' || hasStar(shared) ? [] : [`job: ${shared}${isWhole ? '' : '*'}`]
}

/** The first half of a character that was cut. */
const LAST_HALF = /\p{Surrogate}$/u

/** Cuts a text, without the half of a character that this can leave. */
function cutTo(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(LAST_HALF, '').trim()
}
