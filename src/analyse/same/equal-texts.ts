import { CHECKOUT } from '../../model/logged/names.ts'
import type { LogRow, StepLog, StepLogLine } from '../../model/logged/step-log.ts'
import type { LogRows } from './learned-values.ts'
import { NPM_NOTICE, ownFinder } from './own-lines.ts'

/** A date, a time of day, or both at the start of a line. */
const TIME = /^\W{0,4}(?:\d{1,4}[-:/]\d\d[\d:.,TZ/+-]*\W{1,4})+/

/** What a language warns of. A warning of the runner counts: it looks as that of a script. */
const NOTICE = /^\(node:\d+\)|^\(Use `node --trace|: \w{4,40}Warning: /

/**
 * Whether what two logs of a failed step print, and a green log does not, is the same text, each line as often. Durations,
 * dates, ids, hashes and ports keep their values. The last line that both print is one of these lines, and one of them has a
 * value: else the step prints them whatever fails.
 */
export function haveEqualTexts(here: StepLog, there: StepLog, { rows: green }: StepLog): boolean {
  if (green === undefined) return false
  const [own, other] = [ownTexts(here, green), ownTexts(there, green)]
  return own.endsWithOwn && other.endsWithOwn && own.hasValue && own.texts === other.texts
}

function ownTexts({ lines, rows }: StepLog, green: LogRows) {
  const isOwn = ownFinder([green])
  const own = rows === undefined ? [] : lines.filter((line) => isOwnLine(line, isOwn))
  const counts = new Map<string, number>()
  for (const line of own) {
    const text = textOf(line)
    counts.set(text, (counts.get(text) ?? 0) + line.count)
  }
  const hasValue = own.some((line) => line.hasValue)
  const texts = [...counts].map(([text, count]) => `${count} ${text}`).toSorted()
  return { texts: texts.join('\n'), hasValue, endsWithOwn: own.some(({ isLast }) => isLast) }
}

function isOwnLine({ row }: StepLogLine, isOwn: (row: LogRow) => boolean): boolean {
  return row !== undefined && isOwn(row) && ![NPM_NOTICE, NOTICE].some((one) => one.test(row.text))
}

/** Returns a line as printed, without the time before it, and without the folder of the checkout. */
function textOf({ text: { key } }: StepLogLine): string {
  return withoutTime(key).replace(CHECKOUT, '')
}

/** Takes off the date and the time before a line; a count after them stays. */
export function withoutTime(text: string): string {
  return text.replace(TIME, '')
}
