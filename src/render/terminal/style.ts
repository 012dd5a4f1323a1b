import { styleText } from 'node:util'
import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { signOf } from '../text/labels.ts'

export interface Terminal {
  /** Number of columns; `Infinity` for a program that reads the text: nothing is wrapped, cut or drawn. */
  readonly width: number
  readonly colour: boolean
}

const WHOLE: Inline = { ...PLAIN, isWhole: true }

/** Returns how to write the parts of a sentence: whole for a program that reads them. */
export function inlineFor({ width }: Terminal): Inline {
  return width === Infinity ? WHOLE : PLAIN
}

/** The role of a text. Colours repeat what the text already says. */
export type Style = keyof typeof STYLES

const STYLES = {
  title: 'bold',
  faint: 'gray',
  good: 'green',
  bad: 'red',
  odd: 'yellow',
  running: 'cyan',
  // Plain blue is hard to see on black.
  path: 'blueBright',
} as const

/** Returns the text in a style, or unchanged for a terminal without colours. */
export function paint(style: Style, text: string, { colour }: Terminal): string {
  // The caller decides about colours, so the streams of this process do not matter.
  return colour && text !== '' ? styleText(STYLES[style], text, { validateStream: false }) : text
}

export function heading(title: string, terminal: Terminal): string {
  return paint('title', title.toUpperCase(), terminal)
}

export function paintIcon(conclusion: Conclusion, terminal: Terminal): string {
  return paint(styleOf(conclusion), signOf(conclusion), terminal)
}

export function styleOf(conclusion: Conclusion): Style {
  if (isFailure(conclusion)) return 'bad'
  if (conclusion === 'success') return 'good'
  return isPass(conclusion) || conclusion === 'notice' ? 'faint' : 'odd'
}
