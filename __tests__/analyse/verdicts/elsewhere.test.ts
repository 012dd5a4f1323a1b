import { describe, expect, it } from '@jest/globals'
import {
  elsewhereOf,
  commitsOfOthers,
  nextOfOthers,
  readOthers,
} from '../../../src/analyse/verdicts/elsewhere.ts'
import { type BaseRun, type Histories, jobsKey } from '../../../src/model/base-branch.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { at, finished, makeJob, makeRun, makeStep, reportOn } from '../../../testing/make-run.ts'

const shaOf = (n: number) => String(n).padStart(40, '0')
const OWN = 'f'.repeat(40)
/** A commit of neither a head nor the base branch. */
const COMMON = 'c'.repeat(40)

const STEP = makeStep({ number: 2, name: 'Run pytest', state: finished(5, 60, 'failure') })
const RENAMED = { ...STEP, name: 'Run tox' }
const PASSED = { ...STEP, state: finished(5, 60) }

const NO_CART = ['##[error]no cart']
const NO_ORDER = ['##[error]no order']
const failing = (...tests: readonly string[]) => [
  ...tests.map((test) => `FAILED tests/test_cart.py::${test}`),
  `==== ${tests.length} failed in 0.12s ====`,
]
const ADDS = failing('test_adds - assert 3 == 4')
const ADDS_OTHERWISE = failing('test_adds - TypeError: no cart')
const ADDS_ALONE = ['FAILED test_cart.py::test_adds - no cart', '==== 1 failed in 0.12s ====']
const SUMS = failing('test_sums - assert 7 == 8')
const BOTH = failing('test_adds - assert 3 == 4', 'test_sums - assert 7 == 8')
const SUMS_AND_MORE = failing('test_sums - assert 7 == 8', 'test_drops - assert 0')

/** The failed run of pull request `n`. */
interface Other {
  readonly n: number
  /** What its step printed; `gone` for a log that has expired, `undefined` if it was not read. */
  readonly log?: readonly string[] | 'gone'
  readonly jobs?: 'unread' | 'refused'
  readonly job?: string
  readonly step?: typeof STEP
  readonly isBranch?: boolean
}

const RUN = makeRun({
  ...{ event: 'pull_request', branch: 'topic', commit: OWN },
  jobs: ['test', 'lint'].map((name) => ({
    ...{ name, state: finished(5, 65, 'failure'), steps: [STEP] },
  })),
})
const { jobs: JOBS = [] } = reportOn(RUN)

function failureOf(texts: readonly string[], name = 'test'): FailureReport {
  const job = JOBS.find((one) => one.job.name === name)
  if (job?.failure === undefined) throw new Error(`${name} has failed`)
  const excerpts = [makeExcerpt(texts, { step: STEP })]
  return { job, failure: job.failure, excerpts, errors: [], annotations: [] }
}

function comparisonWith(
  others: readonly Other[],
  heads: Readonly<Record<string, readonly string[]>> = {},
  base: readonly string[] = [],
): Parameters<typeof elsewhereOf>[1] {
  const runs = others.map(({ n, isBranch }): BaseRun => ({
    ...makeRun({ id: n, number: n, commit: shaOf(n), conclusion: 'failure', jobs: undefined }),
    ...{ event: 'pull_request', pullRequest: isBranch === true ? undefined : n },
    ...{ attempt: 1, completed: true, branch: `topic-${n}`, startedAt: at(-n) },
  }))
  const jobs = others.map(({ n, jobs: read, job = 'test', step = STEP }) => {
    const state = finished(5, 65, 'failure')
    const listed = [makeJob({ id: 100 + n, name: job, state, steps: [step] })]
    return [read, [jobsKey(n, 1), read === 'refused' ? undefined : listed]] as const
  })
  const excerpts = others.flatMap(({ n, log, step = STEP }) =>
    log === undefined
      ? []
      : [[100 + n, log === 'gone' ? undefined : [makeExcerpt(log, { step })]] as const],
  )
  const responses = {
    jobs: new Map(jobs.flatMap(([read, entry]) => (read === 'unread' ? [] : [entry]))),
    excerpts: new Map(excerpts),
    commits: new Map(),
  }
  const histories: Histories = { base: new Set(base), heads: new Map(Object.entries(heads)) }
  return { run: RUN, jobs: JOBS, others: { runs, responses, histories } }
}

