import { isSpecific, type KnownIssues, LANGUAGE, MAX_ERRORS } from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import type { Cause, FailureReport, Verdict } from '../../model/report/cause.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { Run } from '../../model/run.ts'
import { isSome, type Some } from '../../model/some.ts'
import { lastPart } from '../causes/line-words.ts'
import { containsPattern } from '../text-pattern.ts'
import { type FailurePart, failureParts } from './failure-parts.ts'

/** Longer URLs may be refused. */
const MAX_URL_CHARACTERS = 8_000

/** Of a pattern, at first, and at least: a shorter one identifies little. */
const MAX_PATTERN_CHARACTERS = 200
const MIN_PATTERN_CHARACTERS = 25

const MAX_TITLE_CHARACTERS = 100

/** What stands in a masked line for what differs from run to run. */
const MASKED = /<\w{1,12}>|#/g

/** Numbers, and ids of hexadecimal digits. */
const VARYING =
  /(?<![\p{L}\d_])[-+~]?\d(?:[\p{L}\d.,:_-]*[\p{L}\d])?|(?<![\p{L}\d])(?=[a-f]*\d)(?:[a-f\d]{7,}|[A-F\d]{7,})(?![\p{L}\d])/gu

/**
 * Returns the URL of the page on which a person opens an issue about a cause: with title, label, a block that lists
 * all that failed, and a link to the job.
 *
 * @returns `undefined` if the failures are known or caused by infrastructure, or if no block could list them
 */
export function newIssueUrl(
  { failures, message, verdicts }: Cause,
  { url }: Pick<Run, 'url'>,
  { label }: Pick<KnownIssues, 'label'>,
): string | undefined {
  const {
    failures: [first],
  } = verdicts.find(({ verdict }) => isUnlisted(verdict)) ?? { failures: [] }
  const errors = first && newIssuePatterns(first)
  if (first === undefined || errors === undefined) return undefined
  const names = failures.map(({ job }) => oneLine(job.job.name))
  const title = cutTo(oneLine(`${names[0] ?? ''}: ${message ?? errors[0]}`), MAX_TITLE_CHARACTERS)
  const page = url.replace(/\/actions\/runs\/.*$/s, '/issues/new')
  return [MAX_PATTERN_CHARACTERS, 100, 50, MIN_PATTERN_CHARACTERS]
    .map((length) => {
      const lines = new Set(errors.map((error) => `error: ${cutTo(error, length)}`))
      const block = [`\`\`\`${LANGUAGE}`, ...lines, ...jobPattern(names, length), '```']
      const body = [...block, '', `Seen in ${first.job.job.url}`].join('\n')
      const query = new URLSearchParams({ title, labels: label, body }).toString()
      return `${page}?${query.replaceAll('+', '%20')}`
    })
    .find(({ length }) => length <= MAX_URL_CHARACTERS)
}

function isUnlisted({ kind }: Verdict): boolean {
  return kind === 'new' || kind === 'unknown' || kind === 'unsteady'
}

/** Returns the patterns of a block that lists all that failed in the first failed step of a job. */
export function newIssuePatterns(report: FailureReport): Some<string> | undefined {
  const all = failureParts(report)
  if (all === undefined || all.parts.length !== all.total) return undefined
  const masks = maskedLines(report.excerpts[0]?.errors)
  const patterns = new Set(all.parts.map((part) => patternOf(part, masks)))
  const errors = [...patterns]
  const areSpecific = errors.every(isSpecific)
  return areSpecific && errors.length <= MAX_ERRORS && isSome(errors) ? errors : undefined
}

interface MaskedLine {
  readonly masked: string
  /** Whether it compares values, which are the error. */
  readonly compares: boolean
}

/** Returns the lines of a log without what differs from run to run, by the line as it is shown. */
function maskedLines(errors: LoggedErrors | undefined): ReadonlyMap<string, MaskedLine> {
  return new Map(
    [...(errors?.printed ?? [])].map(([masked, printed]) => {
      const compares = errors?.comparing.has(masked) === true
      return [oneLine(lastPart(printed)), { masked: oneLine(lastPart(masked)), compares }] as const
    }),
  )
}

/** Returns a pattern of the part without what differs from run to run. The values that a line compares stay. */
function patternOf({ name, texts }: FailurePart, masks: ReadonlyMap<string, MaskedLine>): string {
  const { masked = name, compares = false } = masks.get(name) ?? {}
  const known = masked.replace(MASKED, '*')
  const pattern = compares ? known : known.replace(VARYING, '*')
  const holds = isSpecific(pattern) && texts.some((text) => containsPattern(text, pattern))
  return holds ? pattern : name
}

/** Returns the line for the only job, or for what the names of several begin with; none if that is nothing. */
function jobPattern([name = '', ...others]: readonly string[], maxCharacters: number): string[] {
  let shared = name
  while (others.some((other) => !other.startsWith(shared))) shared = shared.slice(0, -1)
  const cut = cutTo(shared, maxCharacters)
  const isWhole = cut === name && others.every((other) => other === name)
  return cut === '' ? [] : [`job: ${cut}${isWhole ? '' : '*'}`]
}

/** The first half of a character that a cut divided. */
const HALF_CHARACTER = /[\uD800-\uDBFF]$/

function cutTo(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(HALF_CHARACTER, '').trim()
}
