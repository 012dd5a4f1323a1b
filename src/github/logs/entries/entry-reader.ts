import type { ErrorEntry, ErrorTotal, SourcePosition } from '../../../model/report/failure.ts'
import { formTable } from '../lines/form-table.ts'
import { findDetail, findPosition, positionOf } from './entry-details.ts'
import { ENTRIES, type EntryForm } from './entry-forms.ts'
import { TOTALS, type TotalForm } from './total-forms.ts'

/** What failed in a step, as its log shows it. */
export interface ErrorList {
  readonly entries: readonly ErrorEntry[]
  readonly total: ErrorTotal | undefined
}

/** An entry while the lines that complete it are read. */
interface Draft {
  readonly form: EntryForm
  title: string | undefined
  detail: string | undefined
  position: SourcePosition | undefined
  readonly isWarning: boolean
  /** The lines above it that can say why, and those below. */
  readonly above: readonly string[]
  readonly lines: string[]
}

const MAX_ENTRIES = 200
const MAX_DRAFTS = 1_000

/** Lines of an entry that are read, and further lines of a title. */
const MAX_LINES = 24
const MAX_FINDING_LINES = 4
const MAX_TITLE_LINES = 5

/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 500

/** A line without any of these names nothing in a form that begins with free text. */
const SIGN =
  /FAIL|[Ff]ailed|[Ee]rror|ERROR|E\]$|: \d|:\d+:\d|:\d+: |:\d+ |\(\d+[,)]| => |❌|recorded|collecting|\.(?:feature|test|spec)|#\w|scenario|test/

