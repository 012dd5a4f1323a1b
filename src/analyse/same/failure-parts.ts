import { isSpecificPattern, MIN_CHARACTERS } from '../../model/known-issue.ts'
import { MASKED, NAMED_POSITION } from '../../model/logged/names.ts'
import {
  innerNames,
  isSameTest,
  namesIn,
  outerNames,
  withoutPosition,
} from '../../model/logged/test-name.ts'
import { collapseBlanks } from '../../model/note.ts'
import { joinWithColons, placeText } from '../../model/report/entry-words.ts'
import type { LoggedFailure } from '../../model/report/cause.ts'
import {
  type ErrorEntry,
  type LoggedEntry,
  type StepFindings,
  MAX_ENTRIES,
  MAX_REASONS,
} from '../../model/report/failure.ts'
import { isSome, type Some } from '../../model/some.ts'
import { textFinder } from '../text-pattern.ts'

/** Lines that are kept of a step of which no line is known to say what failed. */
const MAX_REPORTING = 500

/** One thing that failed in a step. The examples are of one test. */
export interface FailurePart {
  /**
   * All that the log says of it, each on one line; the first identifies it: `test_total`, `assert 3 == 4`,
   * `test_total: assert 3 == 4`, `cart.py: test_total: assert 3 == 4`, `cart.py: assert 3 == 4`, `cart.py:12`, the line.
   */
  readonly texts: Some<string>
  /** What names it for readers: `test_total`. Without a test, what is wrong: `no-undef: 'cart' is not defined`. */
  readonly label: string
  /** How an issue lists it, with `*` for what differs from run to run: `cart.py: test_total: assert * == 4`. */
  readonly pattern: string
  /** The entry; `undefined` for a line that is of none. */
  readonly entry?: PartEntry
}

/** An entry of the list of what failed, each text on one line. */
export interface PartEntry {
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly path: string | undefined
  /** The path with line and column. */
  readonly place: string | undefined
  readonly isTest: boolean
  /** In whose form it is. */
  readonly tool: string
  /** The line that names it: `FAILED cart.py::test_total - assert 3 == 4`. */
  readonly printed: string
}

/** What failed in a step, as issues can list it. */
export interface FailureParts {
  readonly parts: Some<FailurePart>
  /** All that the step printed, each line once. */
  readonly context: readonly string[]
  /** How many things failed, as far as the log shows; `undefined` if some of it was not read, or if no line identifies it. */
  readonly total: number | undefined
  /** How many tests failed that the log only counts. */
  readonly unnamed: number
}

/**
 * Lists what failed in a step: the entries, each other test that failed by test results of the job, and each line that says
 * why the step failed and is about none of these, so that no second error hides behind a known one.
 *
 * @returns `undefined` if no log says why the step failed, or if GitHub ended it, whatever it printed
 */
export function failureParts({
  failure,
  excerpts,
  failedTests = [],
}: LoggedFailure): FailureParts | undefined {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return undefined
  if (failure.kind === 'failed-step' && failure.cancelled !== undefined) return undefined
  const errors = excerpts[0]?.errors
  if (errors?.timedOut !== undefined || errors === undefined) return undefined
  const { entries, total, log } = errors
  const inResults = failedTests
    .filter((test) => !entries.some(({ title = '' }) => isSameTest(title, test)))
    .map((test) => ({
      ...NO_ENTRY,
      title: test,
      printed: test,
      identity: { name: test, error: '', message: '' },
    }))
  const ofEntries = [...entries, ...inResults].map((entry) =>
    entryPart({ ...entry, printed: nameLine(entry, errors) }),
  )
  const parts = [...ofEntries, ...partsBeside(errors)]
  if (!isSome(parts)) return undefined
  const unnamed = Math.max(0, (total?.failed ?? 0) - entries.length)
  return {
    parts,
    context: (log.rows ?? []).map(({ text }) => collapseBlanks(text)),
    total: showsAll(errors) ? parts.length + Math.max(0, unnamed - inResults.length) : undefined,
    unnamed: total?.counts === 'tests' ? unnamed : 0,
  }
}

/** What only test results name. */
const NO_ENTRY = { detail: undefined, position: undefined, isTest: true, tool: '' }

