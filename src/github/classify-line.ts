import { ERRORS, FAILURES, MENTIONS, SUMMARIES, type FailureForm } from './failure-forms.ts'
import { NOISE, WARNINGS } from './noise-forms.ts'

/** How much a line says about the failure of its step. */
export type LineClass =
  | { readonly kind: 'failure' | 'error' | 'summary'; readonly form: FailureForm }
  | { readonly kind: 'mention' | 'text' | 'noise' | 'warning' }

/** The forms are in the first characters of a line. A limit also bounds the time of each pattern. */
const MAX_MATCHED_CHARACTERS = 500

/**
 * What a tool puts before the lines of another: BuildKit (`#12 3.456 `), turbo (`web:test: `),
 * pnpm (`packages/web test: `), compose and foreman (`web-1  | `), Yarn and concurrently (`[web] `).
 */
const PREFIX =
  /^(?:#\d{1,5} (?:\d+\.\d+ )?|\d+\.\d{1,3} |[\w@/.-]{1,60}:[\w:-]{1,40}: |[\w@/.-]{1,60} [\w:-]{1,40}: |[\w@/.-]{1,60} +\| |➤ YN0000: |\[[\w@/.:-]{1,60}\]:? )/

const TEXT: LineClass = { kind: 'text' }

const findForm = tableReader<LineClass>([
  ...classes('failure', FAILURES),
  ...classes('summary', SUMMARIES),
  ...classes('error', ERRORS),
])

const findOther = tableReader<LineClass>([
  ...NOISE.map(([, pattern]) => ({ pattern, value: { kind: 'noise' } as const })),
  ...WARNINGS.map(([, pattern]) => ({ pattern, value: { kind: 'warning' } as const })),
  ...MENTIONS.map(([, pattern]) => ({ pattern, value: { kind: 'mention' } as const })),
])

/** Classifies a line by its text alone. */
export function classifyLine(line: string): LineClass {
  if (line === '') return TEXT
  const text = line.length > MAX_MATCHED_CHARACTERS ? line.slice(0, MAX_MATCHED_CHARACTERS) : line
  const found = findForm(text) ?? findOther(text)
  if (found !== undefined && found.kind !== 'mention') return found
  const prefix = PREFIX.exec(text)?.[0]
  if (prefix === undefined) return found ?? TEXT
  const rest = text.slice(prefix.length)
  return findForm(rest) ?? findOther(rest) ?? TEXT
}

interface TableRow<T> {
  readonly pattern: RegExp
  readonly value: T
}

function classes(
  kind: 'failure' | 'error' | 'summary',
  forms: readonly FailureForm[],
): TableRow<LineClass>[] {
  return forms.map((form) => ({ pattern: form[1], value: { kind, form } }))
}

/** Returns the value of the first row that matches. One joined pattern rejects most lines. */
function tableReader<T>(rows: readonly TableRow<T>[]): (text: string) => T | undefined {
  const any = new RegExp(rows.map(({ pattern }) => `(?:${pattern.source})`).join('|'))
  return (text) =>
    any.test(text) ? rows.find(({ pattern }) => pattern.test(text))?.value : undefined
}
