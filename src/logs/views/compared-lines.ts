import type { ComparedLine } from '../../model/logged/compared-line.ts'
import { NAME } from '../../model/logged/names.ts'
import { type LoggedEntry, SEPARATOR } from '../../model/report/failure.ts'
import type { Measure } from '../../model/logged/measure.ts'
import { isSpecific, saysWhat } from '../lines/ending-forms.ts'
import {
  blamesRows,
  compares,
  isOfCoverage,
  isViolation,
  maskPart,
  readMeasure,
  readRow,
} from '../masks/compared-values.ts'
import { isTestName, isTotal, maskNumbers } from '../masks/mask-line.ts'
import { lastOf } from '../events/event-store.ts'
import { exactLines } from '../events/exact-lines.ts'
import { failureContext } from '../events/failure-context.ts'
import type { LogEvent } from '../events/log-event.ts'
import {
  contentOf,
  isCounting,
  isFinding,
  isLogged,
  isPassed,
  isTemplate,
} from '../lines/plain-lines.ts'
import { DIFF_ROW, type LineRole, type PrintedLines, printedLines } from './printed-lines.ts'
import { isFrameOrCode } from '../lines/frames.ts'
import { identifies, isStatement, roleOf, type Statement } from '../events/statement.ts'
import type { FailureForm } from '../forms/form.ts'

/** A place in a file. */
const POSITION = /\.\w{1,8}:\d|^\s*\d+:\d/

/** A warning of Python itself fails nothing, unless the step says that warnings did. */
const PYTHON_WARNING = /: \w{4,40}Warning: /

/** A compiler says what is wrong with the error above it. */
const NOTE = /^note: /

/** Words of a clean-up in which a script can also report what is wrong. */
const CHANGE = /^\s*(?:[Rr]emov|[Dd]elet|Writing|Wrote|Sav|Restoring)/

/** Where npm reports an error, which can be all that distinguishes two packages. */
const WORKSPACE = /^npm (?:ERR!|error) (?:in workspace|location|workspace)\b/

/** A command of an action; it is part of the error directly below it. */
const COMMAND = /^\[command\]/

/** A label whose value is below it: `Expected:`. */
const BARE_LABEL =
  /^\W{0,12}(?:expected|actual|received|got|wanted|want|but was|found|left|right|passed in|diff)(?: \w{1,12})?:?\s*$/i
const MAX_VALUE_LINES = 6
const MAX_ROWS = 1_000

/** Begins a part of a diff. */
const HUNK = /^\s*@@ /

/** The line of a finding below its file. */
const LINE_NUMBER = /^\s*\d+(?::\d+)?\s{0,3}[|:]\s/

/** The position of an entry in the list of its tool. */
const ORDINAL = /^\d{1,4}\. (?=\S)/

/** Noise that begins like what a script or a plug-in says of its own findings. */
const SAID: ReadonlySet<string> = new Set(['downloads', 'progress', 'help', 'levels'])

/** What the list of errors says of them. */
interface FoundErrors {
  readonly entries: readonly LoggedEntry[]
  /** The names of the tests that failed. */
  readonly tests: readonly string[]
  /** The names of those that passed at another try. */
  readonly recovered: ReadonlySet<string>
  /** Whether several lines name an error. */
  readonly areSeveral: boolean
  /** Whether warnings fail the step. */
  readonly isStrict: boolean
}

interface Evidence extends FoundErrors {
  /** Whether a failure is in a tool's own form. */
  readonly hasFailure: boolean
  /** Whether a line says more than that something failed. */
  readonly isIdentified: boolean
  readonly blamesWarnings: boolean
  /** Rows of tables with percentages. */
  readonly rows: readonly string[]
}

/**
 * Collects the lines of a step by which its log is compared with another one, except noise that says nothing.
 *
 * - If a failure is in the form of a tool, its lines keep their numbers, and the other lines lose theirs. If none is,
 *   only the lines of `exactLines` keep them.
 * - If at most one line names an error, downloads and messages of level INFO are compared as well.
 * - A failure that a later try overcame does not count, nor do those of earlier tries if the last one has one.
 * - A warning with a place identifies an error if the tool says that it treats warnings as errors.
 */
