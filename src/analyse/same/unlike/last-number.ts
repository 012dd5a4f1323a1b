// Whether two logs end with a line of the same words and another number, which can be what failed.
import { labelledText, type StepLog, type StepLogLine } from '../../../model/logged/step-log.ts'
import { countsFailures } from '../diff-logs.ts'

const NUMBER = /[+-]?\d+(?:[.,:/-]\d+)*/g

/** What a count or a measured value has behind it: `3 packages`, `1.2s`, `4 times`, `41 file(s)`, `16%`. */
const COUNTED =
  /^(?:%| ?(?:[nµm]?s|secs?|seconds?|min|minutes?|h|hours?|bytes|[kKMGT]i?B)\b| [a-z]{3,}s\b| [a-z]+\(s\))/

/** What stands before a number, unless that is a part of a code, a place or a name. */
const APART = /(?:^|[\s(,;])$/

interface Numbered {
  readonly text: string
  /** What identifies the row of the line: of a total, it lacks what passed. */
  readonly key: string
  /** The line without its numbers, and with each noun in the singular. */
  readonly words: string
  readonly numbers: readonly { readonly value: string; readonly isCount: boolean }[]
}

/** The last lines of two logs that differ in a number alone. */
interface OtherNumber {
  /** The line of this log, as printed. */
  readonly line: string
  /**
   * Whether a green log shows that the number only counts or measures: it has the line with a further number, which is not 0,
   * and never with one of these two.
   */
  readonly variesIn: (green: StepLog) => boolean
}

/** Compares the last lines that say something; `undefined` unless they differ in a number alone. */
export function otherLastNumber(here: StepLog, there: StepLog): OtherNumber | undefined {
  const [ours, theirs] = [lastOf(here), lastOf(there)]
  if (ours === undefined || ours.key === theirs?.key || ours.words !== theirs?.words)
    return undefined
  const at = ours.numbers.flatMap(({ value }, index) =>
    value === theirs.numbers[index]?.value ? [] : index,
  )
  if (at.length === 0) return undefined
  const isFurther = ({ numbers }: Numbered) =>
    at.every((index) => {
      const value = numbers[index]?.value
      return ![ours, theirs].some((one) => one.numbers[index]?.value === value) && value !== '0'
    })
  return {
    line: ours.text,
    variesIn: ({ lines }) => {
      const alike = lines.map(numberedLine).filter(({ words }) => words === ours.words)
      const isCount = at.every((index) => ours.numbers[index]?.isCount)
      return isCount && alike.length > 0 && alike.every(isFurther)
    },
  }
}

/** A number alone says how much, too. */
const BARE = /^\s*\d+\s*$/

/** Returns the last line that says something, unless it counts failures: such counts are compared as totals. */
function lastOf({ lines }: StepLog): Numbered | undefined {
  const last = lines.findLast(
    ({ row, text }) => BARE.test(text.text) || (row !== undefined && row.says !== 'nothing'),
  )
  if (last === undefined) return undefined
  const { row } = last
  const isTotal = row?.failures !== undefined || (row?.says === 'failure' && countsFailures(row))
  return isTotal || row?.says === 'context' ? undefined : numberedLine(last)
}

function numberedLine(line: StepLogLine): Numbered {
  const { masked, row } = line
  const numbers = Array.from(masked.text.matchAll(NUMBER), ({ 0: value, index }) => ({
    value,
    isCount:
      /^\d/.test(value) &&
      APART.test(masked.text.slice(0, index)) &&
      COUNTED.test(masked.text.slice(index + value.length)),
  }))
  return {
    text: labelledText(line).trim(),
    key: row?.key ?? '',
    words: masked.text.replace(NUMBER, '#').replace(/(?<=# [a-z]{1,60}?)(?:s|\(s\))(?!\w)/g, ''),
    numbers,
  }
}
