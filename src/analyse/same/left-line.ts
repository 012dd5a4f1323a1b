// Which line of a log can be an error that the other log lacks, although nothing else differs.
import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import { wordsOf } from './learned-values.ts'

/** A total, and a path, a URL or a quoted name in it: `1 result(s) for http://localhost:8080/cart`. */
const NAMED_TOTAL = /^\W*\d[\d,]* \w.*(?:[a-z]\/|\/[a-z]|["'`][^"'`]+["'`])/i

/**
 * Returns a line of this log, as printed, that may be what failed, and that neither the other log nor a green one has: (1) a
 * total that names something else; (2) a notice, as `isLone` says.
 */
export function leftLine(
  here: StepLog,
  there: StepLog,
  green: StepLog | undefined,
): string | undefined {
  const others = [there, green].flatMap((log) => log?.rows ?? [])
  const keys = new Set(others.map(({ key }) => key))
  const left = (here.rows ?? []).filter(({ key }) => !keys.has(key))
  const totals = left.filter(({ says, text }) => says !== 'nothing' && NAMED_TOTAL.test(text))
  const words = new Set(totals.length > 0 ? others.map(({ key }) => wordsOf(key)) : [])
  const total = totals.find(({ key }) => !words.has(wordsOf(key))) // 1
  const notice = left.find(({ isNotice }) => isNotice)
  const line = total ?? (notice && isLone(here, there, green) ? notice : undefined) // 2
  return line?.text.trim()
}

/**
 * Whether a notice may be the error: no other line that states a failure, or is in the list, has a value of its own, such as a
 * number, a path or a name, is in both logs, and not in the green one.
 */
function isLone(here: StepLog, there: StepLog, green: StepLog | undefined): boolean {
  const [theirs, passed] = [keysIn(there.rows), keysIn(green?.rows)]
  const listed = new Set(here.texts.flatMap(({ isEntry, masked }) => (isEntry ? masked.key : [])))
  return !here.lines.some(
    ({ row, masked, hasValue }) =>
      hasValue &&
      row !== undefined &&
      (row.says === 'failure' || listed.has(masked.key)) &&
      theirs.has(row.key) &&
      !passed.has(row.key),
  )
}

function keysIn(rows: readonly LogRow[] = []): ReadonlySet<string> {
  return new Set(rows.map(({ key }) => key))
}
