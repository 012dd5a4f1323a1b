import type { SourcePosition } from '../../model/report/failure.ts'
import { nameKey, outerNames } from '../../model/logged/test-name.ts'
import type { Form } from '../forms/form.ts'

/** An entry while the lines that complete it are read. */
export interface Draft {
  readonly form: Form
  readonly printed: string
  /** The package of a workspace that printed it, if there are several. */
  readonly ofPackage: string | undefined
  title: string | undefined
  readonly detail: string | undefined
  readonly position: SourcePosition | undefined
  readonly isWarning: boolean
  /** The number of the try, if the tool prints it. */
  readonly attempt: number | undefined
  /** The lines above it that can say why, and those below. */
  readonly above: readonly string[]
  readonly lines: string[]
  /** The task whose process ended before the test did; empty if none is named. */
  notEndedIn?: string
}

export function isTest({ form }: Pick<Draft, 'form'>): boolean {
  return form.role !== 'finding' && form.role !== 'row' && !isPart({ form })
}

/** Whether it names a part of the step. */
export function isPart({ form }: Pick<Draft, 'form'>): boolean {
  return form.role === 'begun' || form.role === 'part'
}

/** Whether the name counts only if no other line names what failed. */
export function isLoose({ form }: Pick<Draft, 'form'>): boolean {
  return form.role === 'run' || form.role === 'listed'
}

export function namesFile({ pattern }: Form): boolean {
  return pattern.source.includes('<file>')
}

/** Lists the lines of a draft that are indented deeper than its name. */
export function linesBelow({ printed, lines }: Draft): readonly string[] {
  const indent = printed.search(/\S/)
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent)
  return end === -1 ? lines : lines.slice(0, end)
}

/** Lists the names of what a test is part of. */
export function parentsOf({ form, title }: Draft): readonly string[] {
  if (title === undefined || form.role === 'finding') return []
  return outerNames(title)
}

/** Returns a text that is the same for two drafts of one failure. */
export function draftKey({ form, title, detail, position }: Draft): string {
  const place = `${position?.path}:${position?.line}:${position?.column}`
  const name =
    form.role === 'finding' || form.role === 'row'
      ? `${title} ${detail} ${place}`
      : (title ?? position?.path ?? detail ?? '')
  return nameKey(name)
}
