import { uniqueBy } from '../some.ts'

/** A text that a step printed, and what completes it: its process, its file, or what the step said before it. */
export interface LogText {
  readonly text: string
  /** The outer one first. */
  readonly context: readonly string[]
  /** The same for equal ones, and only for them. */
  readonly key: string
}

/** A step has many texts that nothing completes. */
const NONE: readonly string[] = []

export function logText(text: string, context = NONE): LogText {
  return { text, context, key: context.length === 0 ? text : [...context, text].join('\n') }
}

/** Lists what completes a text, and the text itself. */
export function partsOfText({ context, text }: LogText): readonly string[] {
  return [...context, text]
}

/** Returns each of some texts once. */
export function uniqueTexts(texts: readonly LogText[]): readonly LogText[] {
  return uniqueBy(texts, ({ key }) => key)
}

/** A text by which logs are compared. Texts of a step that are equal when masked are one. */
export interface ComparedText {
  /** Text without what differs between runs. */
  readonly masked: LogText
  readonly withoutNumbers: LogText
  /** Number of times that the log has the text, except as noise. */
  readonly count: number
  /** Number of times that it reports a failure, so that another log of the same error has it as often; 0 if it does not. */
  readonly reported: number
  /** Whether another log of the same error has it, with any numbers. */
  readonly isMentioned: boolean
  /** Whether it names an entry of the list. */
  readonly isEntry: boolean
  readonly isNoise: boolean
  /** Whether it is reported or mentioned, and compares values or names a test that failed. */
  readonly compares: boolean
  /** Whether it is reported and names a thing. */
  readonly names: boolean
}

/** Lists the texts that report failures. */
export function reportedTexts(texts: readonly ComparedText[]): readonly ComparedText[] {
  return texts.filter(({ reported }) => reported > 0)
}

/** Lists all texts but noise, masked. */
export function outputTexts(texts: readonly ComparedText[]): readonly LogText[] {
  return texts.filter(({ count }) => count > 0).map(({ masked }) => masked)
}

/** Lists all texts, of noise as well, without numbers. */
export function looseTexts(texts: readonly ComparedText[]): readonly LogText[] {
  return texts
    .filter(({ count, isNoise }) => count > 0 || isNoise)
    .map(({ withoutNumbers }) => withoutNumbers)
}
