import type { LoggedErrors } from '../../model/report/failure.ts'
import { lastPart, type LogWords, wordsOf } from './line-words.ts'

/** What stands between two words of a line. */
const BETWEEN = /[\s"'`()[\]{},;=]+/

/**
 * Returns whether the first of three red logs has what lasts in the other two: (1) the lines that both have and a green run
 * lacks. They identify the error, whatever their words, if (2) each word that is equal in both is equal here, even if
 * it looks random, and (3) each line follows what it follows in both. (4) A line that only refers to a limit proves
 * nothing, since amounts in other lines are the error.
 */
export function hasLastingLines(logs: readonly LoggedErrors[], green: LogWords): boolean {
  if (logs[0]?.blamesRows !== false) return false // (4)
  const byText = logs.map(({ printed }) => new Map(printed.map((line) => [line.masked, line])))
  const [here, there, red] = byText
  const lasting = [...(there?.keys() ?? [])].filter(
    (line) => /[\p{L}\p{N}]/u.test(line) && red?.has(line) && !green.has(lastPart(line)),
  ) // (1)
  const isHere = (line: string) => {
    const found = byText.map((lines) => lines.get(line))
    const words = found.map((one) => one?.texts.flatMap((text) => text.split(BETWEEN)) ?? [])
    const above = found.map((one) => one?.above.map(wordsOf).toSorted() ?? [])
    return here?.has(line) && lasts(words) && lasts(above) // (2), (3)
  }
  return lasting.length > 0 && lasting.every(isHere)
}

/** Whether the first of three lists has what the other two agree on. */
function lasts([here = [], there = [], red = []]: readonly (readonly string[])[]): boolean {
  if (there.length !== red.length) return true
  const isEqual = (one: string, at: number) => one === there[at] || there[at] !== red[at]
  return here.length === there.length && here.every(isEqual)
}
