// Which lines of a step are compared, each once.
import { digestOf } from '../../model/digest.ts'
import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import { groupsOf } from '../../model/some.ts'
import { readCount, countFailed } from '../entries/total-reader.ts'
import { codeReader } from '../lines/frames.ts'
import { compares, type TextMasker, withoutOrder } from '../masks/mask-line.ts'
import { isTotal } from '../words/total.ts'
import type { LogEvent } from '../events/event-store.ts'
import type { Form, Noise } from '../forms/form.ts'
import {
  isBeside,
  isEnding,
  isNamedEnding,
  isSpecific,
  withoutPointer,
} from '../lines/ending-forms.ts'
import { labelLike, processOf } from '../lines/label.ts'
import { isEcho, isRetry, MENTION } from '../lines/plain-lines.ts'
import { isPassed } from '../words/passed.ts'
import { countFailedMarks, isOnlyCount, lineKey } from './line-key.ts'

/** Characters of the lines that are kept; of a step that prints more, it is unknown what else it says. */
const MAX_CHARACTERS = 5_000_000
/** What a line takes beside its text. */
const LINE_CHARACTERS = 200

/** What a tool says of what did not fail. */
const PASSING: ReadonlySet<string> = new Set<Noise>([
  'tests that passed',
  'tests that were skipped',
  'downloads',
  'package managers',
  'progress',
  'coverage',
])

const ERRORS: ReadonlySet<string> = new Set<LogEvent['lineClass']['kind']>([
  'failure',
  'error',
  'mention',
])

/** What says only that something ended, began or passed. */
const SILENT = [isEnding, isEcho, isPassed]

interface ReadLine extends Pick<LogEvent, 'label' | 'text' | 'lineClass' | 'qualified'> {
  /** Whether it is source code around what is wrong. */
  isCode: boolean
  /** How often what a client says directly below is that it repeats the attempt. */
  retried: number
  /** What identifies the rest of a long line; empty if there is none. */
  readonly rest: string
  count: number
}

export interface LineCollector {
  readonly read: (line: LogEvent) => void
  /** Returns the key of the row that a line is part of; empty for a line that says nothing. */
  readonly keyOf: (line: Pick<LogEvent, 'label' | 'text' | 'rest' | 'lineClass'>) => string
  readonly has: (test: (line: ReadLine) => boolean) => boolean
  /**
   * @param isRead whether the step was read whole: if not, or if it printed too much, only errors are listed, since nothing is
   *   compared
   * @param isNotice whether the line with a key says nothing of the failure
   */
  readonly lines: (
    isRead: boolean,
    isNotice: (key: string) => boolean,
  ) => Pick<StepLog, 'lines' | 'rows'>
}

/** Collects what a step printed, each line once. Its memory is bounded. */
export function lineCollector(masker: TextMasker): LineCollector {
  const known = new Map<string, ReadLine>()
  const isCode = codeReader()
  const plan = planReader()
  let isWhole = true
  let left = MAX_CHARACTERS
  /** The line above, which can be the line of source code that is wrong. */
  let above: ReadLine | undefined
  let last: ReadLine | undefined
  return {
    read({ label, text, cut, rest, lineClass: found, qualified: whole }) {
      plan.read(text)
      if (POINTER.test(text) && above !== undefined) above.isCode = false
      const isRead = !cut || rest !== undefined
      const id = label + text + digestOfRest(rest) + (whole.key === text ? '' : `\n${whole.key}`)
      const line = known.get(id)
      const isAround = isCode(text)
      if (above !== undefined && ERRORS.has(above.lineClass.kind) && isRetry(text))
        above.retried += 1
      if (line !== undefined) line.count += 1
      else if (text.trim() === '') return
      else if (isRead && (left -= id.length + LINE_CHARACTERS) >= 0)
        known.set(id, {
          ...splitLabel(label, text),
          qualified: whole,
          rest: digestOfRest(rest),
          lineClass: found,
          isCode: isAround,
          retried: 0,
          count: 1,
        })
      else isWhole = false
      above = known.get(id)
      last = above
    },
    has: (test) => [...known.values()].some(test),
    keyOf: ({ label, text, rest, lineClass: found }) =>
      keyOf({ ...splitLabel(label, text), lineClass: found, rest: digestOfRest(rest) }, masker),
    lines(isRead, isNotice) {
      const isKept = isRead && isWhole && !plan.isCut()
      const kept = [...known.values()].filter(
        ({ lineClass: found }) => isKept || ERRORS.has(found.kind),
      )
      const lines = kept.map((line) => ({ line, key: keyOf(line, masker) }))
      const groups = groupsOf(
        lines.filter(({ key }) => key !== ''),
        ({ key }) => key,
      )
      const rows = new Map(
        groups.map((alike) => {
          const [{ line, key }] = alike
          const count = alike.reduce((sum, one) => sum + countLine(one.line), 0)
          const row = rowOf(line, masker, isNotice(line.qualified.key))
          return [key, { ...row, key, count: Math.max(1, count) }]
        }),
      )
      return {
        lines: lines.map(({ line, key }) => ({
          label: line.label,
          text: line.qualified,
          masked: masker.whole(line.qualified),
          row: rows.get(key),
          count: line.count,
          isLast: line === last,
          isBeside: standsBeside(line),
          hasValue: !standsBeside(line) && hasValue(line, rows.get(key)),
          isNamedEnding: endsByName(line, rows.get(key)),
        })),
        rows: isKept ? [...rows.values()] : undefined,
      }
    },
  }
}

function digestOfRest(rest: string | undefined): string {
  return rest === undefined ? '' : `…${digestOf([rest])}`
}

