import { logText, type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { onlyCounts } from '../words/total.ts'
import { compares, maskPart } from './compared-values.ts'
import { maskLine } from './mask-line.ts'

/** A row of a diff. */
export const DIFF_ROW = /^\s*[+-](?![+-])/

export interface TextMasker {
  readonly part: (part: string) => string
  /** Returns a text without what differs between runs. */
  readonly whole: (text: LogText) => LogText
  /** Returns it as it is compared: nothing is left of a total. */
  readonly compared: (text: LogText) => LogText
}

/** Masks texts, each part of them once. */
export function textMasker(): TextMasker {
  const known = new Map<string, string>()
  function mask(part: string): string {
    const masked = known.get(part) ?? maskPart(part)
    known.set(part, masked)
    return masked
  }
  return {
    part: mask,
    whole: ({ text, context }) => logText(mask(text), context.map(mask)),
    compared(line: LogText): LogText {
      const text = mask(line.text)
      // A label before a number alone is no label.
      if (!/\p{L}/u.test(text)) return logText(maskLine(partsOfText(line).join('')))
      if (onlyCounts(text) && !compares(text) && !DIFF_ROW.test(text)) return logText('')
      return logText(text, line.context.map(mask).filter(Boolean))
    },
  }
}
