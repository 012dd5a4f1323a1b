import { type LogText, partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { hasLastingLines, wordsIn } from './log-words.ts'
import { readWords, type WordedText } from './worded-text.ts'

/** Other logs of a step on the base branch, from which a comparison can learn what varies. */
export interface LearnedFrom {
  /** Of the newest run in which the step passed. */
  readonly green: LoggedErrors
  /** Of another run in which it failed. */
  readonly red?: LoggedErrors | undefined
}

/** Lines of the same words that a line is compared with. */
const MAX_ALIKE = 50

/**
 * Learns what varies in the log of a failed step from other logs of the step, for this report only.
 *
 * Two errors of the branch that differ only in a random id, which stands in no name of a test and no comparison, make a
 * third such error the same.
 *
 * @param here the log
 * @param there the log that it is compared with
 */
export function learnedLines(here: LoggedErrors, there: LoggedErrors, from: LearnedFrom) {
  const { red } = from
  const [hereWords, thereWords, green] = [wordsIn(here), wordsIn(there), wordsIn(from.green)]
  const redWords = red && wordsIn(red)
  /** Reported lines whose words the other log has and the green run lacks. */
  const shared = reportedTexts(here.lines).filter(
    ({ masked: { text } }) => !green.hasWords(text) && thereWords.hasWords(text),
  )
  const isNamed = shared.some(({ names }) => names)
  /** Whether this log has each line that both red logs have and the green run lacks. */
  const isProven = red !== undefined && hasLastingLines([here, there, red], green)

  /**
   * Returns what shows that each value varies in a line, by one of the same words in the other log and those of the other
   * red run: it is equal there; or (1) the green run prints the words, and the value is an identifier, or the error is
   * known and the green run lacks the other log's part; or (2) it is random, and a third one in the other red run. A name
   * that is not random, or a value in a comparison, is the error.
   */
  function valuesVary(line: WordedText, one: WordedText, twos: readonly WordedText[]) {
    const parts = partsOfText(line.text)
    return line.values.map((own, at): keyof LearnedFrom | undefined => {
      const { value, isName, isRandom, isIdentifier, part } = own
      const other = one.values[at]?.value
      if (value === other) return 'green' // No red run is needed.
      const isCompared = hereWords.comparing.has(line.text.key) && part === parts.length - 1
      if (isCompared || (isName && !isRandom)) return undefined
      const isErrorKnown = here.entries.length > 0 && (isNamed || isProven)
      const isOther = isErrorKnown && !green.has(partsOfText(one.text)[part] ?? '')
      if (green.hasWords(parts[part] ?? '') && (isIdentifier || isOther)) return 'green' // (1)
      const isThird = twos.some((two) => ![value, other].includes(two.values[at]?.value))
      return isThird && isRandom ? 'red' : undefined // (2)
    })
  }

  return {
    /**
     * Returns what shows that both logs have in common what no green run prints: something that identifies the error, and
     * each line that reports the failure in all red runs of the branch; `undefined` if they do not.
     */
    sharedBy(): readonly (keyof LearnedFrom)[] | undefined {
      const isShared = reportedTexts(there.lines).every(
        ({ masked: { text } }) =>
          green.hasWords(text) || redWords?.hasWords(text) === false || hereWords.hasWords(text),
      )
      if (!isShared) return undefined
      if (here.isIdentified && shared.length > 0) return [] // Nothing beyond what `varies` returns.
      if (!here.isIdentified && isNamed) return ['green']
      return isProven ? ['green', 'red'] : undefined
    },
    /**
     * Returns what shows that a line of this log, which the other one lacks, says nothing of the error; `undefined` if
     * nothing does. Either the other log has no line of the same words, and a green run has the line: what another red
     * run printed is no noise, it can be a failure of its own. Or it has one, and each value that differs varies.
     */
    varies(text: LogText): keyof LearnedFrom | undefined {
      const isLoose = here.lines.some(
        (one) => one.isMentioned && one.withoutNumbers.key === text.key,
      )
      const line = readWords(text)
      const [ones = [], twos = []] = [thereWords, redWords].map((lines) =>
        lines?.[isLoose ? 'loose' : 'exact'].get(line.words)?.slice(0, MAX_ALIKE),
      )
      const isCompared = hereWords.comparing.has(text.key)
      // In a comparison, signs and blanks count as well.
      if (isCompared && (ones.length === 0 || line.values.length === 0)) return undefined
      if (ones.length === 0) return green.has(text.text) ? 'green' : undefined
      // The other log has this line, only less often: that is no variation.
      if (thereWords.exact.get(line.words)?.some((one) => one.text.key === text.key))
        return undefined
      const found = ones
        .map((one) => valuesVary(line, one, twos))
        .filter((kinds) => !kinds.includes(undefined))
      if (found.length === 0) return undefined
      return found.some((kinds) => !kinds.includes('red')) ? 'green' : 'red'
    },
  }
}