/** Points at what is wrong in the line above. */
const POINTER = /^[\s|│>\d]*\^[\s^~-]*$/

/** The plan of TAP, and the result of a test. */
const PLANNED = /^1\.\.(\d{1,7})\b/
const RESULT = /^(?:not )?ok\b/

/** Reads whether a step printed fewer results than TAP has planned. */
function planReader() {
  let planned = 0
  let results = 0
  return {
    read(text: string): void {
      planned += Number(PLANNED.exec(text)?.[1] ?? 0)
      if (RESULT.test(text)) results += 1
    },
    isCut: () => results > 0 && results < planned,
  }
}

/** Returns how often a line says what it says: how often noise is printed says nothing. */
function countLine({ text, lineClass: found, count }: ReadLine): number {
  const marks = countFailedMarks(text)
  if (marks > 0) return marks * count
  return found.kind === 'noise' ? 0 : count
}

/** Splits off what the classes of lines are read without: a label that only one line has, too. */
function splitLabel(label: string, text: string): Pick<ReadLine, 'label' | 'text'> {
  const like = labelLike(text)
  // A heading is no label: `Unused dependencies:`.
  const own = like.trim() === text.trim() ? '' : like
  return { label: label + own, text: text.slice(own.length) }
}

/** Returns what identifies the row of a line, with the process that printed it; empty if the line says nothing. */
function keyOf(
  { label, text, rest, lineClass: found }: Pick<ReadLine, 'label' | 'text' | 'rest' | 'lineClass'>,
  { part: mask }: TextMasker,
): string {
  const process = mask(processOf(label.replace(/^Error: /, '')))
  const key = lineKey(text, withoutOrder(mask(text), label), found.kind === 'noise')
  return (process === '' || key === '' ? key : `${process} ${key}`) + rest
}

function rowOf(
  { label, text, lineClass: found, isCode, retried, count }: ReadLine,
  { part: mask }: TextMasker,
  isNotice: boolean,
): Omit<LogRow, 'key' | 'count'> {
  const masked = mask(text)
  const isComparing = compares(masked)
  const form = 'form' in found ? found.form : undefined
  const isPassing = found.kind === 'noise' && PASSING.has(found.name) && !isOfWork(text, found.name)
  const says =
    isCode || isNotice || (found.kind !== 'failure' && (retried === count || isRetry(text)))
      ? 'context'
      : saysOf({ text, lineClass: found }, masked, isComparing)
  const total = form?.counts && totalInForm(text, form)
  return {
    text: label + text,
    says,
    compares: isComparing,
    isNotice,
    passes: isPassing && form !== undefined ? idOf(form) : undefined,
    total,
    failures: says === 'total' ? failuresIn(text, total?.failed) : undefined,
  }
}

/** Returns what a total says of failures; `undefined` if it counts something else. */
function failuresIn(text: string, failed = countFailed(text)): LogRow['failures'] {
  const [before = ''] = text.split(/\d/, 1)
  return failed === undefined
    ? undefined
    : {
        of: before
          .replace(/[^a-z]+/gi, ' ')
          .trim()
          .toLowerCase(),
        count: failed,
      }
}

function saysOf(
  { text, lineClass: found }: Pick<ReadLine, 'text' | 'lineClass'>,
  masked: string,
  isComparing: boolean,
): LogRow['says'] {
  const form = 'form' in found ? found.form : undefined
  if (form?.role === 'total' || isTotal(text) || isOnlyCount(text, masked)) return 'total'
  const saysMore = isSpecific(withoutPointer(masked)) && !SILENT.some((says) => says(text))
  switch (found.kind) {
    case 'failure':
    case 'error':
    case 'mention':
      return saysMore ? 'failure' : 'nothing'
    case 'text':
    case 'warning':
      return saysMore ? (isComparing ? 'failure' : 'text') : 'nothing'
    case 'noise':
    case 'summary':
      return 'nothing'
  }
}

/** A number, a path, or a name in quotes or with a dot: what a sentence that a script always prints lacks. */
const VALUE = /\d|["'`«“][^"'`«»“”]+["'`»”]|[\w.-]\/[\w.-]|\w\.\w/

function standsBeside({ text, lineClass: found }: ReadLine): boolean {
  return found.kind === 'warning' || isBeside(text)
}

/** Whether a line that says nothing else names what ended. */
function endsByName(line: ReadLine, row: LogRow | undefined): boolean {
  return row?.says === 'nothing' && !standsBeside(line) && isNamedEnding(line.label + line.text)
}

function hasValue({ text }: ReadLine, row: LogRow | undefined): boolean {
  if (row === undefined || row.says === 'nothing' || row.says === 'context') return false
  return VALUE.test(withoutPointer(text)) && (row.says !== 'total' || isSpecific(text))
}

/** A line of a program at a level at which it can say anything, and a coverage that a limit can be for. */
const LEVEL = /^\s*(?:INFO|DEBUG|TRACE|Note|coverage|Statements|Branches|Functions|Lines)\b/

/** Whether a line of noise is of work that failed, of a program that can say anything, or of a coverage as a whole. */
function isOfWork(text: string, name: string): boolean {
  return !name.startsWith('tests ') && (MENTION.test(text) || LEVEL.test(text))
}

function totalInForm(text: string, form: Form): LogRow['total'] {
  const { failed, errors } = form.pattern.exec(text)?.groups ?? {}
  const counted = readCount(failed) + readCount(errors)
  return { form: idOf(form), tool: form.tool, ofFiles: form.counts === 'files', failed: counted }
}

/** No two forms have one pattern. */
function idOf({ pattern }: Form): string {
  return pattern.source
}
