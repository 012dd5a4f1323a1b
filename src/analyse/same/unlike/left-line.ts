// Which line of a log can be an error that the other log lacks, although nothing else differs.
import type { LogRow, StepLog } from '../../../model/logged/step-log.ts'
import { wordsOf } from '../learned-values.ts'

/** A total, and a path, a URL or a quoted name in it: `1 result(s) for http://localhost:8080/cart`. */
const NAMED_TOTAL = /^\W*\d[\d,]* \w.*(?:[a-z]\/|\/[a-z]|["'`][^"'`]+["'`])/i

/** What names or counts something: a number, a quoted or dotted name, a path. */
const VALUE = /\d|["'`][^"'`]+["'`]|\w[./]\w/

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
  const notices = left.filter(({ isNotice }) => isNotice)
  const isAny = totals.length + notices.length > 0
  const words = new Set(isAny ? others.map(({ key }) => wordsOf(key)) : [])
  // The same with another number is no other thing.
  const isOther = ({ key }: LogRow) => !words.has(wordsOf(key))
  const total = totals.find(isOther) // 1
  const notice = notices.find(isOther)
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
  return !here.lines.some(({ row, masked, text, hasValue }) => {
    if (row === undefined || !theirs.has(row.key) || passed.has(row.key)) return false
    // Of what can stand beside any failure, only what is listed is the error.
    return listed.has(masked.key) ? VALUE.test(text.text) : hasValue && row.says === 'failure'
  })
}

function keysIn(rows: readonly LogRow[] = []): ReadonlySet<string> {
  return new Set(rows.map(({ key }) => key))
}
