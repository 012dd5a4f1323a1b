import type { SourcePosition } from '../../model/report/failure.ts'
import type { Groups } from '../forms/find-form.ts'
import { type Form, isWarning } from '../forms/form.ts'
import { positionOf } from './entry-details.ts'
import type { scenarioReader } from './scenarios.ts'

/** An entry while the lines that complete it are read. */
export interface Draft {
  readonly form: Form
  readonly printed: string
  title: string | undefined
  readonly detail: string | undefined
  readonly position: SourcePosition | undefined
  readonly isWarning: boolean
  /** The number of the try, if the tool prints it. */
  readonly attempt: number | undefined
  /** Whether the name stood in an earlier line as one that failed. */
  readonly isRepeated: boolean
  /** The lines above it that can say why, and those below. */
  readonly above: readonly string[]
  readonly lines: string[]
}

export function isTest({ form }: Pick<Draft, 'form'>): boolean {
  return form.role !== 'finding' && form.role !== 'row'
}

/** Whether the name counts only if no other line names what failed. */
export function isLoose({ form }: Pick<Draft, 'form'>): boolean {
  return form.role === 'run' || form.role === 'listed'
}

export function namesFile({ pattern }: Form): boolean {
  return pattern.source.includes('<file>')
}

/** Lists the names of what a test is part of. */
export function parentsOf({ form, title }: Draft): readonly string[] {
  if (title === undefined || form.role === 'finding') return []
  const ends = [...title.matchAll(form.parents ?? / [>›] /g)]
  return ends.map(({ index }) => title.slice(0, index))
}

/** Returns a text that is the same for two drafts of one failure. */
export function keyOf({ form, title, detail, position }: Draft): string {
  const place = `${position?.path}:${position?.line}:${position?.column}`
  const name =
    form.role === 'finding'
      ? `${title} ${detail} ${place}`
      : (title ?? position?.path ?? detail ?? '')
  return name.replace(/[\s›>:.,#/\\|]+/g, ' ').trim()
}

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/** A line that names what failed, and what the lines above say of it. */
interface NamingLine {
  readonly form: Form
  readonly groups: Groups
  readonly text: string
  readonly file: SourcePosition | undefined
  readonly title: string | undefined
  readonly above: readonly string[]
  readonly scenarios: ReturnType<typeof scenarioReader>
}

/** Returns the draft of what a line names, with what the lines above say of it. */
export function beginDraft(
  { form, groups, text, file, title, above, scenarios }: NamingLine,
  isRepeated = false,
): Draft {
  const { role } = form
  const isOfFile =
    groups['line'] !== undefined || role === 'test' || role === 'item' || role === 'row'
  const position = positionOf({
    ...(isOfFile ? { file: file?.path, line: String(file?.line) } : {}),
    ...defined(groups),
  })
  const scenario = scenarios.at(position)
  return {
    form,
    printed: text,
    title: title === NOT_LOADED ? (position?.path ?? title) : (title ?? scenario?.title),
    detail: detailOf(groups) ?? scenario?.detail,
    position,
    isRepeated,
    attempt: groups['attempt'] === undefined ? undefined : Number(groups['attempt']),
    isWarning: isWarning(groups['level']),
    above,
    lines: [],
  }
}

/** A finding can have a code beside the name of its linter. */
function detailOf({ rule, title, detail }: Groups): string | undefined {
  const text = detail?.trim() || undefined
  return rule !== undefined && title !== undefined && text !== undefined
    ? `${title}: ${text}`
    : text
}

function defined(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).filter(([, text]) => text !== undefined))
}
