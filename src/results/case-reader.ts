import type { StatedReason, TestResult, TestResults } from '../model/results/test-results.ts'
import { outcomeOf, type Role, roleOf } from './dialects.ts'
import { hasFailed } from './failed-list.ts'
import { bounded, copied, firstLine, positionOf, secondsOf } from './values.ts'

const MAX_TEXT_CHARACTERS = 4_000
const TEXT_ROLES: ReadonlySet<unknown> = new Set<Role>(['failed', 'error', 'retry', 'text'])

type Attributes = Readonly<Partial<Record<string, string>>>
type Open<Type> = { -readonly [Key in keyof Type]: Type[Key] }

interface ListedCase extends Omit<TestResult, 'id' | 'failures'> {
  readonly host: string | undefined
  /** Only TRX has it. */
  readonly testId: string
}

/** A case that has not ended. Its elements can say how it ended, else its attributes do. */
type OpenCase = Open<ListedCase> & { stated?: 'failed' | 'error' | 'skipped' }

/** An element that has not ended, with what it has from those around it. */
interface OpenElement {
  readonly role: Role | undefined
  suite: string
  host?: string
  file?: string | undefined
  test?: OpenCase
  reason?: Open<StatedReason>
  /** Of a definition in TRX. */
  testId?: string | undefined
}

const TOP: OpenElement = { role: 'top', suite: '' }

/** Collects tests from the elements of a file. */
export function caseReader() {
  const listed: ListedCase[] = []
  const suiteErrors: TestResults['suiteErrors'][number][] = []
  /** By id of the test in TRX. */
  const classes = new Map<string, string>()
  const open = [TOP]
  return {
    levels: () => open.length,
    listed: () => listed.length,
    open(name: string, attributes: Attributes): void {
      const around = open.at(-1) ?? TOP
      const { suite, testId = '' } = around
      const element: OpenElement = { ...around, role: roleOf(name, around.role) }
      open.push(element)
      if (element.role === 'suite') {
        element.suite = bounded([suite, attributes['name']].filter(Boolean).join(' > '))
        element.host = bounded(attributes['hostname'] ?? around.host ?? '')
        element.file = attributes['file'] ?? attributes['filepath'] ?? around.file
      } else if (element.role === 'test') element.test = openCase(attributes, around)
      else if (element.role === 'definition') element.testId = attributes['id']
      // The name of the assembly can follow.
      else if (element.role === 'method')
        classes.set(testId, bounded(attributes['className']?.replace(/,[^\]]*$/, '') ?? ''))
      else if (element.role !== 'run error' || attributes['outcome'] === 'Error')
        noteReason(element, attributes)
    },
    text(text: string): void {
      const { role, reason } = open.at(-1) ?? TOP
      if (reason === undefined || !TEXT_ROLES.has(role)) return
      reason.text += text.slice(0, MAX_TEXT_CHARACTERS - reason.text.length)
    },
    close(): void {
      const { role, suite, test, reason } = open.pop() ?? TOP
      if (role === 'test' && test !== undefined) {
        const { stated, ...rest } = test
        listed.push({ ...rest, outcome: stated ?? (test.retries > 0 ? 'flaky' : test.outcome) })
      }
      if (reason === undefined || reason === open.at(-1)?.reason) return
      reason.message = firstLine([reason.message ?? '', reason.text])
      reason.text = copied(reason.text.trim())
      if (test === undefined) suiteErrors.push({ suite, ...reason })
    },
    read: () => ({ ...merged(listed, classes), suiteErrors }),
  }
}

/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element: OpenElement, attributes: Attributes): void {
  const { role, test } = element
  const isFailure = role === 'failed' || role === 'error'
  if (role === 'text' && element.reason !== undefined) element.reason.text += '\n'
  const { message, file = '', line = '' } = attributes
  if (isFailure || role === 'retry' || role === 'reason' || role === 'run error')
    element.reason = { message, text: '', position: positionOf(file, line) }
  if (test === undefined) return
  if (role === 'retry') test.retries++
  if (test.stated !== undefined && test.stated !== 'skipped') return
  if (isFailure || role === 'skipped') test.stated = role
  if (element.reason !== undefined)
    test.reason = isFailure ? element.reason : (test.reason ?? element.reason)
}

function openCase(attributes: Attributes, { host, suite, file = '' }: OpenElement): OpenCase {
  const { name, testName, testId = '', classname, duration, time, line, lineno } = attributes
  // TRX omits the outcome `Error`.
  const { outcome = testId && 'error', result, status } = attributes
  return {
    ...{ host, suite, testId, retries: 0, reason: undefined },
    class: bounded((classname ?? attributes['class']) || '') || undefined,
    name: bounded(testName ?? name ?? ''),
    position: positionOf(attributes['file'] ?? file, line ?? lineno ?? ''),
    seconds: secondsOf(duration ?? time ?? ''),
    outcome: outcomeOf(outcome || (result ?? status ?? '')),
  }
}

/** Makes one test of the cases with the same names: how it ended last counts. */
function merged(listed: readonly ListedCase[], classes: ReadonlyMap<string, string>) {
  const hosts = new Set(listed.map(({ host }) => host || undefined))
  hosts.delete(undefined)
  const tests = new Map<string, TestResult>()
  const cases = { passed: 0, failed: 0, skipped: 0 }
  for (const { host, testId, class: className = classes.get(testId), ...rest } of listed) {
    const outer = [hosts.size > 1 ? host : '', rest.suite, className || testId]
    const id = [...outer, rest.position?.path, rest.name].map((name) => name ?? '').join(' | ')
    const { failures = 0, retries = 0, reason = rest.reason } = tests.get(id) ?? {}
    const isFailed = hasFailed(rest)
    tests.set(id, {
      ...{ ...rest, id, class: className || undefined, reason },
      failures: failures + Number(isFailed),
      retries: retries + rest.retries,
    })
    cases[isFailed ? 'failed' : rest.outcome === 'skipped' ? 'skipped' : 'passed']++
  }
  return { tests: [...tests.values()], cases }
}
