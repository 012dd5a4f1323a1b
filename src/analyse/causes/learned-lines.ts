import type { LoggedErrors } from '../../model/report/failure.ts'
import { type Line, lastPart, linesByWords, linesIn, partsOf, readLine } from './line-words.ts'

/** Other logs of a step on the base branch, from which a comparison can learn what varies. */
export interface LearnedFrom {
  /** Of the newest run in which the step passed. */
  readonly green: LoggedErrors
  /** Of another run in which it failed. */
  readonly red?: LoggedErrors | undefined
}

/** Lines that a list of what a step works on has at least. */
const MIN_LISTED = 2

/** Lines of the same words that a line is compared with. */
const MAX_ALIKE = 50

/**
 * Learns what varies in the log of a failed step from other logs of the step.
 *
 * @param here the log
 * @param there the log that it is compared with
 */
export function learnedLines(here: LoggedErrors, there: LoggedErrors, from: LearnedFrom) {
  const { green, red } = from
  const passed = linesIn(green)
  const { hasWords: isPassed } = passed
  const [{ hasWords: isHere }, { hasWords: isThere }] = [linesIn(here), linesIn(there)]
  /** Whether a line is in both logs, and says what failed: no green run prints it. */
  const isShared = (line: string) => !isPassed(lastPart(line)) && isThere(lastPart(line))
  const shared = [...here.reported.keys()].filter(isShared)
  const isNamed = shared.some((line) => here.naming.has(line))
  const isOnlyEntry = isNamed && here.entries.length > 0
  const others = linesByWords(there)
  const before = red && haveEqualEntries(here, there, red) ? linesByWords(red) : undefined
  const replaced = replacedValues(here, others.exact, isPassed)
  const lists = [green, there].map((log) => listSizes(log))
  const order = Array.from(here.printed.keys(), readLine)
  const positions = new Map(order.map(({ words }, at) => [words, at] as const).toReversed())
  const reasons = new Set(here.reasons.map((reason) => reason.trim()))

  /** Whether here the step went on after a line, as a green run does. */
  const goesOn = ({ words }: Line, isKnown: (next: Line) => boolean) => {
    const next = order[(positions.get(words) ?? order.length) + 1]
    return next !== undefined && (isPassed(lastPart(next.text)) || isKnown(next))
  }

  /** Whether the other log reports a line that is neither here nor in a green run: another error in place of one here. */
  const isReplaced = [...there.reported.keys()]
    .map(lastPart)
    .some((line) => !isPassed(line) && !isHere(line))
  const isReason = ({ words }: Line) => {
    const masked = order[positions.get(words) ?? order.length]?.text ?? ''
    return reasons.has(lastPart(here.printed.get(masked) ?? '').trim())
  }

  /** Whether a line that the other log does not have says nothing of the error. */
  const isExtra = (line: Line, twos: readonly Line[]): keyof LearnedFrom | undefined => {
    const isListed = lists.every((sizes) => (sizes.get(line.list) ?? 0) >= MIN_LISTED)
    if (isOnlyEntry && isListed && goesOn(line, ({ list }) => list === line.list)) return 'green'
    if (passed.has(lastPart(line.text)) && goesOn(line, () => false)) return 'green'
    return twos.length > 0 && !isReason(line) && !isReplaced ? 'red' : undefined
  }

  return {
    /**
     * Whether both logs have in common what no green run prints: something that identifies the error, and each line
     * that reports the failure in all red runs of the branch.
     */
    sharesFailure(): boolean {
      if (here.isIdentified ? shared.length === 0 : !isNamed) return false
      const { hasWords: isBefore } = linesIn(red ?? there)
      return [...there.reported.keys()]
        .map(lastPart)
        .every((line) => isPassed(line) || !isBefore(line) || isHere(line))
    },
    /**
     * Returns what shows that a line of this log, which the other one lacks, says nothing of the error; `undefined` if
     * nothing does. (1) The other log has a line of the same words, and each value that differs varies: a green run
     * prints the words too, and the value is an identifier, or it is yet another one there and a name identifies the
     * error elsewhere; or the value was replaced in such a line; or the branch fails with equal entries in another run,
     * where it is a third one.
     * (2) The other log has no such line: a green run has it, or a list of such lines, and what follows it here; or the
     * other red run has it, it is no reason here, and no other line is reported in its place.
     *
     * A line that compares or names a test varies only by values that were replaced elsewhere, and in red runs one that
     * names another entry only by random ids.
     */
    varies(text: string): keyof LearnedFrom | undefined {
      const kind = here.mentioned.has(text) ? 'loose' : 'exact'
      const line = readLine(text)
      const [ones = [], twos = []] = [others, before].map((lines) =>
        lines?.[kind].get(line.words)?.slice(0, MAX_ALIKE),
      )
      const isComparing = here.comparing.has(text)
      const isEntry = [...here.listed].some((entry) => entry.endsWith(lastPart(text)))
      if (ones.length === 0) return isComparing ? undefined : isExtra(line, twos) // (2)
      // The same line, but more often.
      if (there.output.has(text)) return undefined
      // (1)
      const last = partsOf(text).length - 1
      const isFree = isOnlyEntry && !line.isRow
      const kinds = ones.map((one) =>
        line.values.map(
          ({ value, isName, isRandom, isIdentifier, part }, at): keyof LearnedFrom | undefined => {
            const other = one.values[at]?.value
            if (value === other || replaced.get(value) === other) return 'green'
            if (isName || (isComparing && part === last)) return undefined
            const isOther = isFree && !passed.has(partsOf(one.text)[part] ?? '')
            if (isPassed(partsOf(text)[part] ?? '') && (isIdentifier || isOther)) return 'green'
            const canVary = isRandom || !(isEntry || line.isRow)
            // A value of the older red run can be of its error.
            const isThird = (two: Line) => ![value, other].includes(two.values[at]?.value)
            return canVary && twos.some(isThird) ? 'red' : undefined
          },
        ),
      )
      const found = kinds.filter((some) => !some.includes(undefined))
      if (found.length === 0) return undefined
      return found.some((some) => !some.includes('red')) ? 'green' : 'red'
    },
  }
}

