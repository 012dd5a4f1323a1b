import { MAX_ENTRIES, type SourcePosition } from '../../../model/report/failure.ts'
import type { ErrorTotal } from '../../../model/shapes/failure.ts'
import { positionOf } from './entry-details.ts'
import { type EntryForm, LISTED, STATED } from './entry-forms.ts'
import { findForm, type Groups } from './find-form.ts'
import { type Draft, type ListedError, mergeDrafts, namedBy } from './merge-entries.ts'
import { draftCollector } from './open-drafts.ts'
import { printedTests } from './printed-tests.ts'
import { scenarioReader } from './scenarios.ts'
import { titleReader } from './titles.ts'
import { totalReader } from './total-reader.ts'

/** What failed in a step, as its log shows it. */
interface ErrorList {
  readonly entries: readonly ListedError[]
  readonly total: ErrorTotal | undefined
}

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/** Roles of lines that name no failure, and end the one above. */
// prettier-ignore
const APART: ReadonlySet<string> = new Set(['suite', 'file', 'apart', 'listing', 'muted', 'outline', 'passed', 'restarted'])

/** Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded. */
export function entryReader() {
  const collector = draftCollector()
  const totals = totalReader()
  const titles = titleReader()
  const scenarios = scenarioReader()
  const printed = printedTests()
  /** The file that a line above names, perhaps with a line. */
  let file: SourcePosition | undefined
  let isMuted = false
  let isListing = false

  /** Returns whether the line names what failed. */
  function add(line: string): boolean {
    const { raw, text, form, groups } = findForm(line)
    if (collector.closeAtTotal(totals.add(raw, text))) isMuted = false
    if (form !== undefined && isOwnLine(form, collector.open(), file)) {
      isListing = form[1] === 'listing'
      const isApart = APART.has(form[1])
      if (isApart) separate(form, groups)
      else begin(form, groups, text)
      return !isApart
    }
    const listed = isListing ? LISTED[2].exec(raw)?.groups : undefined
    if (listed === undefined) return readText(text)
    begin(LISTED, listed, text)
    return true
  }

  function readText(text: string): boolean {
    isListing &&= text === '' && collector.open()?.form !== LISTED
    const failed = isMuted ? undefined : printed.failedAs(text)
    if (failed !== undefined) {
      collector.close()
      collector.begin(draftOf({ ...failed, text, file, above: [], scenarios }, true))
      return true
    }
    for (const reader of [titles, collector, printed]) reader.read(text)
    return scenarios.read(text)
  }

  /** Reads a line that names what is below it, or ends what is above. */
  function separate(form: EntryForm, groups: Groups): void {
    const [, role] = form
    collector.close()
    titles.begin(form, groups, collector.above())
    if (role === 'passed' && groups['title'] === undefined) collector.drop()
    if (role === 'restarted') {
      collector.clear()
      totals.clear()
    }
    isMuted = role === 'muted'
    printed.run(role === 'apart' ? groups['title'] : undefined)
    file = role === 'file' || role === 'suite' ? positionOf(groups) : undefined
    collector.forgetAbove()
  }

  function begin(form: EntryForm, groups: Groups, text: string): void {
    collector.close()
    if (isMuted && form[1] !== 'finding') return
    const said = printed.saidBy(groups['title'])
    const above = said ?? collector.above()
    const title = titles.titleOf(form, groups, text, above)
    printed.fail(form, groups['title'], title)
    collector.begin(draftOf({ form, groups, text, file, title, above, scenarios }))
    if (said !== undefined && said.length > 0) collector.close()
  }

  return {
    add,
    /** Ends the entry whose lines are read. */
    close: collector.close,
    /** Names of tests that passed when they were tried again. */
    recovered: titles.recovered,
    /**
     * @param message the line that says why the step failed: the only entry if no line names what failed
     * @param isStrict whether warnings fail the step
     */
    list(message: string | undefined, isStrict: boolean): ErrorList {
      collector.close()
      const entries = mergeDrafts(collector.drafts(), titles, { message, isStrict }).slice(
        0,
        MAX_ENTRIES,
      )
      return {
        entries: entries.length === 0 && message !== undefined ? [namedBy(message)] : entries,
        total: totals.total(entries.filter(({ isTest }) => isTest).length),
      }
    },
  }
}

