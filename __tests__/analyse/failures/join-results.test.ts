import { describe, expect, it } from '@jest/globals'
import { notesOnResults } from '../../../src/analyse/failures/notes-on-failures.ts'
import { joinResults } from '../../../src/analyse/failures/join-results.ts'
import type { ResultFile, TestResult } from '../../../src/model/results/test-results.ts'
import { listFailed } from '../../../src/results/read-files.ts'
import { resultFiles } from '../../../testing/result-files.ts'
import { failedInSteps, failedWith } from '../../../testing/failure-report.ts'
import { makeJob } from '../../../testing/make-run.ts'

/** What the log of a failed step printed, by the number of the step. */
type StepLines = readonly [number: number, ...lines: readonly string[]]

/** Joins files to the failure of steps with these logs, and shows what each step lists. */
function sayJoined(files: readonly ResultFile[], steps: readonly StepLines[]) {
  const failure = failedInSteps(steps.map(([number, ...lines]) => ({ number, lines })))
  const { errors, tests, refused } = joinResults(failure, files)
  return {
    named: errors.map(({ step, entries }) => [step.number, ...entries.map(({ title }) => title)]),
    details: errors.flatMap(({ entries }) => entries.map(({ detail }) => detail)),
    total: errors.map(({ total }) => total && [total.failed, total.total, total.skipped]),
    ...{ tests, refused },
  }
}

/** The numbers of the failed steps. */
const [LINT, TEST] = [3, 5]

/** Quotes the names of tests that failed; `name!` failed and passed at another try, `name?` was skipped. */
function makeFile(name: string, fields: Partial<ResultFile> & { readonly fault?: string } = {}) {
  return (...names: readonly string[]): ResultFile => {
    const listed = names.map((one): TestResult | 'passed' | 'skipped' => {
      if (one.endsWith('?')) return 'skipped'
      if (!/^-|!$/.test(one)) return 'passed'
      const own = nameOf(one)
      const reason = { message: `${own} is wrong`, text: '', position: undefined }
      const names = { id: own, suite: '', host: '', class: undefined, name: own }
      return {
        ...names,
        position: undefined,
        outcome: one.endsWith('!') ? 'flaky' : 'failed',
        reason,
      }
    })
    const { fault, ...rest } = fields
    const byId = new Map(listed.map((test, at) => [nameOf(names[at] ?? ''), test]))
    const suites = [{ name: '', host: '', tests: byId }]
    const tests = listed.filter((test) => typeof test === 'object')
    const results = { kind: 'junit', suites, tests, suiteErrors: [], fault } as const
    const at = { artifact: 'results', uploaders: [{ jobId: JOB, step: 7 }] }
    const [file] = listFailed([{ ...at, name, results, ...rest }])
    if (file === undefined) throw new Error('no file')
    return file
  }
}

const nameOf = (quoted: string) => quoted.replace(/^-|[!?]$/g, '')
const JOB = makeJob().id
const junit = makeFile('junit.xml')
const other = makeFile('other.xml')

const join = (
  files: readonly ResultFile[],
  ...steps: readonly (readonly [number: number, ...lines: readonly string[]])[]
) => sayJoined(files, steps)

const JEST = ['FAIL src/cart.test.js', '  ● cart › adds', '', '    expected 3', '']
const COUNT = ['..F..', '2 failed, 3 passed in 0.1s']
const COMPILER = ["src/cart.ts(3,9): error TS2304: Cannot find name 'total'."]
const MODULES = ['api/a.xml', 'web/a.xml'].map((name) => makeFile(name)('-adds'))
const FOUR = [junit('-adds', '-pays', '-lists'), other('-logs in')]
const NOTHING: readonly string[] = []
const lists = (what: string) => `junit.xml lists ${what}`
const UNCLEAR = 'failed tests, and nothing shows of which failed step'

