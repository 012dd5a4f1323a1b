import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allowFailures } from '../../src/analyse/allow-failures.ts'
import { isFailure, isPass, severityRank, WORST_FIRST } from '../../src/model/conclusion.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { Report } from '../../src/model/report/report.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { notesOnResults } from '../../src/analyse/failures/notes-on-failures.ts'
import { joinResults } from '../../src/analyse/failures/join-results.ts'
import type { ResultFile, TestResult } from '../../src/model/results/test-results.ts'
import { listFailed } from '../../src/results/read-files.ts'
import { fetchFiles } from '../../src/github/commit/fetch-files.ts'
import { locate } from '../../src/model/report/source-position.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import {
  finished,
  makeJob,
  makeRun,
  NO_RUNNER,
  reportOn,
  workflowJob,
} from '../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../testing/plain-jobs.ts'
import { readRun } from '../../testing/read-run.ts'
import { sayCauses } from '../../testing/say/say-causes.ts'
import { reportOf } from '../../testing/world.ts'
import { resultFiles } from '../../testing/result-files.ts'
import { errorsOf, failedInSteps, failedWith } from '../../testing/failure-report.ts'
import { sourceOf } from '../../testing/fake-client.ts'
import { directClients } from '../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { fakeState } from '../../testing/fake-github/state.ts'

const LINT_FAILS = [jobIn(finished(5, 65), 'unit'), jobIn(finished(5, 65, 'failure'), 'lint')]

describe('allowFailures', () => {
  it.each([
    ['push', 'success', 'green'],
    ['pull_request', 'success', 'green'],
    // Its runs do not test the code of the commit.
    ['pull_request_target', 'unknown', 'open'],
  ])('concludes a commit of runs for %s as %s', (event, conclusion, state) => {
    const report = reportOnCommit([{ event, conclusion: 'failure', jobs: LINT_FAILS }])
    const allowed = allowFailures(report, ['lint'])
    expect([report.conclusion, allowed.conclusion]).toEqual(['failure', conclusion])
    expect(subjectOf(allowed).state).toBe(state)
  })

  it.each([
    ['complete', 'success'],
    ['incomplete', 'unknown'],
  ])('concludes a commit whose list of runs is %s as %s', (list, conclusion) => {
    const runs = [{ conclusion: 'failure', jobs: LINT_FAILS }]
    const report = reportOnCommit(runs, { complete: list === 'complete' })
    expect(allowFailures(report, ['lint']).conclusion).toBe(conclusion)
  })

  it('returns the same report if nothing is allowed', () => {
    const report = reportOn(makeRun({ conclusion: 'failure', jobs: LINT_FAILS }))
    expect(allowFailures(report, [])).toBe(report)
    expect(allowFailures(report, ['deploy'])).toBe(report)
  })

  it('leaves a gate as a cause if all that it reports is allowed', async () => {
    const lines =
      'smoke: failed; gate: failed 68-90 created 66 "Some required jobs failed" | file: smoke: {}, gate: { needs: smoke }'
    const report = await reportOf(readRun(lines))
    const allowed = allowFailures(report, ['smoke'])
    const said = [report, allowed].map((one) => sayCauses(encodeReport(one as Report)))
    expect(said).toEqual(['smoke > gate: no message', 'gate: Some required jobs failed'])
  })

  const job = fc.record({
    name: fc.constantFrom('unit', 'lint', 'lint (1)', 'e2e'),
    ended: fc.constantFrom('success', 'failure', 'skipped', 'cancelled'),
  })
  const jobs = fc.uniqueArray(job, { minLength: 1, maxLength: 4, selector: ({ name }) => name })
  const events = fc.constantFrom('push', 'pull_request', 'pull_request_target')
  const run = fc.tuple(events, jobs).map(([event, all]) =>
    declaredRun(
      all.map(({ name }) => workflowJob(name)),
      {
        event,
        conclusion: all.some(({ ended }) => ended === 'failure') ? 'failure' : 'success',
        jobs: all.map(({ name, ended }) => jobIn(finished(5, 65, ended), name)),
      },
    ),
  )
  const patterns = fc.subarray(['lint', 'lint*', 'e2e', 'unit'])

  it('returns what a report has that was made with the same names', () => {
    fc.assert(
      fc.property(run, patterns, (made, allowedFailures) => {
        const expected = reportOn(made, { allowedFailures })
        expect(allowFailures(reportOn(made), allowedFailures)).toEqual(expected)
      }),
    )
  })

  it.each([
    [['deploy'], 'success', 0, []],
    [['deploy', 'lint'], 'success', 0, []],
    [['lint'], 'failure', 1, [expect.stringMatching(/a failure of deploy, .* The failure counts/)]],
  ])('forgives %j in needs: %s', (allowedFailures, conclusion, jobsFailed, notes) => {
    const needs = [
      { key: 'deploy', result: 'failure' },
      { key: 'unit', result: 'success' },
    ]
    const made = makeRun({ jobs: [jobIn(finished(5, 65), 'unit')] })
    const report = reportOn(made, { own: { needs } })
    const allowed = allowFailures(report, allowedFailures)
    expect(report).toMatchObject({ conclusion: 'failure', totals: { jobsFailed: 1 } })
    expect(allowed).toMatchObject({ conclusion, totals: { jobsFailed } })
    expect(encodeReport(allowed as Report).notes.map(({ text }) => text)).toEqual(notes)
    expect(allowed).toEqual(reportOn(made, { own: { needs }, allowedFailures }))
  })

  it('forgives a job on the path, in its group and among those that waited', () => {
    const made = declaredRun([workflowJob('test', { matrix: true })], {
      conclusion: 'failure',
      jobs: [
        jobIn(finished(5, 65, 'cancelled'), 'test (a)'),
        jobIn(finished(5, 665, 'failure'), 'test (b)'),
        { ...jobIn(finished(5, 605, 'failure'), 'test (c)'), runner: NO_RUNNER },
      ],
    })
    const allowedFailures = ['test (b)', 'test (c)']
    const allowed = allowFailures(reportOn(made), allowedFailures)
    expect(allowed).toEqual(reportOn(made, { allowedFailures }))
    const { jobs: listed, groups, waiting, criticalPath } = encodeReport(allowed as Report)
    expect(listed.flatMap(({ id, forgiven }) => (forgiven ? [id] : []))).toEqual([2, 3])
    expect(groups.map(({ worstJobId }) => worstJobId)).toEqual([1])
    expect(waiting.unstarted.map(({ jobId }) => jobId)).toEqual([3])
    expect(criticalPath.map(({ jobId }) => jobId)).toEqual([2])
  })
})

