import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { VERDICTS } from '../../src/model/reasons.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import type { Gate, GateFinding, GateRule } from '../../src/model/shapes/gate.ts'
import { adviceWord, findingsIn } from '../../src/render/findings/findings.ts'
import { MARKDOWN, PLAIN } from '../../src/render/text/inline.ts'
import type { Cause, FailureReport, Verdict } from '../../src/model/report/cause.ts'
import type { ErrorEntry, LogExcerpt } from '../../src/model/report/failure.ts'
import { entryText } from '../../src/model/report/entry-words.ts'
import type {
  Elsewhere,
  ErrorTotal,
  IssueEvidence,
  ListedFailure,
  LogLine,
} from '../../src/model/shapes/failure.ts'
import { errorItems, errorLists } from '../../src/render/findings/error-list.ts'
import { namedErrors } from '../../src/render/findings/named-errors.ts'
import { baseOf, elsewhereRemarks } from '../../src/render/findings/evidence.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { logRows, renderLogBlock } from '../../src/render/findings/log-block.ts'
import { sizeOf } from '../../src/render/text/fit-to-size.ts'
import { details } from '../../src/render/text/markdown.ts'
import { mapSome } from '../../src/model/some.ts'
import { verdictText } from '../../src/render/findings/verdict.ts'
import { failedRun } from '../../testing/examples/failures.ts'
import { failedJob } from '../../testing/examples/steps.ts'
import {
  makeElsewhere,
  makeEvidence,
  makeExcerpt,
  withVerdicts,
} from '../../testing/failure-report.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJob,
  reportOnJobs,
  RUN_URL,
  running,
} from '../../testing/make-run.ts'
import { idOf, jobIn, stepOf, unlisted } from '../../testing/make-steps.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { readVerdict } from '../../testing/read-verdict.ts'
import { inRun } from '../../testing/report-words.ts'
import { failureAt, judgedFailure, onlyCause, withMessage } from '../../testing/failure-at.ts'
import { NAMES } from '../../testing/fixtures/attacks.ts'
import { expectHarmless } from '../../testing/harmless.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../testing/shown-markdown.ts'
import { anyCharacter } from '../../testing/arbitrary-run.ts'
import { issueEvidence, listedFailure } from '../../testing/known-issue.ts'

type Input = 'fewer-tests' | 'no-tests' | 'budget' | 'passing budget' | 'new' | 'unfinished'

const VERDICT: Readonly<Record<keyof typeof VERDICTS | 'repaired', string>> = {
  new: 'new on main, passed',
  known: 'known on main, failed, in the last runs',
  repaired: 'known on main, failed, then passed',
  unsteady: 'unsteady on main, passed, failed',
  infrastructure: 'infrastructure',
  unknown: 'unknown no-log',
}

const FINDING: GateFinding = {
  ...{ kind: 'tests', runId: 42, jobId: 1, name: 'junit', conclusion: undefined },
  reason: 'fewer-tests',
}

const FAILED = { ...FINDING, kind: 'job', conclusion: 'failure', reason: 'new' } as const

const RULES: Readonly<Record<Input, Omit<GateRule, 'idle'>>> = {
  'fewer-tests': {
    ...{ input: 'fail-on', value: 'fewer-tests' },
    fails: true,
    findings: [FINDING],
  },
  'no-tests': {
    ...{ input: 'fail-on', value: 'no-tests', fails: true },
    findings: [{ ...FINDING, reason: 'no-tests' }],
  },
  budget: {
    ...{ input: 'budgets', value: 'test: 1m fail', fails: true },
    findings: [{ ...FINDING, kind: 'overrun', reason: 'over-budget' }],
  },
  'passing budget': { input: 'budgets', value: 'test: 1h fail', fails: false, findings: [] },
  new: { input: 'fail-on', value: 'new', fails: true, findings: [FAILED] },
  unfinished: {
    ...{ input: 'fail-on', value: 'unfinished', fails: true },
    findings: [{ ...FAILED, conclusion: undefined, reason: 'unfinished' }],
  },
}

/** A run of a pull request with a cause for each verdict, of which the gate exempts what is explained. */
function reportWith(verdicts: readonly (keyof typeof VERDICT)[], inputs: readonly Input[]) {
  const rules = inputs.map((input) => ({ ...RULES[input], idle: undefined }))
  const isExplained = (name: string) => name !== 'new' && name !== 'unknown'
  const exempt = verdicts.flatMap((name, at): Gate['exempt'] =>
    isExplained(name) ? [{ ...FAILED, jobId: at + 1, reason: 'known' }] : [],
  )
  const fails = rules.some((rule) => rule.fails)
  const gate: Gate = { fails, soFar: false, rules, onlyJobs: undefined, exempt }
  if (verdicts.length === 0) {
    const jobs = [{ name: 'test', state: finished(5, 65) }]
    return { ...reportOn(makeRun({ conclusion: 'success', jobs })), gate }
  }
  const jobs = verdicts.map((_, at) => failedJob(`test (${at})`, { start: 5 }, `make ${at}`))
  const logs = Object.fromEntries(
    verdicts.map((_, at) => [at + 1, [`##[error]no rule ${'xyz'[at]}`]]),
  )
  const report = withVerdicts(
    failedRun(jobs, logs),
    ...verdicts.map((name) => readVerdict(VERDICT[name])),
  )
  const ofPull = inRun(report, { event: 'pull_request', branch: 'topic' })
  return { ...ofPull, ...(inputs.length > 0 && { gate }) }
}

