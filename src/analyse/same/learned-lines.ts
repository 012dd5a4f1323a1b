import {
  type ComparedText,
  logText,
  type LogText,
  partsOfText,
  reportedTexts,
} from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { hasLastingLines, type LogWords, wordsIn } from './log-words.ts'
import { readWords, type WordedText } from './worded-text.ts'

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

/** Two logs, and what others show of them. */
interface ComparedLogs {
  readonly here: LoggedErrors
  readonly there: LoggedErrors
  readonly hereWords: LogWords
  readonly thereWords: LogWords
  readonly green: LogWords
  /** Of another red run with equal entries. */
  readonly older: LogWords | undefined
  /** Reported lines that are in both logs and say what failed: no green run prints them. */
  readonly shared: readonly ComparedText[]
  /** Whether one of these names a thing. */
  readonly isNamed: boolean
  /** Whether it has each line that both red logs have and no green run prints. */
  readonly isProven: boolean
  /** Identifiers here that have another value there, in lines that a green run prints, too. */
  readonly replaced: ReadonlyMap<string, string>
}

/**
 * Learns what varies in the log of a failed step from other logs of the step, for this report only.
 *
 * Two errors of the branch that differ only in a count or a random id, which no list of failures and no comparison
 * shows, make a third such error the same.
 *
 * @param here the log
 * @param there the log that it is compared with
 */
export function learnedLines(here: LoggedErrors, there: LoggedErrors, from: LearnedFrom) {
  const [hereWords, thereWords] = [wordsIn(here), wordsIn(there)]
  const [green, { red }] = [wordsIn(from.green), from]
  const isShared = (line: string) => !green.hasWords(line) && thereWords.hasWords(line)
  const shared = reportedTexts(here.lines).filter(({ masked }) => isShared(masked.text))
  const isProven = red !== undefined && hasLastingLines([here, there, red], green)
  const logs: ComparedLogs = {
    here,
    there,
    hereWords,
    thereWords,
    green,
    shared,
    isProven,
    older:
      red && (isProven || here.entries.length > 0) && haveEqualEntries([here, there, red])
        ? wordsIn(red)
        : undefined,
    isNamed: shared.some(({ names }) => names),
    replaced: replacedValues(hereWords, thereWords, green),
  }
  return {
    sharedBy: () => sharedBy(logs, red),
    varies: (text: LogText) => varies(text, logs),
  }
}

/**
 * Returns what shows that both logs have in common what no green run prints: something that identifies the error, and each
 * line that reports the failure in all red runs of the branch; `undefined` if they do not.
 */
function sharedBy(
  { here, there, hereWords, green, shared, isNamed, isProven }: ComparedLogs,
  red = there,
): readonly (keyof LearnedFrom)[] | undefined {
  const isShared = reportedTexts(there.lines).every(
    ({ masked: { text } }) =>
      green.hasWords(text) || !wordsIn(red).hasWords(text) || hereWords.hasWords(text),
  )
  if (!isShared) return undefined
  if (here.isIdentified && shared.length > 0) return []
  if (!here.isIdentified && isNamed) return ['green']
  return isProven ? ['green', 'red'] : undefined
}

/**
 * Returns what shows that a line of this log, which the other one lacks, says nothing of the error; `undefined` if
 * nothing does. Either the other log has no line of the same words, see `isExtra`; or it has one, and each value that
 * differs varies, see `valueVaries`.
 */
function varies(text: LogText, logs: ComparedLogs): keyof LearnedFrom | undefined {
  const { here, hereWords, thereWords, older } = logs
  const isLoose = here.lines.some((one) => one.isMentioned && one.withoutNumbers.key === text.key)
  const line = readWords(text)
  const [ones = [], twos = []] = [thereWords, older].map((lines) =>
    lines?.[isLoose ? 'loose' : 'exact'].get(line.words)?.slice(0, MAX_ALIKE),
  )
  // In a comparison, signs and blanks count as well.
  if (hereWords.comparing.has(text.key) && line.values.length === 0) return undefined
  if (ones.length === 0) return hereWords.comparing.has(text.key) ? undefined : isExtra(line, logs)
  // The same line, but more often.
  if (thereWords.exact.get(line.words)?.some((other) => other.text.key === text.key))
    return undefined
  const isFixed =
    line.isRow || here.lines.some((one) => one.isEntry && one.masked.text.endsWith(text.text))
  const found = ones
    .map((one) => line.values.map((_, at) => valueVaries(at, { line, one, twos, isFixed }, logs)))
    .filter((kinds) => !kinds.includes(undefined))
  if (found.length === 0) return undefined
  return found.some((kinds) => !kinds.includes('red')) ? 'green' : 'red'
}