/** Whether a log shows all that failed: it was read and kept, and what names it can be nothing else. */
function showsAll({
  entries,
  reasons,
  mentions,
  isReasonCertain,
  isInToolForm,
  identifiesError,
  log,
}: StepFindings): boolean {
  const isKept = reasons.length < MAX_REASONS && mentions.length < MAX_REASONS
  const isCertain = isInToolForm || isReasonCertain
  return log.isReadToEnd && entries.length < MAX_ENTRIES && isKept && isCertain && identifiesError
}

/** Lists the lines that say why the step failed and are about no entry. */
export function partsBeside(errors: StepFindings): readonly FailurePart[] {
  const { message, reasons, mentions } = errors
  const isAbout = entryFinder(errors)
  const statements = [message ?? [], reasons, mentions]
    .flat()
    .map(collapseBlanks)
    // A line that only introduces the next one can't be all that failed.
    .filter((text) => isSpecificPattern(text) && !text.endsWith(':'))
  const lines = new Set([...statements, ...reportingLines(errors)])
  const maskedOf = maskedLines(errors, lines)
  const parts = [...lines].flatMap((text): FailurePart | [] => {
    const pattern = starred(starNumbers(maskedOf.get(text) ?? text))
    return isAbout(text) ? [] : { texts: [text], label: text, pattern }
  })
  // Nothing is left of some totals without what varies.
  return parts.filter(({ pattern }) => pattern !== '')
}

/**
 * Whether a part states a failure that a pattern can list, and does not only mention one.
 *
 * @param isOwn whether it is known that no green log has its line: else, it has to be in the form of an error
 */
export function statesFailure(
  { texts: [text], pattern }: FailurePart,
  { excerpts: [excerpt] }: LoggedFailure,
  isOwn: boolean,
): boolean {
  const { reasons = [], mentions = [] } = excerpt?.errors ?? {}
  const isIn = (isOwn ? mentions : reasons).some((line) => collapseBlanks(line) === text)
  return isSpecificPattern(pattern) && isIn !== isOwn
}

/** Returns a function that finds lines about an entry: they name it and say no more, or say what is wrong with it. */
function entryFinder({ entries }: StepFindings) {
  const printed = new Set(entries.map((entry) => collapseBlanks(entry.printed)))
  const names = new Set(entries.flatMap(entryNames))
  const parts = entries.flatMap(titlesOf).map((text) => ({ text, isIn: textFinder(text) }))
  const texts = entries.flatMap(detailOf)
  return (text: string) => {
    const line = withoutPosition(text)
    const isIn = (whole: string) => line.length >= MIN_CHARACTERS && whole.includes(line)
    return (
      printed.has(text) ||
      names.has(line.replace(AROUND, '')) ||
      parts.some((part) => part.isIn(line) || isIn(part.text)) ||
      texts.some((said) => line.includes(said) || isIn(said))
    )
  }
}

/** Lists the names of an entry that other lines can have among more words; nothing continues one. */
function titlesOf({ title = '', isTest }: LoggedEntry): readonly string[] {
  return longTexts(isTest ? [title, ...innerNames(title)] : [title])
}

/** Lists what else identifies an entry in other lines: what is wrong, of which a log can show the start alone, or the file. */
function detailOf({ title = '', detail = '', position }: LoggedEntry): readonly string[] {
  return longTexts([detail, title + detail === '' ? (position?.path ?? '') : ''])
}

function longTexts(texts: readonly string[]): readonly string[] {
  return texts.map(collapseBlanks).filter(({ length }) => length >= MIN_CHARACTERS)
}

/** Lists what an entry is called in a line that says no more: the names of a test, alone and with those around it. */
function entryNames({ title = '', position }: LoggedEntry): readonly string[] {
  const names = [title, ...namesIn(title), ...outerNames(title), ...innerNames(title)]
  return position === undefined ? names : [...names, placeText(position)]
}

/** What tools write around a name: a mark, an ordinal, a duration, the name of an error. */
const AROUND =
  /^(?:(?:not )?ok \d+ - |FAIL(?:ED)?:? |\d+\)|[^\p{L}\p{N}])+|(?:(?<!\W)\W*|(?<!\d))\d[\d.,]{0,20} ?[mµ]?s\W*$|: \w*$/gu

/** Lists lines that can name the failure of a step of which no line is known to. */
function reportingLines({ identifiesError, log: { rows = [] } }: StepFindings): readonly string[] {
  if (identifiesError) return []
  return rows
    .flatMap(({ says, text }) => (says === 'nothing' ? [] : collapseBlanks(text)))
    .slice(0, MAX_REPORTING)
}