describe('elsewhereOf', () => {
  it.each<[string, readonly string[], readonly Other[], string | undefined]>([
    ['the same error', NO_CART, [{ n: 31, log: NO_CART }], 'step: 31 same'],
    ['another error', NO_CART, [{ n: 31, log: NO_ORDER }], undefined],
    ['the same test', ADDS, [{ n: 31, log: ADDS }], 'test_adds: 31 same'],
    ['the same test with another error', ADDS, [{ n: 31, log: ADDS_OTHERWISE }], 'test_adds: 31'],
    [
      'the same test with other names around it',
      ADDS,
      [{ n: 31, log: ADDS_ALONE }],
      'test_adds: 31',
    ],
    ['another test', ADDS, [{ n: 31, log: SUMS }], undefined],
    ['one of two tests', BOTH, [{ n: 31, log: SUMS }], 'test_sums: 31'],
    ['a test beside another one', BOTH, [{ n: 31, log: SUMS_AND_MORE }], 'test_sums: 31'],
    [
      'what most of them have',
      BOTH,
      [
        { n: 33, log: BOTH },
        { n: 32, log: SUMS_AND_MORE },
        { n: 31, log: NO_CART },
      ],
      'test_sums: 33 same, 32',
    ],
    [
      'one test each',
      BOTH,
      [
        { n: 32, log: SUMS },
        { n: 31, log: ADDS },
      ],
      'test_sums: 32',
    ],
    ['no read log', NO_CART, [{ n: 31 }], undefined],
    ['an expired log', NO_CART, [{ n: 31, log: 'gone' }], undefined],
    ['an expired log here', [], [{ n: 31, log: NO_CART }], undefined],
    ['no read jobs', NO_CART, [{ n: 31, log: NO_CART, jobs: 'unread' }], undefined],
    ['refused jobs', NO_CART, [{ n: 31, log: NO_CART, jobs: 'refused' }], undefined],
    ['another job', NO_CART, [{ n: 31, log: NO_CART, job: 'lint' }], undefined],
    ['a renamed step', NO_CART, [{ n: 31, log: NO_CART, step: RENAMED }], undefined],
    ['a step that passed', NO_CART, [{ n: 31, log: NO_CART, step: PASSED }], undefined],
    ['no branch', NO_CART, [], undefined],
  ])('finds by %s', (_, texts, others, expected) => {
    const found = elsewhereOf(failureOf(texts), comparisonWith(others))
    const runs = found?.runs.map(({ pullRequest, sameError }) =>
      [pullRequest, ...(sameError ? ['same'] : [])].join(' '),
    )
    const name = found?.name?.replace('tests/test_cart.py::', '') ?? 'step'
    const more = found?.mayBeMore === true ? ', or more' : ''
    expect(runs && `${name}: ${runs.join(', ')}${more}`).toBe(expected)
    if (found !== undefined) expect(found.since).toBe(at(-Math.max(...others.map(({ n }) => n))))
  })

  it('names a branch of a fork with the fork', () => {
    const { others, ...own } = comparisonWith([{ n: 31, log: NO_CART }])
    const runs = others.runs.map((run) => ({ ...run, branch: 'main', fork: 'mona/octo-shop' }))
    const found = elsewhereOf(failureOf(NO_CART), { ...own, others: { ...others, runs } })
    expect(found?.runs[0].branch).toBe('mona/octo-shop:main')
  })

  const SAME = [31, 32].map((n): Other => ({ n, log: NO_CART }))
  const [ONE] = SAME as [Other, Other]
  const [A, B] = [shaOf(31), shaOf(32)]

  it.each<[string, readonly Other[], Parameters<typeof comparisonWith>[1], string]>([
    ['nothing known of the commits', SAME, {}, '31, 32: none'],
    ['commits of their own', SAME, { [A]: [A], [B]: [B], [OWN]: [OWN] }, '31, 32: none'],
    ['a common commit', SAME, { [A]: [A, COMMON], [B]: [B, COMMON] }, `31, 32: ${COMMON}`],
    [
      'a common commit that is here, too',
      SAME,
      { [A]: [A, COMMON], [B]: [B, COMMON], [OWN]: [OWN, COMMON] },
      `31, 32: ${COMMON} here`,
    ],
    ['a commit of one, and here', SAME, { [A]: [COMMON], [OWN]: [COMMON] }, '31, 32: none'],
    ['a commit that the only one has', [ONE], { [A]: [A, COMMON] }, '31: none'],
    [
      'a commit of the only one that is here',
      [ONE],
      { [A]: [A], [OWN]: [OWN, A] },
      `31: ${A} here`,
    ],
    ['the reported commit in one', SAME, { [A]: [A, OWN], [B]: [B] }, '32: none'],
    ['the reported commit in all', [ONE], { [A]: [A, OWN] }, 'undefined'],
    ['the commit of a branch', [{ ...ONE, isBranch: true }], { [OWN]: [A] }, 'undefined'],
  ])(
    'omits branches with the code of this one, and names a common commit: %s',
    (_, others, heads, expected) => {
      const found = elsewhereOf(failureOf(NO_CART), comparisonWith(others, heads))
      const runs = found?.runs.map(({ pullRequest }) => pullRequest).join(', ')
      const commit = [found?.commit ?? 'none', ...(found?.isCommitHere === true ? ['here'] : [])]
      expect(found ? `${runs}: ${commit.join(' ')}` : 'undefined').toBe(expected)
    },
  )

  it('omits a group that was merged', () => {
    const comparison = comparisonWith(SAME, {}, [A])
    expect(elsewhereOf(failureOf(NO_CART), comparison)?.runs).toMatchObject([{ pullRequest: 32 }])
  })
})

