import { QUOTED_REASON } from '../../../model/report/failure.ts'
import { formTable } from '../lines/form-table.ts'
import { ERRORS, type FailureForm, FAILURES, MENTION, SIGN, SUMMARIES } from './failure-forms.ts'
import { NOISE, NOISE_SIGN, WARNINGS, WORK } from './noise-forms.ts'

/** The relevance of a line to the failure of its step. */
export type LineClass =
  | { readonly kind: 'failure' | 'error' | 'summary'; readonly form: FailureForm }
  | { readonly kind: 'noise'; readonly name: string }
  | { readonly kind: 'mention' | 'text' | 'warning' }

/** All forms match the start of a line. The limit also bounds the time of each pattern. */
const MAX_MATCHED_CHARACTERS = 500

/**
 * Prefixes that tools add to the lines of other tools: BuildKit (`#12 3.456 `), turbo (`web:test: `),
 * pnpm (`packages/web test: `), compose and foreman (`web-1  | `), Yarn and concurrently (`[web] `), fastlane (`[10:00:01]: ▸ `).
 */
export const PREFIX =
  /^(?:#\d{1,5} (?:\d+\.\d+ )?|\d+\.\d{1,3} |[\w@/.-]{1,60}:[\w:-]{1,40}: |[\w@/.-]{1,60} [\w:-]{1,40}: |[\w@/.-]{1,60} +\| |➤ YN0000: |\[[\w@/.:-]{1,60}\]:? (?:▸ )?)/

const TEXT: LineClass = { kind: 'text' }
const MENTIONED: LineClass = { kind: 'mention' }

const findFailure = formTable<LineClass>(
  [...classes('failure', FAILURES), ...classes('summary', SUMMARIES), ...classes('error', ERRORS)],
  SIGN,
)

const findNoise = formTable<LineClass>(
  [
    ...NOISE.map(([name, pattern]) => ({ pattern, value: { kind: 'noise', name } as const })),
    ...WARNINGS.map(([, pattern]) => ({ pattern, value: { kind: 'warning' } as const })),
  ],
  NOISE_SIGN,
)

/** Classifies a line by its text alone. */
export function classifyLine(line: string): LineClass {
  if (line === '') return TEXT
  if (line.startsWith(QUOTED_REASON)) return { kind: 'noise', name: 'another job' }
  const text = line.length > MAX_MATCHED_CHARACTERS ? line.slice(0, MAX_MATCHED_CHARACTERS) : line
  const found = findFailure(text) ?? findNoise(text) ?? findAfterPrefix(text)
  return found ?? (MENTION.test(text) ? MENTIONED : TEXT)
}

/** Ninja prints the parallel jobs that were running; package managers print that they have a newer version. */
const NO_WORK = /^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /

/** Whether a line shows that the step continued to work after an error before it. */
export function showsWork(text: string, found: LineClass): boolean {
  return found.kind === 'noise' && WORK.has(found.name) && !NO_WORK.test(text)
}

function findAfterPrefix(text: string): LineClass | undefined {
  const prefix = PREFIX.exec(text)?.[0]
  if (prefix === undefined) return undefined
  const rest = text.slice(prefix.length)
  return findFailure(rest) ?? findNoise(rest)
}

function classes(kind: 'failure' | 'error' | 'summary', forms: readonly FailureForm[]) {
  return forms.map((form) => ({ pattern: form[1], value: { kind, form } }))
}
