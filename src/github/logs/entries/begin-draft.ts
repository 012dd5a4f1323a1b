import type { SourcePosition } from '../../../model/report/failure.ts'
import type { Groups } from '../forms/find-form.ts'
import { type Form, isWarning } from '../forms/form.ts'
import type { Draft } from './draft.ts'
import { positionOf } from './entry-details.ts'
import type { scenarioReader } from './scenarios.ts'

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
