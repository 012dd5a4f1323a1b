// Which line of a log can be an error that the other log lacks, although nothing else differs.
import { greenLog } from '../../../model/logged/green-log.ts'
import type { LogRow, StepLog } from '../../../model/logged/step-log.ts'
import { variesByEvidence } from '../learned-values.ts'

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
  const others = greenLog([there.rows, green?.rows], variesByEvidence)
  const left = (here.rows ?? []).filter((row) => !others.has(row))
  const isTotal = ({ says, text }: LogRow) => says !== 'nothing' && NAMED_TOTAL.test(text)
  // The same with another number is no other thing.
  const total = left.find((row) => isTotal(row) && !others.hasWords(row)) // 1
  const notice = left.find((row) => row.isNotice && !others.hasWords(row))
  const line = total ?? (notice && isLone(here, there, green) ? notice : undefined) // 2
  return line?.text.trim()
}

/**
 * Whether a notice may be the error: no other line that states a failure, or is in the list, has a value of its own, such as a
 * number, a path or a name, is in both logs, and not in the green one.
 */
function isLone(here: StepLog, there: StepLog, green: StepLog | undefined): boolean {
  const theirs = greenLog([there.rows], variesByEvidence)
  const passed = greenLog([green?.rows], variesByEvidence)
  const listed = new Set(here.texts.flatMap(({ isEntry, masked }) => (isEntry ? masked.key : [])))
  return !here.lines.some(({ row, masked, text, hasValue }) => {
    if (row === undefined || !theirs.has(row) || passed.has(row)) return false
    // Of what can stand beside any failure, only what is listed is the error.
    return listed.has(masked.key) ? VALUE.test(text.text) : hasValue && row.says === 'failure'
  })
}
