import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { matchesAll, matchIssues } from '../../src/analyse/same/match-issues.ts'
import { isSome, mapSome, type Some } from '../../src/model/some.ts'
import { blockChecks, readBlocks } from '../../src/github/known-issues/read-blocks.ts'
import { type KnownFailure, type KnownIssue, LANGUAGE } from '../../src/model/known-issue.ts'
import { failureParts } from '../../src/analyse/same/failure-parts.ts'
import { joinListed } from '../../src/analyse/same/judge-by-issues.ts'
import type { ListedFailure } from '../../src/model/shapes/failure.ts'
import type { Cause, FailureReport, Verdict } from '../../src/model/report/cause.ts'
import { newIssueBlocks, newIssueUrl } from '../../src/analyse/same/new-issue.ts'
import {
  besideIssues,
  causesOf,
  cutLog,
  errorsOf,
  failedWith,
  inOtherRun,
  judgedByJob,
  makeVerdict,
} from '../../testing/failure-report.ts'
import {
  issueEvidence,
  knownFailure,
  knownIssue,
  listedFailure,
} from '../../testing/known-issue.ts'
import { gapOf as gapOfBlocks, judgedBy, listedBy } from '../../testing/judged-by-issues.ts'
import { fuzzOptions, halfOf } from '../../testing/fuzz/fuzz-options.ts'
import { HOSTILE_ERRORS, hostileFailure, hostileIssues } from '../../testing/hostile-issues.ts'
import { RUN_URL } from '../../testing/make-run.ts'
import { seededRandom } from '../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../testing/simulate/tool-logs/tools.ts'

describe('matchIssues', () => {
  /** How many of the parts of a failure a block with these errors lists: `1 of 2`. */
  function listed(log: readonly string[], errors: Some<string>): string {
    const issue = knownIssue({ failures: [knownFailure(errors, { gate: true })] })
    const match = matchIssues(failedWith(log), [issue])
    return match === undefined ? 'nothing' : `${match.known} of ${match.parts.length}`
  }

  const jest = (...tests: readonly (readonly [name: string, error: string])[]) => [
    ...tests.flatMap(([name, error]) => [`  ● ${name}`, '', `    ${error}`, '']),
    `Tests: ${tests.length} failed, 9 total`,
  ]

  const [REFUSED, CLOSED] = ['Error: connect refused', 'TypeError: queue is closed']
  const [QUEUE, STORE] = ['queue › reconnects', 'store › stores a job']
  const both = jest([QUEUE, REFUSED], [STORE, CLOSED])

  it.each<[string, Some<string>, readonly string[], string]>([
    ['a test and its error', [QUEUE, REFUSED], both, '1 of 2'],
    ['the tests', [QUEUE, STORE], both, '2 of 2'],
    ['the errors', [REFUSED, CLOSED], both, '2 of 2'],
    ['a test and the error of the other', [QUEUE, CLOSED], both, 'nothing'],
    ['a test that has another error', [QUEUE, REFUSED], jest([QUEUE, CLOSED]), 'nothing'],
    [
      'a test, and what two have',
      [QUEUE, REFUSED],
      jest([QUEUE, REFUSED], [STORE, REFUSED]),
      '1 of 2',
    ],
  ])('lists %s (%j)', (_, errors, log, expected) => {
    expect(listed(log, errors)).toBe(expected)
  })

  it('lists no line of a script that mentions another failure', () => {
    const script = ['FAIL: cart loses its connection', 'FAIL: total is wrong']
    expect(listed(script, ['total is wrong'])).toBe('1 of 2')
    expect(listed(script, ['loses its connection', 'total is wrong'])).toBe('2 of 2')
  })

  it('lists no line beside an entry that has another error', () => {
    const go = (error: string) => [
      '--- FAIL: TestWatch (0.01s)',
      '    --- FAIL: TestWatch/polls (0.00s)',
      `        watch_test.go:58: ${error}`,
      'FAIL',
    ]
    const errors = ['TestWatch/polls', 'deadline exceeded', '--- FAIL: TestWatch ('] as const
    expect(listed(go('deadline exceeded'), errors)).toBe('1 of 1')
    expect(listed(go('got 2 events'), errors)).toBe('nothing')
  })
})

describe('the keys of a block', () => {
  const NOW = Date.UTC(2026, 2, 1, 12)
  const URL = 'https://github.com/OWNER/REPO'
  const CHECKS = blockChecks(URL)
  const ERROR = 'error: cart is missing'

  /** For each key, a line, and the lines that it has an effect beside. */
  const LINES: Readonly<Record<keyof typeof CHECKS, readonly [line: string, beside?: string]>> = {
    error: ['error: user is missing'],
    job: ['job: other'],
    step: ['step: other'],
    until: ['until: 2026-02-28', 'gate: pass'],
    gate: ['gate: pass'],
    rerun: ['rerun: once', `seen: ${URL}/actions/runs/41/job/65`],
    seen: [`seen: ${URL}/actions/runs/41/job/65`, 'gate: pass'],
  }

  /** The verdict on a failure if an issue has a block of these lines. */
  function judge(...lines: readonly string[]) {
    const failures = readBlocks([`\`\`\`${LANGUAGE}`, ERROR, ...lines, '```'].join('\n'), URL)
    const step = failedWith(['a.py:3: error: cart is missing'])
    const issues = failures.flatMap((block) =>
      'problem' in block ? [] : knownIssue({ failures: [block] }),
    )
    expect(issues).toHaveLength(1)
    return judgedBy(issues, step, { seen: new Map([[65, inOtherRun(step)]]), now: NOW })
  }

  it('have a line here', () => {
    expect(Object.keys(LINES)).toEqual(Object.keys(CHECKS))
  })

  it('are in the example of the document, which explains each', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/known-failures.md'), 'utf8')
    const [example = ''] = /^```known-failure$.*?^```$/ms.exec(document) ?? []
    expect(readBlocks(example, URL)).toEqual([
      expect.not.objectContaining({ problem: expect.anything() }),
    ])
    for (const key of Object.keys(CHECKS)) {
      expect(example).toContain(`\n${key}: `)
      expect(document).toMatch(new RegExp(`^- .*\`${key}[:\`]`, 'm'))
    }
  })

  it.each([
    'gate: fail',
    'rerun: twice',
    'rerun: always',
    'until: soon',
    'seen: #41',
    'seen: https://github.com/OWNER/OTHER/actions/runs/41/job/65',
  ])('refuse the value of %s', (line) => {
    const block = [`\`\`\`${LANGUAGE}`, ERROR, line, '```'].join('\n')
    expect(readBlocks(block, URL)).toEqual([
      expect.objectContaining({ problem: expect.anything() }),
    ])
  })

  it.each(Object.values(LINES))('change the verdict: %s', (line, beside = '') => {
    expect(judge(beside, line)).not.toEqual(judge(beside))
  })
})