describe('reportAdvice on runs without a job', () => {
  const runWith = (fields: Parameters<typeof makeRun>[0]) => reportOn(makeRun(fields))
  const none = unlisted(0)

  it.each<[string, AnyReport, string | undefined]>([
    ['startup_failure', runWith({ ...none, conclusion: 'startup_failure' }), 'look'],
    ['failure', runWith({ ...none, conclusion: 'failure' }), 'look'],
    ['one of a commit', reportOnCommit([{}, { conclusion: 'startup_failure', jobs: [] }]), 'look'],
    ['an approval that is missing', runWith({ ...none, conclusion: 'action_required' }), undefined],
    ['jobs that were not listed', runWith({ ...unlisted(2), conclusion: 'failure' }), undefined],
    ['jobs that could not be read', runWith({ jobs: undefined, conclusion: 'failure' }), undefined],
    ['all skipped', runWith({ ...none, conclusion: 'skipped' }), 'none'],
  ])('is for %s', (_, report, advice) => {
    expect(adviceWord(findingsIn(report))).toBe(advice)
    const text = findingsIn(report).advice(PLAIN).first?.text
    expect(text?.includes('no job started') === true).toBe(advice === 'look')
  })
})

describe('reportAdvice on a failed merge group, which GitHub has removed', () => {
  const adviceIn = (name: keyof typeof VERDICT, event: string) => {
    const report = reportWith([name], [])
    return findingsIn(inRun(report, { event, attempt: 1 })).advice(PLAIN).first?.text
  }

  it.each<[keyof typeof VERDICT, string, string]>([
    ['unsteady', 'merge_group', 'Put it back into the queue: it comes and goes'],
    ['infrastructure', 'merge_group', 'Put it back into the queue: the code is not the reason'],
    ['infrastructure', 'pull_request', 'Re-run the failed jobs'],
    ['new', 'merge_group', 'Fix it in a pull request of this group'],
  ])('of %s in a run for %s says %s', (verdict, event, expected) => {
    expect(adviceIn(verdict, event)).toBe(expected)
  })
})

describe('reportAdvice', () => {
  it.each(readRows(new URL('findings/advice.txt', import.meta.url)))(
    'says what to do for $text: $result',
    ({ text, result }) => {
      const [verdicts = '', inputs = ''] = text.split(' | ')
      const of = verdicts === 'passed' ? [] : verdicts.split(', ')
      const by = inputs === 'no gate' ? [] : inputs.split(', ')
      const findings = findingsIn(reportWith(of as (keyof typeof VERDICT)[], by as Input[]))
      const { first } = findings.advice(PLAIN)
      expect([adviceWord(findings), first?.text].filter(Boolean).join(': ')).toBe(result)
    },
  )
})

