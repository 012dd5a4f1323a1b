import type { StatedReason, TestResult, TestResults } from '../model/results/test-results.ts'
import { outcomeOf, type Role, roleOf } from './dialects.ts'
import { hasFailed } from './failed-list.ts'
import { bounded, copied, firstLine, positionOf, secondsOf } from './values.ts'

const MAX_TEXT_CHARACTERS = 4_000
const TEXT_ROLES: ReadonlySet<Role> = new Set(['failed', 'error', 'retry', 'text'])

type Attributes = Readonly<Partial<Record<string, string>>>

/** A reason while it is read. */
type Said = Pick<StatedReason, 'message' | 'position'> & { text: string }

/** A test while it is read. */
interface OpenTest {
  readonly attributes: Attributes
  outcome?: TestResult['outcome']
  retries: number
  said?: Said
}

/** An element that has not ended, with what it has from those around it. */
interface OpenElement {
  readonly role: Role | undefined
  suite: string
  host?: string
  file?: string
  test?: OpenTest
  said?: Said
  /** Of a definition in TRX. */
  testId?: string
}

type ListedCase = Omit<TestResult, 'id' | 'failures'> & {
  /** The computer: some tools name their projects there. */
  host: string | undefined
  testId: string | undefined
}

/** Collects tests from the elements of a file. */
export function caseReader() {
  const listed: ListedCase[] = []
  const suiteErrors: TestResults['suiteErrors'][number][] = []
  /** By id of the test. Only TRX has them. */
  const classes = new Map<string, string>()
  const open: OpenElement[] = [{ role: 'top', suite: '' }]
  return {
    levels: () => open.length,
    listed: () => listed.length,
    open(name: string, attributes: Attributes): void {
      const around = open.at(-1)
      const element: OpenElement = { suite: '', ...around, role: roleOf(name, around?.role) }
      open.push(element)
      const { role, suite, testId = '' } = element
      if (role === 'suite') {
        element.suite = bounded([suite, attributes['name']].filter(Boolean).join(' > '))
        element.host = bounded(attributes['hostname'] ?? element.host ?? '')
        element.file = attributes['file'] ?? attributes['filepath'] ?? element.file ?? ''
      } else if (role === 'test') element.test = { attributes, retries: 0 }
      else if (role === 'definition') element.testId = attributes['id'] ?? ''
      // The name of the assembly can follow.
      else if (role === 'method')
        classes.set(testId, bounded(attributes['className']?.replace(/,[^\]]*$/, '') ?? ''))
      else if (role !== 'run error' || attributes['outcome'] === 'Error')
        noteReason(element, attributes)
    },
    text(text: string): void {
      const { role, said } = open.at(-1) ?? {}
      if (said === undefined || role === undefined || !TEXT_ROLES.has(role)) return
      said.text += text.slice(0, MAX_TEXT_CHARACTERS - said.text.length)
    },
    close(): void {
      const element = open.pop()
      if (element === undefined) return
      const { role, suite, test, said } = element
      if (role === 'test' && test !== undefined) listed.push(caseOf(test, element))
      else if (said !== undefined && said !== open.at(-1)?.said && test === undefined)
        suiteErrors.push({ suite, ...reasonOf(said) })
    },
    read: () => ({ ...merged(listed, classes), suiteErrors }),
  }
}

/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element: OpenElement, attributes: Attributes): void {
  const { role, test } = element
  const isFailure = role === 'failed' || role === 'error'
  const isBeside = role === 'retry' || role === 'reason' || role === 'run error'
  if (role === 'text' && element.said !== undefined) element.said.text += '\n'
  const { message, file = '', line = '' } = attributes
  if (isFailure || isBeside) element.said = { message, text: '', position: positionOf(file, line) }
  if (test === undefined) return
  if (role === 'retry') test.retries++
  if (test.outcome !== undefined && test.outcome !== 'skipped') return
  if (isFailure || role === 'skipped') test.outcome = role
  if (element.said !== undefined) test.said = isFailure ? element.said : (test.said ?? element.said)
}

function reasonOf({ message = '', text, position }: Said): StatedReason {
  return { message: firstLine([message, text]), text: copied(text.trim()), position }
}

function caseOf({ attributes, outcome, retries, said }: OpenTest, around: OpenElement): ListedCase {
  const { name, testName, testId, classname, duration, time, line, lineno } = attributes
  // TRX omits the outcome `Error`.
  const { outcome: word = testId && 'error', result, status } = attributes
  return {
    host: around.host || undefined,
    suite: around.suite,
    class: bounded((classname ?? attributes['class']) || '') || undefined,
    name: bounded(testName ?? name ?? ''),
    position: positionOf(attributes['file'] ?? around.file ?? '', line ?? lineno ?? ''),
    seconds: secondsOf(duration ?? time ?? ''),
    outcome: outcome ?? (retries > 0 ? 'flaky' : outcomeOf(word ?? result ?? status ?? '')),
    retries,
    reason: said && reasonOf(said),
    testId,
  }
}

/** Makes one test of the cases with the same names: how it ended last counts. */
function merged(listed: readonly ListedCase[], classes: ReadonlyMap<string, string>) {
  const hosts = new Set(listed.flatMap(({ host }) => host ?? []))
  const tests = new Map<string, TestResult>()
  const cases = { passed: 0, failed: 0, skipped: 0 }
  for (const { host, testId = '', class: className = classes.get(testId), ...rest } of listed) {
    const names = [
      hosts.size > 1 ? host : undefined,
      rest.suite,
      className || testId,
      rest.position?.path,
      rest.name,
    ]
    const id = names.map((name) => name ?? '').join(' | ')
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