export function comparedLines() {
  const lines = printedLines()
  const context = failureContext()
  const exactOf = exactLines()
  /** The last line that says something, but names no error. */
  let said: string | undefined
  /** The command in the line above. */
  let command: string | undefined
  const values = valueReader()
  let hasFailure = false
  let isIdentified = false
  /** Whether a warning names a place. */
  let isPlaced = false
  /** Whether an error mentions warnings. */
  let blamesWarnings = false

  return {
    /** Reads a line of any class, as it was printed. */
    read({ text, whole }: LogEvent): void {
      lines.read(text)
      values.read(text)
      if (text.trim() === '') context.separate()
      else lines.print(whole)
    },
    addNoise(line: LogEvent, name: string): void {
      command = COMMAND.test(line.content) ? line.whole : undefined
      noteNoise(lines, line, name)
    },
    addWarning(line: LogEvent, above: readonly LogEvent[]): void {
      const { content, whole, cut } = line
      lines.note('output', whole, cut)
      lines.keepNumbers(exactOf(line, above, !isLogged(whole)))
      isPlaced ||= isFinding(whole) && saysWhat(content)
      const { kind } = above.findLast((one) => !NOTE.test(one.content))?.found ?? {}
      const isOfError = NOTE.test(content) && (kind === 'failure' || kind === 'error')
      if (isOfError) lines.note('mention', whole)
      else noteWarning(lines, content, whole)
    },
    /** Adds a total, which can name the package or the project that failed. */
    addSummary({ content, whole, cut }: LogEvent): void {
      lines.note('output', whole, cut)
      context.end()
      if (isSpecific(content.replace(/\b\d\S*/g, ''))) lines.note('mention', whole)
    },
    add(statement: Statement, above: readonly LogEvent[]): void {
      const { line, found, text, content, names, report } = statement
      const isText = found.kind === 'text'
      lines.note('output', text, line.cut)
      if (command !== undefined && report !== undefined) lines.note('mention', command)
      command = undefined
      const isPart = context.includes(statement)
      lines.keepNumbers(exactOf(line, above, !isText))
      if (!isCounting(text)) {
        if (!isText && names && said !== undefined) lines.note('stop', `${said}${SEPARATOR}${text}`)
        if (isText && statement.isSpecific && !isPassed(text) && !isLogged(text)) said = text
      }
      blamesWarnings ||= !isText && /\bwarnings?\b/i.test(content)
      if (report !== undefined) context.begin(report)
      for (const indented of partsAbove(above, report)) {
        lines.note('report', indented)
        // The frame above an exception without a message.
        isIdentified ||= isFrameOrCode(indented) && saysWhat(indented)
      }
      if (values.includes(content) || (compares(content) && !isPassed(text)))
        lines.note('compared', text)
      const role = roleOf(statement, isPart)
      if (role === undefined) return
      lines.note(role, text, role === 'report' && line.cut)
      isIdentified ||= identifies(statement, role)
      hasFailure ||= role === 'report' && names && found.kind === 'failure'
    },
    compared(errors: FoundErrors) {
      return compare(lines, {
        ...errors,
        hasFailure,
        blamesWarnings,
        rows: values.rows(),
        // The list of tests is of all attempts.
        tests: lines.isRepeated() ? [] : errors.tests,
        isIdentified: isIdentified || (errors.isStrict && isPlaced),
      })
    },
    /** Returns reasons in one order, without what differs between runs. */
    signature: (reasons: readonly string[]) =>
      reasons.length === 0 ? undefined : [...lines.masked(reasons).keys()].toSorted().join('\n'),
  }
}