/** Returns some lines of a log without what differs from run to run, by their text as it is shown. */
function maskedLines({ log: { lines } }: StepFindings, wanted: ReadonlySet<string>) {
  return new Map(
    lines.flatMap(({ text: { text }, masked }) => {
      const shown = collapseBlanks(text)
      return wanted.has(shown) ? [[shown, collapseBlanks(masked.text)] as const] : []
    }),
  )
}

/** Characters of a pattern in an issue. */
export const MAX_PATTERN_CHARACTERS = 200

/** Half of a character, which no URL can have. */
export const HALF_CHARACTER = /\p{Surrogate}/gu

/** Returns a masked text as a pattern. */
function starred(masked: string): string {
  const pattern = masked
    .replace(HALF_CHARACTER, '*')
    .replace(MASKED, '*')
    .replace(NAMED_POSITION, ':*')
    .replace(/^\*+|(?<=\*)\*+/g, '')
    .trim()
  const cut = pattern.slice(0, MAX_PATTERN_CHARACTERS).replace(HALF_CHARACTER, '').trim()
  return cut === pattern ? cut : `${cut}*`
}

/** Returns the line that names an entry: with what stands before it, if it is short. */
function nameLine({ printed }: LoggedEntry, { log: { rows = [] } }: StepFindings): string {
  if (printed === '' || isSpecificPattern(printed)) return printed
  return rows.find(({ text }) => text.endsWith(printed))?.text ?? printed
}

function entryPart(entry: LoggedEntry): FailurePart {
  const { title, detail, identity, position, isTest, printed } = entry
  const texts = entryTexts(entry)
  const known = joinWithColons(identity.name, knownPart(detail, identity.error))
  // A test that says nothing is listed by its name alone.
  const isBareTest = isTest && identity.error === ''
  return {
    texts,
    label: collapseBlanks(
      isTest && title !== undefined ? title : joinWithColons(title, detail) || texts[0],
    ),
    pattern: starred(collapseBlanks(isBareTest ? identity.name : withPath(known, position))),
    entry: {
      title: title && collapseBlanks(title),
      detail: detail && collapseBlanks(detail),
      path: position && collapseBlanks(position.path),
      place: position && collapseBlanks(placeText(position)),
      isTest,
      tool: entry.tool,
      printed: collapseBlanks(printed),
    },
  }
}

/** Lists all that a log says of an entry, in the order of `FailurePart.texts`. */
function entryTexts({ title, detail, position, printed }: LoggedEntry): Some<string> {
  const titleAndDetail = joinWithColons(title, detail)
  const [identity = '', ...texts] = [
    title,
    detail,
    titleAndDetail,
    withPath(titleAndDetail, position),
    withPath(detail ?? titleAndDetail, position),
    position && placeText(position),
    printed,
  ].flatMap((text = '') => (text === '' ? [] : collapseBlanks(text)))
  return [identity, ...texts]
}

/** Puts the path of a position before a text that does not have it. */
function withPath(text: string, position: ErrorEntry['position']): string {
  return position === undefined || text.includes(position.path)
    ? text
    : joinWithColons(position.path, text)
}

/**
 * A long number alone, a fraction or a time, such as a port and a size: what is wrong is the same with another one. The version
 * of a package is part of its name: `vite@6.4.0`, `vite==6.4.0`.
 */
const LONG_NUMBER = /(?<![\w.,:-])\d{5,}(?![\w.,:-])|(?<![\w.,:@-]|==)\d+(?:[.,:]\d+)+(?![\w.-])/g

/** A port that the system gave a program, also behind a user. */
const LOCAL_PORT = /(?<=(?<![\w.-])(?:localhost|127\.0\.0\.1|\[::1\]|(?<!:)::1):)\d{5}(?!\d)/g

/** Puts a star in place of each port of the runner itself, which another run has not, also where it stands alone. */
export function starPorts(text: string): string {
  const ports = new Set(text.match(LOCAL_PORT))
  return ports.size === 0 ? text : text.replace(/\d+/g, (port) => (ports.has(port) ? '*' : port))
}

function starNumbers(text: string): string {
  return starPorts(text.replace(LONG_NUMBER, '*'))
}

/** Returns a masked detail as a pattern, with a star for a start that the mask dropped, such as `Error: `. */
function knownPart(detail = '', masked: string): string {
  const [start = ''] = masked.split('<', 1)
  const pattern = starNumbers(masked)
  return detail.trimStart().startsWith(start) ? pattern : `*${pattern}`
}
