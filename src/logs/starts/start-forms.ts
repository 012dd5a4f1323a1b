// How tools print that a test starts, by which tests that had not ended are known; each has a log in `logs.txt`.
/** How the tests of a tool follow each other: what a start says of those that had started before it. */
type StartOrder =
  /** One runs at a time. */
  | 'sequence'
  /** Several can run. */
  | 'parallel'
  /** One runs at a time in each other; the indentation of the line shows in which. */
  | 'nested'

/**
 * Lines by which a tool says that a test or a target started and ended. Names are in the group `name`; `id` is what start
 * and end have in common if that is no name, and `blanks` fill it to one width. An end may follow other text: a test can
 * print without a line feed.
 */
export interface StartForms {
  readonly tool: string
  readonly order: StartOrder
  /** Begins a run of the tool. Without such a line, its other lines count from the start of the step. */
  readonly opens?: RegExp
  readonly start: RegExp
  /** A test that started waits until others have ended, and then continues. */
  readonly turns?: { readonly pause: RegExp; readonly resume: RegExp }
  readonly end: RegExp
  /** What started before the line has ended, or died. */
  readonly over: RegExp
  /** A half of an end, as the last line of a log can be. */
  readonly half: RegExp
  /** Milliseconds for which a test has run when the line says so. @default 0 */
  readonly hasRun?: number
  /** Whether the tool writes the line of a start again while the test runs. */
  readonly repeats?: true
  /**
   * Whether a blank ends the line of a start, so that it is no half, and no name in other text. The result follows it, so
   * the line has the time of the end or of what is printed next.
   */
  readonly isOpen?: true
  /** An example of a start, and of its end. */
  readonly examples: readonly [start: string, end: string]
}

/** A heading between rules, which ends the list of results of pytest, or the line of an interruption. */
const PYTEST_OVER = /^(?:={3,} .{1,300} ={3,}|!{3,} .{1,300} !{3,})$/

const PYTEST_ID = String.raw`[^\s:]{1,300}\.py::[^\s[]{1,300}(?:\[.{0,300}\])?`

/**
 * The tools that say when a test starts. Those of which a start is not certain have no row: go's subtests end without a
 * line until their test ends, so only whole tests count.
 */
