import { QUOTED_REASON } from '../../../model/report/failure.ts'
import { formTable } from '../lines/form-table.ts'
import { labelLike } from '../lines/label.ts'
import { ERRORS, type FailureForm, FAILURES, MENTION, SIGN, SUMMARIES } from './failure-forms.ts'
import { NOISE, NOISE_SIGN, WARNINGS, WORK } from './noise-forms.ts'

/** The relevance of a line to the failure of its step. */
export type LineClass =
  | { readonly kind: 'failure' | 'error' | 'summary'; readonly form: FailureForm }
  | { readonly kind: 'noise'; readonly name: string }
  | { readonly kind: 'mention' | 'text' | 'warning' }

/** All forms match the start of a line. The limit also bounds the time of each pattern. */
const MAX_MATCHED_CHARACTERS = 500

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
  const found = findFailure(text) ?? findNoise(text) ?? findBehindLabel(text)
  return found ?? (MENTION.test(text) ? MENTIONED : TEXT)
}

/** Ninja prints the parallel jobs that were running; package managers print that they have a newer version. */
const NO_WORK = /^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /

/** Whether a line shows that the step continued to work after an error before it. */
export function showsWork(text: string, found: LineClass): boolean {
  return found.kind === 'noise' && WORK.has(found.name) && !NO_WORK.test(text)
}

function findBehindLabel(text: string): LineClass | undefined {
  const rest = text.slice(labelLike(text).length)
  return rest === text ? undefined : (findFailure(rest) ?? findNoise(rest))
}

function classes(kind: 'failure' | 'error' | 'summary', forms: readonly FailureForm[]) {
  return forms.map((form) => ({ pattern: form[1], value: { kind, form } }))
}
