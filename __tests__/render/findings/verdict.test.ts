import { describe, expect, it } from '@jest/globals'
import type { Failure } from '../../../src/model/report/failure.ts'
import type { Evidence, RedSince, Verdict } from '../../../src/model/report/cause.ts'
import { mapSome, type Some } from '../../../src/model/some.ts'
import { verdictTexts } from '../../../src/render/findings/verdict.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import {
  causesOf,
  failureReport,
  makeEvidence,
  makeExcerpt,
} from '../../../testing/failure-report.ts'
import { finished, makeStep, reportOnJob } from '../../../testing/make-run.ts'

const COMMIT = '7638417db6d59f3c431d3e1f261cc637155684cd'
const RUN = { id: 42, commit: COMMIT }
const STEP = makeStep({ number: 3, name: 'Run make' })
const FAILED_STEP: Failure = {
  kind: 'failed-step',
  step: STEP,
  others: [],
  cancelled: undefined,
}
const EXCERPTS = [makeExcerpt(['##[error]no cart of y'], { step: STEP })]

interface Case {
  readonly failure?: Failure
  /** Names of the jobs that failed for the cause. */
  readonly names?: readonly string[]
  readonly isLogRead?: boolean
}

function causeWith(
  verdict: Verdict,
  { failure = FAILED_STEP, names = ['build'], isLogRead }: Case,
) {
  const failures = names.map((name, index) =>
    failureReport(failure, {
      job: reportOnJob({ id: index + 1, name, state: finished(5, 65, 'failure') }),
      excerpts: isLogRead === false ? [] : EXCERPTS,
    }),
  )
  const [cause] = causesOf(failures, verdict)
  if (cause === undefined) throw new Error('there is no cause')
  return cause
}

function lineOf(verdict: Verdict, fields: Case = {}): string | undefined {
  return verdictTexts({ cause: causeWith(verdict, fields), run: RUN, inline: PLAIN })[0]?.line
}

const failed = (runNumber: number, fields = {}) => makeEvidence({ runNumber, ...fields })
const passed = (runNumber: number, fields = {}) =>
  makeEvidence({ runNumber, outcome: 'passed', ...fields })
const own = (fields: object) => ({ runId: RUN.id, runNumber: 7, ...fields })

const TIMED_OUT: Failure = { kind: 'timed-out', limitOf: 'step', limit: undefined, step: STEP }
const MATRIX = { names: ['test (1)', 'test (2)'] }

describe('verdictTexts: known', () => {
  const inLast = (...evidence: Evidence[]) => ({ evidence, inLastRuns: true })
  const noNumber = { runNumber: undefined, branch: undefined }
  const redSince = { run: failed(809), commits: [], commitsTotal: undefined }

  it.each<[runs: string, found: Partial<Verdict>]>([
    ['the last run on main (#812)', inLast(failed(812))],
    ['the last 2 runs on main (#812, #811)', inLast(failed(812), failed(811))],
    ['the last run on main (#812)', inLast(failed(812), failed(812, { url: 'https://a.b/leg' }))],
    ['2 earlier runs on main (#812, #809)', { evidence: [failed(812), failed(809)] }],
    [
      'the last 5 runs on main (#5, #4, #3 and 2 more)',
      inLast(...[5, 4, 3, 2, 1].map((each) => failed(each))),
    ],
    ['an earlier run on the base branch (run 1812)', { evidence: [failed(812, noNumber)] }],
    ['an earlier run on main (#812); red since #809', { evidence: [failed(812)], redSince }],
  ])('names the runs: %s', (runs, found) => {
    expect(lineOf({ kind: 'known', evidence: [], ...found })).toBe(
      `Known: the same step failed with the same error in ${runs}`,
    )
  })

  it.each<[what: string, jobName: string, Case]>([
    ['step timed out', 'build', { failure: TIMED_OUT }],
    ['job failed with the same error', 'build', { failure: { kind: 'other' } }],
    ['step of build (20) failed with the same error', 'build (20)', {}],
    ['step of test (1) failed with the same error', 'test (1)', MATRIX],
  ])('names what failed: the same %s', (what, jobName, fields) => {
    expect(lineOf({ kind: 'known', evidence: [failed(812, { jobName })] }, fields)).toBe(
      `Known: the same ${what} in an earlier run on main (#812)`,
    )
  })
})