// prettier-ignore
export const START_FORMS: readonly StartForms[] = [
  {
    tool: 'go',
    order: 'sequence',
    start: /^=== RUN {3}(?<name>[^\s/]{1,300})$/,
    turns: {
      pause: /^=== PAUSE (?<name>[^\s/]{1,300})$/,
      resume: /^=== (?:CONT|NAME) {2}(?<name>[^\s/]{1,300})$/,
    },
    end: /--- (?:PASS|FAIL|SKIP): (?<name>[^\s/]{1,300}) \(/,
    over: /^(?:(?:ok {2}|FAIL|\? {3})\t|(?:PASS|FAIL)$|panic: |exit status \d)/,
    half: /(?:^|[^-])-{1,3}(?: [A-Z]{0,4}:?[^(]{0,300})?$/,
    examples: ['=== RUN   TestPays', '--- PASS: TestPays (0.00s)'],
  },
  {
    tool: 'XCTest',
    order: 'sequence',
    opens: /^Test Suite '.{1,300}' started\b/,
    start: /^Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' started\b/,
    end: /Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' (?:passed|failed|skipped) \(/,
    over: /^(?:\s*Executed \d+ tests?,|Restarting after unexpected exit\b|Fatal error: )/,
    half: /T(?:es?|est(?: C.{0,400})?)?$/,
    examples: ["Test Case '-[ShopTests.CartTests testPays]' started.", "Test Case '-[ShopTests.CartTests testPays]' passed (0.001 seconds)."],
  },
  {
    tool: 'googletest',
    order: 'sequence',
    opens: /^\[={10}\] Running \d+ tests? from /,
    start: /^\[ RUN {6}\] (?<name>\S{1,300})$/,
    end: /\[(?: {7}OK| {2}FAILED | {2}SKIPPED) \] (?<name>\S{1,300}?)(?:, where .{0,300})?(?: \(\d+ ms\))?$/,
    over: /^\[={10}\] \d+ tests? from .{1,60} ran\b/,
    half: /\[[^\]]{0,12}(?:\].{0,300})?$/,
    examples: ['[ RUN      ] Cart.Pays', '[       OK ] Cart.Pays (0 ms)'],
  },
  {
    tool: 'pytest',
    order: 'sequence',
    opens: /^={3,} test session starts ={3,}$/,
    start: new RegExp(`^(?<name>${PYTEST_ID})$`),
    end: new RegExp(String.raw`(?:^(?<name>${PYTEST_ID}) .{0,300})?(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)(?: \(.{0,300}\))?\s*(?:\[ *\d{1,3}%\])?$`),
    // With several workers, the lines mean something else: the next row.
    over: new RegExp(String.raw`${PYTEST_OVER.source}|^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ [[IC])`),
    half: /(?:^|\s)[A-Z]{1,7}(?:\s.{0,300})?$/,
    isOpen: true,
    examples: ['test_cart.py::test_pays[cash] ', 'PASSED                                [ 37%]'],
  },
  {
    tool: 'pytest-xdist',
    order: 'parallel',
    opens: /^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ \[\d+\])/,
    start: new RegExp(`^(?<name>${PYTEST_ID})$`),
    end: new RegExp(String.raw`^\[gw\d+\] (?:\[ *\d{1,3}%\] )?[A-Z]{4,7} (?<name>${PYTEST_ID})$`),
    over: PYTEST_OVER,
    half: /^\[/,
    isOpen: true,
    examples: ['test_cart.py::test_pays[cash] ', '[gw0] [ 37%] PASSED test_cart.py::test_pays[cash]'],
  },
  {
    tool: 'TAP',
    order: 'nested',
    opens: /^TAP version \d+$/,
    start: /^(?<indent> {0,80})# Subtest: (?<name>\S.{0,300})$/,
    end: /^(?<indent> {0,80})(?:not )?ok \d+ (?:- )?(?<name>.{1,300}?)(?: # (?:SKIP|TODO|time=).{0,300})?(?: \{)?$/,
    over: /^(?:Bail out!|# tests \d+$)/,
    half: /^ *(?:ok?|no?t?|(?:not )?ok \d.{0,300})$/,
    examples: ['    # Subtest: pays', '    ok 1 - pays'],
  },
  {
    tool: 'CTest',
    order: 'parallel',
    opens: /^Test project \S/,
    start: /^ {4}Start (?<id> {0,6}\d{1,7}): (?<name>\S.{0,300})$/,
    end: /^\s{0,12}(?:\d{1,7}\/\d{1,7} )?Test(?<blanks> {1,7})#(?<id>\d{1,7}): /,
    over: /^\d{1,3}% tests passed, \d+ tests? failed\b/,
    half: /^\s{0,12}(?:\d{1,7}\/?\d{0,7}(?: T.{0,300})?|T.{0,300})$/,
    examples: ['    Start  3: cart.pays', ' 3/12 Test  #3: cart.pays ........   Passed    0.01 sec'],
  },
  {
    tool: 'cargo',
    order: 'parallel',
    opens: /^running \d+ tests?$/,
    start: /^test (?<name>\S.{0,300}) has been running for over 60 seconds$/,
    end: /^test (?<name>\S.{0,300}) \.\.\. (?:ok|FAILED|ignored)\b/,
    over: /^(?:test result: | {3,5}(?:Running|Doc-tests) |error: test failed)/,
    half: /^t(?:e|es|est|est .{0,400})?$/,
    hasRun: 60_000,
    examples: ['test tests::pays has been running for over 60 seconds', 'test tests::pays ... ok'],
  },
  {
    tool: 'Jest',
    order: 'parallel',
    start: /^\s{0,4}RUNS {1,4}(?!\.{3}$)(?<name>\S.{0,300})$/,
    end: /(?:^|\W)(?:PASS|FAIL) {1,4}(?<name>\S.{0,300}?)(?: \([\d.]+ m?s.{0,60}\))?$/,
    over: /Ran all test suites\b/,
    half: /(?:^|\W)(?:PA?S?S?|FA?I?L?)(?: .{0,300})?$/,
    repeats: true,
    examples: [' RUNS  src/cart.test.ts', ' PASS  src/cart.test.ts (5.1 s)'],
  },
]
