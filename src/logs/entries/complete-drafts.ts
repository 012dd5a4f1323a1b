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
import { type Draft, isLoose, isTest, namesFile } from './draft.ts'

/** Completes drafts by the lines around them, and omits those that say nothing. */
export function completeDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map(completed).filter(saysSomething)
}

function saysSomething({ form, title, detail, position, lines }: Draft): boolean {
  const { needs, retried } = form
  if (retried?.test(lines.find((line) => line.trim() !== '') ?? '') === true) return false
  // A total in the form of a finding.
  if (detail !== undefined && isTotal(detail)) return false
  if (needs === 'title' && title === undefined) return false
  if (needs === 'position' && position === undefined) return false
  if (needs instanceof RegExp && !lines.some((line) => needs.test(line))) return false
  return title !== undefined || detail !== undefined || position !== undefined
}

/** Lines in which a title is followed by what is wrong. */
const MARK = /^\s*(?:✖|✗|✘|×|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g

/** Newman names the folders and the request of an assertion below it. */
const INSIDE = /^ {8,}inside "(.{1,300})"$/

function completed(draft: Draft): Draft {
  const { form } = draft
  const above = fromLastRow(draft.above)
  const test = isTest(draft)
  const inside = draft.lines.map((line) => INSIDE.exec(line)?.[1]).find(Boolean)
  const isNamed = !test || draft.title !== undefined || inside !== undefined
  const named = isNamed ? -1 : draft.lines.findIndex((line) => line.trim() !== '')
  const own = named === -1 ? draft.title : draft.lines[named]?.replace(MARK, '').trim()
  const title = joinNames([...(inside?.split(' / ') ?? []), own]) || undefined
  const lines = form.role === 'finding' ? draft.lines : fromLastRow(draft.lines.slice(named + 1))
  const isOpen = form.pattern.source.includes('<line>') || !namesFile(form)
  const isBare = draft.detail === undefined && isOpen
  const below = test || isBare ? findDetail(lines, test) : undefined
  const isAbove =
    form.role === 'ended' ||
    (below === undefined && (form.role === 'either' || (isLoose(draft) && lines.length === 0)))
  const said = draft.detail ?? (isAbove ? findDetail(above, test) : below)
  // What follows any line that says `FAIL` need not be of it.
  const detail =
    form.role === 'run' && said !== undefined && !saysWhatIsWrong(said) ? undefined : said
  const around = isAbove ? above : lines
  const found = findPosition(around, draft.position?.path, title)
  return {
    ...draft,
    title: title ?? (test ? undefined : ruleIn(lines)),
    detail,
    isWarning: draft.isWarning || /^[!⚠]/.test(detail ?? ''),
    position: withFile(moreExact(draft.position, found, test), around),
  }
}

/** Returns the position that the lines around a draft name, if it is the draft's own with more of it. */
function moreExact(
  own: SourcePosition | undefined,
  found: SourcePosition | undefined,
  test: boolean,
): SourcePosition | undefined {
  if (own === undefined || found === undefined) return own ?? found
  if (own.line !== undefined) return test && found.path === own.path ? found : own
  return `/${found.path}`.endsWith(`/${own.path}`) ? found : own
}

/** What names the rule of a finding in a line below: phpstan, clippy, gitleaks, pyright. */
const RULE_NAME =
  /(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: +)\S+$|(?<=\()report\w+(?=\)$)/

function ruleIn(lines: readonly string[]): string | undefined {
  return lines.map((line) => RULE_NAME.exec(line)?.[0]).find(Boolean)
}