describe('error-list', () => {
  const HEAD = 'a'.repeat(40)
  const RUN = makeRun({ commit: HEAD })
  const STEP = stepOf(3, 'Run npm test', 5, 15, 'failure')
  const LINT = stepOf(4, 'Run npm run lint', 15, 16, 'failure')

  const test = (title: string, detail?: string): ErrorEntry => ({
    ...{ title, detail, position: undefined, isTest: true },
  })
  const untitled = (detail: string): ErrorEntry => ({
    ...{ title: undefined, detail, position: undefined, isTest: false },
  })
  const at = (path: string, line?: number, column?: number) => ({ path, line, column, file: path })
  const finding = (title: string, detail: string, line: number): ErrorEntry => ({
    ...{ title, detail },
    position: at('src/a.ts', line, 5),
  })
  const FOLDER = 'packages/storefront/src/components/cart'
  const FILE: ErrorEntry = { title: undefined, detail: undefined, position: at('src/a.ts') }
  const findingIn = (path: string, line: number): ErrorEntry => ({
    ...{ title: undefined, detail: `Cannot find name ${'total '.repeat(20)}` },
    position: at(path, line),
  })
  const tests = (failed: number, total?: number): ErrorTotal => ({ counts: 'tests', failed, total })

  interface Log {
    readonly entries?: readonly ErrorEntry[]
    readonly total?: ErrorTotal | undefined
    readonly mayBeMore?: boolean
    readonly others?: FailureReport['errors']
  }

  /** One cause with a failed job for each log; `undefined` for a log that was not read. */
  function causeOf(...logs: readonly (Log | undefined)[]): Cause {
    const failures = logs.map((log, index): FailureReport => {
      const id = index + 1
      const state = finished(5, 65, 'failure')
      const job = reportOnJob({ ...jobIn(`test (${id})`, state), ...idOf(id) })
      if (log === undefined) return failureAt(STEP, { job })
      const { entries = [], total, mayBeMore = false, others = [] } = log
      const excerpt = makeExcerpt(['Error: no cart'], { step: STEP })
      const errors = [{ step: STEP, entries, total, mayBeMore }, ...others]
      return failureAt(STEP, { job, logs: [excerpt], listed: errors })
    })
    const [listed] = logs[0]?.entries ?? []
    return withMessage(onlyCause(failures), listed && entryText(listed))
  }

  /** The lines of all lists in plain text. */
  function linesOf(...logs: readonly (Log | undefined)[]): string[] {
    return errorLists(causeOf(...logs), RUN, PLAIN).flatMap((list) => [
      ...(list.heading === '' ? [] : [`${list.heading}:`]),
      ...errorItems(list),
    ])
  }

  const THREE = ['a', 'b', 'c'].map((name) => test(`cart › ${name}`))
  const FIRST = { entries: THREE.slice(0, 1) }
  const FORTY = Array.from({ length: 40 }, (_, index) =>
    finding('no-undef', 'x is not defined', index + 1),
  )

  describe('errorLists', () => {
    it.each<[what: string, log: Log, lines: readonly string[]]>([
      [
        'one test',
        { entries: [test('cart')], total: tests(1, 1) },
        ['1 of 1 test failed:', 'cart'],
      ],
      [
        'a lower total',
        { entries: THREE, total: tests(1, 2) },
        ['cart › a', 'cart › b', 'cart › c'],
      ],
      [
        'a file',
        { entries: [{ title: 'src/a.py', detail: undefined, position: at('src/a.py') }] },
        ['src/a.py'],
      ],
      [
        'two errors without a name or a position',
        { entries: [untitled('no cart'), untitled('no mail')] },
        ['no cart', 'no mail'],
      ],
      ['a total alone', { total: tests(3, 319) }, ['3 of 319 tests failed:']],
    ])('lists %s', (_, log, lines) => {
      expect(linesOf(log)).toEqual(lines)
    })

    it.each([
      [1, undefined, ['cart › a', 'and possibly more']],
      [1, tests(1, 9), ['1 of 9 tests failed:', 'cart › a', 'and possibly more']],
      [
        3,
        tests(4, 9),
        ['4 of 9 tests failed:', ...THREE.map(({ title }) => title), 'and at least 1 more'],
      ],
    ])('says that more than %d can have failed, of a total of %j: %j', (length, total, lines) => {
      expect(linesOf({ entries: THREE.slice(0, length), total, mayBeMore: true })).toEqual(lines)
    })

    it('counts tests beside the error of a suite', () => {
      const entries = [test('a'), untitled('no set-up')]
      expect(linesOf({ entries, total: tests(1, 9) })[0]).toBe('1 of 9 tests failed:')
    })

    it('keeps what fits into a size', () => {
      const [list] = errorLists(causeOf({ entries: THREE }), RUN, PLAIN)
      expect(list && errorItems(list, 30)).toEqual(['cart › a', 'cart › b', 'and 1 more'])
      expect(list && errorItems(list, 5)).toEqual([])
    })

    it('lists what several jobs have in common once, whatever their values', () => {
      const other = [test('cart › a', 'expected 2')]
      const one = { entries: [test('cart › a', 'expected 1')], total: tests(1, 9) }
      expect(linesOf(one, { entries: other, total: tests(1, 9) })).toEqual([
        '1 of 9 tests failed:',
        'cart › a: expected 1',
      ])
    })

    it('lists a test once if two jobs separate the names around it in two ways', () => {
      const logs = ['cart › a', 'cart > a'].map((name) => ({ entries: [test(name)] }))
      expect(linesOf(...logs)).toEqual(['cart › a'])
    })

    it.each<[what: string, second: Log | undefined, expected: string]>([
      ['knows it', { entries: [test('cart › a')] }, 'cart › b only in test (1)'],
      ['has not read the other log', undefined, 'cart › b'],
      ['does not know all of it', { entries: [test('cart › a')], mayBeMore: true }, 'cart › b'],
      ['has fewer names', { entries: [test('cart › a')], total: tests(2, 9) }, 'cart › b'],
    ])('says in which jobs a test failed if it %s: %j', (_, second, expected) => {
      const first = { entries: [test('cart › a'), test('cart › b')] }
      expect(linesOf(first, second)).toContain(expected)
    })

    it('lists two findings of one rule in one file apart, and two tests with one name', () => {
      const log = { entries: FORTY.slice(0, 2) }
      expect(linesOf(log, log)).toHaveLength(2)
      const equal = { entries: [test('a'), test('a')] }
      expect(linesOf(equal, equal)).toEqual(['a', 'a'])
    })

    it('links positions, and escapes names', () => {
      const entries = [
        { ...test('@octo **a**', '<b> #1 [x](http://y)'), position: at('src/a.ts', 1) },
      ]
      const [list] = errorLists(causeOf({ entries }), RUN, MARKDOWN)
      expect(list?.items).toEqual([
        `**@\u2060octo \\*\\*a\\*\\*** : `.replace(' : ', ': ') +
          `\\<b\\> #\u20601 \\[x\\](http\\://y) ([src/a.ts:1](${RUN_URL.replace(/actions.*/, '')}blob/${HEAD}/src/a.ts#L1))`,
      ])
    })

    it('cuts long names', () => {
      const long = 'x'.repeat(5_000)
      const position = at(`${long}/end.ts`, 1)
      const entries = [{ title: long, detail: long, position, isTest: true }]
      const [item = ''] = linesOf({ entries })
      expect(item.length).toBeLessThan(700)
      expect(item).toMatch(/…x+\/end\.ts:1\)$/)
    })
  })

  describe('namedErrors', () => {
    const placed = { ...finding('test_a', 'no x', 12), isTest: true }

    it.each<[what: string, expected: string | undefined, logs: readonly (Log | undefined)[]]>([
      ['a test', 'cart › a', [{ ...FIRST, total: tests(1, 319) }]],
      ['a test of several jobs', 'cart › a', [FIRST, FIRST]],
      [
        'an error at a position',
        'src/a.ts:12: no x',
        [{ entries: [{ title: undefined, detail: 'no x', position: at('src/a.ts', 12) }] }],
      ],
      ['a code', 'src/a.ts:12: no x (TS2304)', [{ entries: [finding('TS2304', 'no x', 12)] }]],
      ['a rule', 'src/a.ts:12: no x (no-undef)', [{ entries: [finding('no-undef', 'no x', 12)] }]],
      ['a test with a position', 'test_a', [{ entries: [placed] }]],
      ['a plain line', undefined, [{ entries: [untitled('no x')] }]],
      ['two tests', '2 tests failed: cart › a, cart › b', [{ entries: THREE.slice(0, 2) }]],
      [
        'three errors in two files of a folder',
        '3 findings: packages/storefront/src/components/cart/CartPriceTotal.tsx:1 and 2 more',
        [
          {
            entries: [1, 2, 2].map((one) =>
              findingIn(`${FOLDER}/CartPriceTotal${one === 1 ? '' : one}.tsx`, one),
            ),
          },
        ],
      ],
      [
        'an error in each of three files of a folder',
        '3 findings: packages/storefront/src/components/cart/1.tsx:1 and 2 more',
        [{ entries: [1, 2, 3].map((one) => findingIn(`${FOLDER}/${one}.tsx`, one)) }],
      ],
      [
        'an error in each of four files of a folder',
        '4 findings in packages/storefront/src/components/cart',
        [{ entries: [1, 2, 3, 4].map((one) => findingIn(`${FOLDER}/${one}.tsx`, one)) }],
      ],
      [
        'four errors in three files of a folder',
        '4 findings: packages/storefront/src/components/cart/1.tsx:1 and 3 more',
        [{ entries: [1, 2, 3, 1].map((one, at) => findingIn(`${FOLDER}/${one}.tsx`, at + 1)) }],
      ],
      [
        'an error in each of four files without a folder',
        '4 findings: 1.tsx:1 and 3 more',
        [{ entries: [1, 2, 3, 4].map((one) => findingIn(`${one}.tsx`, one)) }],
      ],
      [
        'a file, and a finding of it that has no position',
        '2 findings: packages/storefront/src/components/cart/1.tsx:1 and 1 more',
        [{ entries: [findingIn(`${FOLDER}/1.tsx`, 1), untitled('no x '.repeat(20))] }],
      ],
      ['a file alone', 'Run npm test: src/a.ts', [{ entries: [FILE] }]],
      [
        'a file alone beside a finding',
        '2 findings: src/a.ts, src/a.ts:1: no x (SC2086)',
        [{ entries: [FILE, finding('SC2086', 'no x', 1)] }],
      ],
      [
        'tests beside skipped ones',
        '3 of 42 tests failed in cart',
        [
          {
            entries: THREE.map(({ title }) => test(`${title} ${'b '.repeat(20)}`)),
            total: { ...tests(3, 42), skipped: 5 },
          },
        ],
      ],
      [
        'two findings that no tool counts',
        '2 findings: src/a.ts:1: no x (SC2086), src/a.ts:2: no y (SC2086)',
        [{ entries: [finding('SC2086', 'no x', 1), finding('SC2086', 'no y', 2)] }],
      ],
      [
        'one of two',
        '2 of 319 tests failed: cart › a and 1 more',
        [{ ...FIRST, total: tests(2, 319) }],
      ],
      ['a test of a log that may have more', undefined, [{ ...FIRST, mayBeMore: true }]],
      [
        'a test with which its tool stopped',
        undefined,
        [{ ...FIRST, total: tests(1, 9), mayBeMore: true }],
      ],
      ['a test of a job, and a log that was not read', undefined, [FIRST, undefined]],
      ['other tests of two jobs', undefined, [FIRST, { entries: THREE.slice(1, 2) }]],
      [
        'a test and a further step',
        undefined,
        [{ ...FIRST, others: [{ step: LINT, entries: FORTY, total: undefined }] }],
      ],
    ])('of %s is %s', (_, expected, logs) => {
      expect(namedErrors(causeOf(...logs), 120)).toBe(expected)
    })

    it.each([
      [40, 'src/cart.test.ts > cart › adds vat'],
      [32, 'cart › adds vat'],
      [12, 'adds vat'],
      [6, 'adds…'],
    ])('keeps the last parts of a name in %i characters: %s', (max, expected) => {
      const entries = [{ ...test('src/cart.test.ts > cart › adds vat') }]
      expect(namedErrors(causeOf({ entries }), max)).toBe(expected)
    })

    it.each([
      ['cart › b: expected 3', '2 tests failed: cart › b, cart › a'],
      ['cart › a', '2 tests failed: cart › a, cart › b'],
      ['cart › b2: expected 3', undefined],
      ['no cart of y', undefined],
    ])('has the name first that the message %s has: %s', (message, expected) => {
      const cause = causeOf({ entries: THREE.slice(0, 2) })
      expect(namedErrors(withMessage(cause, message), 120)).toBe(expected)
    })

    it.each([
      [49, '2 of 319 tests failed: cart › adds vat and 1 more'],
      [44, '2 of 319 tests failed: adds vat and 1 more'],
      [40, 'test (1): 2 of 319 tests failed'],
      [24, 'test (1): 2 of 319 tests failed'],
    ])('counts with the job if few of %i characters are left for a name: %s', (max, expected) => {
      const entries = [test('cart › adds vat')]
      expect(namedErrors(causeOf({ entries, total: tests(2, 319) }), max)).toBe(expected)
    })
  })
})

