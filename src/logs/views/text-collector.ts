import { type LogText, logText, partsOfText } from '../../model/logged/log-text.ts'
import type { StepFindings } from '../../model/report/failure.ts'
import { hidesOutput, isEnding, isSpecific, scriptHidesOutput } from '../lines/ending-forms.ts'
import { hasFinding, isLogged, PYTHON_WARNING } from '../lines/plain-lines.ts'
import { compares, isRow, withoutAmounts, DIFF_ROW, textMasker } from '../masks/mask-line.ts'
import { lastEvents, type LogEvent } from '../events/event-store.ts'
import { contextReader, isStatement, roleOf, type Statement } from '../events/statement.ts'
import type { StepEvents } from '../events/step-events.ts'
import type { FailureForm } from '../forms/form.ts'
import { isPassed } from '../words/passed.ts'
import { isCounting } from '../words/total.ts'
import { comparedTexts, type ErrorEvidence, type TextRoles, textRoles } from './compared-texts.ts'
import { noticeReader, speaksOfWarnings } from './notices.ts'
import { type SignReader, signReader } from './sign-reader.ts'
import { type LineCollector, lineCollector } from './step-log-lines.ts'

/** A warning that can fail a step: it says that a limit is not kept. */
const VIOLATION = /\b(?:violat\w{2,4}|not met|not reached|exceed(?:s|ed)?|below|above)\b/

/** A place in a file. */
const POSITION = /\.\w{1,8}:\d|^\s*\d+:\d/

/** A note of a compiler about the error above it. */
const NOTE = /^note: /

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

/** Noise that begins like what a script or a plug-in says of its own findings. */
const SAID: ReadonlySet<string> = new Set(['downloads', 'progress', 'help', 'levels'])

/** The texts of a step by which its log is compared with another one. */
export interface TextCollector extends Pick<LineCollector, 'keyOf'> {
  /** Reads a line of any class. */
  readonly read: (line: LogEvent) => void
  readonly addNoise: (line: LogEvent, name: string) => void
  readonly addWarning: (line: LogEvent, above: readonly LogEvent[]) => void
  /** Adds a total or a summary, which can name the package or the project that failed. */
  readonly addSummary: (line: LogEvent) => void
  /** Adds any other line. */
  readonly add: (statement: Statement, above: readonly LogEvent[]) => void
  /**
   * @param step its script, and whether a line says, at any place, that warnings fail it
   * @param isRead whether the step was read whole
   */
  readonly compared: (
    errors: Pick<ErrorEvidence, 'entries' | 'areSeveral'>,
    step: Pick<StepEvents, 'header' | 'strictAt'>,
    isRead: boolean,
  ) => Pick<StepFindings, 'isInToolForm' | 'identifiesError' | 'log'> & {
    /** Whether a text is that of a notice which says nothing of the failure. */
    readonly isNotice: (text: string) => boolean
  }
}

/** Collects the texts of a step by which its log is compared with another one, except noise that says nothing. */
export function textCollector(): TextCollector {
  const masker = textMasker()
  const texts = textRoles(masker)
  const lines = lineCollector(masker)
  const context = contextReader()
  const exactOf = exactLineFinder()
  const values = valueReader()
  const noteStop = stopReader(texts)
  const signs = signReader()
  const notices = noticeReader()
  /** Whether the line can be a notice. */
  let isNotice = false

  return {
    keyOf: lines.keyOf,
    read(line) {
      const { text } = line
      lines.read(line)
      isNotice = notices.read(line)
      values.read(text)
      if (text.trim() === '') context.separate()
    },
    addNoise(line, name) {
      noteNoise(texts, line, name)
    },
    addWarning(line, above) {
      const { qualified: whole, cut } = line
      texts.note('output', whole, cut)
      texts.keepNumbers(exactOf(line, above, !isLogged(partsOfText(whole).join(''))))
      signs.readWarning(whole)
      noteWarning(texts, whole, above)
    },
    addSummary({ qualified: whole, cut }) {
      texts.note('output', whole, cut)
      context.end()
      if (isSpecific(whole.text.replace(/\b\d\S*/g, ''))) texts.note('mention', whole)
    },
    /**
     * A line is added as each of these that it is:
     *
     * 1. `output`: every line.
     * 2. `mention`: the command of an action directly above a line that reports a failure.
     * 3. `report`: the indented lines above such a line, such as frames.
     * 4. `compared`: a line that compares, the value below a label, and a row of a diff.
     * 5. `report` or `mention`: what `roleOf` says.
     */
    add(statement, above) {
      const { line, found, report } = statement
      const { qualified: whole, cut } = line
      texts.note('output', whole, cut) // 1
      const command = above.at(-1)?.qualified
      if (command && report && COMMAND.test(command.text)) texts.note('mention', command) // 2
      const isPart = context.includes(statement)
      texts.keepNumbers(exactOf(line, above, found.kind !== 'text'))
      if (!isNotice) noteStop(statement)
      if (report !== undefined) context.begin(report)
      const parts = partsAbove(above, report)
      for (const indented of parts) texts.note('report', indented) // 3
      const isComparing = compares(whole.text) && !isPassed(whole.text)
      if (values.readValue(whole.text) || isComparing) texts.note('compared', whole) // 4
      const role = roleOf(statement, isPart)
      signs.read(statement, { role, parts, isComparing, isNotice })
      if (role !== undefined) texts.note(role, whole, role === 'report' && cut) // 5
    },
    compared(errors, step, isRead) {
      return comparedStep({ texts, lines, values, notices, signs }, errors, step, isRead)
    },
  }
}

interface Collected {
  readonly texts: TextRoles
  readonly lines: LineCollector
  readonly values: ReturnType<typeof valueReader>
  readonly notices: ReturnType<typeof noticeReader>
  readonly signs: SignReader
}

