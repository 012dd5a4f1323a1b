import type { ErrorTotal } from '../../model/shapes/failure.ts'
import { ANY_TOOL, type Form } from '../forms/form.ts'
import { formsOf } from '../forms/form-table.ts'

type ToolTotal = Required<Omit<PrintedCounts, 'errors'>> & { readonly form: Form }

interface TotalReader {
  /**
   * Returns the tool whose total the line is.
   *
   * @param text the line without the label of another tool
   */
  readonly add: (line: string, text: string) => string | undefined
  readonly clear: () => void
  /** The forms of the totals. */
  readonly forms: () => readonly Form[]
  /** Whether nothing failed of what a tool counted. */
  readonly isGreen: (tool: string) => boolean
  /** Returns how many tests failed, if one tool counted tests. */
  readonly failedTests: () => number | undefined
  /** Whether a tool counted tests of which some failed. */
  readonly countsTests: () => boolean
  /** Returns the total of what failed; none that is of a part, as it is less than the `tests` that failed by name. */
  readonly total: (tests: number) => ErrorTotal | undefined
}

/** A line without any of these, and in no tool's form, is no total. */
const TOTAL_WORD = /fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i

const findTotal = (text: string) => formsOf(text).find(({ role }) => role === 'total')

/** Collects the totals that tools print. Totals of several packages are added. */
export function totalReader(): TotalReader {
  const counts = new Map<string, ToolTotal>()
  let others = countReader()
  let lines = 0
  const failedTestTotals = () =>
    [...counts.values()].filter(({ form, failed }) => form.counts === 'tests' && failed > 0)
  return {
    add(line, text) {
      lines += 1
      const form = findTotal(line) ?? (text === line ? undefined : findTotal(text))
      if (form === undefined)
        return TOTAL_WORD.test(line) && others.add(text, lines) ? ANY_TOOL : undefined
      const groups = form.pattern.exec(line)?.groups ?? form.pattern.exec(text)?.groups ?? {}
      const known = counts.get(form.tool)
      const failed = readCount(groups['failed']) + readCount(groups['errors'])
      // A package of which everything passed is no part of what failed.
      if (known !== undefined && failed === 0 && groups['failed'] !== undefined) return form.tool
      const before = form.isWhole ? undefined : known
      counts.set(form.tool, {
        form,
        failed: (before?.failed ?? 0) + failed,
        passed: (before?.passed ?? 0) + readCount(groups['passed']),
        total: (before?.total ?? 0) + readCount(groups['total']),
      })
      return form.tool
    },
    clear() {
      counts.clear()
      others = countReader()
    },
    forms: () => [...counts.values()].map(({ form }) => form),
    isGreen: (tool) => {
      const count = counts.get(tool)
      return count?.form.counts === 'tests' && count.failed === 0 && count.passed + count.total > 0
    },
    failedTests() {
      const [only, other] = failedTestTotals()
      return other === undefined ? only?.failed : undefined
    },
    countsTests: () => failedTestTotals().length > 0 || others.countsTests(),
    total(tests) {
      const failing = [...counts.values()].filter(({ failed }) => failed >= Math.max(1, tests))
      const chosen =
        failing.find(({ form }) => (form.counts === 'tests') === tests > 0) ?? failing.at(-1)
      return chosen
        ? totalOf(chosen, chosen.form.counts === 'findings' ? 'findings' : 'tests')
        : others.total(tests)
    },
  }
}

/** What tools count, by the words they use. */
const COUNT_WORDS = {
  failed: 'fail(?:s|ed|ing|ures?)?|FAIL(?:ED|URES?)?|crash(?:ed|ing)|timed out',
  errors: 'error(?:s|ed)?|undefined|ambiguous',
  passed: 'pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|ok',
  total:
    'tests?(?:\\(s\\))?|specs?|examples?|scenarios?|checks?|total|ran|run|tested|executed|completed',
} as const

type CountName = keyof typeof COUNT_WORDS
type PrintedCounts = Readonly<Partial<Record<CountName, number>>>

const COUNT_NAMES = Object.keys(COUNT_WORDS) as readonly CountName[]
const WORD = COUNT_NAMES.map((count) => `(?<${count}>${COUNT_WORDS[count]})`).join('|')
const PRINTED_NUMBER = String.raw`(?<number>\d[\d,]{0,9})(?:(?:\/| (?:out )?of )(?<of>\d[\d,]{0,9}))?`

const STATE =
  'failed|failing|failures?|passed|passing|total|skipped|pending|ignored|disabled|hidden|todo'

const NO_TEST = 'expected|skipped|pending|unsupported|ignored|disabled|flaky|untested|unresolved'

/** `failed: 2`, `Failed tests: 2`, `FAIL: 1/16`, `Passed\t86`, `Failed 2 of 9`, but not the code of `error 404`. */
const WORD_FIRST = new RegExp(
  String.raw`(?<![\w-]|\b(?:${NO_TEST}) |\bunexpected (?=succ))(?:${WORD})\b(?: (?:tests?|count|cases?))?(?:\s{0,8}[:=](?!(?<=failed tests?:) {2})\s{0,24}|(?<!\berror)\s{1,24}(?=\d+\s*$|\d+(?:[\t/]| [|\]])|\d+ (?:out )?of ))${PRINTED_NUMBER}(?![\d.]|\s?%|\s(?:${STATE})\b(?!\s*[:=\t]))`,
  'gi',
)
/** `2 failed`, `2 tests failed`, `2/24 test failures`, `9 tests`. */
const NUMBER_FIRST = new RegExp(
  String.raw`(?<![\w.:-])${PRINTED_NUMBER} (?:(?:tests?|specs?|flows?|examples?|scenarios?|checks?|cases?|properties|unexpected)(?:\(s\))? (?:have )?(?=fail|pass|succe))?(?:${WORD})(?![\w=-]|:\s*\d| (?:files?|suites?|programs?|${STATE})\b)`,
  'gi',
)