const QUEUE = `gh-readonly-queue/main/pr-41-${'a'.repeat(40)}`
const COMMIT = `abc1234${'0'.repeat(33)}`

/** Says what other branches show beside an unknown verdict. */
function remarks(elsewhere: Elsewhere | undefined, branch?: string, inline = PLAIN): string {
  const beside = { ...(elsewhere && { elsewhere }), ...(branch !== undefined && { branch }) }
  return elsewhereRemarks(readVerdict('unknown', beside), inline).join('; ')
}

const ALSO = 'this step also failed in'
const SAME = 'with the same error'
const OTHER = { sameError: false }
const GROUP = { event: 'merge_group', branch: QUEUE }
const PUSH = { event: 'push', pullRequest: undefined, branch: 'fix' }

describe('elsewhereRemarks', () => {
  it.each<[string, Elsewhere | undefined, string]>([
    ['no other branch', undefined, ''],
    ['one', makeElsewhere([{}]), `${ALSO} 1 other pull request (#41), ${SAME}`],
    ['two', makeElsewhere([{}, {}]), `${ALSO} 2 other pull requests (#41, #42), ${SAME}`],
    [
      'one, of which there may be more',
      makeElsewhere([{}], { mayBeMore: true }),
      `${ALSO} 1 other pull request (#41), ${SAME}`,
    ],
    [
      'two, of which there may be more',
      makeElsewhere([{}, {}], { mayBeMore: true }),
      `${ALSO} at least 2 other pull requests (#41, #42), ${SAME}`,
    ],
    [
      'the time',
      makeElsewhere([{}], { since: at(250 * 60) }),
      `${ALSO} 1 other pull request since 14:10 UTC (#41), ${SAME}`,
    ],
    [
      'a test',
      makeElsewhere([OTHER, OTHER], { name: 'cart adds' }),
      'cart adds also failed in 2 other pull requests (#41, #42), with another error',
    ],
    [
      'a test of logs that do not show the error',
      makeElsewhere([OTHER, { sameError: undefined }], { name: 'cart adds' }),
      'cart adds also failed in 2 other pull requests (#41, #42)',
    ],
    [
      'a test with the same error in one',
      makeElsewhere([{}, OTHER], { name: 'cart adds' }),
      `cart adds also failed in 2 other pull requests (#41, #42), in #41 ${SAME}`,
    ],
    ['a branch', makeElsewhere([PUSH]), `${ALSO} 1 other branch (fix in #900), ${SAME}`],
    [
      'a branch with a pull request',
      makeElsewhere([{ event: 'push' }]),
      `${ALSO} 1 other branch (#41), ${SAME}`,
    ],
    ['both', makeElsewhere([{}, PUSH]), `${ALSO} 2 other branches (#41, fix in #901), ${SAME}`],
    [
      'a merge group',
      makeElsewhere([GROUP, {}]),
      `${ALSO} 2 other branches (merge group of #41, #42), ${SAME}`,
    ],
    [
      'a branch of a fork called like a merge group',
      makeElsewhere([{ pullRequest: undefined, branch: QUEUE }]),
      `${ALSO} 1 other pull request (${QUEUE} in #900), ${SAME}`,
    ],
    [
      'a run without a branch',
      makeElsewhere([{ ...PUSH, branch: undefined }]),
      `${ALSO} 1 other branch (#900), ${SAME}`,
    ],
  ])('words %s', (_, elsewhere, expected) => {
    expect(remarks(elsewhere)).toBe(expected)
  })

  it.each([
    [1, true, 'main', 'it contains, as this run does, commit abc1234, which main does not'],
    [2, false, 'main', 'all of them contain commit abc1234, which main does not'],
    [2, true, 'main', 'all of them contain, as this run does, commit abc1234, which main does not'],
    [2, false, undefined, 'all of them contain commit abc1234, which the base branch does not'],
  ])(
    'names the commit that %i have (here, too: %j) and %s lacks',
    (count, here, base, expected) => {
      const runs = count === 1 ? ([{}] as const) : ([{}, {}] as const)
      const found = makeElsewhere(runs, { commit: COMMIT, isCommitHere: here })
      expect(remarks(found, base).split('; ')[1]).toBe(expected)
    },
  )

  it.each(NAMES)('shows the names of a branch and a test as text and code: %j', (name) => {
    const found = makeElsewhere([{ ...PUSH, branch: name }], { name })
    expectHarmless(remarks(found, name, MARKDOWN), 'https://github.com/octo-org/octo-shop')
    expect(remarks(found, name)).toMatch(/^\P{Cc}+$/u)
  })

  it('cuts long names', () => {
    const long = 'x'.repeat(1_000)
    const text = remarks(makeElsewhere([{ ...PUSH, branch: long }], { name: long }))
    expect(text).toMatch(
      /^x{119}… also failed in 1 other branch \(x{71}… in #900\), with the same error$/,
    )
  })
})

describe('baseOf', () => {
  it.each([
    ['main', [], 'main'],
    [undefined, [], 'the base branch'],
    ['main', ['main'], 'main'],
    ['main', [QUEUE, QUEUE], 'the merge queue of main'],
    ['main', [QUEUE, 'main'], 'main'],
    ['main', [undefined], 'main'],
    [undefined, ['release'], 'release'],
  ])('names the branch %j with evidence on %j as %j', (branch, branches, expected) => {
    const evidence = branches.map((name) => makeEvidence({ branch: name }))
    const beside = { evidence, ...(branch !== undefined && { branch }) }
    expect(baseOf(readVerdict('known', beside), PLAIN)).toBe(expected)
  })
})

describe('renderSummary', () => {
  it('names ten jobs that are not in needs, and how many more', () => {
    const others = Array.from({ length: 12 }, (_, index) => ({ name: `| ${index}` }))
    const jobs = [{ name: 'report', state: running(70) }, { name: 'build' }, ...others]
    const needs = [{ key: 'build', result: 'success' }]
    const summary = renderSummary(findingsIn(reportOnJobs(jobs, { own: { jobId: 1, needs } })))
    expect(textOf(showMarkdown(summary))).toMatch(/: \| 0, \| 1, .*, \| 9 and 2 more$/m)
  })
})

const line = (text: string, fields: Partial<LogLine> = {}): LogLine => ({
  text,
  error: false,
  cut: false,
  omittedBefore: 0,
  ...fields,
})

const excerptOf = (
  lines: readonly (string | LogLine)[],
  omitted: number | undefined = 0,
): LogExcerpt => ({
  lines: lines.map((one) => (typeof one === 'string' ? line(one) : one)),
  omitted,
  exitCode: 1,
})

const render = (excerpt: LogExcerpt, maxBytes = 10_000) => renderLogBlock(excerpt, maxBytes)

const HOSTILE = [
  '```',
  '~~~',
  '``````` seven',
  '    ```',
  '</details></summary><script>alert(1)</script>',
  '<!-- comment',
  '::error::boom',
  '##[group]x',
  '- item',
  '# heading',
  '| a | b |',
  '[x](javascript:alert(1))',
  '@user #1 $x^2$ :tada:',
  '\ttab',
]

describe('renderLogBlock', () => {
  it('renders lines that cannot end their block or fold', () => {
    const page = showMarkdown(`test failed\n\n${render(excerptOf(HOSTILE))}\n\nlint failed\n`)
    expect(tagsOf(page)).toEqual(['p', 'pre', 'code', 'p'])
    expect(elementsOf(page, 'code').map(textOf)).toEqual([`${HOSTILE.join('\n')}\n`])

    const folded = showMarkdown(`${details('log', render(excerptOf(HOSTILE)))}\n\nafter\n`)
    expect(tagsOf(folded)).toEqual(['details', 'summary', 'pre', 'code', 'p'])
    expect(elementsOf(folded, 'code').map(textOf)).toEqual([`${HOSTILE.join('\n')}\n`])
  })

  it('renders a block that no line can end', () => {
    const unit = fc.constantFrom('`', '~', '<', '>', '-', ' ', '\t', 'a', '\n', '\r', '#', '|', '$')
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
        (texts) => {
          const page = showMarkdown(`${render(excerptOf(texts))}\n`)
          const code = elementsOf(page, 'code')
          expect(code).toHaveLength(1)
          expect(code.map(textOf).join('').split('\n')).toHaveLength(texts.length + 1)
        },
      ),
    )
  })
})