describe('joinResults', () => {
  it('names the tests of a log that names none, and counts them', () => {
    const file = junit('-adds', 'lists', 'pays?', 'logs in!')
    const { named, details, total, tests } = join([file], [TEST])
    expect(named).toEqual([[5, 'adds']])
    expect(details).toEqual(['adds is wrong'])
    expect(total).toEqual([[1, 4, 1]])
    expect(tests).toEqual({
      ...{ total: 4, failed: 1, skipped: 1, failedThenPassed: 1 },
      ...{ files: ['junit.xml'], complete: true },
    })
  })

  it('names each failed test in files of the job alone, whether they are used or not', () => {
    const named = (log: string, ...files: readonly ResultFile[]) =>
      joinResults(failedWith([log]), files).failedTests
    const file = junit('-adds', '-pays', 'lists', 'logs in!')
    expect(named('2 failed, 3 passed in 0.1s', file)).toEqual(['adds', 'pays'])
    expect(named('1 failed, 4 passed in 0.1s', file)).toEqual(['adds', 'pays'])
    const uploaders = [JOB, JOB + 1].map((jobId) => ({ jobId, step: 7 }))
    expect(named('1 failed', { ...file, uploaders })).toEqual([])
  })

  it('keeps the words of the log, and adds what only the file has', () => {
    const both = join([junit('-adds', '-pays')], [TEST, ...JEST])
    expect(both.named).toEqual([[5, 'cart › adds', 'pays']])
    expect(both.details).toEqual(['expected 3', 'pays is wrong'])
    const file = junit('-adds')
    const failed = file.failed.map((one) => ({ ...one, title: '[webkit] adds' }))
    expect(join([{ ...file, failed }], [TEST, ...JEST]).named).toEqual([[5, '[webkit] adds']])
  })

  it.each<[string, readonly ResultFile[], readonly string[]]>([
    [lists('no failure of cart › adds, which the log names'), [junit('adds', '-pays')], JEST],
    [lists('no failed test, and the log names 1'), [junit('adds')], JEST],
    [lists('1 failed test, and the log counts 2'), [junit('-adds', 'pays')], COUNT],
    [lists('3 failed tests, and the log counts 2'), [junit('-adds', '-pays', '-lists')], COUNT],
    [lists('0 failed tests, and the log counts 2'), [junit('adds')], COUNT],
    [lists('1 failed test, and the log names none of them'), [junit('-adds')], COMPILER],
    ['junit.xml and 1 more list 4 failed tests, and the log counts 2', FOUR, COUNT],
  ])('uses no file if %s', (refused, files, log) => {
    expect(join(files, [TEST, ...log])).toEqual({
      ...{ named: [], details: [], total: [], tests: undefined, refused: [refused] },
    })
  })

  it('uses the file that agrees, beside one of something else', () => {
    const counted = join([other('-a', '-b', '-c'), junit('-adds', '-pays')], [TEST, ...COUNT])
    expect(counted.named).toEqual([[5, 'adds', 'pays']])
    const named = join([other('-adds', '-baseline'), junit('-adds', 'pays')], [TEST, ...JEST])
    expect(named.named).toEqual([[5, 'cart › adds']])
  })

  it('adds the files of one step, and lists a test as failed if one of them does', () => {
    const files = [junit('-adds', 'pays'), other('adds', '-lists')]
    const { named, total } = join(files, [TEST, ...COUNT])
    expect(named).toEqual([[5, 'adds', 'lists']])
    expect(total).toEqual([[2, 3, 0]])
    expect(join([junit('-adds'), other('-adds')], [TEST]).named).toEqual([[5, 'adds']])
    expect(join(MODULES, [TEST, ...JEST, 'Tests: 1 failed, 1 total']).total).toEqual([[2, 2, 0]])
  })

  it('names of a file with a fault what it can where the log names nothing, and counts nothing', () => {
    const cut = makeFile('junit.xml', { fault: 'it is not well-formed' })
    const { named, total, tests } = join([cut('-adds')], [TEST])
    expect([named, total, tests?.complete]).toEqual([[[5, 'adds']], [undefined], false])
    expect(join([cut('-adds', '-pays')], [TEST, ...JEST]).tests).toBeUndefined()
  })

  it('says that no test failed, and keeps what the log says instead', () => {
    expect(join([junit('adds', 'pays')], [TEST]).total).toEqual([[0, 2, 0]])
    const compiler = join([junit('adds')], [TEST, ...COMPILER])
    expect([compiler.named, compiler.tests?.total]).toEqual([[], 1])
  })

  it.each<[string, readonly unknown[], string | undefined, readonly string[]]>([
    ['says nothing', [[5, 'adds']], undefined, NOTHING],
    ['says no more than that', [[5, 'adds']], undefined, ['Error: tests failed']],
    ['names it', [[5, 'adds']], undefined, ['Error: adds did not pass']],
    ['counts as many', [[5, 'adds']], undefined, ['1 failed, 3 passed in 0.1s']],
    ['counts others', [], '1 failed test, and the log counts 2', COUNT],
    ['has another error', [], UNCLEAR, COMPILER],
    ['has a message', [], UNCLEAR, ['Error: connect ECONNREFUSED 10.0.0.1:5432']],
  ])('of the only failed step, below the upload, whose log %s: %j', (_, named, why, log) => {
    const early = { uploaders: [{ jobId: JOB, step: 4 }] }
    const refused = why === undefined ? [] : [lists(why)]
    expect(join([makeFile('junit.xml', early)('-adds', 'pays')], [TEST, ...log])).toMatchObject({
      ...{ named, refused },
    })
    expect(join([makeFile('junit.xml', early)('adds')], [TEST, ...log]).tests).toBeUndefined()
  })

  describe('of several failed steps', () => {
    const at = (step: number | undefined) => ({ uploaders: [{ jobId: JOB, step }] })

    it('takes the only one above the upload', () => {
      expect(join([makeFile('a.xml', at(4))('-adds')], [LINT], [TEST]).named).toEqual([[3, 'adds']])
    })

    it('takes the only one whose log prints the name', () => {
      const { named } = join([junit('-adds')], [LINT, ...NOTHING], [TEST, ...JEST])
      expect(named).toEqual([[5, 'cart › adds']])
      expect(join([junit('-adds')], [LINT], [TEST, 'adds']).named).toEqual([[5, 'adds']])
    })

    it.each(['adds in 10 ms', 'adds in 20 ms'])(
      'finds the name %s beside one that differs in a duration',
      (name) => {
        const lines = ['adds in 10 ms', 'adds in 20 ms']
        expect(join([junit(`-${name}`)], [LINT], [TEST, ...lines]).named).toEqual([[5, name]])
      },
    )

    it('takes none below the upload', () => {
      expect(join([makeFile('a.xml', at(2))('-adds')], [LINT], [TEST]).named).toEqual([])
    })

    it('takes none if nothing distinguishes them', () => {
      const refused = [lists(UNCLEAR)]
      expect(join([junit('-adds')], [LINT], [TEST])).toMatchObject({ named: [], refused })
      expect(join([junit('adds')], [LINT], [TEST])).toMatchObject({ named: [], refused: [] })
    })
  })

  it('uses a file that two jobs can have uploaded only if the log lists all its failures', () => {
    const uploaders = [JOB, JOB + 1].map((jobId) => ({ jobId, step: 7 }))
    const shared = makeFile('a.xml', { uploaders })
    expect(join([shared('-adds')], [TEST, ...JEST]).named).toEqual([[5, 'cart › adds']])
    expect(join([shared('-adds', '-pays')], [TEST, ...JEST]).named).toEqual([])
    expect(join([shared('-adds')], [TEST]).named).toEqual([])
    expect(join([shared('adds')], [TEST]).named).toEqual([])
  })

  it('ignores files of other jobs, and those without a test', () => {
    const foreign = makeFile('a.xml', { uploaders: [{ jobId: JOB + 1, step: 7 }] })
    const nothing = { named: [], tests: undefined, refused: [] }
    for (const file of [foreign('-adds'), junit()])
      expect(join([file], [TEST])).toEqual(expect.objectContaining(nothing))
  })
})

it.each([
  [false, ['A test 0 failed and passed at another try, as junit.xml says.']],
  [true, []],
])('names tests that passed at another try, but not by files of a fork: %j', (ofFork, expected) => {
  const facts = { results: resultFiles('unit@1: A 0 r'), issues: undefined, annotations: new Map() }
  const notes = notesOnResults([], { ...facts, ofFork })
  expect(notes.map(({ text }) => text)).toEqual(expected)
})
