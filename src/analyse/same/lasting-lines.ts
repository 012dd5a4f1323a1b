import { partsOfText } from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { LogWords } from './log-words.ts'
import { textWords } from './worded-text.ts'

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
  const byKey = logs.map(({ printed }) => new Map(printed.map((line) => [line.masked.key, line])))
  const [here, there, red] = byKey
  const lasting = [...(there?.values() ?? [])].filter(
    ({ masked: { key, text } }) => /[\p{L}\p{N}]/u.test(key) && red?.has(key) && !green.has(text),
  ) // (1)
  const isHere = (key: string) => {
    const found = byKey.map((lines) => lines.get(key))
    const words = found.map((one) =>
      (one?.texts ?? []).flatMap(partsOfText).flatMap((part) => part.split(BETWEEN)),
    )
    const above = found.map((one) => one?.above.map(textWords).toSorted())
    return here?.has(key) && lasts(words) && lasts(above) // (2), (3)
  }
  return lasting.length > 0 && lasting.every(({ masked }) => isHere(masked.key))
}

/** Whether the first of three lists has what the other two agree on. */
function lasts([here = [], there = [], red = []]: readonly (
  readonly string[] | undefined
)[]): boolean {
  if (there.length !== red.length) return true
  const isEqual = (one: string, at: number) => one === there[at] || there[at] !== red[at]
  return here.length === there.length && here.every(isEqual)
}
