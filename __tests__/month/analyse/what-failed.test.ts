import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { type FailedAttempt, whatFailed } from '../../../src/month/analyse/what-failed.ts'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, makeRun } from '../../../testing/make-run.ts'
import { jobIn, readLogs, stepIn } from '../../../testing/plain-jobs.ts'

/** A job that ended at a second, and what its step printed; without lines, its log was not read. */
interface Part extends Partial<Job> {
  readonly lines?: readonly string[]
  readonly ends?: number
  readonly starts?: number
  readonly passed?: boolean
  readonly step?: string
}

function attemptOf(parts: readonly Part[], attempt = 1): FailedAttempt {
  const jobs = parts.map(
    ({ name = 'test', starts = 5, ends = 65, passed = false, step = 'Run npm test' }, index) => {
      const conclusion = passed ? 'success' : 'failure'
      const ofStep = stepIn(finished(starts + 1, ends - 1, conclusion), step, 2)
      return { id: index + 1, ...jobIn(finished(starts, ends, conclusion), name, [ofStep]) }
    },
  )
  const run = makeRun({ jobs, attempt, branch: 'topic', event: 'pull_request' })
  const explanations = readLogs(
    jobs,
    parts.map(({ lines }) => lines),
  )
  return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [], explanations }) }
}

function recordsOf(parts: readonly Part[], later: readonly (readonly Part[])[] = []) {
  const attempts = [parts, ...later].map((one, index) => attemptOf(one, index + 1))
  return whatFailed(attempts[0] as FailedAttempt, { attempts, branch: 'topic' })
}

const testOf = (name: string) => `tests/test_cart.py::${name}`
const failing = (...names: readonly string[]) => [
  ...names.map((name) => `FAILED ${testOf(name)} - assert 3 == 4`),
  `==== ${names.length} failed in 0.12s ====`,
]
const CART = ['##[error]no cart']
const MANY = Array.from({ length: 11 }, (_, index) => `test_${index}`)
const PASSED = { passed: true }
const NETWORK = ['npm error code ECONNRESET', 'npm error network read ECONNRESET']

const TWO = ['test_adds', 'test_sums']

describe('whatFailed', () => {
  const rows: readonly [string, readonly Part[], readonly (string | undefined)[]][] = [
    ['a test', [{ lines: failing('test_adds') }], [testOf('test_adds')]],
    ['two tests', [{ lines: failing(...TWO) }], TWO.map(testOf)],
    ['more than ten tests', [{ lines: failing(...MANY) }], [undefined]],
    ['a step that names no test', [{ lines: CART }], [undefined]],
    ['a step that says nothing', [{ lines: [] }], []],
    ['a step whose log was not read', [{}], []],
    ['a network that failed', [{ lines: NETWORK }], []],
    [
      'a leg whose log was not read, beside one that was',
      [{ name: 'test (1)', lines: failing('test_adds') }, { name: 'test (2)' }],
      [testOf('test_adds')],
    ],
    [
      'two legs with the same test',
      ['test (1)', 'test (2)'].map((name) => ({ name, lines: failing('test_adds') })),
      [testOf('test_adds'), testOf('test_adds')],
    ],
    [
      'a job that started after another had failed',
      [{ lines: CART }, { name: 'gate', starts: 65, ends: 80, lines: ['##[error]not all green'] }],
      [undefined],
    ],
    [
      'all of three jobs',
      [1, 2, 3].map((n) => ({ name: `job ${n}`, lines: [`##[error]no cart ${'a'.repeat(n)}`] })),
      [undefined, undefined, undefined],
    ],
    ['all of four jobs', [1, 2, 3, 4].map((n) => ({ name: `job ${n}`, lines: CART })), []],
    [
      'four of six jobs',
      [...[1, 2, 3, 4].map((n) => ({ name: `job ${n}`, lines: CART })), PASSED, PASSED],
      [undefined, undefined, undefined, undefined],
    ],
    ['nothing', [PASSED], []],
  ]

  it.each(rows.map(([what, parts, tests]) => ({ what, parts, tests })))(
    'returns the tests or steps of $what: $tests',
    ({ parts, tests }) => {
      expect(recordsOf(parts).map(({ test }) => test)).toEqual(tests)
    },
  )

  it('describes what failed, with the file of the test and the name of the job without its leg', () => {
    expect(recordsOf([{ name: 'test (1)', lines: failing('test_adds') }])).toEqual([
      {
        ...{ runId: 42, attempt: 1, workflow: 'CI', workflowPath: 'CI' },
        ...{
          branch: 'topic',
          event: 'pull_request',
          commit: expect.stringMatching(/^[0-9a-f]{40}$/),
          endedAt: at(65),
        },
        ...{ url: expect.stringMatching(/\/job\/1$/), job: 'test', step: 'Run npm test' },
        ...{ test: testOf('test_adds'), message: 'assert 3 == 4', path: 'tests/test_cart.py' },
        recovered: false,
      },
    ])
  })

  it('has no file of a test outside of the repository', () => {
    const lines = [
      'FAILED ../../usr/lib/test_cart.py::test_adds - no',
      '==== 1 failed in 0.12s ====',
    ]
    expect(recordsOf([{ lines }]).map(({ path }) => path)).toEqual([undefined])
  })

  const later = (name?: string): Part => ({
    ...PASSED,
    ...(name !== undefined && { name }),
    starts: 100,
    ends: 160,
  })

  it.each<[string, readonly (readonly Part[])[], boolean]>([
    ['nothing was re-run', [], false],
    ['a later attempt of the job passed', [[later()]], true],
    ['the job was carried over', [[PASSED]], false],
    ['a later attempt failed again', [[{ lines: CART, starts: 100, ends: 160 }]], false],
    [
      'the third attempt passed',
      [[{ lines: CART, starts: 100, ends: 160 }], [{ ...PASSED, starts: 200, ends: 260 }]],
      true,
    ],
    ['another job passed later', [[later('lint')]], false],
    ['another leg passed later', [[later('test (2)')]], false],
  ])('knows whether it recovered if %s', (_, later, expected) => {
    const records = recordsOf([{ lines: CART }], later)
    expect(records.map(({ recovered }) => recovered)).toEqual([expected])
  })
})