describe('conclusions', () => {
  it('are each a failure, a pass or neither', () => {
    const kinds = WORST_FIRST.map((word) => [word, isFailure(word), isPass(word)])
    expect(kinds).toEqual([
      ['failure', true, false],
      ['timed_out', true, false],
      ['startup_failure', true, false],
      ['action_required', false, false],
      ['cancelled', false, false],
      ['stale', false, false],
      ['unknown', false, false],
      ['success', false, true],
      ['neutral', false, true],
      ['skipped', false, true],
    ])
  })

  it('rank with unknown and are neither if they are not recognised', () => {
    for (const word of ['a_new_word', 'constructor', '__proto__', 'FAILURE']) {
      expect([severityRank(word), isFailure(word), isPass(word)]).toEqual([6, false, false])
    }
  })
})

describe('join-results', () => {
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
        expect(join([makeFile('a.xml', at(4))('-adds')], [LINT], [TEST]).named).toEqual([
          [3, 'adds'],
        ])
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
  ])(
    'names tests that passed at another try, but not by files of a fork: %j',
    (ofFork, expected) => {
      const facts = {
        results: resultFiles('unit@1: A 0 r'),
        issues: undefined,
        annotations: new Map(),
      }
      const notes = notesOnResults([], { ...facts, ofFork })
      expect(notes.map(({ text }) => text)).toEqual(expected)
    },
  )
})

/** The files of a monorepo. */
const FILES: readonly string[] = [
  'api/tests/test_views.py',
  'cpp/tests/cart_test.cpp',
  'crates/core/src/lib.rs',
  'dart/test/cart_test.dart',
  'docs/guide.md',
  'dotnet/Shop.Tests/CartTests.cs',
  'elixir/apps/shop/test/cart_test.exs',
  'go/stock/stock_test.go',
  'go/price/price.go',
  'infra/main.tf',
  'java/src/test/java/shop/CartTest.java',
  'jest/cart.test.js',
  'kotlin/src/main/kotlin/shop/Cart.kt',
  'packages/a/a.test.js',
  'packages/a/src/index.ts',
  'packages/b/b.test.js',
  'packages/b/src/index.ts',
  'packages/b/src/order.ts',
  'php/tests/CartTest.php',
  'py/test_money.py',
  'ruby/spec/cart_spec.rb',
  'scripts/build.sh',
  'src/cart.ts',
  'src/index.ts',
  'swift/Tests/ShopTests/CartTests.swift',
  'tests/checkout.spec.ts',
  'web/tests/test_views.py',
  'tools/main.go',
  'main.go',
  'vite.config.ts',
]

