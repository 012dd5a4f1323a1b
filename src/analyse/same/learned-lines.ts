import { type LogText, partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import { wordsIn } from './log-words.ts'
import { readWords, type WordedText } from './worded-text.ts'

/** Lines of the same words that a line is compared with. */
const MAX_ALIKE = 50

/**
 * Learns what varies in the log of a failed step from a green log of the step, for this report only.
 *
 * @param here the log
 * @param there the log that it is compared with
 * @param passed of a run in which the step passed
 */
export function learnedLines(here: LoggedErrors, there: LoggedErrors, passed: LoggedErrors) {
  const [hereWords, thereWords, green] = [wordsIn(here), wordsIn(there), wordsIn(passed)]
  /** Reported lines whose words the other log has and the green run lacks. */
  const shared = reportedTexts(here.lines).filter(
    ({ masked: { text } }) => !green.hasWords(text) && thereWords.hasWords(text),
  )
  const isNamed = shared.some(({ names }) => names)

  /**
   * Whether each value varies in a line, by one of the same words in the other log: it is equal there; or the green run
   * prints the words, and the value is an identifier, or the error is known and the green run lacks the other log's part. A
   * name that is not random, or a value in a comparison, is the error.
   */
  function valuesVary(line: WordedText, one: WordedText): boolean {
    const parts = partsOfText(line.text)
    return line.values.every((own, at) => {
      const { value, isName, isRandom, isIdentifier, part } = own
      if (value === one.values[at]?.value) return true
      const isCompared = hereWords.comparing.has(line.text.key) && part === parts.length - 1
      if (isCompared || (isName && !isRandom)) return false
      const isErrorKnown = here.entries.length > 0 && isNamed
      const isOther = isErrorKnown && !green.has(partsOfText(one.text)[part] ?? '')
      return green.hasWords(parts[part] ?? '') && (isIdentifier || isOther)
    })
  }

  return {
    /**
     * Whether both logs have in common what no green run prints: something that identifies the error, and each line that
     * reports the failure there.
     */
    areShared(): boolean {
      const isShared = reportedTexts(there.lines).every(
        ({ masked: { text } }) => green.hasWords(text) || hereWords.hasWords(text),
      )
      return isShared && (here.isIdentified ? shared.length > 0 : isNamed)
    },
    /**
     * Whether a line of this log, which the other one lacks, says nothing of the error. Either the other log has no line of
     * the same words, and the green run has the line. Or it has one, and each value that differs varies.
     */
    varies(text: LogText): boolean {
      const isLoose = here.lines.some(
        (one) => one.isMentioned && one.withoutNumbers.key === text.key,
      )
      const line = readWords(text)
      const ones = thereWords[isLoose ? 'loose' : 'exact'].get(line.words) ?? []
      const isCompared = hereWords.comparing.has(text.key)
      // In a comparison, signs and blanks count as well.
      if (isCompared && (ones.length === 0 || line.values.length === 0)) return false
      if (ones.length === 0) return green.has(text.text)
      // The other log has this line, only less often: that is no variation.
      const isLessOften = thereWords.exact.get(line.words)?.some((one) => one.text.key === text.key)
      return isLessOften !== true && ones.slice(0, MAX_ALIKE).some((one) => valuesVary(line, one))
    },
  }
}