/** What is no test: `Test Suites: 1 failed, 2 passed`, `11 steps (10 passed, 1 failed)`, a recap of Ansible. */
const OTHER =
  / unreachable=\d|^\W{0,8}(?:\d+ )?(?:test )?(?:suites?|files?|assert\w*|expect\w*|steps?|snapshots?|scripts?|specifications|modules?|packages?|hooks?|requests?|jobs?|tasks?|targets?|programs?)\b/i

/** A line that is one count and nothing else, or begins with what failed. */
const LONE_COUNT =
  /^[\W_]{0,40}\w+(?:\(s\))?(?:[ ()]+\w+(?:\(s\))?){0,3}[ ()]*(?![ ()])\s{0,8}[:=]?\s{0,24}(?<!\d)\d[\d,]*[^A-Za-z]{0,20}$/
const FAILED_FIRST =
  /^\W{0,16}\d[\d,]{0,9}(?:\/\d+| of \d+)? (?:\w+(?:\(s\))? )?(?:failed|failures?|failing)\b/i

/** What only tests are counted by: other things are `ok`, too. */
const OF_TESTS = /\b(?:tests?|specs?|examples?|scenarios?|assertions?|cases?|pass(?:ed|es|ing)?)\b/i

/** What stands for the command of an annotation, and counts nothing: `Warning: 7 tests passed, 2 failed.` */
const ANNOTATION = /^(?:Warning|Notice): (?=\d)/

/** Reads what a line of any tool counts; `undefined` if it is no total. */
export function readCounts(printed: string): PrintedCounts | undefined {
  const line = printed.replace(ANNOTATION, '')
  return OTHER.test(line) ? undefined : countsOfAny(line)
}

/** Reads how much failed of what a line counts, which need not be tests; `undefined` if it does not say that. */
export function countFailed(printed: string): number | undefined {
  const { failed, errors } = countsOfAny(printed.replace(ANNOTATION, '')) ?? {}
  return failed === undefined ? errors : failed + (errors ?? 0)
}

function countsOfAny(line: string): PrintedCounts | undefined {
  if (!/\d/.test(line)) return undefined
  const counts: Partial<Record<CountName, number>> = {}
  let rest = line
  for (const pattern of [WORD_FIRST, NUMBER_FIRST]) {
    rest = rest.replaceAll(pattern, (found, ...parts) => {
      const groups = parts.at(-1) as Readonly<Record<string, string | undefined>>
      const count = COUNT_NAMES.find((name) => groups[name] !== undefined)
      if (count === undefined) return found
      counts[count] ??= readCount(groups['number'])
      if (groups['of'] !== undefined) counts.total ??= readCount(groups['of'])
      return ''
    })
  }
  const size = Object.keys(counts).length
  const isTotal = size > 1 || (size === 1 && (LONE_COUNT.test(line) || FAILED_FIRST.test(line)))
  return isTotal ? counts : undefined
}

/** Returns a count, which can have commas; 0 for none. */
export function readCount(text = ''): number {
  return Number(text.replaceAll(',', ''))
}

/** Lines between two that belong to one summary. */
const MAX_APART = 12
const MAX_SUMMARIES = 50

interface CountReader {
  /** Returns whether the line, which is the one with the number `index`, says that something failed. */
  readonly add: (line: string, index: number) => boolean
  /** Whether a summary counts tests of which some failed. */
  readonly countsTests: () => boolean
  /** Returns what the last summary counts in which as much failed as the log names: that many `tests`. */
  readonly total: (tests: number) => ErrorTotal | undefined
}

/** Collects what tools count that have no row of their own. Its memory is bounded. */
export function countReader(): CountReader {
  let summaries: readonly PrintedCounts[] = []
  let last = 0
  let areTests = false
  let countsTests = false

  return {
    add(line, index) {
      const counts = readCounts(line)
      if (counts === undefined) return false
      const open = index - last <= MAX_APART ? summaries.at(-1) : undefined
      last = index
      const isNext =
        open === undefined ||
        COUNT_NAMES.some((name) => (counts[name] ?? open[name]) !== (open[name] ?? counts[name]))
      // One line of a summary can say what all of them count.
      areTests = (areTests && !isNext) || OF_TESTS.test(line)
      summaries = isNext
        ? [...summaries.slice(1 - MAX_SUMMARIES), counts]
        : [...summaries.slice(0, -1), { ...open, ...counts }]
      countsTests ||= areTests && failedOf(summaries.at(-1) ?? {}) > 0
      return failedOf(counts) > 0
    },
    countsTests: () => countsTests,
    total(tests) {
      const summary = summaries.findLast((counts) => failedOf(counts) >= Math.max(1, tests))
      return summary && totalOf(summary, tests > 0 ? 'tests' : 'findings')
    },
  }
}

/** Returns how much failed of how many: `undefined` if nothing counts them, or less than failed. */
function totalOf(count: PrintedCounts, counts: ErrorTotal['counts']): ErrorTotal {
  const failed = failedOf(count)
  const { passed = 0, total = 0 } = count
  const all = total || (passed > 0 ? failed + passed : 0)
  return { counts, failed, total: all >= failed && all > 0 ? all : undefined }
}

function failedOf({ failed = 0, errors = 0 }: PrintedCounts): number {
  return failed + errors
}