describe('verdictTexts: other verdicts', () => {
  it.each<[string, Verdict, Case?]>([
    ['New: main passed this step in #813', { kind: 'new', evidence: [passed(813)] }],
    [
      'New: release/2 passed this step in #813 (commit abc1234)',
      { kind: 'new', evidence: [passed(813, { commit: 'abc1234def' })], branch: 'release/2' },
    ],
    [
      'New: main passed a failed step in #813',
      { kind: 'new', evidence: [passed(813)] },
      { failure: { ...FAILED_STEP, others: [makeStep({ number: 4, name: 'Run ls' })] } },
    ],
    [
      'New: main passed this job in #813',
      { kind: 'new', evidence: [passed(813)] },
      { failure: { kind: 'other' } },
    ],
    [
      'New: main passed this step of test (1) in #813',
      { kind: 'new', evidence: [passed(813, { jobName: 'test (1)' })] },
      MATRIX,
    ],
    [
      'Unsteady: this step passed in attempt 2 of this run, on the same commit',
      { kind: 'unsteady', evidence: [makeEvidence(own({ attempt: 2, outcome: 'passed' }))] },
    ],
    [
      'Unsteady: this step passed in attempt 1, attempt 2 of this run, on the same commit',
      {
        kind: 'unsteady',
        evidence: [1, 2, 1].map((attempt) =>
          makeEvidence(own({ attempt, jobName: `test (${attempt})`, outcome: 'passed' })),
        ),
      },
      MATRIX,
    ],
    [
      'Unsteady: this step passed in #810, on the same commit',
      { kind: 'unsteady', evidence: [passed(810, { commit: COMMIT })] },
    ],
    [
      'Unsteady: on main, this step failed in attempt 1 of #810 and passed in attempt 2, on the same commit',
      { kind: 'unsteady', evidence: [passed(810, { attempt: 2 }), failed(810)] },
    ],
    [
      'Unsteady: on main, this step failed with the same error in #812, #809 but passed in #811',
      { kind: 'unsteady', evidence: [failed(812), passed(811), failed(809)] },
    ],
    [
      'Infrastructure: the runner was lost',
      { kind: 'infrastructure', evidence: [] },
      { failure: { kind: 'runner-lost', step: undefined } },
    ],
    [
      'Unknown whether it is new: the last runs on main did not run this step of these jobs',
      { kind: 'unknown', evidence: [], reason: 'not-run', branch: 'main' },
      MATRIX,
    ],
    [
      'Unknown whether it is new: main passed this step in #800, but only before commits that this run contains',
      { kind: 'unknown', evidence: [passed(800)], reason: 'older-base' },
    ],
    [
      'Unknown whether it is new: main passed this step in #812, on a commit that this run may not contain',
      { kind: 'unknown', evidence: [passed(812)], reason: 'unknown-commit' },
    ],
    [
      'Unknown whether it is new: main failed this step with the same error in #811 and passed in #812, and it is unknown which of them this run contains',
      { kind: 'unknown', evidence: [passed(812), failed(811)], reason: 'unknown-commit' },
    ],
    [
      'Unknown whether it is new: main fails this job too, in #812, but at another step or with another error',
      { kind: 'unknown', evidence: [failed(812)], reason: 'other-error' },
    ],
    [
      'Unknown whether it is new: main fails this job too, in #812, but the logs do not show whether with the same error',
      { kind: 'unknown', evidence: [failed(812)], reason: 'no-log' },
    ],
    [
      'Unknown whether it is new: no error could be read in the log of this job',
      { kind: 'unknown', evidence: [], reason: 'no-log' },
      { isLogRead: false },
    ],
    [
      'Unknown whether it is new: nothing in the log of this job identifies the error',
      { kind: 'unknown', evidence: [], reason: 'no-log' },
    ],
  ])('words %j', (expected, verdict, ...[fields]) => {
    expect(lineOf(verdict, fields)).toBe(expected)
  })

  it.each<[string, Verdict]>([
    ['nothing was compared', { kind: 'unknown', evidence: [], reason: 'not-read' }],
    ['there was nothing to compare with', { kind: 'unknown', evidence: [], reason: 'no-base' }],
    ['no reason is known', { kind: 'unknown', evidence: [] }],
    ['a verdict has no evidence', { kind: 'known', evidence: [] }],
  ])('says nothing if %s', (_, verdict) => {
    expect(lineOf(verdict)).toBeUndefined()
  })

  it('says which legs of a cause have which verdict', () => {
    const cause = causeWith(
      { kind: 'unknown', evidence: [] },
      { names: ['test (1)', 'test (2)', 'test (3)'] },
    )
    const verdicts: Some<Verdict> = [
      { kind: 'new', evidence: [passed(813, { jobName: 'test (2)' })] },
      { kind: 'unknown', evidence: [], reason: 'not-run', branch: 'main' },
      { kind: 'known', evidence: [failed(813, { jobName: 'test (1)' })], inLastRuns: true },
    ]
    const [third, first, second] = cause.failures
    const legs = [first, second, third]
    const mixed = {
      ...cause,
      verdicts: mapSome(verdicts, (verdict, index) => ({
        verdict,
        failures: [legs[index] ?? third] as const,
      })),
    }
    expect(verdictTexts({ cause: mixed, run: RUN, inline: PLAIN }).map(({ line }) => line)).toEqual(
      [
        'New: main passed this step of test (2) in #813',
        'Unknown whether it is new: the last runs on main did not run this step of test (3)',
        'Known: the same step of test (1) failed with the same error in the last run on main (#813)',
      ],
    )
  })

  it('links the evidence and marks names as text', () => {
    const evidence = [passed(813, { jobName: '[x](y)', branch: '`a`' })]
    const cause = causeWith({ kind: 'new', evidence }, {})
    expect(verdictTexts({ cause, run: RUN, inline: MARKDOWN })[0]?.line).toBe(
      `**New**: <code>\\\`a\\\`</code> passed this step of \\[x\\](y) in [#\u2060813](${passed(813).url})`,
    )
  })
})