describe('logRows', () => {
  it.each([
    [0, ['first', 'last']],
    [1, ['⋮', 'first', '⋮', 'last']],
    [2, ['⋮ 2 lines above', 'first', '⋮ 2 lines omitted', 'last']],
  ])('marks %d omitted lines with a mark that is no longer: %j', (omitted, rows) => {
    const excerpt = excerptOf(['first', line('last', { omittedBefore: omitted })], omitted)
    expect(logRows(excerpt).map(({ text }) => text)).toEqual(rows)
  })
})

describe('renderLogBlock with maxBytes', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`)

  it('omits the first lines', () => {
    const block = render(excerptOf(hundred, 7), 260)
    expect(block).toMatch(/^```text\n⋮ \d+ lines above\nline \d+\n/)
    expect(block).toMatch(/\nline 99\nline 100\n```$/)
    const [, above, first] = /⋮ (\d+) lines above\nline (\d+)/.exec(block) ?? []
    expect(Number(above) - Number(first)).toBe(6)
  })

  it('never exceeds maxBytes', () => {
    const lines = fc.array(
      fc.record({
        text: fc.string({ unit: anyCharacter, maxLength: 60 }),
        error: fc.boolean(),
        cut: fc.boolean(),
        omittedBefore: fc.constant(0),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(
        lines,
        fc.option(fc.nat(), { nil: undefined }),
        fc.nat({ max: 2_000 }),
        fc.nat(),
        (many, omitted, maxBytes, omittedBefore) => {
          const gap = Math.floor(many.length / 2)
          const excerpt = {
            lines: many.map((one, at) => (at === gap && at > 0 ? { ...one, omittedBefore } : one)),
            omitted,
            exitCode: undefined,
          }
          expect(sizeOf(renderLogBlock(excerpt, maxBytes))).toBeLessThanOrEqual(maxBytes)
        },
      ),
    )
  })
})

const KNOWN = 'Known: the same job failed with the same error'
const UNKNOWN = 'Unknown whether it is new:'

const LOG = makeExcerpt(['Error: no cart'])
const RED = 'known, failed #99 #97, in the last runs'

function lineOf(verdict: Verdict | string, inline = PLAIN, run = makeRun()): string | undefined {
  const judged = typeof verdict === 'string' ? readVerdict(verdict) : verdict
  const cause = judgedFailure(failureAt(undefined, { logs: [LOG] }), judged)
  return verdictText(cause, { run, inline })?.line
}

describe('verdictText', () => {
  it.each([
    [RED, `${KNOWN} in the last 2 runs on main (#99, #97)`],
    [
      `${RED}, learned by #96`,
      `${KNOWN} in the last 2 runs on main (#99, #97), compared without what the green #96 prints as well`,
    ],
    ['new, passed #96, 3 days ago', 'New: main passed this job 3 days ago, in #96'],
    [
      'new, passed #96, 1 day ago, red since #99 with 0 commits',
      'New: main passed this job 1 day ago, in #96; no commit since: what it downloads may have changed',
    ],
    ['new, passed #96, red since #99 with 0 commits', 'New: main passed this job in #96'],
    [
      'unknown other-error, failed #99, almost "57 × waiting for element"',
      `${UNKNOWN} main fails this job too, in #99, but without 57 × waiting for element`,
    ],
    [
      'unknown other-error, almost "57 × waiting for element"',
      `${UNKNOWN} main fails this job too, but the logs do not show the same error`,
    ],
  ])('words %j as %s', (verdict, expected) => {
    expect(lineOf(verdict)).toBe(expected)
  })

  it('shows a line of a log as code, whatever is in it, up to 120 characters', () => {
    const hostile = `a \`b\` <img src=x> @octocat${'x'.repeat(1_000)}`
    const line = lineOf(`unknown other-error, failed #99, almost "${hostile}"`, MARKDOWN) ?? ''
    expect(line).toContain('but without <code>a \\`b\\` \\<img src=x\\> @')
    expect(line).not.toContain('@octocat')
    expect(line.replace(/^.*<code>/, '').length).toBeLessThan(150)
  })
})

