import { ERRORS, type FailureForm, FAILURES, MENTION, SIGN, SUMMARIES } from './failure-forms.ts'
import { NOISE, NOISE_SIGN, WARNINGS } from './noise-forms.ts'

/** The relevance of a line to the failure of its step. */
export type LineClass =
  | { readonly kind: 'failure' | 'error' | 'summary'; readonly form: FailureForm }
  | { readonly kind: 'noise'; readonly name: string }
  | { readonly kind: 'mention' | 'text' | 'warning' }

/** All forms match the start of a line. The limit also bounds the time of each pattern. */
const MAX_MATCHED_CHARACTERS = 500

/**
 * Prefixes that tools add to the lines of other tools: BuildKit (`#12 3.456 `), turbo (`web:test: `),
 * pnpm (`packages/web test: `), compose and foreman (`web-1  | `), Yarn and concurrently (`[web] `).
 */
export const PREFIX =
  /^(?:#\d{1,5} (?:\d+\.\d+ )?|\d+\.\d{1,3} |[\w@/.-]{1,60}:[\w:-]{1,40}: |[\w@/.-]{1,60} [\w:-]{1,40}: |[\w@/.-]{1,60} +\| |➤ YN0000: |\[[\w@/.:-]{1,60}\]:? )/

/** Rows that are joined to find the first matching one, which saves most tests. */
const BLOCK_ROWS = 16

/** `^\S`, `^.` or `^[...]`, also after white space, an optional group or a negative lookahead. */
const BEGINS_WITH_FREE_TEXT =
  /^\^(?:\\s\{\d,\d\}|\(\?:[^()]*\)\?|\(\?![^()]*\)|\(\?:)*(?:\\S|\.|\[)/

const TEXT: LineClass = { kind: 'text' }
const MENTIONED: LineClass = { kind: 'mention' }

const findFailure = tableReader(
  [...classes('failure', FAILURES), ...classes('summary', SUMMARIES), ...classes('error', ERRORS)],
  SIGN,
)

const findNoise = tableReader(
  [
    ...NOISE.map(([name, pattern]) => ({ pattern, value: { kind: 'noise', name } as const })),
    ...WARNINGS.map(([, pattern]) => ({ pattern, value: { kind: 'warning' } as const })),
  ],
  NOISE_SIGN,
)

/** Classifies a line by its text alone. */
export function classifyLine(line: string): LineClass {
  if (line === '') return TEXT
  const text = line.length > MAX_MATCHED_CHARACTERS ? line.slice(0, MAX_MATCHED_CHARACTERS) : line
  const found = findFailure(text) ?? findNoise(text) ?? findAfterPrefix(text)
  return found ?? (MENTION.test(text) ? MENTIONED : TEXT)
}

function findAfterPrefix(text: string): LineClass | undefined {
  const prefix = PREFIX.exec(text)?.[0]
  if (prefix === undefined) return undefined
  const rest = text.slice(prefix.length)
  return findFailure(rest) ?? findNoise(rest)
}

interface TableRow {
  readonly pattern: RegExp
  readonly value: LineClass
}

function classes(kind: 'failure' | 'error' | 'summary', forms: readonly FailureForm[]): TableRow[] {
  return forms.map((form) => ({ pattern: form[1], value: { kind, form } }))
}

/**
 * Returns a function that finds the value of the first matching row. Most lines match none, and two
 * joined patterns reject them. The pattern for forms that begin with free text is slow, so it runs only
 * on lines with a sign.
 */
function tableReader(rows: readonly TableRow[], sign: RegExp) {
  const isFree = ({ pattern }: TableRow) => BEGINS_WITH_FREE_TEXT.test(pattern.source)
  const anchored = join(rows.filter((row) => !isFree(row)))
  const free = join(rows.filter(isFree))
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) => {
    const block = rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS)
    return { block, joined: join(block) }
  })
  return (text: string): LineClass | undefined =>
    anchored.test(text) || (sign.test(text) && free.test(text))
      ? blocks
          .find(({ joined }) => joined.test(text))
          ?.block.find(({ pattern }) => pattern.test(text))?.value
      : undefined
}

function join(rows: readonly TableRow[]): RegExp {
  return new RegExp(rows.map(({ pattern }) => `(?:${pattern.source})`).join('|'))
}
