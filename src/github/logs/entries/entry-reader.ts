import { type ErrorTotal, MAX_ENTRIES, type SourcePosition } from '../../../model/report/failure.ts'
import { formTable } from '../lines/form-table.ts'
import { positionOf } from './entry-details.ts'
import type { Problem, ProblemReader } from '../matchers/problem-reader.ts'
import { ENTRIES, type EntryForm, PROBLEM } from './entry-forms.ts'
import { type Draft, type ListedError, mergeDrafts, namedBy } from './merge-entries.ts'
import { scenarioReader } from './scenarios.ts'
import { isNextCase, ruledTitle, titleReader } from './titles.ts'
import { totalReader } from './total-reader.ts'

/** What failed in a step, as its log shows it. */
interface ErrorList {
  readonly entries: readonly ListedError[]
  readonly total: ErrorTotal | undefined
}

type Groups = Readonly<Record<string, string | undefined>>

const MAX_DRAFTS = 1_000

/** Lines of an entry that are read: of each of the first ones, and of the others. */
const MAX_LINES = 60
const MAX_LONG_DRAFTS = 40
const MAX_LATER_LINES = 16
const MAX_FINDING_LINES = 12

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/** Roles of lines that name no failure, and end the one above. */
const APART: ReadonlySet<string> = new Set(['suite', 'file', 'apart', 'muted', 'passed'])

/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 500

/** Of a longer line, mostly data, this much shows whether it is an error. */
const MAX_OF_LONG = 160

/** A line without any of these names nothing in a form that begins with free text. */
const SIGN =
  /FAIL|\[[✘✗✖×✕]\]|[Ff]ailed|[Ee]rror|ERR|E\]$|NOT OK|: \d|:\d+:\d|:\d+: |:\d+:\w|:\d+ |\(\d+[,)]| => |❌|recorded|collecting|\.(?:feature|test|spec)|#\w|scenario|test|TIMEOUT|warning|[Ww]ould reformat|\.\w{1,8}$/