describe('withIssues', () => {
  it.each(Object.entries(HOSTILE_ERRORS))(
    'matches 100 issues with many blocks of 20 errors: %s',
    async (name, errorAt) => {
      const issues = await hostileIssues(errorAt)
      expect(issues.length).toBeGreaterThan(0)
      const listed = listedBy(issues, hostileFailure())
      if (name.endsWith('in none')) expect(listed).toBeUndefined()
      else expect(listed).toMatchObject({ total: 199 + 99, passesGate: false })
    },
  )
})

describe('failureParts', () => {
  it.each(halfOf(['x ', 'x', '1.1 ', '1', '/', '::', 'not ok ', '0 s ']))(
    'takes each long line of %j that names the place of each entry for a part',
    (filling) => {
      expect(failureParts(hostileFailure(filling))?.parts).toHaveLength(199 + 99)
    },
  )
})

describe('joinListed', () => {
  const listed = (number: number, fields: Partial<ListedFailure> = {}) =>
    listedFailure({ issues: [issueEvidence({ number })], passesGate: true, ...fields })

  it('names the issues of both steps, and counts what they list', () => {
    expect(joinListed(listed(123), listed(124))).toEqual({
      ...listed(123),
      issues: [issueEvidence({ number: 123 }), issueEvidence({ number: 124 })],
      ...{ known: 2, total: 2 },
    })
  })

  it('lets the gate pass only if both do, and knows no total without both', () => {
    const joined = joinListed(listed(123), listed(123, { passesGate: false, total: undefined }))
    expect(joined).toMatchObject({ issues: [{ number: 123 }], passesGate: false, total: undefined })
  })

  it('returns what is listed of the only one', () => {
    expect(joinListed(undefined, listed(124))).toEqual(listed(124))
    expect(joinListed(listed(123), undefined)).toEqual(listed(123))
  })
})

