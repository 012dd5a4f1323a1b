import type { StatedReason, TestResult, TestResults } from '../model/results/test-results.ts'
import { type Outcome, outcomeOf, type Role, roleOf } from './dialects.ts'
import { bounded, copied, firstLine, fromError, statedPosition } from './values.ts'

const MAX_TEXT_CHARACTERS = 4_000
/** Names that are as long count as another test. */
const LONG_CHARACTERS = 300
const SEPARATOR = ' | '

type Attributes = Readonly<Partial<Record<string, string>>>
type Open<Type> = { -readonly [Key in keyof Type]: Type[Key] }

interface OpenSuite {
  readonly name: string
  readonly host: string
  readonly file: string
  readonly tests: Map<string, Open<TestResult> | 'passed' | 'skipped'>
}

/** A test while it is read. */
interface OpenTest extends Open<Pick<TestResult, 'class' | 'name' | 'position' | 'reason'>> {
  outcome: Outcome
  /** What elements say of it; else its attributes count. */
  stated?: Exclude<Outcome, 'passed'>
  /** Only TRX has it. */
  readonly testId: string
  /** Rows of data, or tests in order, that it only sums up. */
  rows: number
  printed: string
}

/** An element that has not ended, with what it has from those around it. */
interface OpenElement {
  role: Role | undefined
  suite: OpenSuite
  /** Of a definition in TRX. */
  testId: string
  test?: OpenTest
  reason?: Open<StatedReason>
  /** Of the failure. */
  type?: string | undefined
}

/** Collects tests from the elements of a file. */
export function caseReader() {
  const top: OpenElement = { role: 'top', suite: suiteOf({}), testId: '' }
  const suites: OpenSuite[] = []
  const suiteErrors: TestResults['suiteErrors'][number][] = []
  /** By id of the test in TRX. */
  const classes = new Map<string, string>()
  const open = [top]
  let counted = 0

  return {
    levels: () => open.length,
    counted: () => counted,
    open(name: string, attributes: Attributes): void {
      const element = { ...(open.at(-1) ?? top) }
      const role = (element.role = roleOf(name, element.role))
      open.push(element)
      if (role === 'suite') element.suite = suiteOf(attributes, element.suite)
      else if (role === 'test') element.test = testOf(attributes, element)
      else if (role === 'definition') element.testId = attributes['id'] ?? ''
      else if (role === 'method') {
        // The name of the assembly can follow.
        const name = attributes['className']?.replace(/,[^\]]*$/, '')
        if (name) classes.set(element.testId, bounded(name))
      } else if (role !== 'run error' || attributes['outcome'] === 'Error')
        noteReason(element, attributes)
    },
    text(text: string): void {
      const { role, reason, test } = open.at(-1) ?? top
      if (reason !== undefined && (role === 'failed' || role === 'retry' || role === 'text'))
        reason.text += text.slice(0, MAX_TEXT_CHARACTERS - reason.text.length)
      else if (test !== undefined && role === 'printed')
        test.printed = `${test.printed}\n${text}`.slice(-MAX_TEXT_CHARACTERS)
    },
    close(): void {
      const { role, suite, test, reason, type } = open.pop() ?? top
      if (role === 'test' && test?.rows === 0) {
        if (suite.tests.size === 0) suites.push(suite)
        counted += 1 + Math.floor(listTest(test, suite).length / LONG_CHARACTERS)
      }
      if (reason === undefined || reason === open.at(-1)?.reason) return
      counted++
      const { message = '', text } = reason
      reason.message = firstLine([message, text, type ?? ''])
      reason.text = copied(text.trim() || message.slice(0, MAX_TEXT_CHARACTERS))
      if (test === undefined) suiteErrors.push({ suite: suite.name, ...reason })
    },
    read() {
      const all = suites.flatMap((suite) => [...suite.tests.values()])
      const tests = all.filter((test) => typeof test === 'object')
      for (const test of tests) test.class ??= classes.get(test.id.split(SEPARATOR)[0] ?? '')
      return { suites, tests, suiteErrors }
    },
  }
}

function suiteOf(attributes: Attributes, around?: OpenSuite): OpenSuite {
  const { name = '', hostname = around?.host, file, filepath = around?.file } = attributes
  return {
    name: bounded([around?.name, name].filter(Boolean).join(' > ')),
    host: bounded(hostname ?? ''),
    file: bounded(file ?? filepath ?? ''),
    tests: new Map(),
  }
}

/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element: OpenElement, attributes: Attributes): void {
  const { role, test } = element
  const { message, file = '', line = '' } = attributes
  if (role === 'text' && element.reason !== undefined) element.reason.text += '\n'
  if (role === 'failed' || role === 'retry' || role === 'reason' || role === 'run error') {
    element.reason = { message, text: '', position: statedPosition(file, line) }
    element.type = attributes['type']
  }
  if (test === undefined) return
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
  return {
    testId,
    rows: 0,
    reason: undefined,
    printed: '',
    class: bounded(classname ?? attributes['class'] ?? '') || undefined,
    name: bounded(testName === around?.name ? `${testName} (${row ?? ''})` : testName),
    position: statedPosition(attributes['file'] ?? suite.file, line ?? lineno ?? ''),
    outcome: outcomeOf(outcome || (result ?? status ?? '')),
  }
}

/** Lists a test by its id, which it returns: how it ended last counts. */
function listTest(test: OpenTest, { name: suite, host, tests }: OpenSuite): string {
  const { testId, class: own, name, position, reason } = test
  const id = bounded([own ?? testId, position?.path, name].join(SEPARATOR))
  const outcome = test.stated ?? test.outcome
  const before = tests.get(id)
  const isSilent = reason?.message === undefined && test.printed !== ''
  if (outcome === 'passed' || outcome === 'skipped') tests.set(id, outcome)
  else
    tests.set(id, {
      ...{ id, suite, host, class: own, name, position, outcome },
      reason:
        (typeof before === 'object' ? before.reason : undefined) ??
        (isSilent
          ? { message: undefined, position: reason?.position, text: fromError(test.printed) }
          : reason),
    })
  return id
}