/** What BuildKit and GitHub put before the lines of a tool. */
const NUMBER = /^(?:#\d{1,5} )?(?:\d+\.\d{1,3} )?(?:Error: (?=\S+[:(]\d))?/

/** What other tools do: turbo, pnpm, compose, sbt, Yarn. */
const LABEL =
  /^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|[\w@/.-]{1,60} +\| |\[(?:info|error|warn)\] |➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/

const NESTED = /^ {7,}\S/

const findEntry = formTable(
  ENTRIES.map((form) => ({ pattern: form[2], value: form })),
  SIGN,
)
const findTotal = formTable(
  TOTALS.map((form) => ({ pattern: form[2], value: form })),
  /\d/,
)

/** Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded. */
export function entryReader() {
  const drafts: Draft[] = []
  const totals = new Map<
    string,
    { form: TotalForm; failed: number; passed: number; total: number }
  >()
  /** The lines since the last one of a form. */
  let above: string[] = []
  let open: Draft | undefined
  let titleLines = 0
  let file: string | undefined

  function add(line: string): void {
    const raw = line.slice(0, MAX_CHARACTERS).trimEnd().replace(NUMBER, '')
    const text = raw.replace(LABEL, '')
    count(raw, text)
    const form = findEntry(raw) ?? (text === raw ? undefined : findEntry(text))
    if (form !== undefined) {
      const groups = form[2].exec(raw)?.groups ?? form[2].exec(text)?.groups ?? {}
      begin(form, groups)
      return
    }
    if (open !== undefined) extend(open, text)
    above.push(text)
    if (above.length > 2 * MAX_LINES) above = above.slice(-MAX_LINES)
  }

  function begin(form: EntryForm, groups: Readonly<Record<string, string | undefined>>): void {
    const [, role] = form
    open = undefined
    titleLines = 0
    if (role === 'apart' || role === 'file') {
      file = role === 'file' ? positionOf(groups)?.path : undefined
      above = []
      return
    }
    const isLine = groups['line'] !== undefined
    const draft: Draft = {
      form,
      title: titleOf(groups),
      detail: groups['detail']?.trim() || undefined,
      position: positionOf(
        groups,
        groups['file'] ?? (isLine || role === 'test' ? file : undefined),
      ),
      isWarning: /^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(groups['level'] ?? ''),
      above: role === 'test' ? [] : above,
      lines: [],
    }
    if (role === 'ended') above = []
    if (drafts.length < MAX_DRAFTS) drafts.push(draft)
    if (role !== 'ended') open = draft
    titleLines = form[0].startsWith('mocha') ? MAX_TITLE_LINES : 0
  }

  function extend(draft: Draft, text: string): void {
    if (titleLines > 0 && NESTED.test(text)) {
      titleLines = text.endsWith(':') ? 0 : titleLines - 1
      draft.title = `${draft.title} › ${text.trim().replace(/:$/, '')}`
      return
    }
    titleLines = 0
    draft.lines.push(text)
    const limit = draft.form[1] === 'finding' ? MAX_FINDING_LINES : MAX_LINES
    if (draft.lines.length >= limit) open = undefined
  }

  function count(raw: string, text: string): void {
    const form = findTotal(raw) ?? findTotal(text)
    if (form === undefined) return
    const groups = form[2].exec(raw)?.groups ?? form[2].exec(text)?.groups ?? {}
    const known = totals.get(form[0]) ?? { form, failed: 0, passed: 0, total: 0 }
    known.failed += countOf(groups['failed']) + countOf(groups['errors'])
    known.passed += countOf(groups['passed'])
    known.total += countOf(groups['total'])
    totals.set(form[0], known)
  }

  return {
    add,
    /** @param message the line that says why the step failed: the only entry if no line names what failed */
    list(message: string | undefined): ErrorList {
      const entries = mergeDrafts(drafts.map(complete), message)
      const isOfTests = entries.some(({ form }) => form[1] !== 'finding')
      const counted = [...totals.values()].filter(({ failed }) => failed > 0)
      const total =
        counted.find(({ form }) => (form[1] === 'tests') === isOfTests) ?? counted.at(-1)
      return {
        entries: (entries.length === 0 && message !== undefined ? [named(message)] : entries)
          .slice(0, MAX_ENTRIES)
          .map(({ title, detail, position }) => ({ title, detail, position })),
        total: total && {
          failed: total.failed,
          total: total.total || (total.passed > 0 ? total.failed + total.passed : undefined),
        },
      }
    },
  }
}

/** Returns an entry of one line. */
function named(message: string): ErrorEntry {
  const position = findPosition([message], undefined)
  return { title: undefined, detail: message.trim(), position }
}

function titleOf({
  suite,
  title,
  rule,
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = (title ?? rule)?.trim() || undefined
  if (suite === undefined || name === undefined) return name
  if (suite.endsWith(`.${name}`)) return suite
  return /\s/.test(name) || suite.includes(' ') ? `${suite} › ${name}` : `${suite}.${name}`
}

function countOf(text: string | undefined): number {
  return Number(text?.replaceAll(',', '') ?? 0)
}

function complete(draft: Draft): Draft {
  const { form, lines, position } = draft
  const isTest = form[1] !== 'finding'
  const detail =
    draft.detail ?? (isTest || draft.title === undefined ? findDetail(lines) : undefined)
  const isWhole = position?.line !== undefined
  const found = isWhole ? undefined : findPosition(lines, position?.path)
  const isSame = position === undefined || found?.path === position.path
  return { ...draft, detail, position: (isSame ? found : undefined) ?? position }
}

/** Joins the entries that name one failure: tools print it during the run and at the end. */
function mergeDrafts(drafts: readonly Draft[], message: string | undefined): readonly Draft[] {
  const isTest = ({ form }: Draft) => form[1] !== 'finding'
  const hasTests = drafts.some((draft) => isTest(draft) && draft.form[1] !== 'run')
  const hasErrors =
    drafts.some((draft) => !draft.isWarning) ||
    !drafts.some(({ detail }) => detail !== undefined && message?.includes(detail) === true)
  const kept: { draft: Draft; forms: Set<EntryForm>; key: string }[] = []
  for (const draft of drafts) {
    if (draft.title === undefined && draft.detail === undefined && draft.position === undefined)
      continue
    if (draft.form[1] === 'run' && hasTests) continue
    if (draft.isWarning && hasErrors) continue
    const key = keyOf(draft)
    const same = kept.find(
      (one) =>
        (one.key === key && isCompatible(one.draft, draft)) ||
        (isTest(draft) &&
          isTest(one.draft) &&
          !one.forms.has(draft.form) &&
          isPart(one.key, key) &&
          isCompatible(one.draft, draft)),
    )
    if (same === undefined) {
      kept.push({ draft, forms: new Set([draft.form]), key })
      continue
    }
    same.forms.add(draft.form)
    const isLonger = (draft.title?.length ?? 0) > (same.draft.title?.length ?? 0)
    same.key = isLonger ? key : same.key
    same.draft = {
      ...same.draft,
      title: isLonger ? draft.title : same.draft.title,
      detail: same.draft.detail ?? draft.detail,
      position:
        same.draft.position?.line === undefined
          ? (draft.position ?? same.draft.position)
          : same.draft.position,
    }
  }
  const isParent = ({ title }: Draft) =>
    title !== undefined && kept.some(({ draft }) => draft.title?.startsWith(`${title}/`) === true)
  return kept.map(({ draft }) => draft).filter((draft) => !isParent(draft))
}

function isCompatible(one: Draft, other: Draft): boolean {
  const path = one.position?.path
  const otherPath = other.position?.path
  if (path === undefined || otherPath === undefined) return true
  return path.endsWith(otherPath) || otherPath.endsWith(path) || one.form !== other.form
}

/** Whether one name ends with the other: a tool names a test with and without the names around it. */
function isPart(one: string, other: string): boolean {
  return one.endsWith(` ${other}`) || other.endsWith(` ${one}`)
}

function keyOf({ form, title, detail, position }: Draft): string {
  const name =
    form[1] === 'finding'
      ? `${title} ${detail} ${position?.path}:${position?.line}:${position?.column}`
      : (title ?? position?.path ?? detail ?? '')
  return name.replace(/[\s›>:.#/\\|]+/g, ' ').trim()
}
