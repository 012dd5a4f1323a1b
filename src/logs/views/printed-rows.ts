import { digestOf } from '../../model/digest.ts'
import type { PrintedRow } from '../../model/report/failure.ts'
import { groupsOf } from '../../model/some.ts'
import { readCount, readCounts } from '../entries/printed-counts.ts'
import { codeReader } from '../lines/frames.ts'
import { compares } from '../masks/compared-values.ts'
import { isTotal, onlyCounts } from '../words/total.ts'
import type { LogEvent } from '../events/log-event.ts'
import type { Form, Noise } from '../forms/form.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { labelLike, processOf } from '../lines/label.ts'
import { isEcho, isRetry, MENTION } from '../lines/plain-lines.ts'
import { isPassed } from '../words/passed.ts'
import { countFailedMarks, countsAlone, lineKey } from './line-key.ts'

/** Characters of the rows that are kept; of a step that prints more, it is unknown what else it says. */
const MAX_CHARACTERS = 5_000_000
/** What a row takes beside its text. */
const ROW_CHARACTERS = 200

/** What a tool says of what did not fail. */
const PASSING: ReadonlySet<string> = new Set<Noise>([
  'tests that passed',
  'tests that were skipped',
  'downloads',
  'package managers',
  'progress',
  'coverage',
])

/** What says only that something ended, began or passed. */
const SILENT = [isEnding, isEcho, isPassed]

interface Row extends Pick<LogEvent, 'label' | 'text' | 'found'> {
  /** Whether it is source code around what is wrong. */
  isCode: boolean
  /** What identifies the rest of a long line; empty if there is none. */
  readonly rest: string
  count: number
}

type ReadLine = Pick<LogEvent, 'label' | 'text' | 'rest' | 'found'>

export interface RowCollector {
  readonly read: (line: LogEvent) => void
  /** Returns the key of a line, as `rows` has it. */
  readonly keyOf: (line: ReadLine) => string
  /** Returns `undefined` if a line was not kept, or not read to its end. */
  readonly rows: () => readonly PrintedRow[] | undefined
}

/**
 * Collects what a step printed, each line once. Its memory is bounded.
 *
 * @param mask returns a text without what differs between two logs of the same error
 */
export function printedRows(mask: (text: string) => string): RowCollector {
  const known = new Map<string, Row>()
  const isCode = codeReader()
  const plan = planReader()
  let isWhole = true
  let left = MAX_CHARACTERS
  /** The row above, which can be the line of source code that is wrong. */
  let above: Row | undefined
  return {
    read({ label, text, cut, rest, found }: LogEvent): void {
      plan.read(text)
      if (POINTER.test(text) && above !== undefined) above.isCode = false
      const isRead = !cut || rest !== undefined
      const id = label + text + digestOfRest(rest)
      const row = known.get(id)
      const added = { ...splitLabel(label, text), rest: digestOfRest(rest), found }
      const isAround = isCode(text)
      if (row !== undefined) row.count += 1
      else if (text.trim() === '') return
      else if (isRead && (left -= id.length + ROW_CHARACTERS) >= 0)
        known.set(id, { ...added, isCode: isAround, count: 1 })
      else isWhole = false
      above = known.get(id)
    },
    keyOf: ({ label, text, rest, found }) =>
      keyOf(splitLabel(label, text), found.kind === 'noise', mask) + digestOfRest(rest),
    rows: () => {
      if (!isWhole || plan.isCut()) return undefined
      const rows = [...known.values()].map((row) => ({ row, read: rowOf(row, mask) }))
      const kept = rows.filter(({ read }) => read.key !== '')
      return groupsOf(kept, ({ read }) => read.key).map((alike) => {
        const count = alike.reduce((sum, { row }) => sum + countRow(row), 0)
        return { ...alike[0].read, count: Math.max(1, count) }
      })
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
function countRow({ text, found, count }: Row): number {
  const marks = countFailedMarks(text)
  if (marks > 0) return marks * count
  return found.kind === 'noise' ? 0 : count
}

/** Splits off what the classes of lines are read without: a label that only one line has, too. */
function splitLabel(label: string, text: string): Pick<Row, 'label' | 'text'> {
  const like = labelLike(text)
  // A heading is no label: `Unused dependencies:`.
  const own = like.trim() === text.trim() ? '' : like
  return { label: label + own, text: text.slice(own.length) }
}

/** Returns what identifies a line, with the process that printed it; empty if the line says nothing. */
function keyOf(
  { label, text }: Pick<Row, 'label' | 'text'>,
  isNoise: boolean,
  mask: (text: string) => string,
): string {
  const process = mask(processOf(label.replace(/^Error: /, '')))
  const key = lineKey(text, mask(text), isNoise)
  return process === '' || key === '' ? key : `${process} ${key}`
}

function rowOf(
  { label, text, rest, found, isCode }: Row,
  mask: (text: string) => string,
): Omit<PrintedRow, 'count'> {
  const masked = mask(text)
  const form = 'form' in found ? found.form : undefined
  const isPassing = found.kind === 'noise' && PASSING.has(found.name) && !isOfWork(text, found.name)
  return {
    text: label + text,
    key: keyOf({ label, text }, found.kind === 'noise', mask) + rest,
    says:
      isCode || (found.kind !== 'failure' && isRetry(text))
        ? 'context'
        : saysOf({ text, found }, masked),
    passes: isPassing && form !== undefined ? idOf(form) : undefined,
    total: form?.role === 'total' ? totalInForm(text, form) : undefined,
  }
}

function saysOf({ text, found }: Pick<Row, 'text' | 'found'>, masked: string): PrintedRow['says'] {
  const form = 'form' in found ? found.form : undefined
  const isCount = [isTotal, countsAlone, readCounts].some((counts) => counts(text))
  if (form?.role === 'total' || isCount || onlyCounts(masked)) return 'total'
  const saysMore = isSpecific(masked) && !SILENT.some((says) => says(text))
  switch (found.kind) {
    case 'failure':
    case 'error':
    case 'mention':
      return saysMore ? 'failure' : 'nothing'
    case 'text':
    case 'warning':
      return saysMore ? (compares(masked) ? 'failure' : 'text') : 'nothing'
    case 'noise':
    case 'summary':
      return 'nothing'
  }
}

/** A line of a program at a level at which it can say anything, and a coverage that a limit can be for. */
const LEVEL = /^\s*(?:INFO|DEBUG|TRACE|Note|coverage|Statements|Branches|Functions|Lines)\b/

/** Whether a line of noise is of work that failed, of a program that can say anything, or of a coverage as a whole. */
function isOfWork(text: string, name: string): boolean {
  return !name.startsWith('tests ') && (MENTION.test(text) || LEVEL.test(text))
}

function totalInForm(text: string, form: Form): PrintedRow['total'] {
  const { failed, errors } = form.pattern.exec(text)?.groups ?? {}
  return { form: idOf(form), tool: form.tool, failed: readCount(failed) + readCount(errors) }
}

/** No two forms have one pattern. */
function idOf({ pattern }: Form): string {
  return pattern.source
}
