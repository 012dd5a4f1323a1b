import { MAX_ENTRIES, type SourcePosition } from '../../../model/report/failure.ts'
import type { ErrorTotal } from '../../../model/shapes/failure.ts'
import { LISTED, PROBLEM, STATED } from '../forms/any.ts'
import { findForm, type Groups } from '../forms/find-form.ts'
import { type Form, isApart, isWarning } from '../forms/form.ts'
import type { Problem, ProblemReader } from '../matchers/problem-reader.ts'
import { positionOf } from './entry-details.ts'
import { type Draft, type ListedError, mergeDrafts, namedBy } from './merge-entries.ts'
import { draftCollector } from './open-drafts.ts'
import { printedTests } from './printed-tests.ts'
import { scenarioReader } from './scenarios.ts'
import { titleReader } from './titles.ts'
import { totalReader } from './total-reader.ts'

/** What failed in a step, as its log shows it. */
interface ErrorList {
  readonly entries: readonly ListedError[]
  /** The same with names that have no witness: what two logs have in common can be more than what a log proves. */
  readonly compared: readonly ListedError[]
  readonly total: ErrorTotal | undefined
}

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/**
 * Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded.
 *
 * @param problemReader reads what the tools of the repository print
 */
export function entryReader(problemReader?: ProblemReader) {
  const collector = draftCollector()
  const totals = totalReader()
  const titles = titleReader()
  const scenarios = scenarioReader()
  const printed = printedTests()
  /** The file that a line above names, perhaps with a line. */
  let file: SourcePosition | undefined
  const seen = new Set<Form>()
  /** Heads what a test printed, as long as its lines are read. */
  let capture: { readonly form: Form; readonly indent: number } | undefined
  let isMuted = false
  let isListing = false

  /**
   * Returns whether the line names what failed.
   *
   * @param index position of the line, for its entry
   */
  function add(line: string, index = 0): boolean {
    const problem = problemReader?.read(line)
    if (problem !== undefined) {
      begin(PROBLEM, groupsOf(problem), line, index)
      return true
    }
    const { raw, text, form, groups } = findForm(line)
    if (isCaptured(raw, form)) return readText(text, index)
    if (readTotal(raw, text)) isMuted = false
    if (
      form !== undefined &&
      !printed.isUnknown(form, groups['title']) &&
      isOwnLine(form, collector.open(), file)
    ) {
      isListing = form.role === 'listing'
      seen.add(form)
      if (isApart(form.role)) separate(form, groups, raw)
      else begin(form, groups, text, index)
      return !isApart(form.role)
    }
    const listed = isListing ? LISTED.pattern.exec(raw)?.groups : undefined
    if (listed === undefined) return readText(text, index)
    begin(LISTED, listed, text, index)
    return true
  }

  /** Whether a test printed the line: up to the next line of its tool, or up to one that is less indented. */
  function isCaptured(line: string, form: Form | undefined): boolean {
    if (capture === undefined) return false
    const indent = line.search(/\S/)
    const isOver =
      capture.indent > 0
        ? indent !== -1 && indent <= capture.indent
        : form?.tool === capture.form.tool &&
          form.role !== 'run' &&
          (form !== capture.form || form.role === 'test')
    if (isOver) capture = undefined
    return !isOver
  }

  /** Returns whether the line is a total. What failed before one without failures of as many tests passed at last. */
  function readTotal(raw: string, text: string): boolean {
    const total = totals.add(raw, text, collector.repeatsNames())
    const isTotal = collector.closeAtTotal(total?.tool)
    if (total?.isPassed === true) collector.clear()
    else if (total !== undefined) collector.markTotal()
    return isTotal
  }

  function readText(text: string, index: number): boolean {
    isListing &&= text === '' && collector.open()?.form !== LISTED
    const failed = isMuted ? undefined : printed.failedAs(text)
    if (failed !== undefined) {
      collector.close()
      collector.begin(draftOf({ ...failed, text, index, file, above: [], scenarios }, true))
      return true
    }
    for (const reader of [titles, collector, printed]) reader.read(text)
    return scenarios.read(text)
  }

  /** Reads a line that names what is below it, or ends what is above. */
  function separate(form: Form, groups: Groups, raw: string): void {
    const { role } = form
    collector.close()
    titles.begin(form, groups, collector.above())
    if (role === 'passed' && groups['title'] === undefined) collector.drop()
    if (role === 'restarted') {
      collector.clear()
      totals.clear()
    }
    isMuted = role === 'muted'
    if (role === 'captured') capture = { form, indent: raw.search(/\S/) }
    printed.run(form, role === 'apart' ? groups['title'] : undefined)
    file = role === 'file' || role === 'suite' ? positionOf(groups) : undefined
    collector.forgetAbove()
  }

  function begin(form: Form, groups: Groups, text: string, index: number): void {
    collector.close()
    if (form.captures === true) capture = { form, indent: 0 }
    if (isMuted && form.role !== 'finding') return
    const said = printed.saidBy(groups['title'])
    const above = said ?? collector.above()
    const title = titles.titleOf(form, groups, text, above)
    printed.fail(form, groups['title'], title)
    collector.begin(draftOf({ form, groups, text, index, file, title, above, scenarios }))
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
      const merge = (countsTests: boolean) =>
        mergeDrafts(collector.drafts(), titles, {
          ...{ message, isStrict, seen, countsTests, isGreen: totals.isGreen },
        })
      const merged = merge(totals.countsTests())
      const entries = withoutPrinted(merged, totals.failedTests()).slice(0, MAX_ENTRIES)
      const stated = message === undefined ? [] : [namedBy(message)]
      const compared = totals.countsTests() ? entries : merge(true).slice(0, MAX_ENTRIES)
      return {
        entries: entries.length === 0 ? stated : entries,
        compared: compared.length === 0 ? stated : compared,
        total: totals.total(entries.filter(({ isTest }) => isTest).length),
      }
    },
  }
}

