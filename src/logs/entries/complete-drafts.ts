import type { SourcePosition } from '../../model/report/failure.ts'
import { joinNames } from '../../model/logged/test-name.ts'
import { isTotal } from '../words/total.ts'
import {
  findDetail,
  findPosition,
  fromLastRow,
  saysWhatIsWrong,
  withFile,
} from './entry-details.ts'
import { type Draft, isLoose, isPart, isTest, namesFile } from './draft.ts'
import { withMarks } from '../words/word.ts'

/** Completes drafts by the lines around them, and omits those that say nothing. */
export function completeDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map(completed).filter(saysSomething)
}

function saysSomething({ form, title, detail, position, lines }: Draft): boolean {
  const { needs, retried } = form
  if (retried?.test(lines.find((line) => line.trim() !== '') ?? '')) return false
  // A total in the form of a finding.
  if (detail !== undefined && isTotal(detail)) return false
  if (needs === 'title' && title === undefined) return false
  if (needs === 'position' && position === undefined) return false
  if (needs instanceof RegExp && !lines.some((line) => needs.test(line))) return false
  return title !== undefined || detail !== undefined || position !== undefined
}

/** What stands in a line before the name of a test, and the duration behind it. */
const AROUND_NAME = withMarks(/^\s*(?:[✗]|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g)

/** Newman names the folders and the request of an assertion below it. */
const INSIDE = /^ {8,}inside "(.{1,300})"$/

/** What tools put before what they say below the level of an error. @example i The schema is older than the command */
const BELOW_ERROR = /^(?:[!⚠ℹ]|i (?=\p{Lu}))/u

function completed(draft: Draft): Draft {
  if (isPart(draft)) return draft
  const test = isTest(draft)
  const { title, lines } = findTitle(draft)
  const { detail, around } = findReason(draft, lines)
  const framePosition = findPosition(around, draft.position?.path, title)
  return {
    ...draft,
    title: title ?? (test ? undefined : ruleIn(lines)),
    detail,
    isWarning: draft.isWarning || BELOW_ERROR.test(detail ?? ''),
    position: withFile(moreExact(draft.position, framePosition, test), around),
  }
}

/** Returns the title of a draft, and the lines below it. The first line names a test that has no other name. */
function findTitle(draft: Draft) {
  const inside = draft.lines.map((line) => INSIDE.exec(line)?.[1]).find(Boolean)
  const isNamed = !isTest(draft) || draft.title !== undefined || inside !== undefined
  const nameIndex = isNamed ? -1 : draft.lines.findIndex((line) => line.trim() !== '')
  const name =
    nameIndex === -1 ? draft.title : draft.lines[nameIndex]?.replace(AROUND_NAME, '').trim()
  const below = draft.lines.slice(nameIndex + 1)
  return {
    title: joinNames([...(inside?.split(' / ') ?? []), name]) || undefined,
    lines: draft.form.role === 'finding' ? draft.lines : fromLastRow(below),
  }
}

/**
 * Finds what is wrong by a draft, and the lines around it that are about it.
 *
 * 1. What its own line says counts first.
 * 2. The lines above count if the form says so. They also count if those below say nothing, and the form allows both or is
 *    that of a loose name with no lines below.
 * 3. Otherwise, the lines below count.
 *
 * @param lines those below its title
 */
function findReason(draft: Draft, lines: readonly string[]) {
  const { form } = draft
  const test = isTest(draft)
  const above = fromLastRow(draft.above)
  const isOpen = form.pattern.source.includes('<line>') || !namesFile(form)
  const isBare = draft.detail === undefined && isOpen
  const below = test || isBare ? findDetail(lines, test) : undefined
  const isAbove =
    form.role === 'ended' ||
    (below === undefined && (form.role === 'either' || (isLoose(draft) && lines.length === 0)))
  const detail = draft.detail ?? (isAbove ? findDetail(above, test) : below) // (1), (2), (3)
  // What follows any line that says `FAIL` need not be of it.
  const isOther = form.role === 'run' && detail !== undefined && !saysWhatIsWrong(detail)
  return { detail: isOther ? undefined : detail, around: isAbove ? above : lines }
}

/** Returns the position that the lines around a draft name, if it is the draft's own with more of it. */
function moreExact(
  position: SourcePosition | undefined,
  framePosition: SourcePosition | undefined,
  test: boolean,
): SourcePosition | undefined {
  if (position === undefined || framePosition === undefined) return position ?? framePosition
  if (position.line !== undefined)
    return test && framePosition.path === position.path ? framePosition : position
  return `/${framePosition.path}`.endsWith(`/${position.path}`) ? framePosition : position
}

/** What names the rule of a finding in a line below: phpstan, clippy, gitleaks, pyright. */
const RULE_NAME =
  /(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: {1,9})\S+$|(?<=\()report\w+(?=\)$)/

function ruleIn(lines: readonly string[]): string | undefined {
  return lines.map((line) => RULE_NAME.exec(line)?.[0]).find(Boolean)
}
