// Which formats of test results are read, and what their elements mean.
import { joinNames } from '../model/logged/test-name.ts'
import {
  numberer,
  type StatedReason,
  type TestResult,
  type TestResults,
  type TestSuite,
  withoutNumber,
} from '../model/results/test-results.ts'
import {
  type Attributes,
  dotnetNames,
  isOwnError,
  type StatedOutcome,
  statedResult,
  suiteName,
} from './dotnet-elements.ts'
import { bounded, copied, firstFilledLine, fromError, statedPosition } from './values.ts'

const MAX_TEXT_CHARACTERS = 4_000
/** Names that are as long count as another test. */
const LONG_CHARACTERS = 300
const SEPARATOR = ' | '

type Open<Type> = { -readonly [Key in keyof Type]: Type[Key] }

interface OpenSuite extends TestSuite {
  readonly file: string
  /** Number of tests that its tool counts. */
  readonly counted: number
  /** Whether equal tests are rows of data, so that none repeats another one. */
  readonly hasRows: boolean
  readonly numbered: (id: string) => string
  readonly tests: Map<string, Open<TestResult> | 'passed' | 'skipped'>
}

/** A test while it is read: its outcome is what its attributes say. */
interface OpenTest extends Open<Omit<TestResult, 'outcome'>> {
  readonly outcome: StatedOutcome
  /** Word of an element, which counts more. */
  stated?: 'failed' | 'skipped' | 'flaky'
  /**
   * Whether an element says that it was skipped: a failure beside it, as of a test with `todo` of Node.js, does not count.
   * An error does, as of a tear-down, and so does a failure of a test of GoogleTest that ran.
   */
  isSkipped?: boolean
  readonly hasRun: boolean
  hasError?: boolean
  /** Rows of data, or tests in order, that it only sums up. */
  rows: number
  printed: string
}

/** An element that has not ended, with what it has from the elements around it. */
interface OpenElement {
  role: ElementRole | undefined
  suite: OpenSuite
  test?: OpenTest
  group?: Group
  reason?: OpenReason
}

type OpenReason = Open<StatedReason> & { readonly type: string | undefined }

/** A suite of NUnit or xUnit.net. */
interface Group {
  readonly hasFailed: boolean
  readonly site: string | undefined
  /** Number of failures that were read before it. */
  readonly before: number
  reason?: OpenReason
}

interface DotnetElement {
  readonly name: string
  readonly attributes: Attributes
  /** Number of failures that were read before it. */
  readonly failures: number
}

interface CaseReader {
  /** Number of elements that have not ended. */
  readonly levels: () => number
  /** Number of tests and failures that were read. */
  readonly counted: () => number
  /** Returns what the element says that is not known, as a clause; `undefined` if all of it is. */
  readonly open: (name: string, attributes: Attributes) => string | undefined
  readonly text: (text: string) => void
  readonly close: () => void
  readonly read: () => Pick<TestResults, 'suites' | 'tests' | 'suiteErrors'>
}

/** Collects tests from the elements of a file. */
export function caseReader(): CaseReader {
  const top: OpenElement = { role: 'top', suite: suiteOf({}) }
  const suites: OpenSuite[] = []
  const suiteErrors: TestResults['suiteErrors'][number][] = []
  /** Keyed by id of the test in TRX. */
  const classes = new Map<string, string>()
  const open = [top]
  let counted = 0
  let failures = 0
  let definition = ''

  return {
    levels: () => open.length,
    counted: () => counted,
    open(name, attributes) {
      const element = { ...(open.at(-1) ?? top) }
      const role = (element.role = elementRole(name, element.role))
      open.push(element)
      if (role === 'group' || role === 'case')
        return openDotnet(element, { name, attributes, failures })
      if (role === 'suite') element.suite = suiteOf(attributes, element.suite)
      else if (role === 'test') element.test = testOf(attributes, element)
      else if (role === 'definition') definition = attributes['id'] ?? ''
      else if (role === 'method') {
        // The name of the assembly can follow.
        const { className = '' } = attributes
        const end = className.indexOf(',', className.lastIndexOf(']') + 1)
        if (className !== '')
          classes.set(definition, bounded(className.slice(0, end === -1 ? undefined : end)))
      } else if (role === 'error') {
        element.suite = suiteOf(attributes, element.suite)
        noteReason(element, attributes, name)
      } else if (role !== 'run error' || attributes['outcome'] === 'Error')
        noteReason(element, attributes, name)
      return undefined
    },
    text(text) {
      const { role, reason, test } = open.at(-1) ?? top
      if (reason !== undefined && (role === 'failed' || role === 'retry' || role === 'text'))
        reason.text += text.slice(0, MAX_TEXT_CHARACTERS - reason.text.length)
      else if (test !== undefined && role === 'printed')
        test.printed = `${test.printed}\n${text}`.slice(-MAX_TEXT_CHARACTERS)
    },
    close() {
      const { role, suite, test, group, reason } = open.pop() ?? top
      if ((role === 'test' || role === 'case') && test?.rows === 0) {
        if (suite.tests.size === 0) suites.push(suite)
        listTest(test, suite)
        counted += 1 + Math.floor(test.id.length / LONG_CHARACTERS)
        if (test.outcome === 'failed') failures++
      }
      if (role === 'group' && group?.hasFailed && isOwnError(group.site, failures > group.before)) {
        counted++
        failures++
        suiteErrors.push({ suite: suite.name, ...(group.reason ?? NO_REASON) })
      }
      if (reason === undefined || reason === open.at(-1)?.reason) return
      counted++
      const { message = '', text, type = '' } = reason
      reason.message = firstFilledLine([message, text, type])
      reason.text = copied(text.trim() || message.slice(0, MAX_TEXT_CHARACTERS))
      if (role === 'reason' && test === undefined && group !== undefined) group.reason = reason
      else if (test === undefined) suiteErrors.push({ suite: suite.name, ...reason })
    },
    read() {
      for (const suite of suites) markRepeats(suite)
      const all = suites.flatMap((suite) => [...suite.tests.values()])
      const tests = all.filter((test) => typeof test === 'object')
      for (const test of tests) test.class ??= classes.get(test.id.split(SEPARATOR)[0] ?? '')
      const listed = suites.map(({ name, host, tests }) => ({ name, host, tests }))
      return { suites: listed, tests, suiteErrors }
    },
  }
}

