import { QUOTED_REASON } from '../../model/report/failure.ts'
import { type FailureForm, type Form, isWarning, type Noise } from './form.ts'
import { formsOf } from './form-table.ts'
import { matchedPart } from '../lines/frames.ts'
import { labelLike } from '../lines/label.ts'
import { MENTION } from '../lines/plain-lines.ts'

/** The relevance of a line to the failure of its step. */
export type LineClass =
  | { readonly kind: 'failure' | 'error'; readonly form: FailureForm }
  | { readonly kind: 'noise'; readonly name: Noise; readonly form: Form }
  | { readonly kind: 'noise'; readonly name: 'another job' }
  | { readonly kind: 'summary'; readonly form: Form }
  | { readonly kind: 'mention' | 'text' | 'warning' }

/** Noise by which a tool shows that it works. */
const WORK: ReadonlySet<string> = new Set<Noise>([
  'tests that passed',
  'downloads',
  'progress',
  'package managers',
])

/** Classifies a line by its text alone. */
export function classifyLine(line: string): LineClass {
  if (line === '') return { kind: 'text' }
  if (line.startsWith(QUOTED_REASON)) return { kind: 'noise', name: 'another job' }
  const text = matchedPart(line)
  const label = labelLike(text)
  const found = classOf(text) ?? (label === '' ? undefined : classOf(text.slice(label.length)))
  return found ?? { kind: MENTION.test(text) ? 'mention' : 'text' }
}

/** Ninja prints the parallel jobs that were running; package managers print that they have a newer version. */
const NO_WORK = /^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /

/** Whether a line shows that the step continued to work after an error before it. */
export function showsWork(text: string, found: LineClass): boolean {
  return found.kind === 'noise' && WORK.has(found.name) && !NO_WORK.test(text)
}

/** Returns the class of a line that has a form: what reports a failure counts before totals, errors, and noise. */
function classOf(text: string): LineClass | undefined {
  const forms = formsOf(text)
  const withRole = (...roles: readonly Form['role'][]) =>
    forms.find(({ role }) => roles.includes(role))
  const form =
    forms.find((one) => one.role !== 'error' && isFailureForm(one)) ??
    withRole('total', 'summary') ??
    withRole('error')
  if (form?.role === 'summary' || form?.role === 'total') return { kind: 'summary', form }
  if (form !== undefined && isFailureForm(form)) {
    if (form.role === 'error') return { kind: 'error', form }
    return isWarning(form.pattern.exec(text)?.groups?.['level'])
      ? { kind: 'warning' }
      : { kind: 'failure', form }
  }
  const noise = withRole('noise') ?? withRole('warning')
  if (noise?.noise !== undefined) return { kind: 'noise', name: noise.noise, form: noise }
  return noise === undefined ? undefined : { kind: 'warning' }
}

function isFailureForm(form: Form): form is FailureForm {
  return form.after !== undefined
}
