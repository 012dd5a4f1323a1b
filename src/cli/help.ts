import { wrapWords } from '../render/terminal/wrap.ts'
import {
  DESCRIPTION,
  type Entry,
  ENVIRONMENT,
  EXAMPLES,
  EXIT_CODES,
  NAME,
  OPERANDS,
  OPTIONS,
  PURPOSE,
  SYNOPSIS,
} from './usage.ts'

const WIDTH = 80
const INDENT = 2
/** A longer form has its text on the lines below. */
const FORM_WIDTH = 20

/** What --help shows. */
export function helpText(): string {
  return `${[
    [`${NAME} - ${PURPOSE}`],
    ['Usage:', ...SYNOPSIS.map((form) => `  ${NAME} ${form}`)],
    wrapWords(DESCRIPTION, WIDTH),
    section('The run:', OPERANDS),
    section('Options:', OPTIONS),
    section('Environment:', ENVIRONMENT),
    section('Exit codes:', EXIT_CODES),
    ['Examples:', ...EXAMPLES.flatMap(({ form, text }) => [`  # ${text}`, `  ${form}`])],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function section(title: string, entries: readonly Entry[]): string[] {
  return [title, ...entries.flatMap(renderEntry)]
}

function renderEntry({ form, text }: Entry): string[] {
  const [first = '', ...others] = wrapWords(text, WIDTH - INDENT - FORM_WIDTH)
  const start = ' '.repeat(INDENT) + form
  const below = others.map((line) => ' '.repeat(INDENT + FORM_WIDTH) + line)
  if (form.length < FORM_WIDTH - 1) return [start.padEnd(INDENT + FORM_WIDTH) + first, ...below]
  return [start, ' '.repeat(INDENT + FORM_WIDTH) + first, ...below]
}
