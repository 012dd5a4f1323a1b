import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TestResult, TestResults } from '../../src/model/results/test-results.ts'
import { resultReader } from '../../src/results/result-reader.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus/test-results')

interface Names {
  readonly name?: string | null
  readonly class?: string | undefined
  readonly suite?: string
  readonly file?: string
  readonly line?: number
  readonly message?: string
}

/** What an independent program reads of a file. */
interface Expected {
  readonly read: 'yes' | 'empty' | 'no' | 'broken' | 'refused'
  readonly why?: string
  readonly format?: string
  readonly executions: number
  readonly tests: number
  readonly passed: number
  readonly failedExecutions: number
  readonly skipped: number
  readonly seconds: number
  readonly failed?: readonly Names[]
  readonly mixed?: readonly Names[]
  readonly flaky?: readonly (Names & { readonly retries: number })[]
  readonly suiteErrors?: readonly { readonly suite: string }[]
  readonly before?: { readonly executions: number; readonly failedExecutions: number }
  readonly recovered?: { readonly failedExecutions: number }
}

const EXPECTED = existsSync(CORPUS)
  ? Object.entries(
      JSON.parse(readFileSync(join(CORPUS, 'expected.json'), 'utf8')) as Record<string, Expected>,
    )
  : []
const isRead = ({ format, read }: Expected) =>
  (format === 'junit' || format === 'trx') && (read === 'yes' || read === 'empty')
const READ = EXPECTED.filter(([, expected]) => isRead(expected))
/** Other formats, other files, and those that are not well-formed or declare entities. */
const OTHERS = EXPECTED.filter(
  ([, { read, format }]) =>
    read !== 'broken' && read !== 'refused' && !['junit', 'trx'].includes(format ?? ''),
)
const BROKEN = EXPECTED.filter(([, { read }]) => read === 'broken')
const REFUSED = EXPECTED.filter(([, { read }]) => read === 'refused')

/** Files in no format that is read, which the other program calls broken. */
const NO_RESULTS = [
  'catch2-junit.sw.approved.txt',
  'e-json-malformed-json.json',
  'e-nunit-NUnit-issue17521.xml',
  'e-nunit-NUnit-issue47367.xml',
  'tt-csharp_id.xml',
]

/** What follows a bare `&`, and a case that the end of the file cuts, is not read. */
const LOST = ['hx-bare-ampersand.xml', 'hx-truncated-in-text.xml', 'm-TEST-test.CorruptTest.xml']

const described = EXPECTED.length > 0 ? describe : describe.skip