const LINUX = '/home/runner/work/octo-shop/octo-shop'
const WINDOWS = 'D:\\a\\octo-shop\\octo-shop'

interface StepInFolder {
  /** What the step runs. */
  readonly runs: string
  readonly prints: readonly string[]
  /** The path and the line as printed, without the folder of the checkout. */
  readonly printed: string
  /** The file if the tree of the commit was read; `undefined` if it is text. */
  readonly file: string | undefined
  /** The file without the tree. @default none */
  readonly alone?: string
}

const goTest = (at: string) => ['--- FAIL: TestSold (0.00s)', `    ${at}: got 3, want 4`, 'FAIL']
const tsc = (at: string) => [`${at}: error TS2304: Cannot find name 'total'.`]
const pytest = (at: string, name: string) => [
  '=================================== FAILURES ===================================',
  `__________________________________ ${name} __________________________________`,
  '',
  `    def ${name}():`,
  '>       assert 3 == 4',
  'E       assert 3 == 4',
  '',
  `${at}: AssertionError`,
  '=========================== short test summary info ============================',
  `FAILED ${at.replace(/:\d+$/, '')}::${name} - assert 3 == 4`,
  '============================== 1 failed in 0.02s ===============================',
]
const nodeTest = (at: string, frame: string) => [
  '✖ failing tests:',
  '',
  `test at ${at}:1`,
  '✖ adds (1.2ms)',
  '  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
  '  ',
  '  3 !== 4',
  '  ',
  `      at TestContext.<anonymous> (${frame}:33)`,
  '      at Test.runInAsyncScope (node:async_hooks:214:14)',
]
const jest = (file: string, at: string) => [
  `FAIL ${file}`,
  '  ● cart › adds',
  '',
  '    Expected: 3',
  '    Received: 4',
  '',
  `      at Object.<anonymous> (${at}:20)`,
  '',
  'Tests:       1 failed, 1 total',
]
const eslint = (file: string) => [
  file,
  "  7:3  error  'x' is not defined  no-undef",
  '',
  '✖ 1 problem (1 error, 0 warnings)',
]
const rust = (at: string) => [
  'running 1 test',
  'test tests::adds ... FAILED',
  '',
  'failures:',
  '',
  '---- tests::adds stdout ----',
  `thread 'tests::adds' panicked at ${at}:5:`,
  'assertion `left == right` failed',
  '  left: 3',
  ' right: 4',
  '',
  'failures:',
  '    tests::adds',
  '',
  'test result: FAILED. 0 passed; 1 failed; 0 ignored',
]

