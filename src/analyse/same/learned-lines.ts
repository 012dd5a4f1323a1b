// What a comparison learns from a green run.
import { type LogText, partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import type { StepFindings } from '../../model/report/failure.ts'
import type { LogWords } from './log-words.ts'
import { readWords, type WordedText } from './worded-text.ts'

/** What a green log shows of the lines of a failed step. */
interface LearnedLines {
  /**
   * Whether both logs have in common what no green run prints: something that identifies the error, and each line that
   * reports the failure there.
   */
  readonly areShared: () => boolean
  /** Whether a line of this log, which the other one lacks, says nothing of the error. */
  readonly varies: (text: LogText) => boolean
}

/** Similar lines that a line is compared with: those of the same words. */
const MAX_ALIKE = 50

/**
 * Learns what varies in the log of a failed step from a green log of the step, for this report only.
 *
 * @param here the log
 * @param there the log that it is compared with
 * @param words of both logs, and of the log of a run in which the step passed
 */
export function learnedLines(
  here: StepFindings,
  there: StepFindings,
  words: Readonly<Record<'here' | 'there' | 'green', LogWords>>,
): LearnedLines {
  const { here: hereWords, there: thereWords, green } = words
  /** Reported lines whose words the other log has and the green run lacks. */
  const shared = reportedTexts(here.log.texts).filter(
    ({ masked: { text } }) => !green.hasWords(text) && thereWords.hasWords(text),
  )
  const isNamed = shared.some(({ names }) => names)
  const mentioned = here.log.texts.filter(({ isMentioned }) => isMentioned)
  const looseKeys = new Set(mentioned.map(({ withoutNumbers }) => withoutNumbers.key))

  /**
   * Whether each value of a line varies, by a similar line of the other log, which has the same words.
   *
   * 1. It does if the similar line has the value as well.
   * 2. It is the error in the last part of a line that compares values.
   * 3. It is the error as part of a name, unless it is random.
   * 4. Otherwise it varies if the green run prints the words around it, and it is an identifier.
   * 5. The same holds for any value if the error is known by a name, and the green run lacks that part of the similar line.
   */
  function valuesVary(line: WordedText, similarLine: WordedText): boolean {
    const parts = partsOfText(line.text)
    const similarParts = partsOfText(similarLine.text)
    const isErrorKnown = here.entries.length > 0 && isNamed
    return line.values.every(({ value, isName, isRandom, isIdentifier, part }, at) => {
      if (value === similarLine.values[at]?.value) return true // (1)
      if (hereWords.comparing.has(line.text.key) && part === parts.length - 1) return false // (2)
      if (isName && !isRandom) return false // (3)
      const isOther = isErrorKnown && !green.has(similarParts[part] ?? '')
      return green.hasWords(parts[part] ?? '') && (isIdentifier || isOther) // (4), (5)
    })
  }

  return {
    areShared(): boolean {
      const isShared = reportedTexts(there.log.texts).every(
        ({ masked: { text } }) => green.hasWords(text) || hereWords.hasWords(text),
      )
      return isShared && (here.identifiesError ? shared.length > 0 : isNamed)
    },
    /**
     * It does if (1) the other log has no similar line, but the green run has the line; or (2) each value that differs from a similar line varies. (3) In a comparison, only
     * values may differ, no signs and blanks. (4) A line that the other log only has less often does not vary.
     */
    varies(text: LogText): boolean {
      const line = readWords(text)
      const isLoose = looseKeys.has(text.key)
      const similarLines = thereWords[isLoose ? 'loose' : 'exact'].get(line.words) ?? []
      const isCompared = hereWords.comparing.has(text.key)
      if (isCompared && (similarLines.length === 0 || line.values.length === 0)) return false // (3)
      if (similarLines.length === 0) return green.has(text.text) // (1)
      if (thereWords.exactKeys.has(text.key)) return false // (4)
      return similarLines.slice(0, MAX_ALIKE).some((similar) => valuesVary(line, similar)) // (2)
    },
  }
}