described('resultReader on the files in ../shared/corpus/test-results', () => {
  it('checks all 404 files', () => {
    expect(READ.length + OTHERS.length + BROKEN.length + REFUSED.length).toBe(404)
  })

  it.each(rows(READ))('reads the tests of %s as the other program', (file, expected) => {
    const { kind, tests, cases, suiteErrors, fault } = readFile(file) ?? {}
    const count = (outcome: string) => tests?.filter((test) => test.outcome === outcome).length
    expect({ kind, fault, cases, tests: tests?.length, flaky: count('flaky') }).toEqual({
      kind: expected.format,
      fault: undefined,
      cases: {
        passed: expected.passed,
        failed: expected.failedExecutions,
        skipped: expected.skipped,
      },
      tests: expected.tests,
      flaky: expected.flaky?.length ?? 0,
    })
    const failed = tests?.filter(hasFailed) ?? []
    expect(failed.map(namesOf).sort()).toEqual((expected.failed ?? []).map(namesOf).sort())
    const mixed = tests?.filter(({ outcome, failures }) => outcome === 'passed' && failures > 0)
    expect(mixed?.map(namesOf)).toEqual((expected.mixed ?? []).map(namesOf))
    expect(suiteErrors?.map(({ suite }) => suite)).toEqual(
      (expected.suiteErrors ?? []).map(({ suite }) => suite),
    )
    const retries = tests?.filter(({ outcome }) => outcome === 'flaky').map((test) => test.retries)
    expect(retries).toEqual((expected.flaky ?? []).map((test) => test.retries))
    if (expected.executions !== expected.tests) return
    const seconds = tests?.reduce((sum, test) => sum + (test.seconds ?? 0), 0)
    expect(seconds).toBeCloseTo(expected.seconds, 1)
  })

  it.each(rows(OTHERS))('lists no name of %s, which is in no format that is read', (file) => {
    expect(readFile(file)).toBeUndefined()
  })

  it.each(rows(REFUSED))('reads nothing of %s, which declares entities', (file) => {
    const { tests = [], suiteErrors = [], fault } = readFile(file) ?? {}
    expect({ tests, suiteErrors }).toEqual({ tests: [], suiteErrors: [] })
    expect(fault ?? 'declares entities').toContain('declares entities')
  })

  it.each(rows(BROKEN))('reports the line of the fault in %s', (file, expected) => {
    const { cases, fault } = readFile(file) ?? {}
    if (NO_RESULTS.includes(file)) {
      expect(fault).toBeUndefined()
      return
    }
    expect(lineIn(fault)).toBe(lineIn(expected.why))
    const { before, recovered = before } = expected
    const atLeast = LOST.includes(file) ? before : recovered
    expect(cases?.failed).toBeGreaterThanOrEqual(atLeast?.failedExecutions ?? 0)
  })

  it('has the file, the line and the message of each failed test', () => {
    const stated = READ.flatMap(([file, { failed = [] }]) => {
      const tests = readFile(file)?.tests.filter(hasFailed) ?? []
      return failed.map((names) => {
        const { position, reason } = tests.find((test) => namesOf(test) === namesOf(names)) ?? {}
        const read = { path: position?.path, line: position?.line, message: reason?.message }
        const { file: path = read.path, line = read.line, message = read.message } = names
        const plain = path?.replaceAll('\\', '/').replace(/^\.\//, '')
        return { file, read: startOf(read), expected: startOf({ path: plain, line, message }) }
      })
    })
    expect(stated.length).toBe(318)
    const differ = ({ read, expected }: (typeof stated)[number]) => read !== expected
    expect(stated.filter(differ)).toEqual([])
  })

  it('lists no name of a cut file that the whole file does not have', () => {
    const files = [...READ, ...BROKEN]
      .map(([file]) => file)
      .filter((file) => statSync(join(CORPUS, file)).size < 100_000)
    const whole = new Map<string, ReadonlySet<string>>()
    const property = (file: string, share: number) => {
      const bytes = readFileSync(join(CORPUS, file))
      if (!whole.has(file)) whole.set(file, allNames(read(bytes)))
      const cut = allNames(read(bytes.subarray(0, Math.floor(share * bytes.length))))
      expect([...cut].filter((name) => !(whole.get(file)?.has(name) ?? false))).toEqual([])
    }
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(fc.constantFrom(...files), share, property), { numRuns: 300 })
  })
})

/** Whether a test failed the last time. */
function hasFailed({ outcome }: TestResult): boolean {
  return outcome === 'failed'
}

/** The line in `... line 3, column 4`. */
function lineIn(fault = ''): string | undefined {
  return /line (\d+), column/.exec(fault)?.[1]
}

/** Rows of a table, which may not be empty. */
function rows(files: readonly (readonly [string, Expected])[]): (readonly [string, Expected])[] {
  return files.length > 0 ? [...files] : [['(absent)', {} as Expected]]
}

function readFile(file: string): TestResults | undefined {
  return read(readFileSync(join(CORPUS, file)))
}

function read(bytes: Uint8Array): TestResults | undefined {
  const reader = resultReader()
  reader.add(bytes)
  return reader.end()
}

/** Suites, class and name; long ones are cut. */
function namesOf({ suite = '', class: className = '', name }: Names): string {
  return JSON.stringify([suite.slice(0, 900), className, name ?? ''])
}

/** The position and the start of a message, without the differences of white space. */
function startOf({ path, line, message }: Record<string, string | number | undefined>): string {
  const text = String(message).replace(/\s+/g, ' ').trim().slice(0, 150)
  return JSON.stringify([path, line, text])
}

function allNames(results: TestResults | undefined): ReadonlySet<string> {
  return new Set(results?.tests.map(({ name }) => name))
}
