// Whether a notice can be what failed.
import type { StepLog } from '../../model/logged/step-log.ts'

/**
 * Returns the first notice of this log, as printed, that neither the other log nor a green one has, if nothing shows that
 * another line is the error: one that states a failure or is in the list, and has a value of its own, such as a number, a path
 * or a name, is in both logs, and not in the green one.
 */
export function loneNotice(
  here: StepLog,
  there: StepLog,
  green: StepLog | undefined,
): string | undefined {
  const [theirs, passed] = [keysIn(there), keysIn(green)]
  const notice = here.rows?.find(
    ({ key, isNotice }) => isNotice && !theirs.has(key) && !passed.has(key),
  )
  if (notice === undefined) return undefined
  const listed = new Set(here.texts.flatMap(({ isEntry, masked }) => (isEntry ? masked.key : [])))
  const isNamed = here.lines.some(
    ({ row, masked, hasValue }) =>
      hasValue &&
      row !== undefined &&
      (row.says === 'failure' || listed.has(masked.key)) &&
      theirs.has(row.key) &&
      !passed.has(row.key),
  )
  return isNamed ? undefined : notice.text.trim()
}

function keysIn({ rows = [] }: Pick<StepLog, 'rows'> = { rows: [] }): ReadonlySet<string> {
  return new Set(rows.map(({ key }) => key))
}