/** What BuildKit, loggers and GitHub put before the lines of a tool. */
const NUMBER =
  /^(?:#\d{1,5} )?(?:\d+\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]? {1,2})?(?:Error: (?=\S+[:(]\d))?/

/** What other tools do: turbo, pnpm, compose, sbt, Yarn. */
const LABEL =
  /^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|[\w@/.-]{1,60} +\| |\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/

const findEntry = formTable(
  ENTRIES.map((form) => ({ pattern: form[2], value: form })),
  SIGN,
)

/**
 * Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded.
 *
 * @param problemReader reads what the tools of the repository print
 */
export function entryReader(problemReader?: ProblemReader) {
  const drafts: Draft[] = []
  const totals = totalReader()
  const titles = titleReader()
  const scenarios = scenarioReader()
  /** The lines since the last one of a form. */
  let above: string[] = []
  let open: Draft | undefined
  /** The file that a line above names, perhaps with a line. */
  let file: SourcePosition | undefined
  let isMuted = false

  /** @param index position of the line, for its entry */
  function add(line: string, index = 0): void {
    const problem = problemReader?.read(line)
    if (problem !== undefined) {
      begin(PROBLEM, groupsOf(problem), line, index)
      return
    }
    const read = line.length > MAX_CHARACTERS ? MAX_OF_LONG : MAX_CHARACTERS
    const raw = line.slice(0, read).trimEnd().replace(NUMBER, '')
    const text = raw.replace(LABEL, '')
    const counting = totals.add(raw, text)
    if (counting !== undefined) {
      // A count directly below a name is of a suite.
      if (counting === open?.form[0] && open.lines.length === 0) drafts.splice(drafts.indexOf(open))
      open = undefined
      isMuted = false
    }
    const whole = findEntry(raw)
    const form = whole ?? (text === raw ? undefined : findEntry(text))
    if (form !== undefined && !isDetail(form, open) && (form[1] !== 'row' || file !== undefined)) {
      const groups = form[2].exec(whole === undefined ? text : raw)?.groups ?? {}
      const level = whole === undefined && raw.startsWith('[warn') ? { level: 'warning' } : {}
      begin(form, { ...groups, ...level }, text, index)
      if (form[1] === 'finding') above.push(text)
      return
    }
    titles.note(text)
    scenarios.read(text)
    if (open !== undefined) extend(open, text)
    above.push(text)
    if (above.length > 2 * MAX_LINES) above = above.slice(-MAX_LINES)
  }

  function begin(form: EntryForm, groups: Groups, text: string, index: number): void {
    const [, role] = form
    titles.complete(open)
    open = undefined
    if (APART.has(role)) {
      titles.begin(form, groups, above)
      isMuted = role === 'muted'
      file = role === 'file' || role === 'suite' ? positionOf(groups) : undefined
      above = []
      return
    }
    if (isMuted && role !== 'finding') return
    const isOfFile = groups['line'] !== undefined || role === 'test' || role === 'row'
    const position = positionOf({
      ...(isOfFile ? { file: file?.path, line: String(file?.line) } : {}),
      ...defined(groups),
    })
    const scenario = scenarios.at(position)
    const title = titles.titleOf(form, groups, text, above) ?? ruledTitle(form, above)
    const draft: Draft = {
      form,
      index,
      printed: text,
      title: title === NOT_LOADED ? (position?.path ?? title) : (title ?? scenario?.title),
      detail: detailOf(groups) ?? scenario?.detail,
      position,
      isWarning: /^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(groups['level'] ?? ''),
      above: role === 'test' ? [] : above,
      lines: [],
    }
    if (role === 'ended') above = []
    if (drafts.length < MAX_DRAFTS) drafts.push(draft)
    if (role !== 'ended') open = draft
  }

  function extend(draft: Draft, text: string): void {
    if (titles.continues(draft, text)) return
    if (isNextCase(draft.form, text)) open = undefined
    draft.lines.push(text)
    const isFinding = draft.form[1] === 'finding' || draft.form[1] === 'row'
    const later = drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : MAX_LINES
    if (draft.lines.length >= (isFinding ? MAX_FINDING_LINES : later)) open = undefined
  }

  return {
    add,
    /** Names of tests that passed when they were tried again. */
    recovered: titles.recovered,
    /** @param message the line that says why the step failed: the only entry if no line names what failed */
    list(message: string | undefined): ErrorList {
      titles.complete(open)
      const entries = mergeDrafts(drafts, titles.recovered(), message)
      const isOfTests = entries.some(({ isTest }) => isTest)
      const single = message === undefined ? [] : [namedBy(message)]
      return {
        entries: (entries.length === 0 ? single : entries).slice(0, MAX_ENTRIES),
        total: totals.total(isOfTests),
      }
    },
  }
}

/** Whether a line contains a text that does not go on in the middle of a word. */
function containsWhole(line: string, text: string): boolean {
  const at = line.indexOf(text)
  return at !== -1 && !/^\w/.test(line.slice(at + text.length))
}

/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form: EntryForm, open: Draft | undefined): boolean {
  const isLoose =
    form[1] === 'run' ||
    (form[1] === 'ended' && open?.form[0] !== form[0]) ||
    (form[1] === 'finding' && !form[2].source.includes('<file>'))
  return isLoose && open?.form[1] === 'test'
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
      [first.title, first.position.path].some(
        (part) => part !== undefined && first.printed.includes(part),
      )
    return isListed || !isPlaced ? (line ?? first.printed) : first.printed
  }
  if (first.detail !== undefined) return `${first.title}: ${first.detail}`
  return line === undefined || (first.title !== undefined && line.includes(first.title))
    ? (entries.find(({ detail }) => detail !== undefined)?.detail ?? line ?? first.title)
    : line
}
