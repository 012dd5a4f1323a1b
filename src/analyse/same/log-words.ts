import {
  type LogText,
  looseTexts,
  outputTexts,
  partsOfText,
  uniqueTexts,
} from '../../model/logged/log-text.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import { plainWords, readWords, type WordedText } from './worded-text.ts'

/** The texts of a log by their words. */
export interface LogWords {
  /** Whether the log has a text, or what completes one, whatever marks it begins with. */
  readonly has: (text: string) => boolean
  /** Whether it has a text of the same words, with any values. */
  readonly hasWords: (text: string) => boolean
  /** The texts that are compared, by their words: as they are, and without their numbers. */
  readonly exact: TextsByWords
  readonly loose: TextsByWords
  /** The keys of the texts as they are. */
  readonly exactKeys: ReadonlySet<string>
  /** The keys of the texts that compare, as they are and without their numbers. */
  readonly comparing: ReadonlySet<string>
}

type TextsByWords = ReadonlyMap<string, readonly WordedText[]>

/** Reads the words of a log. */
export function readLogWords({ lines, texts: compared }: StepLog): LogWords {
  const output = outputTexts(compared)
  const loose = looseTexts(compared)
  const allTexts = [...lines.map(({ masked }) => masked), ...output, ...loose]
  const parts = allTexts.flatMap(partsOfText)
  const texts = new Set(parts.map(withoutMarks))
  const words = new Set(parts.map(plainWords))
  const byWords = (list: readonly LogText[]) =>
    Map.groupBy(list.map(readWords), ({ words }) => words)
  const comparing = compared.filter((text) => text.compares)
  return {
    has: (text) => texts.has(withoutMarks(text)),
    hasWords: (text) => words.has(plainWords(text)),
    exact: byWords(output),
    loose: byWords(uniqueTexts(loose)),
    exactKeys: new Set(output.map(({ key }) => key)),
    comparing: new Set(
      comparing.flatMap(({ masked, withoutNumbers }) => [masked.key, withoutNumbers.key]),
    ),
  }
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