/** Returns the indented lines before a failure, which belong to it, such as the frames of a traceback. */
function partsAbove(above: readonly LogEvent[], form: FailureForm | undefined): readonly string[] {
  return lastOf(above, form?.before ?? 0, isStatement)
    .map(({ whole }) => whole)
    .filter((text) => /^\s/.test(text) && /\p{L}/u.test(text))
}

/** Returns the lines that name entries, as they are compared. */
function listedLines(entries: readonly LoggedEntry[]): ReadonlySet<string> {
  return new Set(
    entries
      .filter(({ printed }) => measureOf(printed) === undefined && !isTemplate(printed))
      // Without a name, it can be a total.
      .filter(
        ({ title, printed }) => title ?? ![isCounting, isTotal, isLogged].some((is) => is(printed)),
      )
      .map(({ printed }) => maskPart(printed).replace(ORDINAL, '')),
  )
}

/** Reads the values of comparisons, and the rows of tables with percentages. */
function valueReader() {
  const rows = new Set<string>()
  /** Lines below a label of a comparison that can be its value. */
  let left = 0
  let isDiff = false
  return {
    read(text: string): void {
      if (rows.size < MAX_ROWS && readRow(text) !== undefined) rows.add(text)
      const isEmpty = text.trim() === ''
      isDiff = !isEmpty && (isDiff || HUNK.test(text))
      if (isEmpty) left = 0
    },
    /** Whether a line is a value below its label, or a row of a diff. */
    includes(content: string): boolean {
      const isValue = left > 0 || (isDiff && DIFF_ROW.test(content))
      left = BARE_LABEL.test(content) ? MAX_VALUE_LINES : Math.max(0, left - 1)
      return isValue
    },
    rows: (): readonly string[] => [...rows],
  }
}

/** Notes what a warning can say of an error: a linter can fail for its warnings. */
function noteWarning(lines: PrintedLines, text: string, whole: string): void {
  if (isViolation(whole)) lines.note('compared', whole)
  else if (POSITION.test(whole) && !PYTHON_WARNING.test(whole)) lines.note('mention', whole)
  else if (isSpecific(text)) lines.note('warning', whole)
}

/** Notes what noise of a name can say of an error. */
function noteNoise(lines: PrintedLines, { content, whole, cut }: LogEvent, name: string): void {
  if (WORKSPACE.test(content)) lines.note('mention', whole)
  if (name === 'cleanup') lines.note('output', whole, cut)
  if (name === 'cleanup' && CHANGE.test(content)) lines.note('mention', whole)
  if (SAID.has(name) && isSpecific(content)) lines.note('noise', whole)
}

/**
 * Returns what two logs of the same error have in common. The lines that report failures are (1) those of each
 * failure in a tool's own form and of each error. If there is such a failure, (2) the other lines count without
 * their numbers, since a second command can have failed. Otherwise, if a line identifies the error, (3) tests,
 * findings and the lines around errors count as they are, other lines without their numbers, and what passed not
 * at all. If none does, (4) all lines but noise count as they are. In each case, (5) lines that compare values count
 * as they are. A line that says no more than that something failed reports nothing.
 */
function compare(lines: PrintedLines, evidence: Evidence) {
  const { hasFailure } = evidence
  const found = hasFailure ? ofFailures(lines, evidence) : ofErrors(lines, evidence)
  const all = [...found.strict, ...lines.of('compared')] // (5)
  const measured = measuresOf(lines.ofLastAttempt([...all, ...found.loose]), evidence.rows)
  const neededOf = (texts: readonly string[]) =>
    lines.ofLastAttempt(texts.filter((text) => measureOf(text) === undefined))
  const needed: readonly LineRole[] = hasFailure ? ['report', 'mention', 'warning'] : ['output']
  return {
    isNamed: hasFailure,
    measured,
    isIdentified: evidence.isIdentified || measured.some(({ key }) => saysWhat(key)),
    lines: listLines(lines, { strict: neededOf(all), loose: neededOf(found.loose) }, evidence),
    whole: !needed.some(lines.isMissed),
    printed: lines.printed(),
    blamesRows: all.some((text) => blamesRows(contentOf(text))),
  }
}

