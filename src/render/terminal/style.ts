import { styleText } from 'node:util'
import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'

/** What the report is drawn on. */
export interface Terminal {
  /** In columns. */
  readonly width: number
  readonly colour: boolean
}

/** What a text is in the report; it is told without colours as well. */
export type Style = keyof typeof STYLES

const STYLES = {
  title: 'bold',
  faint: 'gray',
  good: 'green',
  bad: 'red',
  odd: 'yellow',
  running: 'cyan',
  // Plain blue is hardly seen on black.
  path: 'blueBright',
} as const

/** The text as a terminal shows it in that style, or as it is where it shows no colours. */
export function paint(style: Style, text: string, { colour }: Terminal): string {
  // Whether to colour is decided by who writes, and not by where this process writes.
  return colour && text !== '' ? styleText(STYLES[style], text, { validateStream: false }) : text
}

export function heading(title: string, terminal: Terminal): string {
  return paint('title', title.toUpperCase(), terminal)
}

/** One column wide, unlike emoji, which terminals do not agree on. */
const MARKS: Readonly<Record<string, string>> = {
  success: '✓',
  cancelled: '⊘',
  neutral: '-',
  skipped: '-',
  unknown: '?',
}

export function paintIcon(conclusion: Conclusion, terminal: Terminal): string {
  const own = Object.hasOwn(MARKS, conclusion) ? MARKS[conclusion] : undefined
  return paint(styleOf(conclusion), own ?? (isFailure(conclusion) ? '✗' : '!'), terminal)
}

export function styleOf(conclusion: Conclusion): Style {
  if (isFailure(conclusion)) return 'bad'
  if (conclusion === 'success') return 'good'
  return isPass(conclusion) ? 'faint' : 'odd'
}