describe('matchIssues', () => {
  const RESET = 'Error: read ECONNRESET'
  const TWO = 'pay.py:3: error: cart is missing⏎login.py:9: error: user is missing'
  const TESTS =
    '  ● cart › adds an item⏎⏎    Error: no database⏎⏎  ● login › greets⏎⏎    Error: no database⏎⏎Tests: 2 failed, 2 total'

  const PYTEST =
    'FAILED tests/test_cart.py::test_total[EUR] - assert 3 == 4⏎==== 1 failed in 0.12s ===='
  const LICENCES = 'Licences that are not allowed:⏎  left-pad@1.3.0: WTFPL⏎  old@2.0.0: GPL'
  const RSPEC =
    'Failures:⏎⏎  1) Cart adds an item⏎     Failure/Error: expect(cart.total).to eq(2)⏎⏎       expected: 2⏎            got: 1⏎⏎3 examples, 1 failure'
  const PAYS =
    '  1) [chromium] › tests/cart.spec.ts:5:1 › pays ─────⏎⏎    Error: no button⏎⏎  1 failed⏎    [chromium] › tests/cart.spec.ts:5:1 › pays ─────⏎  3 passed (1.2s)'
  const MISSING = 'Missing translations: de, fr'
  const ESLINT = "src/cart.ts⏎  12:5  error  'b' is not defined  no-undef⏎⏎✖ 1 problem"
  const CRASH =
    "  ● cart › adds an item⏎⏎    expect(received).toBe(expected)⏎⏎    at cart.test.js:3:5⏎⏎Error: Process 'worker 1' crashed"

  const ADDS = ['cart › adds an item', 'Error: no database'] as const
  const UPLOAD = 'Error: the upload failed'
  const ONE_ROW = '1 of 3 by #1, not Licences that are not allowed:'
  const NOT_CART = '1 of 2 by #1, not cart is missing'
  const PART_OF_TWO = '1 of 2 by #1 #2, not user is missing'
  const PART_OF_TESTS = '1 of 2 by #1, not login › greets'

  /** The failure of a step with this log, in which `⏎` ends a line. */
  const failed = (log: string, { job = 'build', step = 'Run make' } = {}) =>
    failedWith(log.split('⏎'), { job, step })

  /** What issues with one block each list of the parts: `1 of 2 by #1, not login.py`. */
  function listed(report: FailureReport, ...blocks: readonly KnownFailure[]): string {
    const match = matchIssues(
      report,
      blocks.map((block, at) => knownIssue({ number: at + 1, failures: [block] })),
    )
    if (match === undefined) return 'nothing'
    const { known, total, parts, unlisted, found } = match
    const missing = unlisted[0]?.texts[0]
    const issues = found.map(({ issue }) => `#${issue.number}`).join(' ')
    expect(matchesAll(match)).toBe(known === total)
    return `${known} of ${parts.length} by ${issues}${missing === undefined ? '' : `, not ${missing}`}`
  }

  type Errors = Parameters<typeof knownFailure>[0]

  it.each<[string, string, readonly Errors[], string]>([
    ['its error', RESET, ['read ECONNRESET'], '1 of 1 by #1'],
    ['an error with a star', RESET, ['Error: * ECONNRESET'], '1 of 1 by #1'],
    ['a test', PAYS, ['[chromium] › tests/cart.spec.ts › pays: Error: no button'], '1 of 1 by #1'],
    ['a test at a position', PAYS, ['[chromium] › tests/cart.spec.ts:3:5 › pays'], '1 of 1 by #1'],
    [
      'a test at any one',
      PAYS,
      ['[chromium] › tests/cart.spec.ts:* › pays: *button'],
      '1 of 1 by #1',
    ],
    ['a test in another file', PAYS, ['[chromium] › tests/shop.spec.ts:* › pays'], 'nothing'],
    ['another error', RESET, ['read ECONNABORTED'], 'nothing'],
    ['another case', RESET, ['READ ECONNRESET'], 'nothing'],
    ['two parts of a line', RESET, [['Error: read', 'ECONNRESET']], '1 of 1 by #1'],
    ['one that is not there', RESET, [['Error: read', 'socket hang up']], 'nothing'],
    ['one of two', TWO, ['cart is missing'], '1 of 2 by #1, not user is missing'],
    ['both in a block', TWO, [['cart is', 'user is']], '2 of 2 by #1'],
    ['each in an issue', TWO, ['cart is missing', 'user is missing'], '2 of 2 by #1 #2'],
    ['one of what both errors have', TWO, [' is missing'], '1 of 2 by #1, not user is missing'],
    ['both by a star', TWO, ['* is missing'], '2 of 2 by #1'],
    ['twice', TWO, ['cart is missing', 'pay.py:3: error: cart is missing'], PART_OF_TWO],
    ['a test by name', TESTS, ['cart › adds an item'], PART_OF_TESTS],
    ['one test by what two have', TESTS, ['Error: no database'], PART_OF_TESTS],
    ['both by a star', TESTS, ['Error: no *'], '2 of 2 by #1'],
    [
      'no file in another path',
      'lib/a.ts(1,2): error TS2322: no cart',
      ['a.ts: TS2322: no cart'],
      'nothing',
    ],
    [
      'no name behind a dot',
      'other.Dockerfile:3: error: no cart',
      ['Dockerfile: no cart'],
      'nothing',
    ],
    ['a test with its file', PYTEST, ['tests/test_cart.py::test_total[EUR]'], '1 of 1 by #1'],
    ['a test by both, not the other test with its error', TESTS, [ADDS], PART_OF_TESTS],
    [
      'a longer text that has the error as well, beside it',
      TESTS,
      [['adds an item', 'cart › adds an item', 'login › greets']],
      '2 of 2 by #1',
    ],
    ['nothing by a file alone', TWO, ['login.py:*'], 'nothing'],
    ['a file and an error', TWO, [['login.py:*', 'user is missing']], NOT_CART],
    ['both in one line', TWO, ['login.py: user is missing'], NOT_CART],
    ['a file without more', 'gen/old.go', ['gen/old.go'], '1 of 1 by #1'],
    ['no test by a part of its name', TESTS, ['cart › adds'], 'nothing'],
    ['no test by the name of its group, without a star', PYTEST, ['test_total'], 'nothing'],
    ['none behind its file', PYTEST, ['tests/test_cart.py::test_total'], 'nothing'],
    ['none by its row', PYTEST, ['FAILED tests/test_cart.py::test_total'], 'nothing'],
    ['a row below a heading, not the heading', LICENCES, ['left-pad@1.3.0'], ONE_ROW],
    ['an example of rspec', RSPEC, ['Cart adds an item'], '1 of 1 by #1'],
    ['a case by its name', PYTEST, ['test_total[EUR]'], '1 of 1 by #1'],
    ['a case by a star', PYTEST, ['test_total*'], '1 of 1 by #1'],
    ['a case by its error', PYTEST, ['assert 3 == 4'], '1 of 1 by #1'],
    ['a test by a part and a star', TESTS, ['cart › adds*'], PART_OF_TESTS],
    ['a list in one line', MISSING, ['Missing translations: de, fr'], '1 of 1 by #1'],
    ['no longer list', `${MISSING}, pl`, [MISSING], 'nothing'],
    ['a list with a star', `${MISSING}, pl`, ['translations: de*'], '1 of 1 by #1'],
    ['a longer sentence', `${UPLOAD}, retrying`, [UPLOAD], '1 of 1 by #1'],
    ['a copied row', ESLINT, ["12:5 error 'b' is not defined"], '1 of 1 by #1'],
    ['no other position', ESLINT, ["13:5 error 'b' is not defined"], 'nothing'],
    [
      'no crash below a test that it lists',
      CRASH,
      ['cart › adds an item'],
      "1 of 2 by #1, not Error: Process 'worker 1' crashed",
    ],
    [
      'a test above progress and a total',
      `${CRASH.split('⏎Error: Process')[0]}⏎Ran all test suites.⏎1 of 2 tests failed`,
      ['cart › adds an item'],
      '1 of 1 by #1',
    ],
  ])('finds %s', (_, log, blocks, expected) => {
    const failures = blocks.map((errors) => knownFailure(errors))
    expect(listed(failed(log), ...failures)).toBe(expected)
  })

  it.each<[string, Partial<KnownFailure>, boolean]>([
    ['the job', { job: 'e2e (1)' }, true],
    ['the job with a star', { job: 'e2e*' }, true],
    ['part of the job', { job: 'e2e' }, false],
    ['another job', { job: 'build' }, false],
    ['the step', { step: 'Run npm test' }, true],
    ['the step with a star', { step: '* npm *' }, true],
    ['another step', { step: 'Run make' }, false],
    ['job and step', { job: '*', step: '*' }, true],
    ['the job and another step', { job: 'e2e (1)', step: 'Run make' }, false],
  ])('finds a block that names %s (%j): %s', (_, place, isFound) => {
    const report = failed(RESET, { job: 'e2e \n(1)', step: 'Run  npm test' })
    const expected = isFound ? '1 of 1 by #1' : 'nothing'
    expect(listed(report, knownFailure('read ECONNRESET', place))).toBe(expected)
  })

  it('finds a block that names a step in no failure without one', () => {
    const report = failedWith([RESET])
    expect(listed(report, knownFailure('ECONNRESET'))).toBe('1 of 1 by #1')
    expect(listed(report, knownFailure('ECONNRESET', { step: '*' }))).toBe('nothing')
  })

  it('lists all blocks of an issue that are about the failure', () => {
    const blocks = ['cart is missing', 'user is', 'no database'].map((error) => knownFailure(error))
    const [first, second, third] = blocks
    if (!first || !second || !third) throw new Error('three blocks')
    const issue = knownIssue({ failures: [first, second, third] })
    const { found = [] } = matchIssues(failed(TWO), [issue]) ?? {}
    expect(found).toMatchObject([
      { issue, failure: first },
      { issue, failure: second },
    ])
  })

  it('never lists all that failed if some of it was not read', () => {
    const issue = knownIssue({ failures: [knownFailure('read ECONNRESET')] })
    const match = matchIssues(cutLog(failed(RESET)), [issue])
    expect(match).toMatchObject({ known: 1, total: undefined })
    expect(matchesAll(match)).toBe(false)
  })

  it('finds nothing without a log', () => {
    expect(listed(failedWith(undefined), knownFailure('read ECONNRESET'))).toBe('nothing')
  })
})