/** Lists the lines of the log and of its entries, masked, with what each of them is. */
function listLines(
  lines: PrintedLines,
  { strict, loose }: NeededLines,
  { tests, recovered, entries }: FoundErrors,
): readonly ComparedLine[] {
  const values = new Set([...lines.of('compared'), ...tests])
  const isComparing = (text: string) =>
    values.has(text) || compares(contentOf(text)) || isTestName(contentOf(text))
  const output = new Map([...lines.masked(tests), ...lines.output(recovered)])
  const noise = lines.masked(lines.of('noise'))
  const [reported, mentioned] = [lines.masked(strict), lines.masked(loose)]
  const comparing = lines.masked([...strict, ...loose].filter(isComparing))
  const naming = new Set([...reported.keys()].filter((text) => NAME.test(contentOf(text))))
  const listed = listedLines(entries)
  const all = [output, noise, reported, mentioned, listed].flatMap((texts) => [...texts.keys()])
  return Array.from(new Set(all), (masked) => ({
    masked,
    withoutNumbers: maskNumbers(masked),
    count: output.get(masked) ?? 0,
    reported: reported.get(masked) ?? 0,
    isMentioned: mentioned.has(masked),
    isEntry: listed.has(masked),
    isNoise: noise.has(masked),
    compares: comparing.has(masked),
    names: naming.has(masked),
  }))
}

/** Returns what lines measure; if one names a limit, but no amount, the rows of tables have the amounts. */
function measuresOf(texts: readonly string[], rows: readonly string[]): readonly Measure[] {
  const measures = texts
    .map((text) => readMeasure(contentOf(text)))
    .filter((measure) => measure !== undefined)
  const blaming = texts.filter((text) => blamesRows(contentOf(text)))
  const ofRows =
    blaming.length === 0
      ? []
      : rows.map((row) => readRow(row, blaming.every(isOfCoverage) ? 100 : undefined))
  return [...measures, ...ofRows.filter((measure) => measure !== undefined)]
}

/** Returns what a line measures. At a place in a file, another amount is another finding. */
function measureOf(text: string): Measure | undefined {
  const content = contentOf(text)
  return isFinding(text) || LINE_NUMBER.test(content) ? undefined : readMeasure(content)
}

/** Lines that have to be in another log of the same error: as they are, and without their numbers. */
interface NeededLines {
  readonly strict: readonly string[]
  readonly loose: readonly string[]
}

function ofFailures(lines: PrintedLines, { blamesWarnings }: Evidence): NeededLines {
  const others = blamesWarnings ? lines.of('mention', 'warning') : lines.of('mention')
  return { strict: lines.of('report'), loose: others } // (1), (2)
}

function ofErrors(lines: PrintedLines, { tests, areSeveral, isIdentified }: Evidence): NeededLines {
  const said = lines.of('output', 'warning')
  const isMore = (line: string) => isSpecific(line) || isFinding(line)
  const others = lines.of('mention', 'report')
  const plain = [...(isIdentified ? said.filter(isMore) : said), ...others]
  // A standing sentence below it says less than the noise can.
  const noise = areSeveral ? [] : lines.of('noise')
  if (!isIdentified) return { strict: [...plain, ...lines.of('stop')], loose: noise } // (4)
  const reported = new Set(lines.of('report'))
  // Beside several errors, a log of what works says nothing of them.
  const isSilent = (line: string) => isPassed(line) || (areSeveral && isLogged(line))
  const isExact = (line: string) =>
    reported.has(line) || (lines.hasExact(line) && !isCounting(line) && !isSilent(line))
  return {
    strict: [...plain.filter(isExact), ...(tests.length > 0 ? tests : lines.of('stop'))],
    loose: [...noise, ...plain.filter((line) => !isExact(line) && !isSilent(line))],
  } // (3)
}