interface NamingLine {
  readonly form: EntryForm
  readonly groups: Groups
  readonly text: string
  readonly file: SourcePosition | undefined
  readonly title: string | undefined
  readonly above: readonly string[]
  readonly scenarios: ReturnType<typeof scenarioReader>
}

/** Returns the draft of what a line names, with what the lines above say of it. */
function draftOf(
  { form, groups, text, file, title, above, scenarios }: NamingLine,
  isRepeated = false,
): Draft {
  const [, role] = form
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
    isWarning: /^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(groups['level'] ?? ''),
    above: role === 'test' || role === 'item' ? [] : above,
    lines: [],
  }
}

/** Whether what a test says begins with its name, perhaps after the name of an error. */
function namesTest(detail: string, title: string | undefined): boolean {
  return (
    title !== undefined && detail.replace(/^\w*(?:Error|Exception): /, '').startsWith(`${title}:`)
  )
}

/** Whether a line contains a text that does not go on in the middle of a word. */
function containsWhole(line: string, text: string): boolean {
  const at = line.indexOf(text)
  return at !== -1 && !/^\w/.test(line.slice(at + text.length))
}

/** Whether a line of a form is no part of what the lines above name. */
function isOwnLine(form: EntryForm, open: Draft | undefined, file: SourcePosition | undefined) {
  const isBelow = form[1] === 'row' || form[1] === 'item'
  return !isDetail(form, open) && (!isBelow || file !== undefined)
}

/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form: EntryForm, open: Draft | undefined): boolean {
  const isLoose =
    form[1] === 'run' ||
    (form[1] === 'ended' && open?.form[0] !== form[0]) ||
    (form[1] === 'finding' && !form[2].source.includes('<file>'))
  if (open?.form[0] === 'meson' || open?.form[0] === 'lit') return form[0] !== open.form[0]
  const isFinding =
    open?.form[1] === 'finding' && open.detail === undefined && form[0].includes('any')
  if (form === STATED && open !== undefined && open.form[1] !== 'finding') return true
  return isLoose && (open?.form[1] === 'test' || isFinding)
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

/**
 * Returns what says why the step failed: the first test that failed and what it says, else the line that says why,
 * else the first entry.
 *
 * @param line the line that says why
 */
export function messageOf(
  entries: readonly ListedError[],
  line: string | undefined,
): string | undefined {
  const [first] = entries
  if (first === undefined) return line
  if (!first.isTest) {
    const isListed =
      line === undefined ||
      entries.some(({ detail }) => detail !== undefined && containsWhole(line, detail))
    // The list ends before the line.
    if (!isListed && entries.length >= MAX_ENTRIES) return first.printed
    // A path or a rule in the line itself shows that a compiler or a linter wrote it.
    const isPlaced =
      first.position !== undefined &&
      ([first.title, first.position.path].some(
        (part) => part !== undefined && first.printed.includes(part),
      ) ||
        first.printed.trimStart().startsWith(`${first.position.line} `))
    return isListed || !isPlaced ? (line ?? first.printed) : first.printed
  }
  if (first.detail !== undefined)
    return namesTest(first.detail, first.title) ? first.detail : `${first.title}: ${first.detail}`
  if (line !== undefined && /^\W{0,4}warn/i.test(line)) return first.printed
  return line === undefined || (first.title !== undefined && line.includes(first.title))
    ? (entries.find(({ detail }) => detail !== undefined)?.detail ?? line ?? first.title)
    : line
}
