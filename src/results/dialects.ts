/** Meaning of an element. `top` is around the first element, and around what follows a fault. */
export type ElementRole =
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

const SUITES = { testsuites: 'suites', testsuite: 'suite', testcase: 'test' } as const
/** JUnit has two words for what failed, which tools use as they like. */
const FAILED = { failure: 'failed', error: 'failed' } as const
const RERUN = { rerunFailure: 'retry', rerunError: 'retry' } as const
/**
 * The roles of elements within an element of a role, in JUnit and TRX. Text that looks like an element is in no element.
 */
const ROLES: Partial<Record<ElementRole, Readonly<Record<string, ElementRole>>>> = {
  top: { ...SUITES, TestRun: 'run', UnitTestResult: 'test' },
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
  reason: { Message: 'text', StackTrace: 'text' },
  definitions: { UnitTest: 'definition' },
  definition: { TestMethod: 'method' },
  summary: { RunInfos: 'summary', RunInfo: 'run error' },
  'run error': { Text: 'text' },
}

/** Returns the role of an element within another element; `undefined` if it has none. */
export function elementRole(
  name: string,
  around: ElementRole | undefined,
): ElementRole | undefined {
  // Tests of several kinds, and those in order.
  if (around === 'rows' && name.includes('TestResult')) return 'test'
  const roles = (around && ROLES[around]) ?? {}
  return Object.hasOwn(roles, name) ? roles[name] : undefined
}

const FAILURE = /^(?:fail(?:ed|ure)?|error(?:ed)?|timeout|aborted|disconnected|inprogress)$/i
const SKIP =
  /^(?:not(?:run|runnable|executed)|skipped|disabled|suppressed|ignored|inconclusive|pending)$/i

/** Meaning of an attribute of a test. */
export type StatedOutcome = 'failed' | 'skipped' | 'passed'

/** Returns what the attribute `outcome` of TRX, `result` or `status` says of a test; other words say that it passed. */
export function outcomeOfWord(word: string): StatedOutcome {
  return FAILURE.test(word) ? 'failed' : SKIP.test(word) ? 'skipped' : 'passed'
}
