import type { SourcePosition } from '../../model/report/failure.ts'
import { joinNames } from '../../model/logged/test-name.ts'
import { LISTED, STATED } from '../forms/any.ts'
import type { Groups } from '../forms/find-form.ts'
import { type Form, isWarning } from '../forms/form.ts'
import { type Draft, isTest, namesFile } from './draft.ts'
import { headingOf, positionOf } from './entry-details.ts'
import { packageReader } from './packages.ts'
import { printedTests } from './printed-tests.ts'
import { scenarioReader } from './scenarios.ts'
import { isNextCase, titleReader } from './titles.ts'

const MAX_DRAFTS = 1_000

/** Lines of an entry that are read: of each of the first ones, and of the others. */
const MAX_LINES = 60
const MAX_LONG_DRAFTS = 40
const MAX_LATER_LINES = 16

/** Reads drafts of entries from lines whose forms are known. Its memory is bounded. */
export function draftReader() {
  const drafts: Draft[] = []
  const titles = titleReader()
  const scenarios = scenarioReader()
  const printed = printedTests()
  const packages = packageReader()
  /** The lines since the last one of a form. */
  let above: string[] = []
  let open: Draft | undefined
  /** The file that a line above names, perhaps with a line, and the tool that prints that line. */
  let file: (SourcePosition & Pick<Form, 'tool'>) | undefined
  let isMuted = false
  /** How many drafts stand above the last total. */
  let counted = 0

  function close(): void {
    if (open?.form.title === 'continued') continueTitle(open)
    open = undefined
  }

  /** Begins the draft of a line that names what failed. */
  function start(
    named: Pick<Draft, 'form' | 'printed' | 'title' | 'above' | 'isRepeated'>,
    groups: Groups,
  ): void {
    const { role } = named.form
    const isOfFile =
      groups['line'] !== undefined || role === 'test' || role === 'item' || role === 'row'
    const outer = isOfFile ? file : undefined
    const own = positionOf({
      ...groups,
      file: groups['file'] ?? outer?.path,
      line: groups['line'] ?? outer?.line?.toString(),
    })
    const known = own && (groups['file'] === undefined ? { ...own, file: outer?.file } : own)
    const position = known ?? (role === 'finding' ? headingOf(named.above) : undefined)
    const scenario = scenarios.at(position)
    const title = named.title === NOT_LOADED ? position?.path : undefined
    const draft = {
      ...named,
      title: title ?? named.title ?? scenario?.title,
      detail: detailOf(groups) ?? scenario?.detail,
      position,
      ofPackage: packages.current(),
      attempt: groups['attempt'] === undefined ? undefined : Number(groups['attempt']),
      isWarning: isWarning(groups['level']),
      lines: [],
    }
    if (drafts.length < MAX_DRAFTS) drafts.push(draft)
    if (role === 'ended' || role === 'either') above = []
    if (role !== 'ended') open = draft
    if (role === 'finding') above.push(draft.printed)
  }

  /** Adds a line to the open draft. */
  function extend(draft: Draft, text: string): void {
    draft.lines.push(text)
    const maxLines = drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : MAX_LINES
    if (isNextCase(draft.form, text) || draft.lines.length >= maxLines) close()
  }

  return {
    titles,
    drafts: (): readonly Draft[] =>
      packages.areSeveral() ? drafts : drafts.map((one) => ({ ...one, ofPackage: undefined })),
    /** Ends the open draft. */
    close,
    /** Reads a line that names what failed. */
    begin(form: Form, groups: Groups, text: string): void {
      close()
      if (isMuted && form.role !== 'finding') return
      const said = printed.saidBy(groups['title'])
      const lines = said ?? above
      const title = titles.titleOf(form, groups, text, lines)
      printed.fail(form, groups['title'], title)
      start({ form, printed: text, title, above: lines, isRepeated: false }, groups)
      if (said !== undefined && said.length > 0) close()
    },
    /** Reads a line that names what is below it, or ends what is above. */
    separate(form: Form, groups: Groups): void {
      const { role } = form
      close()
      titles.begin(form, groups, above)
      if (role === 'passed' && groups['title'] === undefined) drafts.pop()
      if (role === 'restarted') {
        drafts.length = 0
        counted = 0
      }
      isMuted = role === 'muted'
      printed.run(form, role === 'apart' ? groups['title'] : undefined)
      const position = positionOf(groups)
      file = position && { ...position, tool: form.tool }
      above = []
    },
    /** Reads a line of no form. Returns whether it names what failed. */
    readText(text: string): boolean {
      const failed = isMuted ? undefined : printed.failedAs(text)
      if (failed !== undefined) {
        close()
        start({ ...failed, printed: text, above: [], isRepeated: true }, { title: text.trim() })
        return true
      }
      if (packages.read(text)) close()
      titles.read(text, above)
      printed.read(text)
      const isOwn = open?.form.role === 'either' && text.search(/\S/) > open.printed.search(/\S/)
      if (open !== undefined) extend(open, text)
      // What a test says below its name says nothing of the next one.
      if (!isOwn) above.push(text)
      if (above.length > 2 * MAX_LINES) above = above.slice(-MAX_LINES)
      return scenarios.read(text)
    },
    /**
     * Reads a total, which ends the open draft: directly below a name, it shows that the name is of a suite.
     *
     * @param tool whose total it is
     */
    readTotal(tool: string): void {
      if (tool === open?.form.tool && isTest(open) && open.lines.length === 0) drafts.pop()
      close()
      counted = drafts.length
      isMuted = false
    },
    /** Whether a test failed again: its name stands above the last total and below it. */
    failAgain: (): boolean => {
      const before = new Set(drafts.slice(0, counted).map(({ title }) => title))
      return drafts.slice(counted).some(({ title }) => title !== undefined && before.has(title))
    },
    /** Whether the line of a form names something itself. */
    isOwnLine: (form: Form, groups: Groups) =>
      !printed.isUnknown(form, groups['title']) &&
      !isDetail(form, open) &&
      (form.needs !== 'heading' || headingOf(above) !== undefined) &&
      ((form.role !== 'row' && form.role !== 'item') || file?.tool.includes(form.tool) === true),
    isInList: () => open?.form === LISTED,
  }
}

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/** A finding can have a code beside the name of its linter. */
function detailOf({ rule, title, detail }: Groups): string | undefined {
  const text = detail?.trim() || undefined
  return rule !== undefined && title !== undefined && text !== undefined
    ? `${title}: ${text}`
    : text
}

/** The lines of the names nested in a title that the lines below continue. */
const NESTED = /^ {7,}\S/
const MAX_TITLE_LINES = 5

/** Adds the nested lines below a title to it if the last one ends with a colon; otherwise they say what failed. */
function continueTitle(draft: Draft): void {
  const end = draft.lines.findIndex((line) => !NESTED.test(line))
  const names = draft.lines.slice(0, end === -1 ? MAX_TITLE_LINES : Math.min(end, MAX_TITLE_LINES))
  if (names.at(-1)?.endsWith(':') !== true) return
  draft.title = joinNames([draft.title, ...names.map((line) => line.trim())]).slice(0, -1)
  draft.lines.splice(0, names.length)
}

/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form: Form, open: Draft | undefined): boolean {
  if (open === undefined) return false
  if (open.form.quotes === true) return form.tool !== open.form.tool
  if (form === STATED && open.form.role !== 'finding') return true
  const isLoose =
    form.role === 'run' ||
    (form.role === 'ended' && open.form.tool !== form.tool) ||
    (form.role === 'finding' && !namesFile(form))
  const isOpenFinding = open.form.role === 'finding' && open.detail === undefined
  return isLoose && (open.form.role === 'test' || isOpenFinding)
}