describe('new-issue', () => {
  const failed = (log: string, job = 'build') => failedWith(log.split('⏎'), { job })

  describe('newIssueBlocks', () => {
    it('lists nothing of more than 20 errors', () => {
      const many = Array.from(
        { length: 21 },
        (_, at) => `src/cart${'x'.repeat(at)}.c:3:1: error: no cart`,
      )
      expect(newIssueBlocks(failed(many.join('⏎')))).toBeUndefined()
      expect(newIssueBlocks(failed(many.slice(0, 10).join('⏎')))).toMatchObject([{ length: 10 }])
    })

    it('lists the error of a log that was cut', () => {
      const report = cutLog(failed('Error: read ECONNRESET'))
      expect(newIssueBlocks(report)).toEqual([['read ECONNRESET']])
    })
  })

  describe('each line of the blocks', () => {
    const random = seededRandom(5)
    const tools = TOOLS.filter((_, at) => at % 3 === 0)
    const failures = tools.map(({ name, ...tool }) => {
      const lines = renderToolLog({ name, ...tool }, tool.failures.slice(0, 2), random)
      return [name, failed(lines.join('⏎'))] as const
    })

    it('lists one thing of the log that it is written for, whatever tool printed it', () => {
      const listed = failures.flatMap(([name, failure]) =>
        (newIssueBlocks(failure) ?? []).flat().map((pattern) => {
          const issue = knownIssue({ failures: [knownFailure(pattern)] })
          const parts = [...(matchIssues(failure, [issue])?.found[0]?.parts ?? [])]
          const things = new Set(parts.map(({ texts: [text] }) => text))
          return { name, pattern, things: things.size }
        }),
      )
      expect(listed.length).toBeGreaterThan(tools.length)
      expect(listed.filter(({ things }) => things !== 1)).toEqual([])
    })
  })

  const [NEW, KNOWN] = [makeVerdict('new'), makeVerdict('known')]

  /** What the page receives for failures of jobs of these names with one log. */
  function opened(log: string, names: readonly string[] = ['build'], verdict = NEW, url = RUN_URL) {
    const [cause] = causesOf(
      names.map((name) => failed(log, name)),
      verdict,
    )
    return cause && openedFor(cause, url)
  }

  function openedFor(cause: Cause, url = RUN_URL, issues: readonly KnownIssue[] = []) {
    const address = newIssueUrl(
      cause,
      { url },
      { label: 'known-failure', issues, greensOf: () => [] },
    )
    if (address === undefined) return undefined
    const { origin, pathname, searchParams } = new URL(address)
    const [title, labels, body] = ['title', 'labels', 'body'].map(
      (name) => searchParams.get(name) ?? '',
    )
    return { address, page: origin + pathname, title, labels, body }
  }

  const BODY = (...lines: readonly string[]) =>
    ['```known-failure', ...lines, `seen: ${RUN_URL}/job/1`, '```'].join('\n')

  const BOTH = ['src/cart.c: cart is missing', 'src/login.c: user is missing']

  describe('newIssueUrl', () => {
    it('opens the page with title, label, block and link', () => {
      expect(opened('Error: read ECONNRESET')).toMatchObject({
        page: 'https://github.com/octo-org/octo-shop/issues/new',
        title: 'build: Error: read ECONNRESET',
        labels: 'known-failure',
        body: BODY('error: read ECONNRESET', 'job: build'),
      })
    })

    it('opens it on the server of the run', () => {
      const url = 'https://ghe.example.com/a/b/actions/runs/42/attempts/2'
      expect(opened('Error: read ECONNRESET', ['build'], NEW, url)).toMatchObject({
        page: 'https://ghe.example.com/a/b/issues/new',
      })
    })

    it.each<[readonly string[], string]>([
      [['build'], 'job: build'],
      [['test (1)', 'test (2)'], 'job: test (*'],
      [['test', 'test'], 'job: test'],
      [['test', 'test (2)'], 'job: test*'],
      [['e2e-1', 'e2e-2'], 'job: e2e-*'],
      [['e2e', 'lint'], ''],
      [['a\nb'], 'job: a b'],
      [['x'.repeat(300)], `job: ${'x'.repeat(200)}*`],
    ])('names the jobs %j as %j', (names, line) => {
      const lines = ['error: read ECONNRESET', ...(line === '' ? [] : [line])]
      expect(opened('Error: read ECONNRESET', names)).toMatchObject({ body: BODY(...lines) })
    })

    it.each<[readonly string[]]>([
      [['test (packages/*)']],
      [['*']],
      [['lint **/*.ts']],
      [['test (*, 1)', 'test (*, 2)']],
      [['a*', 'a*']],
      [[`${'x'.repeat(150)}*${'y'.repeat(300)}`]],
    ])('writes no job, and says why, if names have a star: %j', (names) => {
      const { body } = opened('Error: read ECONNRESET', names) ?? {}
      expect(body).not.toMatch(/^job:/m)
      expect(body).toContain('There is no `job:` line')
    })

    it.each<[readonly string[], string]>([
      // The star is behind what the names share, or behind what fits.
      [['test (1, *)', 'test (2, *)'], 'job: test (*'],
      [[`${'x'.repeat(300)}*`], `job: ${'x'.repeat(200)}*`],
    ])('joins legs by a star of its own: %j', (names, line) => {
      const lines = ['error: read ECONNRESET', line]
      expect(opened('Error: read ECONNRESET', names)).toMatchObject({ body: BODY(...lines) })
    })

    it.each<[Verdict, boolean]>([
      [NEW, true],
      [makeVerdict('unknown'), true],
      [makeVerdict('unsteady'), true],
      [KNOWN, false],
      [makeVerdict('infrastructure'), false],
      [besideIssues(NEW, listedFailure()), true],
      [besideIssues(NEW, listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2 })] })), false],
    ])('returns a URL for %j: %s', (verdict, expected) => {
      expect(opened('Error: read ECONNRESET', ['build'], verdict) !== undefined).toBe(expected)
    })

    it('names the jobs that its verdict is about', () => {
      const names = ['api / known', 'api / fresh']
      const [cause] = causesOf(names.map((name) => failed('Error: read ECONNRESET', name)))
      if (cause === undefined) throw new Error('no cause')
      const parts = judgedByJob(cause, (job) => (job === 'api / known' ? KNOWN : NEW))
      expect(parts.flatMap((part) => openedFor(part) ?? [])).toMatchObject([
        {
          title: 'api / fresh: Error: read ECONNRESET',
          body: BODY('error: read ECONNRESET', 'job: api / fresh'),
        },
      ])
    })

    it.each<[string, Partial<KnownIssue>, readonly string[] | undefined]>([
      ['no issue', { failures: [knownFailure('cart is broken')] }, BOTH],
      ['an issue with one', { failures: [knownFailure('cart is missing')] }, BOTH.slice(1)],
      ['an issue with both', { failures: [knownFailure('* is missing')] }, undefined],
      ['a closed one', { failures: [knownFailure('* is missing')], closedAt: 0 }, BOTH],
    ])('lists of two errors what is not in open ones: %s', (_, fields, expected) => {
      const log = 'src/cart.c:3:1: error: cart is missing⏎src/login.c:3:1: error: user is missing'
      const [cause] = causesOf([failed(log)], NEW)
      const found = cause && openedFor(cause, RUN_URL, [knownIssue(fields)])
      const lines = expected?.map((error) => `error: ${error}`)
      expect(found?.body).toEqual(lines && BODY(...lines, 'job: build'))
      if (expected?.length === 1) expect(found?.title).toBe('build: user is missing')
    })

    it.each([
      [10, 10],
      [16, undefined],
    ])('cuts %i patterns and names, and opens no URL of over 8,000 characters', (length, count) => {
      const log = Array.from({ length }, (_, at) => {
        const name = String.fromCharCode(97 + at)
        return `src/${name.repeat(90)}.c:3:1: error: ${name} ${'字'.repeat(400)}`
      }).join('⏎')
      const { address = '', body } = opened(log, ['🙂'.repeat(2_500)]) ?? {}
      expect(address.length).toBeLessThanOrEqual(8_000)
      expect(body?.split('\n').filter((line) => line.startsWith('error: ')).length).toBe(count)
      expect(address).not.toContain('%EF%BF%BD')
    })
  })
})