describe('nextOfOthers', () => {
  const [TEST, LINT] = [failureOf(NO_CART), failureOf(NO_CART, 'lint')]
  const unread = (...ns: readonly number[]) => ns.map((n): Other => ({ n, jobs: 'unread' }))

  it.each<[string, readonly FailureReport[], readonly Other[], readonly string[]]>([
    ['the jobs of two branches', [TEST], unread(34, 33, 32), ['jobs 34', 'jobs 33']],
    ['a third', [TEST], [{ n: 34 }, { n: 33, step: PASSED }, ...unread(32, 31)], ['jobs 32']],
    ['two logs', [TEST], [{ n: 34 }, { n: 33 }, { n: 32 }], ['log 134', 'log 133']],
    ['the other log', [TEST], [{ n: 34, log: NO_ORDER }, { n: 33 }, { n: 32 }], ['log 133']],
    ['no third log', [TEST], [{ n: 34, log: NO_ORDER }, { n: 33, log: 'gone' }, { n: 32 }], []],
    [
      'no fourth branch',
      [TEST],
      [34, 33, 32].map((n): Other => ({ n, step: PASSED })).concat(unread(31)),
      [],
    ],
    ['the log of any', [TEST, LINT], [{ n: 34, job: 'lint' }, { n: 33 }], ['log 134', 'log 133']],
    ['nothing without branches', [TEST], [], []],
  ])('lists %s', (_, steps, others, expected) => {
    const next = nextOfOthers(readOthers(steps, comparisonWith(others)))
    const names = next.map((request) => {
      if (request.kind === 'commits') return request.kind
      return request.kind === 'jobs' ? `jobs ${request.run.id}` : `log ${request.job.id}`
    })
    expect(names).toEqual(expected)
  })
})

describe('headsOfOthers', () => {
  it.each<[string, readonly string[], readonly Other[], readonly string[]]>([
    ['its own and theirs', NO_CART, [{ n: 31, log: NO_CART }], [OWN, shaOf(31)]],
    ['those with another error', NO_CART, [{ n: 31, log: NO_ORDER }], [OWN, shaOf(31)]],
    ['those whose logs were not read', NO_CART, [{ n: 31 }], [OWN, shaOf(31)]],
    ['no others at another step', NO_CART, [{ n: 31, log: NO_CART, step: RENAMED }], [OWN]],
  ])('lists %s', (_, texts, others, expected) => {
    const readings = readOthers([failureOf(texts)], comparisonWith(others))
    expect(commitsOfOthers(RUN, readings)).toEqual(expected)
  })
})