/** Most of them print paths from another folder than the root. */
// prettier-ignore
const STEPS: readonly StepInFolder[] = [
  // Folders.
  { runs: 'cd go && go test ./...', prints: goTest('stock_test.go:7'), printed: 'stock_test.go:7', file: 'go/stock/stock_test.go' },
  { runs: 'cd py && pytest', prints: pytest('test_money.py:5', 'test_money'), printed: 'test_money.py:5', file: 'py/test_money.py' },
  { runs: 'jest --rootDir jest', prints: jest('jest/cart.test.js', 'cart.test.js:3'), printed: 'jest/cart.test.js', file: 'jest/cart.test.js' },
  { runs: 'cd jest && jest', prints: jest('./cart.test.js', 'cart.test.js:3'), printed: 'cart.test.js:3', file: 'jest/cart.test.js' },
  { runs: 'npx tsc', prints: tsc('src/cart.ts(12,5)'), printed: 'src/cart.ts:12', file: 'src/cart.ts' },
  { runs: 'npx tsc', prints: tsc('src/index.ts(3,1)'), printed: 'src/index.ts:3', file: 'src/index.ts' },
  { runs: 'cd packages/b && npx tsc', prints: tsc('src/order.ts(3,1)'), printed: 'src/order.ts:3', file: 'packages/b/src/order.ts' },
  { runs: 'cd packages && npx tsc -p a', prints: tsc('a/src/index.ts(3,1)'), printed: 'a/src/index.ts:3', file: 'packages/a/src/index.ts' },
  { runs: 'cd packages/b && npx tsc', prints: tsc('../../src/cart.ts(3,1)'), printed: '../../src/cart.ts:3', file: undefined },
  { runs: 'npx tsc -p tsconfig.node.json', prints: tsc('vite.config.ts(3,1)'), printed: 'vite.config.ts:3', file: 'vite.config.ts' },
  { runs: 'cd api && pytest', prints: pytest('tests/test_views.py:9', 'test_views'), printed: 'tests/test_views.py:9', file: undefined },
  { runs: 'pytest api', prints: pytest('api/tests/test_views.py:9', 'test_views'), printed: 'api/tests/test_views.py:9', file: 'api/tests/test_views.py' },
  { runs: 'go vet ./...', prints: ['./main.go:4:2: undefined: total'], printed: 'main.go:4', file: undefined },
  { runs: 'cd go && go build ./...', prints: ['price/price.go:8:3: undefined: total'], printed: 'price/price.go:8', file: 'go/price/price.go' },
  { runs: 'cargo test', prints: rust('crates/core/src/lib.rs:21'), printed: 'crates/core/src/lib.rs:21', file: 'crates/core/src/lib.rs' },
  { runs: 'cd crates/core && cargo test', prints: rust('src/lib.rs:21'), printed: 'src/lib.rs:21', file: 'crates/core/src/lib.rs' },
  { runs: 'cd ruby && rspec', prints: ['Failures:', '', '  1) Cart adds', '     Failure/Error: expect(3).to eq 4', '', '       expected: 4', '            got: 3', '     # ./spec/cart_spec.rb:5:in `block (2 levels) in <top (required)>\'', '', '1 example, 1 failure', '', 'Failed examples:', '', 'rspec ./spec/cart_spec.rb:4 # Cart adds'], printed: 'spec/cart_spec.rb:5', file: 'ruby/spec/cart_spec.rb' },
  { runs: 'cd elixir && mix test', prints: ['  1) test adds (Shop.CartTest)', '     apps/shop/test/cart_test.exs:5', '     Assertion with == failed', '     code:  assert 3 == 4', '     left:  3', '     right: 4', '', '1 test, 1 failure'], printed: 'apps/shop/test/cart_test.exs:5', file: 'elixir/apps/shop/test/cart_test.exs' },
  { runs: 'mvn -f java test', prints: ['[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.04 s <<< FAILURE! -- in shop.CartTest', '[ERROR] shop.CartTest.adds -- Time elapsed: 0.01 s <<< FAILURE!', 'org.opentest4j.AssertionFailedError: expected: <3> but was: <4>', '\tat shop.CartTest.adds(CartTest.java:12)', '', '[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0'], printed: 'CartTest.java:12', file: 'java/src/test/java/shop/CartTest.java' },
  { runs: 'cd dart && dart test', prints: ['00:00 +0: test/cart_test.dart: adds', '00:00 +0 -1: test/cart_test.dart: adds [E]', '  Expected: <4>', '    Actual: <3>', '  test/cart_test.dart 6:5  main.<fn>', '00:00 +0 -1: Some tests failed.'], printed: 'test/cart_test.dart:6', file: 'dart/test/cart_test.dart' },
  { runs: 'cd e2e && npx playwright test', prints: ['  1) checkout.spec.ts:38:5 › pays ─────────', '', '    Error: expect(received).toBe(expected)', '', '      at checkout.spec.ts:40:7', '', '  1 failed', '    checkout.spec.ts:38:5 › pays ──'], printed: 'checkout.spec.ts:40', file: 'tests/checkout.spec.ts' },
  { runs: 'cd scripts && shellcheck build.sh', prints: ['build.sh:3:1: error: Tips depend on target shell [SC2148]'], printed: 'build.sh:3', file: 'scripts/build.sh' },
  { runs: 'cd cpp && ctest', prints: ['[ RUN      ] Cart.Adds', 'tests/cart_test.cpp:7: Failure', 'Expected equality of these values:', '  3', '  4', '[  FAILED  ] Cart.Adds (0 ms)', '[  FAILED  ] 1 test, listed below:', '[  FAILED  ] Cart.Adds'], printed: 'tests/cart_test.cpp:7', file: 'cpp/tests/cart_test.cpp' },
  // Workspaces.
  { runs: 'npm test --workspaces', prints: nodeTest('a.test.js:4', `${LINUX}/packages/a/a.test.js:4`), printed: 'a.test.js:4', file: 'packages/a/a.test.js', alone: 'packages/a/a.test.js' },
  { runs: 'npm test --workspaces', prints: nodeTest('b.test.js:4', `file://${LINUX}/packages/b/b.test.js:4`), printed: 'b.test.js:4', file: 'packages/b/b.test.js', alone: 'packages/b/b.test.js' },
  { runs: 'npm run lint --workspaces', prints: eslint(`${LINUX}/packages/a/src/index.ts`), printed: 'packages/a/src/index.ts:7', file: 'packages/a/src/index.ts', alone: 'packages/a/src/index.ts' },
  { runs: 'npm run build --workspaces', prints: tsc('src/order.ts(9,1)'), printed: 'src/order.ts:9', file: 'packages/b/src/order.ts' },
  { runs: 'cd kotlin && ./gradlew build', prints: [`e: file://${LINUX}/kotlin/src/main/kotlin/shop/Cart.kt:4:9 Unresolved reference: total`], printed: 'kotlin/src/main/kotlin/shop/Cart.kt:4', file: 'kotlin/src/main/kotlin/shop/Cart.kt', alone: 'kotlin/src/main/kotlin/shop/Cart.kt' },
  { runs: 'npm run lint', prints: eslint(`${LINUX}/src/generated.ts`), printed: 'src/generated.ts:7', file: undefined, alone: 'src/generated.ts' },
  { runs: 'npm run lint', prints: eslint(`${LINUX}/node_modules/x/index.js`), printed: 'node_modules/x/index.js:7', file: undefined },
  // Containers and other machines.
  { runs: 'npm run lint in a container', prints: eslint('/__w/octo-shop/octo-shop/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm run lint in a Docker action', prints: eslint('/github/workspace/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm run lint on an own machine', prints: eslint('/opt/runner/_work/octo-shop/octo-shop/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'docker run -w /app image npm run lint', prints: eslint('/app/src/cart.ts'), printed: '/app/src/cart.ts:7', file: undefined },
  { runs: 'npm run lint in an action', prints: eslint('/home/runner/work/_actions/octo-org/lint/v1/dist/index.js'), printed: '/home/runner/work/_actions/octo-org/lint/v1/dist/index.js:7', file: undefined },
  { runs: 'swift test on macOS', prints: ['/Users/runner/work/octo-shop/octo-shop/swift/Tests/ShopTests/CartTests.swift:9: error: -[ShopTests.CartTests testAdds] : XCTAssertEqual failed: ("3") is not equal to ("4")'], printed: 'swift/Tests/ShopTests/CartTests.swift:9', file: 'swift/Tests/ShopTests/CartTests.swift', alone: 'swift/Tests/ShopTests/CartTests.swift' },
  // Windows.
  { runs: 'npm run lint on Windows', prints: eslint(`${WINDOWS}\\src\\cart.ts`), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm test --workspaces on Windows', prints: nodeTest('a.test.js:4', 'file:///D:/a/octo-shop/octo-shop/packages/a/a.test.js:4'), printed: 'a.test.js:4', file: 'packages/a/a.test.js', alone: 'packages/a/a.test.js' },
  { runs: 'cd packages/b && tsc on Windows', prints: tsc('src\\order.ts(3,1)'), printed: 'src/order.ts:3', file: 'packages/b/src/order.ts' },
  { runs: 'cd packages/b && tsc on Windows', prints: tsc('SRC\\Order.ts(3,1)'), printed: 'SRC/Order.ts:3', file: undefined },
]

const TREE = fakeState({
  runs: [fakeRun()],
  files: Object.fromEntries(FILES.map((path) => [path, ''])),
})

/** Returns the first position that the log of a step has, and the file there. */
async function positionIn(prints: readonly string[]) {
  const [position] = errorsOf(prints)?.entries.flatMap((entry) => entry.position ?? []) ?? []
  if (position === undefined) throw new Error('the log has no position')
  const { client } = directClients(TREE)
  const paths = new Set([position.path, ...(position.file === undefined ? [] : [position.file])])
  const files = await fetchFiles(sourceOf(client), 'a'.repeat(40), paths)
  return {
    printed: [position.path, position.line].filter((part) => part !== undefined).join(':'),
    file: locate(position, files).file,
    alone: locate(position, undefined).file,
  }
}

describe('the position of an error', () => {
  it.each(STEPS)('of $runs, printed as $printed, is in $file', async ({ prints, ...expected }) => {
    const { printed, file, alone } = expected
    expect(await positionIn(prints)).toEqual({ printed, file, alone })
    expect([undefined, ...FILES]).toContain(file)
  })
})