describe('a gate that an issue opens', () => {
  const failed = (lines: readonly string[], exitCode = 1) => failedWith(lines, { exitCode })

  interface Logs {
    /** Of runs that passed. */
    readonly greens?: readonly (readonly string[])[]
    /** That the issue shows. */
    readonly seen?: readonly (readonly string[])[]
    readonly red: readonly string[]
    readonly exitCode?: number
    /** Blocks; by default, those of the link of the first log that is seen. */
    readonly blocks?: Some<Some<string>> | undefined
    /** Whether each block shows a log of its own. */
    readonly areApart?: boolean
  }

  /** What keeps the gate closed for a log; `undefined` if it opens. */
  function gapOf({ greens = [], seen = [], red, exitCode = 1, blocks, areApart = false }: Logs) {
    const reports = seen.map((lines) => inOtherRun(failed(lines)))
    const written = blocks ?? (reports[0] && newIssueBlocks(reports[0]))
    if (written === undefined) throw new Error('the link has no block')
    const jobs = reports.map((_, index) => index)
    const failures = mapSome(written, (errors, at) =>
      knownFailure(errors, { gate: true, seen: areApart ? [at] : jobs }),
    )
    const greensOf = () => greens.flatMap((lines) => errorsOf(lines)?.log ?? [])
    return gapOfBlocks(failures, failed(red, exitCode), { greensOf, seen: reports })
  }

  const PASSED = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total']
  const JEST = [
    'FAIL src/cart.test.js',
    '  ● cart › adds',
    '',
    '    the cart was lost',
    '',
    'Tests: 1 failed, 3 passed, 4 total',
  ]

  it('opens for the log that the issue shows, with and without the log of a run that passed', () => {
    expect(gapOf({ greens: [PASSED], seen: [JEST], red: JEST })).toBeUndefined()
    expect(gapOf({ seen: [JEST], red: JEST })).toBeUndefined()
  })

  // Each stands beside the listed test; the other values are of the run that passed.
  it.each<[what: string, red: readonly string[], green: readonly string[]]>([
    ['a line of another command', ['files are not signed: no key'], []],
    ['a line in front of a listed line', ['1 finding: 1 medium', ...JEST], []],
    ['an indented line', [' accessibility is broken on "/cart"'], []],
    ['a count that is equal', ['1 failed, 11 passed in 0.41s'], ['12 passed in 0.41s']],
    ['a second total', ['Test Suites: 1 failed, 2 passed, 3 total'], []],
    ['another status', ['/cart is at 500'], ['/cart is at 200']],
    ['another score', ['lighthouse score 12'], ['lighthouse score 98']],
    ['another coverage', ['coverage: 61%'], ['coverage: 93%']],
    ['another size', ['bundle: 940 kB'], ['bundle: 200 kB']],
    ['another exit status', ['exit status 2'], ['exit status 0']],
    ['a line without a specific word', ['method removed: shop.Cart.total()'], []],
    ['a second end of a command', ['error: Recipe `lint` failed on line 9 with exit code 2'], []],
    ['a mark', ['✗ p(95)<500'], ['✓ p(95)<500']],
    ['a package', ['FAIL\tshop/stock\t0.004s'], ['ok  \tshop/stock\t0.004s']],
    ['a state', ['deploy: no'], ['deploy: yes']],
    ['a heading', ['Unused dependencies:'], []],
    ['a mark alone', ['❌'], []],
    ['no test of a script', ['ran 0 tests: 0 passed'], ['ran 9 tests: 9 passed']],
    ['tests that were skipped', ['Checks: 9 skipped'], ['Checks: 9 passed']],
    ['nothing that is ready', ['0 workers ready'], ['3 workers ready']],
    ['a part of the tasks', ['3 of 9 tasks complete'], ['3 of 3 tasks complete']],
    ['no passed row of TAP', ['# pass 0'], ['# pass 12']],
  ])('stays closed beside %s: %j', (_, red, green) => {
    const beside = [...JEST, ...red]
    expect(gapOf({ greens: [[...PASSED, ...green]], seen: [JEST], red: beside })).toBeDefined()
    expect(gapOf({ seen: [JEST], red: beside })).toBeDefined()
  })

  it.each<[what: string, red: readonly string[], green: readonly string[]]>([
    ['a test more', ['Tests: 1 failed, 4 passed, 5 total'], []],
    ['a file that passes', ['PASS src/new.test.js'], []],
    ['a time', ['Time: 1.557 s, estimated 3 s'], ['Time: 2 s']],
    [
      'a duration that is there or not',
      ['PASS src/login.test.js (5.2 s)'],
      ['PASS src/login.test.js'],
    ],
    ['what a passed run prints', ['3 warnings'], ['3 warnings']],
    ['another count of what passed', ['ran 11 checks: 11 passed'], ['ran 9 checks: 9 passed']],
    ['all of more tasks', ['4 of 4 tasks complete'], ['3 of 3 tasks complete']],
  ])('opens beside %s: %j', (_, red, green) => {
    const beside = [...JEST.slice(0, -1), ...red]
    expect(gapOf({ greens: [[...PASSED, ...green]], seen: [JEST], red: beside })).toBeUndefined()
  })

  it('stays closed if TAP has fewer results than it has planned', () => {
    const tap = (plan: string, ...rows: readonly string[]) => [
      plan,
      'not ok 1 - cart adds',
      ...rows,
    ]
    const whole = tap('1..3', 'ok 2 - cart drops', 'ok 3 - cart sums')
    const greens = [['1..3', 'ok 1 - cart adds', 'ok 2 - cart drops', 'ok 3 - cart sums']]
    expect(gapOf({ greens, seen: [whole], red: whole })).toBeUndefined()
    expect(gapOf({ greens, seen: [whole], red: tap('1..3', 'ok 2 - cart drops') })).toBe(
      'not-whole',
    )
  })

  it.each(['', 'web:test: ', 'web-1  | ', '09:12:00 '])(
    'reads a total behind a label as without it: %j',
    (label) => {
      const log = (go: readonly string[], total: string) =>
        ['start', '', ...go, '', total].map((line) => `${label}${line}`)
      const failing = ['--- FAIL: TestPay (0.01s)', '    pay_test.go:12: no total']
      const [passed, one] = ['Tests:  9 passed, 9 total', 'Tests:  1 failed, 8 passed, 9 total']
      const logs = {
        greens: [log(['ok  \tshop/pay\t0.014s'], passed)],
        seen: [log(failing, passed)],
      }
      expect(gapOf({ ...logs, red: log(failing, passed) })).toBeUndefined()
      expect(gapOf({ ...logs, red: log(failing, one) })).toBe(`other-lines: ${label}${one}`.trim())
    },
  )

  it.each(['', '[12:03:04] [task:lint] '])(
    'opens for a finding behind a label that another line has moved: %j',
    (label) => {
      const log = (line: number) =>
        ['src/cart.js', `  ${line}:7   error  'total' is not used  no-unused-vars`, '', 'exit'].map(
          (text) => `${label}${text}`,
        )
      expect(gapOf({ seen: [log(1)], red: log(4) })).toBeUndefined()
    },
  )

  it('learns values with a digit from two logs of one kind, and no words', () => {
    const green = (value: string) => [...PASSED, `cache of ${value}`]
    const with12 = [...JEST, 'cache of v12']
    expect(gapOf({ greens: [green('v7')], seen: [JEST], red: with12 })).toBe(
      'other-lines: cache of v12',
    )
    expect(gapOf({ greens: [green('v7'), green('v9')], seen: [JEST], red: with12 })).toBeUndefined()
    const broken = [...JEST, 'cache of none']
    expect(gapOf({ greens: [green('v7'), green('v9')], seen: [JEST], red: broken })).toBeDefined()
    const seen = ['17', '18'].map((port) => [...JEST, `worker w${port} ended`])
    expect(gapOf({ greens: [PASSED], seen, red: [...JEST, 'worker w19 ended'] })).toBeUndefined()
  })

  /** The log of jest for failed tests, `cart: adds`, with the numbers of failed files and of failed tests. */
  const jest = (tests: readonly string[], files: number, total?: number) => [
    ...tests.flatMap((test) => {
      const [file, name] = test.split(': ')
      return [`FAIL src/${file}.test.js`, `  ● ${file} › ${name}`, '', '    the price was lost', '']
    }),
    `Test Suites: ${files} failed, ${5 - files} passed, 5 total`,
    ...(total === undefined
      ? []
      : [`Tests:       ${total} failed, 20 passed, ${20 + total} total`]),
  ]

  const listTest = (test: string): Some<string> => [test.replace(':', ' ›')]

  it.each<[string, Some<string>, files: number, total: number | undefined, string]>([
    ['each in a file of its own', ['cart: adds', 'shop: sells'], 2, 2, 'open'],
    ['a file more', ['cart: adds', 'shop: sells'], 3, 2, 'other-lines: Test Suites: 3 failed'],
    ['a test more', ['cart: adds', 'shop: sells'], 2, 3, 'not listed'],
    ['of which only the files are counted', ['cart: adds', 'shop: sells'], 2, undefined, 'open'],
    ['in one file', ['cart: adds', 'cart: drops'], 1, 2, 'open'],
  ])('compares totals of files and tests with two tests, %s', (_, red, files, total, expected) => {
    const seen = red.map((test) => jest([test], 1, total && 1))
    const blocks = mapSome(red, listTest)
    const logs = { greens: [jest([], 0, total && 0)], seen, blocks, areApart: true }
    const gap = gapOf({ ...logs, red: jest(red, files, total) }) ?? 'open'
    expect(gap.split(', ')[0]).toBe(expected)
  })

  it('takes no total of files for that of two tests of one file', () => {
    const tests: Some<string> = ['cart: adds', 'cart: drops', 'shop: sells']
    const seen = tests.map((test) => jest([test], 1))
    const blocks = mapSome(tests, listTest)
    const logs = { greens: [jest([], 0)], seen, blocks, areApart: true }
    expect(gapOf({ ...logs, red: jest(tests, 2) })).toBe(
      'other-lines: Test Suites: 2 failed, 3 passed, 5 total',
    )
  })

  it('takes no total of files for that of a test without the name of its file', () => {
    const tests: Some<string> = ['cart: adds', 'shop: sells']
    const print = (lines: readonly string[]) => lines.filter((line) => !line.includes('shop.test'))
    const seen = tests.map((test) => print(jest([test], 1)))
    const blocks = mapSome(tests, listTest)
    const logs = { greens: [jest([], 0)], seen, blocks, areApart: true }
    expect(gapOf({ ...logs, red: print(jest(tests, 2)) })).toBeDefined()
  })

  it.each<Some<string>>([
    ['the cart was lost', 'no price'],
    ['boom', 'thrown: "no price"'],
  ])('opens for two tests of jest in another order: %s, %s', (...messages) => {
    const tests = messages.map((said, at) => [`  ● cart › test ${at}`, '', `    ${said}`, ''])
    const print = (parts: readonly (readonly string[])[]) => [
      'FAIL src/cart.test.js',
      ...parts.flat(),
      'Test Suites: 1 failed, 4 passed, 5 total',
      'Tests:       2 failed, 20 passed, 22 total',
    ]
    const blocks = mapSome(messages, (said, at): Some<string> => [`cart › test ${at}: ${said}`])
    const logs = { greens: [PASSED], seen: [print(tests)], blocks }
    expect(gapOf({ ...logs, red: print(tests) })).toBeUndefined()
    expect(gapOf({ ...logs, red: print(tests.toReversed()) })).toBeUndefined()
  })

  it.each<[string, readonly string[], string | undefined]>([
    ['a package is deprecated', ['npm warn deprecated glob@7.2.3: use 9'], undefined],
    ['a newer npm', ['npm notice', 'npm notice New minor version of npm available!'], undefined],
    ['an error of npm', ['npm error code E404'], 'other-lines: npm error code E404'],
    [
      'another tool',
      ['pnpm warn deprecated glob@7.2.3'],
      'other-lines: pnpm warn deprecated glob@7.2.3',
    ],
    [
      'a command that counts warnings',
      ['npm warn deprecated glob@7.2.3', 'found 3 warnings'],
      'other-lines: npm warn deprecated glob@7.2.3',
    ],
  ])('counts no line in which npm says what it installs: %s', (_, lines, expected) => {
    const seen = lines.filter((line) => line === 'found 3 warnings')
    const logs = {
      greens: [PASSED],
      seen: [[...JEST, ...seen]],
      blocks: [['cart › adds']] as const,
    }
    expect(gapOf({ ...logs, red: [...lines, ...JEST] })?.split(' : ')[0]).toBe(expected)
  })

  const TSC = (path: string) => `${path}(3,9): error TS2322: Type string is not a number.`

  it.each<[string, readonly string[], readonly string[]]>([
    ['the finding in another path', [TSC('a.ts')], [TSC('a.ts'), TSC('lib/a.ts')]],
    [
      'the test in another file',
      JEST,
      [...JEST, 'FAIL b/cart.test.js', '  ● cart › adds', '', '    the cart was lost'],
    ],
  ])('stays closed beside %s', (_, seen, red) => {
    expect(gapOf({ greens: [PASSED], seen: [seen], red })).toBeDefined()
  })

  it.each<[string, Partial<Logs>, string]>([
    ['no log that the issue shows', { seen: [], blocks: [['cart › adds']] }, 'no-seen'],
    [
      'a log in which more failed',
      { seen: [[...JEST, '  ● cart › drops', '', '    no']], blocks: [['cart › adds']] },
      'seen-other',
    ],
    ['another exit code', { exitCode: 137 }, 'other-lines: exit code 137'],
    [
      'another exit code, which a green log has as a line',
      { exitCode: 137, greens: [[...PASSED, 'exit code 137']] },
      'other-lines: exit code 137',
    ],
    ['only lines of a run that passed', { greens: [JEST] }, 'no-own-lines'],
  ])('says that there is %s', (_, logs, gap) => {
    expect(gapOf({ greens: [PASSED], seen: [JEST], red: JEST, ...logs })).toBe(gap)
  })

  it('opens for any log that the link lists, with other noise, and closes with one line more', () => {
    const tools = TOOLS.filter(({ identifies }) => identifies)
    fc.assert(
      fc.property(fc.constantFrom(...tools), fc.nat(1_000), (tool, seed) => {
        const print = (random: number) =>
          renderToolLog(tool, tool.failures.slice(0, 1), seededRandom(random))
        const seen = [print(seed), print(seed + 1)]
        const blocks = newIssueBlocks(failed(seen[0] ?? []))
        fc.pre(blocks !== undefined && isSome(blocks))
        const [red, own] = [seen[0] ?? [], 'nothing of it: the ledger has no entry']
        expect(gapOf({ seen, red })).toBeUndefined()
        expect(gapOf({ seen, red: [...red, own] })).toBeDefined()
        expect(gapOf({ seen, red: [own, ...red] })).toBeDefined()
      }),
      fuzzOptions(30, 1200),
    )
  })
})