/**
 * Returns what shows that a line that the other log does not have says nothing of the error: (1) a list of such lines,
 * or (2) the line itself, is in a green run, and so is what follows it here. What another red run printed is no noise: it
 * can be a failure of its own.
 */
function isExtra(
  line: WordedText,
  { here, hereWords, thereWords, green, isNamed, isProven }: ComparedLogs,
): keyof LearnedFrom | undefined {
  const next = hereWords.below(line)
  const isNext = next !== undefined && green.hasWords(next.text.text)
  const isListed = [green, thereWords].every(
    ({ listSizes }) => (listSizes.get(line.list) ?? 0) >= MIN_LISTED,
  )
  const isInList = isListed && (isNext || next?.list === line.list)
  if ((isNamed || isProven) && here.entries.length > 0 && isInList) return 'green' // (1)
  return isNext && green.has(line.text.text) ? 'green' : undefined // (2)
}

/** A line here, one of the same words in the other log, and those of the older red run. */
interface AlikeLines {
  readonly line: WordedText
  readonly one: WordedText
  readonly twos: readonly WordedText[]
  /** Whether it names an entry or is the row of a table: in red runs, only random ids vary. */
  readonly isFixed: boolean
}

/**
 * Returns what shows that a value of a line varies: it is equal there, or was replaced in a line that a green run prints,
 * too; (1) a green run prints the words, and the value is an identifier, or yet another one there, and the error is
 * identified by a name, or else by what lasts, and the older red run has a third one; or (2) it is random or a
 * count, and a third one in the older red run. One that is a name, or in a comparison, is the error.
 */
function valueVaries(
  at: number,
  { line, one, twos, isFixed }: AlikeLines,
  { here, hereWords, green, isNamed, isProven, replaced }: ComparedLogs,
): keyof LearnedFrom | undefined {
  const [own, other] = [line.values[at], one.values[at]]
  if (own === undefined) return undefined
  const { value, isName, isRandom, isCount, isIdentifier, part } = own
  const parts = partsOfText(line.text)
  if (value === other?.value || replaced.get(value) === other?.value) return 'green'
  const isCompared = hereWords.comparing.has(line.text.key) && part === parts.length - 1
  if (isCompared || (isName && !isRandom)) return undefined
  const isThird = twos.some((two) => ![value, other?.value].includes(two.values[at]?.value))
  const isAmount =
    (here.entries.length > 0 && (isNamed || isProven) && !line.isRow) ||
    (isProven && isThird && (!line.isRow || line.values.length === 1))
  const isOther = isAmount && !green.has(partsOfText(one.text)[part] ?? '')
  if (green.hasWords(parts[part] ?? '') && (isIdentifier || isOther)) return 'green' // (1)
  return isThird && (isRandom || (isCount && !isFixed)) ? 'red' : undefined // (2)
}

/** Returns the identifiers that have another value there, by lines that each log has once and a green run prints. */
function replacedValues(
  own: LogWords,
  there: LogWords,
  green: LogWords,
): ReadonlyMap<string, string> {
  const pairs = [...own.exact].flatMap(([words, [line, ...more]]) => {
    const [other, ...others] = there.exact.get(words) ?? []
    const isOne = more.length === 0 && others.length === 0
    if (line === undefined || other === undefined || !isOne) return []
    if (own.comparing.has(line.text.key) || !green.hasWords(line.text.text)) return []
    return line.values.flatMap(({ value, isIdentifier }, at) => {
      const changed = other.values[at]?.value
      return isIdentifier && changed !== undefined ? [[value, changed] as const] : []
    })
  })
  return new Map(pairs)
}

/** Whether logs list the same entries, as often; random ids in them can differ. */
function haveEqualEntries(logs: readonly LoggedErrors[]): boolean {
  const [first = [], ...others] = logs.map(({ entries }) =>
    entries
      .map(({ identity }) => identity)
      .toSorted()
      .map((identity) => readWords(logText(identity))),
  )
  const isAlike = ({ words, values }: WordedText, other: WordedText | undefined) =>
    words === other?.words &&
    values.every(({ value, isRandom }, at) => isRandom || value === other.values[at]?.value)
  return others.every(
    (list) => list.length === first.length && first.every((one, at) => isAlike(one, list[at])),
  )
}
