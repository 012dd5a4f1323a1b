import type { StatedReason, TestResult, TestResults } from '../model/results/test-results.ts'
import { joinNames } from '../model/logged/test-name.ts'
import { outcomeOf, type Role, roleOf } from './dialects.ts'
import { bounded, copied, firstLine, statedPosition } from './values.ts'

const MAX_TEXT_CHARACTERS = 4_000
/** Names of suites that are as long count as another test, since each test repeats them. */
const LONG_CHARACTERS = 300

type Attributes = Readonly<Partial<Record<string, string>>>
type Open<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A case, also while it is read. */
interface ListedCase extends Open<Omit<TestResult, 'id' | 'failures'>> {
  host: string
  /** Only TRX has it. */
  testId: string
  /** What an element says of it; else its attributes count. */
  stated?: 'failed' | 'skipped'
}

/** An element that has not ended, with what it has from those around it. */
interface OpenElement {
  role: Role | undefined
  suite: string
  host: string
  file: string
  /** Of a definition in TRX. */
  testId: string
  test?: ListedCase
  reason?: Open<StatedReason>
}

const TOP: OpenElement = { role: 'top', suite: '', host: '', file: '', testId: '' }

/** Collects tests from the elements of a file. */
export function caseReader() {
  const listed: ListedCase[] = []
  const suiteErrors: TestResults['suiteErrors'][number][] = []
  /** By id of the test in TRX. */
  const classes = new Map<string, string>()
  const open = [TOP]
  let counted = 0
  return {
    levels: () => open.length,
    counted: () => counted,
    open(name: string, attributes: Attributes): void {
      const element = { ...(open.at(-1) ?? TOP) }
      const role = (element.role = roleOf(name, element.role))
      open.push(element)
      if (role === 'suite') {
        const { name = '', hostname = element.host, file, filepath = element.file } = attributes
        const suite = joinNames([element.suite, name])
        element.suite = bounded(suite)
        element.host = bounded(hostname)
        element.file = bounded(file ?? filepath)
      } else if (role === 'test') element.test = caseOf(attributes, element)
      else if (role === 'definition') element.testId = attributes['id'] ?? ''
      else if (role === 'method') {
        // The name of the assembly can follow.
        const name = attributes['className']?.replace(/,[^\]]*$/, '')
        classes.set(element.testId, bounded(name ?? ''))
      } else if (role !== 'run error' || attributes['outcome'] === 'Error')
        noteReason(element, attributes)
    },
    text(text: string): void {
      const { role, reason } = open.at(-1) ?? TOP
      if (reason !== undefined && (role === 'failed' || role === 'retry' || role === 'text'))
        reason.text += text.slice(0, MAX_TEXT_CHARACTERS - reason.text.length)
    },
    close(): void {
      const { role, suite, host, file, test, reason } = open.pop() ?? TOP
      if (role === 'test' && test !== undefined) {
        listed.push(test)
        counted += 1 + Math.floor((suite.length + host.length + file.length) / LONG_CHARACTERS)
      }
      if (reason === undefined || reason === open.at(-1)?.reason) return
      counted++
      reason.message = firstLine([reason.message ?? '', reason.text])
      reason.text = copied(reason.text.trim())
      if (test === undefined) suiteErrors.push({ suite, ...reason })
    },
    read: () => ({ tests: merged(listed, classes), suiteErrors }),
  }
}

/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element: OpenElement, { message, file = '', line = '' }: Attributes): void {
  const { role, test } = element
  if (role === 'text' && element.reason !== undefined) element.reason.text += '\n'
  if (role === 'failed' || role === 'retry' || role === 'reason' || role === 'run error')
    element.reason = { message, text: '', position: statedPosition(file, line) }
  if (test === undefined) return
  if (role === 'retry') test.retries++
  if (test.stated === 'failed') return
  if (role === 'failed') test.reason = element.reason
  else test.reason ??= element.reason
  if (role === 'failed' || role === 'skipped') test.stated = role
}

function caseOf(attributes: Attributes, { host, suite, file }: OpenElement): ListedCase {
  const { name, testName, testId = '', classname, line, lineno } = attributes
  // TRX omits the outcome `Error`.
  const { outcome = testId && 'error', result, status } = attributes
  return {
    host,
    suite,
    testId,
    retries: 0,
    reason: undefined,
    class: bounded(classname ?? attributes['class'] ?? '') || undefined,
    name: bounded(testName ?? name ?? ''),
    position: statedPosition(attributes['file'] ?? file, line ?? lineno ?? ''),
    outcome: outcomeOf(outcome || (result ?? status ?? '')),
  }
}

/** Makes one test of the cases with the same names: how it ended last counts. */
function merged(listed: readonly ListedCase[], classes: ReadonlyMap<string, string>) {
  const hosts = new Set(listed.flatMap(({ host }) => host || []))
  const tests = new Map<string, TestResult>()
  for (const { host, testId, stated, class: own = classes.get(testId), ...rest } of listed) {
    const outcome = stated ?? (rest.retries > 0 ? 'flaky' : rest.outcome)
    const names = [hosts.size > 1 ? host : '', rest.suite, own || testId, rest.position?.path]
    const id = [...names, rest.name].join(' | ')
    const { failures = 0, retries = 0, reason = rest.reason } = tests.get(id) ?? {}
    tests.set(id, {
      ...rest,
      id,
      class: own || undefined,
      outcome,
      reason,
      failures: failures + Number(outcome === 'failed'),
      retries: retries + rest.retries,
    })
  }
  return [...tests.values()]
}