describe('seen-logs', () => {
  type Lines = readonly string[]

  const LINUX = 'test (linux)'
  const WINDOWS = 'test (windows)'
  const TESTED = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total']
  const FAILED = [
    'FAIL src/cart.test.js',
    '  ● cart › adds',
    '',
    '    the cart was lost',
    '',
    'Tests: 1 failed, 3 passed, 4 total',
  ]

  const failed = (job: string, lines: Lines, failedTests: Lines = []) =>
    failedWith(lines, { job, exitCode: 1, failedTests })

  interface Logs {
    /** Of a passed run, by job. */
    readonly greens?: Readonly<Record<string, Lines>>
    /** That the block shows. */
    readonly seen: readonly FailureReport[]
    readonly red: FailureReport
    readonly block?: Partial<KnownFailure>
    /** Each in a block of its own. */
    readonly others?: Lines
  }

  /** What keeps the gate closed for a failure that a block with its test lists; `undefined` if it opens. */
  function gapOf({ greens = {}, seen, red, block, others = [] }: Logs): string | undefined {
    const shown = seen.map((_, index) => index)
    const opens = { gate: true, seen: shown, ...block }
    const failures = [
      knownFailure('cart › adds', opens),
      ...others.map((error) => knownFailure(error, opens)),
    ] as const
    const greensOf = (job: string) => {
      const lines = greens[job]
      return lines === undefined ? [] : [errorsOf(lines)?.log ?? []].flat()
    }
    return gapOfBlocks(failures, red, { greensOf, seen })
  }

  /** A line that a leg prints when it passes, and what stands in its place in another leg. */
  const LEGS: readonly (readonly [what: string, linux: Lines, windows: Lines])[] = [
    ['a signature', ['files are not signed: no key'], ['files are signed by CertSvc']],
    ['a cache', ['cache is disabled on this runner'], ['cache restored from the last run']],
    ['a driver', ['no GPU: rendering in software'], ['GPU found: rendering in hardware']],
    ['a symbol', ['symbols are stripped from the binary'], ['symbols are kept in the binary']],
    ['a locale', ['locale de_DE is not installed here'], ['locale de_DE is installed here']],
    ['a limit', ['sandbox: not available, tests run without'], ['sandbox: tests run inside']],
  ]

  describe('the log that a block shows', () => {
    it.each(LEGS)(
      'does not explain what its own leg prints when it passes and another does not: %s',
      (_, linux, windows) => {
        const greens = { [LINUX]: [...linux, ...TESTED], [WINDOWS]: [...windows, ...TESTED] }
        const seenOnLinux = inOtherRun(failed(LINUX, [...linux, ...FAILED]))
        const seenOnWindows = inOtherRun(failed(WINDOWS, [...windows, ...FAILED]))
        const broken = failed(WINDOWS, [...linux, ...FAILED])
        const alone = failed(WINDOWS, [...windows, ...FAILED])
        for (const seen of [[seenOnLinux], [seenOnLinux, seenOnWindows]]) {
          expect(gapOf({ greens, seen, red: broken })).toBe(`other-lines: ${linux[0]}`)
          expect(gapOf({ greens, seen, red: alone })).toBeUndefined()
        }
      },
    )

    it('shows nothing of another leg of which no passed run was read', () => {
      const seen = [inOtherRun(failed(LINUX, FAILED))]
      const red = failed(WINDOWS, FAILED)
      expect(gapOf({ greens: { [WINDOWS]: TESTED }, seen, red })).toBe('seen-green')
      expect(gapOf({ greens: { [WINDOWS]: TESTED, [LINUX]: TESTED }, seen, red })).toBeUndefined()
    })

    it.each<[string, Lines]>([
      ['a database', ['ERROR: relation "prices" does not exist']],
      ['a sentence of the runner', ['##[error]prices.json is not formatted']],
      ['a command', ['psql: error: connection to server failed: no such role']],
    ])('names its second failure, and nothing that a passed run prints: %s', (_, second) => {
      const both = [...FAILED, ...second]
      const seen = [inOtherRun(failed(LINUX, both))]
      const red = failed(LINUX, both)
      const said = second[0]?.replace('##[error]', 'Error: ')
      expect(gapOf({ greens: { [LINUX]: TESTED }, seen, red })).toBe(`seen-other: ${said}`)
      const listed = { errors: ['cart › adds', said ?? ''] } as const
      expect(gapOf({ greens: { [LINUX]: TESTED }, seen, red, block: listed })).toBeUndefined()
      expect(gapOf({ greens: { [LINUX]: [...TESTED, ...second] }, seen, red })).toBeUndefined()
    })

    it('is not one of this run, whatever its attempt', () => {
      const red = failed(LINUX, FAILED)
      expect(gapOf({ seen: [red], red })).toBe('seen-here')
      expect(gapOf({ seen: [red, inOtherRun(red)], red })).toBeUndefined()
    })

    it('is of a job that the block is about', () => {
      const seen = [inOtherRun(failed(LINUX, FAILED))]
      const logs = {
        greens: { [WINDOWS]: TESTED, [LINUX]: TESTED },
        seen,
        red: failed(WINDOWS, FAILED),
      }
      expect(gapOf({ ...logs, block: { job: WINDOWS } })).toBe('seen-other')
      expect(gapOf({ ...logs, block: { job: 'test (*)' } })).toBeUndefined()
    })

    it('is read if it has more than 5,000 lines, all of which a passed run prints', () => {
      const compiled = Array.from(
        { length: 6_000 },
        (_, index) => `compiled src/module-${index}.ts`,
      )
      const words = compiled.map((line, index) => `${line} as ${'abcdefghij'[index % 10]}${index}`)
      const seen = [inOtherRun(failed(LINUX, [...words, ...FAILED]))]
      const greens = { [LINUX]: [...words, ...TESTED] }
      expect(gapOf({ greens, seen, red: failed(LINUX, [...words, ...FAILED]) })).toBeUndefined()
      const more = failed(LINUX, [...words, ...FAILED, 'lint: 3 rules broken'])
      expect(gapOf({ greens, seen, red: more })).toBe('other-lines: lint: 3 rules broken')
    })
  })

  describe('the test results of the job', () => {
    const seen = [inOtherRun(failed(LINUX, FAILED))]

    it.each<[Lines, string | undefined]>([
      [['cart › adds'], undefined],
      [['cart adds', 'cart drops'], 'not listed: cart drops'],
    ])('close the gate for a failed test that nothing lists: %j: %s', (tests, gap) => {
      expect(gapOf({ seen, red: failed(LINUX, FAILED, tests) })).toBe(gap)
    })

    it('open the gate if a block lists each test, as the link does', () => {
      const red = failed(LINUX, FAILED, ['cart adds', 'cart drops'])
      expect(newIssueBlocks(red)).toEqual([['cart › adds'], ['cart drops']])
      expect(gapOf({ seen, red, others: ['cart drops'] })).toBeUndefined()
    })
  })

  describe('the link', () => {
    it('lists each line that states a failure, and none that a passed run prints', () => {
      const lines = ['adds is fine', 'ERROR: cart is missing', 'ERROR: prices are missing']
      const green = errorsOf(['adds is fine', 'all is well'])?.log
      const report = failed(LINUX, lines)
      expect(green && newIssueBlocks(report, [green])).toEqual([
        ['ERROR: cart is missing', 'ERROR: prices are missing'],
      ])
    })

    it('lists nothing if only a line that a passed run prints could be listed', () => {
      const log = ['counting', 'a is over: b', 'floors: .coverage-floors.json']
      const green = errorsOf(log)?.log
      expect(green && newIssueBlocks(failed(LINUX, log), [green])).toBeUndefined()
    })
  })
})