function suiteOf(attributes: Attributes, around?: OpenSuite): OpenSuite {
  const { name = '', hostname = around?.host, file, filepath = around?.file } = attributes
  return {
    name: bounded(joinNames([around?.name, name])),
    host: bounded(hostname ?? ''),
    file: bounded(file ?? filepath ?? ''),
    counted: Number(attributes['tests']),
    hasRows: false,
    numbered: numberer(),
    tests: new Map(),
  }
}

/** Reason of a suite that only says that it failed. */
const NO_REASON: StatedReason = { message: undefined, text: '', position: undefined }

/** Begins a suite or a test of NUnit or xUnit.net; returns what it says that is not known. */
function openDotnet(
  element: OpenElement,
  { name, attributes, failures }: DotnetElement,
): string | undefined {
  const { 'source-file': file = '', 'source-line': line = '' } = attributes
  const { role, suite } = element
  const { outcome, site, word } = statedResult(name, attributes)
  if (role === 'group') {
    element.suite = { ...suiteOf({ name: suiteName(attributes) }, suite), hasRows: true }
    element.group = { hasFailed: outcome === 'failed', site, before: failures }
  } else if (outcome === undefined) element.role = undefined
  else {
    // The file is in no id: its path can be that of a machine.
    const position = statedPosition(file, line)
    element.test = { ...testOf(dotnetNames(attributes), element), outcome, position }
  }
  return outcome === undefined && (role === 'case' || word !== '')
    ? `has the result ${JSON.stringify(word)}`
    : undefined
}

/** Elements of which each has a reason of its own. */
const REASONS: ReadonlySet<ElementRole> = new Set([
  'failed',
  'retry',
  'reason',
  'run error',
  'error',
])

/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element: OpenElement, attributes: Attributes, name: string): void {
  const { role, test } = element
  const { message, type, file = '', line = '' } = attributes
  if (role === 'text' && element.reason !== undefined) element.reason.text += '\n'
  if (role !== undefined && REASONS.has(role))
    element.reason = {
      message,
      type: type && copied(type),
      text: '',
      position: statedPosition(file, line),
    }
  if (test === undefined) return
  if (role === 'skipped') test.isSkipped = true
  if (name === 'error') test.hasError = true
  if (role === 'retry') test.stated ??= 'flaky'
  if (test.stated === 'failed') return
  if (role === 'failed') test.reason = element.reason
  else test.reason ??= element.reason
  if (role === 'failed' || role === 'skipped') test.stated = role
}

/** Begins a test, which can be one of the rows of data of the test around it. */
function testOf(attributes: Attributes, { suite, test: around }: OpenElement): OpenTest {
  const { name, testName = name ?? '', testId = '', classname, line, lineno } = attributes
  // TRX omits the outcome `Error`.
  const { outcome = testId && 'error', result, status } = attributes
  const row = around && (attributes['dataRowInfo'] ?? `${around.rows}`)
  if (around !== undefined) around.rows++
  const own = bounded(classname ?? attributes['class'] ?? '') || undefined
  const named = bounded(testName === around?.name ? `${testName} (${row ?? ''})` : testName)
  const position = statedPosition(attributes['file'] ?? suite.file, line ?? lineno ?? '')
  return {
    suite: suite.name,
    host: suite.host,
    class: own,
    name: named,
    position,
    id: bounded([own ?? testId, position?.path, named].join(SEPARATOR)),
    outcome: outcomeOfWord(outcome || (result ?? status ?? '')),
    hasRun: result === 'completed',
    reason: undefined,
    rows: 0,
    printed: '',
  }
}