interface NamingLine {
  readonly form: Form
  readonly groups: Groups
  readonly text: string
  readonly index: number
  readonly file: SourcePosition | undefined
  readonly title: string | undefined
  readonly above: readonly string[]
  readonly scenarios: ReturnType<typeof scenarioReader>
}

/** Returns the draft of what a line names, with what the lines above say of it. */
function draftOf(
  { form, groups, text, index, file, title, above, scenarios }: NamingLine,
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
    index,
    printed: text,
    title: title === NOT_LOADED ? (position?.path ?? title) : (title ?? scenario?.title),
    detail: detailOf(groups) ?? scenario?.detail,
    position,
    isRepeated,
    attempt: groups['attempt'] === undefined ? undefined : Number(groups['attempt']),
    isWarning: isWarning(groups['level']),
    above: role === 'test' || role === 'item' ? [] : above,
    lines: [],
  }
}

/** Omits what tests printed in the form of their own tool, if the others are as many as the tool says failed. */
function withoutPrinted(
  entries: readonly ListedError[],
  failed: number | undefined,
): readonly ListedError[] {
  const tests = entries.filter(({ isTest }) => isTest)
  if (failed === undefined || tests.length <= failed) return entries
  const isExplained = ({ isTest, detail }: ListedError) => !isTest || detail !== undefined
  const isPlaced = (entry: ListedError) => isExplained(entry) && entry.position !== undefined
  const others = entries.length - tests.length
  return (
    [isExplained, isPlaced]
      .map((isOwn) => entries.filter(isOwn))
      .find((own) => own.length === failed + others) ?? entries
  )
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
function isOwnLine(form: Form, open: Draft | undefined, file: SourcePosition | undefined) {
  const isBelow = form.role === 'row' || form.role === 'item'
  return !isDetail(form, open) && (!isBelow || file !== undefined)
}

/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form: Form, open: Draft | undefined): boolean {
  const isLoose =
    form.role === 'run' ||
    (form.role === 'ended' && open?.form.tool !== form.tool) ||
    (form.role === 'finding' && !form.pattern.source.includes('<file>'))
  if (open?.form.quotes === true) return form.tool !== open.form.tool
  const isFinding =
    open?.form.role === 'finding' &&
    open.detail === undefined &&
    (form.isCommon === true || form.tool === 'any')
  if (form === STATED && open !== undefined && open.form.role !== 'finding') return true
  return isLoose && (open?.form.role === 'test' || isFinding)
}

/** A finding can have a code beside the name of its linter. */
function detailOf({ rule, title, detail }: Groups): string | undefined {
  const text = detail?.trim() || undefined
  return rule !== undefined && title !== undefined && text !== undefined
    ? `${title}: ${text}`
    : text
}

/** Names the parts of a problem as the table of tools does. */
function groupsOf({ code, message, severity, ...position }: Problem): Groups {
  return { ...position, title: code, detail: message, level: severity }
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