describe('verdictTexts: suspect commits', () => {
  const commit = (number: number, fields = {}) => ({
    sha: `${number}`.padStart(40, 'a'),
    url: `https://github.com/octo-org/octo-shop/commit/${number}`,
    title: `Change ${number}`,
    author: 'octocat',
    ...fields,
  })

  it.each<[string, Partial<RedSince>, readonly string[]]>([
    ['unknown', {}, []],
    ['none', { commitsTotal: 0 }, ['none']],
    ['only counted', { commitsTotal: 3 }, ['3 commits']],
    ['one', { commits: [commit(1, { author: undefined })], commitsTotal: 1 }, ['aaaaaaa Change 1']],
    [
      'more than are listed',
      { commits: [commit(1)], commitsTotal: 300 },
      ['aaaaaaa Change 1 by octocat', 'and 299 more commits'],
    ],
    [
      'many',
      { commits: Array.from({ length: 12 }, () => commit(1)), commitsTotal: undefined },
      [...Array<string>(10).fill('aaaaaaa Change 1 by octocat'), 'and 2 more commits'],
    ],
    [
      'long',
      { commits: [commit(1, { title: `x\n${'y'.repeat(100)}` })], commitsTotal: 1 },
      [`aaaaaaa x ${'y'.repeat(69)}… by octocat`],
    ],
  ])('lists those that are %s', (_, fields, expected) => {
    const redSince: RedSince = { run: failed(812), commits: [], commitsTotal: undefined, ...fields }
    const cause = causeWith({ kind: 'known', evidence: [failed(812)], redSince }, {})
    expect(verdictTexts({ cause, run: RUN, inline: PLAIN })[0]?.commits).toEqual(expected)
  })
})