const NEW = 'new on main, passed #99'
const listed = (
  fields: Partial<IssueEvidence> = {},
  rest: Partial<ListedFailure> = {},
): ListedFailure => listedFailure({ issues: [issueEvidence(fields)], ...rest })
const byIssue = (issues: ListedFailure, compared = NEW) =>
  readVerdict(`listed; ${compared}`, { issues })
const alone = (issues: ListedFailure) => readVerdict('listed', { issues })
/** New, though issues list something of it. */
const withIssues = (issues: ListedFailure) => readVerdict(NEW, { issues })
const closed = (closedDaysAgo: number) => listed({ closedDaysAgo, gate: 'closed' }, { known: 0 })

const ISSUE = 'Known: #123, e2e loses its connection'
const NEW_LINE = 'New: main passed this job in #99'

describe('verdictText of a run without secrets', () => {
  const NO_SECRETS = 'get no secrets of the repository by default'
  const fork = 'octocat/octo-shop'
  const actor = 'dependabot[bot]'

  it.each<[string, string, Parameters<typeof makeRun>[0], string]>([
    ['of a fork', NEW, { event: 'pull_request', fork }, `; runs of forks ${NO_SECRETS}`],
    ['of Dependabot', NEW, { event: 'pull_request', actor }, `; runs of Dependabot ${NO_SECRETS}`],
    ['of a branch', NEW, { event: 'pull_request' }, ''],
    ['that has them', NEW, { event: 'pull_request_target', fork }, ''],
    ['for a push of Dependabot', NEW, { event: 'push', actor }, ''],
    ['of a fork that fails as main does', RED, { event: 'pull_request', fork }, ''],
  ])('says so %s', (_, verdict, fields, expected) => {
    const line = lineOf(verdict, PLAIN, makeRun(fields)) ?? ''
    expect(line.includes(NO_SECRETS)).toBe(expected !== '')
    expect(line.endsWith(expected)).toBe(true)
  })
})