/**
 * Returns the identifiers of a log that have another value in the other one, by lines that each has once and a green
 * run prints, too.
 */
function replacedValues(
  here: LoggedErrors,
  there: ReadonlyMap<string, readonly Line[]>,
  isPassed: (line: string) => boolean,
): ReadonlyMap<string, string> {
  const pairs = [...linesByWords(here).exact].flatMap(([words, [line, ...more]]) => {
    const [other, ...others] = there.get(words) ?? []
    const isOne = more.length === 0 && others.length === 0
    if (line === undefined || other === undefined || !isOne) return []
    if (here.comparing.has(line.text) || !isPassed(lastPart(line.text))) return []
    return line.values.flatMap(({ value, isIdentifier }, at) => {
      const changed = other.values[at]?.value
      return isIdentifier && changed !== undefined ? [[value, changed] as const] : []
    })
  })
  return new Map(pairs)
}

/** Counts the lines that differ only in names and values: as they are, or else without their numbers. */
function listSizes({ output, outputWithoutNumbers }: LoggedErrors): ReadonlyMap<string, number> {
  const lists = [outputWithoutNumbers, output.keys()].flatMap((lines) => [
    ...Map.groupBy(Array.from(lines, readLine), ({ list }) => list),
  ])
  return new Map(lists.map(([list, { length }]) => [list, length]))
}

/** Whether three logs list the same entries, as often; random ids in them can differ, if they do in the last two. */
function haveEqualEntries(here: LoggedErrors, there: LoggedErrors, red: LoggedErrors): boolean {
  const [own = [], ones = [], twos = []] = [here, there, red].map(({ entries }) =>
    entries
      .map(({ identity }) => readLine(identity))
      .toSorted((a, b) => (a.text < b.text ? -1 : 1)),
  )
  return (
    own.length > 0 &&
    own.length === ones.length &&
    own.length === twos.length &&
    own.every(({ words, values }, at) => {
      const [one, two] = [ones[at], twos[at]]
      return (
        one?.words === words &&
        two?.words === words &&
        values.every(({ value, isRandom }, index) => {
          const [first, second] = [one, two].map((line) => line.values[index]?.value)
          return value === first || (isRandom && first !== second && value !== second)
        })
      )
    })
  )
}