function listTest(
  { printed, stated, isSkipped = false, hasRun, hasError = false, ...test }: OpenTest,
  { tests, numbered }: OpenSuite,
): void {
  const { id, reason, outcome: said } = test
  const outcome = isSkipped && !hasRun && !hasError ? 'skipped' : (stated ?? said)
  const isSilent = reason?.message === undefined && printed !== ''
  const silent = { message: undefined, position: reason?.position }
  const shown = isSilent ? { ...silent, text: fromError(printed) } : reason
  const isShort = outcome === 'passed' || outcome === 'skipped'
  tests.set(numbered(id), isShort ? outcome : { ...test, outcome, reason: shown })
}

/**
 * Marks tests that failed before an equal one that did not. If a tool counts equal ones once, such as pytest, it repeated
 * them: then a failure counts, else how the last one ended.
 */
function markRepeats({ tests, counted, hasRows }: OpenSuite): void {
  if (hasRows) return
  const byId = Map.groupBy(tests, ([key]) => withoutNumber(key))
  if (byId.size === tests.size) return
  for (const [id, cases] of byId) {
    const isFailed = ([, test]: (typeof cases)[number]) =>
      typeof test === 'object' && test.outcome === 'failed'
    const ended = cases.findLastIndex((one) => !isFailed(one))
    for (const [, test] of cases.slice(0, Math.max(0, ended)).filter(isFailed))
      if (typeof test === 'object') test.endedOtherwise = true
    const [, kept] = cases.find(isFailed) ?? cases.at(-1) ?? []
    if (byId.size !== counted || kept === undefined) continue
    for (const [key] of cases) tests.delete(key)
    tests.set(id, kept)
  }
}

/** Meaning of an element. `top` is around the first element, and around what follows a fault. */
type ElementRole =
  | 'top'
  | 'run'
  | 'suites'
  | 'suite'
  | 'test'
  | 'rows'
  | 'output'
  | 'printed'
  | 'failed'
  | 'skipped'
  | 'retry'
  | 'reason'
  | 'text'
  | 'definitions'
  | 'definition'
  | 'method'
  | 'summary'
  | 'run error'
  | 'group'
  | 'case'
  | 'errors'
  | 'error'
  | 'detail'

const SUITES = { testsuites: 'suites', testsuite: 'suite', testcase: 'test' } as const
/** JUnit has two words for what failed, which tools use as they like. */
const FAILED = { failure: 'failed', error: 'failed' } as const
/** What NUnit and xUnit.net say of a failure. */
const DETAIL = { message: 'text', 'stack-trace': 'text' } as const
const RERUN = { rerunFailure: 'retry', rerunError: 'retry' } as const
/**
 * The roles of elements within an element of a role, in JUnit, TRX, NUnit 3 and xUnit.net. Text that looks like an element
 * is in no element.
 */
const ROLES: Partial<Record<ElementRole, Readonly<Record<string, ElementRole>>>> = {
  top: {
    ...SUITES,
    TestRun: 'run',
    UnitTestResult: 'test',
    'test-run': 'group',
    assemblies: 'group',
  },
  suites: SUITES,
  suite: { ...SUITES, ...FAILED },
  test: {
    ...FAILED,
    ...RERUN,
    flakyFailure: 'retry',
    flakyError: 'retry',
    skipped: 'skipped',
    'system-out': 'printed',
    'system-err': 'printed',
    Output: 'output',
    InnerResults: 'rows',
  },
  retry: { stackTrace: 'text' },
  run: { Results: 'rows', TestDefinitions: 'definitions', ResultSummary: 'summary' },
  output: { ErrorInfo: 'reason', StdOut: 'printed', StdErr: 'printed' },
  reason: { Message: 'text', StackTrace: 'text', ...DETAIL },
  definitions: { UnitTest: 'definition' },
  definition: { TestMethod: 'method' },
  summary: { RunInfos: 'summary', RunInfo: 'run error' },
  'run error': { Text: 'text' },
  group: {
    'test-suite': 'group',
    'test-case': 'case',
    failure: 'reason',
    reason: 'reason',
    assembly: 'group',
    collection: 'group',
    class: 'group',
    test: 'case',
    errors: 'errors',
  },
  case: { failure: 'reason', output: 'printed' },
  errors: { error: 'error' },
  error: { failure: 'detail' },
  detail: DETAIL,
}

/** Returns the role of an element within another element; `undefined` if it has none. */
function elementRole(name: string, around: ElementRole | undefined): ElementRole | undefined {
  // Tests of several kinds, and those in order.
  if (around === 'rows' && name.includes('TestResult')) return 'test'
  const roles = (around && ROLES[around]) ?? {}
  return Object.hasOwn(roles, name) ? roles[name] : undefined
}

const FAILURE = /^(?:fail(?:ed|ure)?|error(?:ed)?|timeout|aborted|disconnected|inprogress)$/i
const SKIP =
  /^(?:not(?:run|runnable|executed)|skipped|disabled|suppressed|ignored|inconclusive|pending)$/i

/** Returns what the attribute `outcome` of TRX, `result` or `status` says of a test; other words say that it passed. */
function outcomeOfWord(word: string): StatedOutcome {
  return FAILURE.test(word) ? 'failed' : SKIP.test(word) ? 'skipped' : 'passed'
}