describe('verdictText of a failure that issues list', () => {
  it.each<[string, Verdict, string]>([
    ['and that is new', byIssue(listed()), `${ISSUE}; main passed this job in #99`],
    [
      'and of which other runs say nothing',
      byIssue(listed(), 'unknown not-run on main'),
      `${ISSUE}; other runs do not show whether it is new: the last runs on main neither passed nor failed this step of this job`,
    ],
    ['if nothing was compared', alone(listed()), ISSUE],
    ['in an issue without a title', alone(listed({ title: '' })), 'Known: #123'],
    [
      'in several issues',
      alone(
        listedFailure({ issues: mapSome([1, 2, 3, 4], (number) => issueEvidence({ number })) }),
      ),
      'Known: #1, #2, #3 and 1 more',
    ],
    [
      'and that the base branch has',
      readVerdict(RED, { issues: listed() }),
      `${KNOWN} in the last 2 runs on main (#99, #97); listed in #123, e2e loses its connection`,
    ],
    [
      'in part',
      withIssues(listed({}, { known: 2, total: 3, missing: 'Error: no `cart`' })),
      `${NEW_LINE}; 2 of 3 known (#123), but for Error: no \`cart\``,
    ],
    [
      'in part, if nothing was compared',
      readVerdict('unknown not-read', { issues: listed({}, { known: 2, total: 3 }) }),
      'Unknown whether it is new: 2 of 3 known (#123)',
    ],
    [
      'in a text of another editor',
      byIssue(listed({ gate: 'edited' })),
      `${ISSUE}; the gate ignores #123, which somebody else than its author edited last; main passed this job in #99`,
    ],
    ['with a gate that passes', alone(listed({ gate: 'passes' })), ISSUE],
    [
      'in a closed issue',
      withIssues(closed(2)),
      `${NEW_LINE}; fixed in #123, closed 2 days ago: update the branch`,
    ],
  ])('says %s', (_, verdict, expected) => {
    const run = makeRun({ event: 'pull_request', branch: 'topic' })
    expect(lineOf(verdict, PLAIN, run)).toBe(expected)
  })

  it.each([
    ['push', 'main', '; listed in #123, closed 1 day ago'],
    ['push', 'topic', '; fixed in #123, closed 1 day ago: update the branch'],
    ['pull_request', 'main', '; fixed in #123, closed 1 day ago: update the branch'],
  ])('names a closed issue in a run of %s on %s as %j', (event, branch, expected) => {
    const line = lineOf(withIssues(closed(1)), PLAIN, makeRun({ event, branch }))
    expect(line).toBe(NEW_LINE + expected)
  })

  it('shows title and error of an issue as text and code, whatever is in them, up to a limit', () => {
    const hostile = `a \`b\` <img src=x> @octocat [c](d)${'x'.repeat(1_000)}`
    const whole = lineOf(alone(listed({ title: hostile })), MARKDOWN) ?? ''
    const part = lineOf(withIssues(listed({}, { total: 2, missing: hostile })), MARKDOWN)
    for (const line of [whole, part ?? '']) {
      expect(line.replaceAll('\u2060', '')).toContain(
        '[#123](https://github.com/octo-org/octo-shop/issues/123)',
      )
      expect(line).toContain('\\<img src=x\\>')
      expect(line).not.toContain('@octocat')
      expect(line).not.toContain('x'.repeat(100))
    }
  })
})