function comparedStep(
  { texts, lines, values, notices, signs }: Collected,
  ...[{ entries: all, ...errors }, { header, strictAt }, isRead]: Parameters<
    TextCollector['compared']
  >
): ReturnType<TextCollector['compared']> {
  const mayBeStrict = strictAt !== undefined
  const known = notices.all()
  const isSilent =
    known.size > 0 &&
    !(mayBeStrict || signs.blamesWarnings()) &&
    !lines.has((line) => !known.has(line.qualified.key) && speaksOfWarnings(line))
  const isNotice = (text: string) => isSilent && known.has(text)
  texts.omit(({ key }) => isNotice(key))
  const { saysWhy, ...shown } = signs.found(mayBeStrict, isNotice)
  const found = comparedTexts(texts, {
    ...errors,
    entries: all.filter(({ printed }) => !isNotice(printed)),
    ...shown,
    rows: values.rows(),
  })
  const isHidden =
    !saysWhy &&
    (scriptHidesOutput(header) ||
      lines.has(({ label, text }) => hidesOutput(label + text)) ||
      !lines.has(({ text }) => isSpecific(text) && !isEnding(text)))
  const log = { ...found.log, ...lines.lines(isRead, isNotice), hidesOutput: isHidden }
  return { ...found, log, isNotice }
}

/** Notes an error with the last text that says something, but names no error. */
function stopReader(texts: TextRoles) {
  let said: LogText | undefined
  return ({ line: { qualified: whole }, found, names, isSpecific: saysMuch }: Statement): void => {
    if (isCounting(whole.text)) return
    const isText = found.kind === 'text'
    if (!isText && names && said !== undefined)
      texts.note('stop', logText(whole.text, [...partsOfText(said), ...whole.context]))
    const isOutput = isText && saysMuch && !isPassed(whole.text)
    if (isOutput && !isLogged(partsOfText(whole).join(''))) said = whole
  }
}

/** Returns the indented lines before a failure, which belong to it, such as the frames of a traceback. */
function partsAbove(above: readonly LogEvent[], form: FailureForm | undefined): readonly LogText[] {
  return lastEvents(above, form?.before ?? 0, isStatement)
    .map(({ qualified: whole }) => whole)
    .filter(({ key }) => /^\s/.test(key) && /\p{L}/u.test(key))
}

/** Reads the values of comparisons, and the rows of tables with percentages. */
function valueReader() {
  const rows = new Set<string>()
  /** Lines below a label of a comparison that can be its value. */
  let left = 0
  let isDiff = false
  return {
    read(text: string): void {
      if (rows.size < MAX_ROWS && isRow(text)) rows.add(text)
      const isEmpty = text.trim() === ''
      isDiff = !isEmpty && (isDiff || HUNK.test(text))
      if (isEmpty) left = 0
    },
    /** Reads a statement, and returns whether it is a value below its label, or a row of a diff. */
    readValue(content: string): boolean {
      const isValue = left > 0 || (isDiff && DIFF_ROW.test(content))
      left = BARE_LABEL.test(content) ? MAX_VALUE_LINES : Math.max(0, left - 1)
      return isValue
    },
    rows: (): readonly string[] => [...rows],
  }
}

/** Notes what noise can say of an error. */
function noteNoise(texts: TextRoles, { qualified: whole, cut }: LogEvent, name: string): void {
  if (WORKSPACE.test(whole.text)) texts.note('mention', whole)
  if (name === 'cleanup') texts.note('output', whole, cut)
  if (SAID.has(name) && isSpecific(whole.text)) texts.note('noise', whole)
}

/** Notes what a warning can say of an error: a linter can fail for its warnings. */
function noteWarning(texts: TextRoles, whole: LogText, above: readonly LogEvent[]): void {
  const { kind } = above.findLast((one) => !NOTE.test(one.qualified.text))?.lineClass ?? {}
  const isOfError = NOTE.test(whole.text) && (kind === 'failure' || kind === 'error')
  if (isOfError) texts.note('mention', whole)
  else if (VIOLATION.test(whole.text) && withoutAmounts(whole.text)) texts.note('compared', whole)
  else if (POSITION.test(whole.text) && !PYTHON_WARNING.test(whole.text))
    texts.note('mention', whole)
  else if (isSpecific(whole.text)) texts.note('warning', whole)
}

/** Lines before and after one that reports an error that can be part of it. */
export const NEAR = 2

/** A row of a diff. */
const ROW = /^[+-](?![+-])/

type ExactLineFinder = (
  line: Pick<LogEvent, 'qualified'>,
  above: readonly LogEvent[],
  isError: boolean,
) => readonly LogText[]

/**
 * Returns a function that reads lines in their order, and lists those whose numbers can distinguish errors though no
 * tool's form is known: findings, rows of a diff, and what stands around a line that reports an error.
 */
function exactLineFinder(): ExactLineFinder {
  /** Lines that are still near the last error. */
  let left = 0
  return ({ qualified: whole }, above, isError) => {
    const isPart = (left > 0 || ROW.test(whole.key)) && !isPassed(whole.text)
    const isReport = isError || hasFinding(whole)
    left = isReport ? NEAR : Math.max(0, left - 1)
    const near = isError ? lastEvents(above, NEAR, isSpecificOutput) : []
    return [...near.map((line) => line.qualified), ...(isReport || isPart ? [whole] : [])]
  }
}

/** Whether a line is output, and says more than that something passed. */
function isSpecificOutput({ qualified: whole, lineClass: found }: LogEvent): boolean {
  return (
    whole.key !== '' && found.kind !== 'noise' && found.kind !== 'summary' && !isPassed(whole.text)
  )
}
