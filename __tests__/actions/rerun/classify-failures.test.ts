import { describe, expect, it } from '@jest/globals'
import { classifyFailures } from '../../../src/actions/rerun/classify-failures.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { makeEvidence, withVerdicts } from '../../../testing/failure-report.ts'
import { listedFailure } from '../../../testing/known-issue.ts'
import { finished, makeRun, makeStep, reportOn } from '../../../testing/make-run.ts'

const KNOWN: Verdict = { kind: 'known', branch: 'main', evidence: [makeEvidence()] }
const LOST: Verdict = { kind: 'infrastructure', evidence: [] }
const NEW: Verdict = { kind: 'new', evidence: [makeEvidence({ outcome: 'passed' })] }
const UNKNOWN: Verdict = { kind: 'unknown', reason: 'no-log', evidence: [] }
/** On the base branch. */
const UNSTEADY: Verdict = { kind: 'unsteady', branch: 'main', evidence: [makeEvidence()] }
/** In an attempt of the same run. */
const AGAIN: Verdict = {
  kind: 'unsteady',
  evidence: [makeEvidence({ runId: 42, attempt: 1, outcome: 'passed' })],
}
/** Listed by an issue, which says whether to re-run. */
const RERUN = listedFailure({ reruns: true })
const LISTED: Verdict = { kind: 'listed', evidence: [], issues: listedFailure(), compared: NEW }

/** A run whose jobs `a`, `b`, ... failed, each of another cause, with these verdicts. */
function reportWith(verdicts: readonly Verdict[], { attempt = 1, notCompared = 0 } = {}) {
  const jobs = verdicts.map((_, index) => {
    const name = 'abc'[index] ?? ''
    const steps = [makeStep({ name: `Run ${name}`, state: finished(5, 60, 'failure') })]
    return { id: index + 1, name, state: finished(5, 65, 'failure'), steps }
  })
  const report = withVerdicts(reportOn(makeRun({ attempt, jobs })), ...verdicts)
  const attempts = {
    number: attempt,
    earlier: [1],
    notCompared,
    flaky: [],
    differing: [],
    notRerun: [],
  }
  return { ...report, attempts: attempt === 1 ? undefined : { ...attempts, repeated: [] } }
}

describe('classifyFailures', () => {
  it.each<[string, Parameters<typeof reportWith>, number | undefined, string, string]>([
    ['no failed job', [[]], undefined, 'code', 'its report lists no failed job.'],
    [
      'a failure that the base branch has',
      [[KNOWN]],
      undefined,
      'code',
      'a failed at Run a, and main fails with the same error in run 1812.',
    ],
    ['a new failure', [[NEW]], undefined, 'code', 'nothing shows that it is flaky.'],
    ['an unknown failure', [[UNKNOWN]], undefined, 'code', 'nothing shows that it is flaky.'],
    ['a lost runner', [[LOST]], undefined, 'other', 'a failed at Run a (Infrastructure: '],
    ['an unsteady failure', [[UNSTEADY]], undefined, 'other', 'a failed at Run a (Unsteady: on'],
    ['both', [[LOST, UNSTEADY]], undefined, 'other', '); b failed at Run b (Unsteady: on main'],
    ['one of two that is new', [[LOST, NEW]], undefined, 'code', 'b failed at Run b, and nothing'],
    ['the job in job-id', [[NEW, LOST]], 2, 'other', 'code: b failed at Run b (Infrastr'],
    ['a job in job-id that is new', [[NEW, LOST]], 1, 'code', 'a failed at Run a, and nothing'],
    [
      'a job that passed in attempt 1, as one that published',
      [[AGAIN], { attempt: 2 }],
      undefined,
      'code',
      'it passed in attempt 1 already, which may be why it fails now.',
    ],
    [
      'a later attempt if all earlier ones were read',
      [[UNSTEADY], { attempt: 4 }],
      undefined,
      'other',
      'a failed at Run a (Unsteady: on main',
    ],
    [
      'a later attempt if not all earlier ones were read',
      [[UNSTEADY], { attempt: 4, notCompared: 1 }],
      undefined,
      'code',
      'it may have passed in an earlier attempt, not all of which could be read.',
    ],
    [
      'a failure that an issue lists',
      [[LISTED]],
      undefined,
      'code',
      'a failed at Run a, and it is known from #123, which does not say "rerun: once".',
    ],
    [
      'a failure that an issue lists with "rerun: once"',
      [[{ ...LISTED, issues: RERUN }]],
      undefined,
      'other',
      'a failed at Run a (Known: #123, e2e loses its connection; ',
    ],
    [
      'that in attempt 2',
      [[{ ...LISTED, issues: RERUN }], { attempt: 2 }],
      undefined,
      'code',
      'a failed at Run a, and it is known from #123, and only the first attempt is re-run.',
    ],
    [
      'a failure that the base branch has and an issue lists',
      [[{ ...KNOWN, issues: listedFailure() }]],
      undefined,
      'code',
      'a failed at Run a, and main fails with the same error in run 1812.',
    ],
    [
      'that with "rerun: once"',
      [[{ ...KNOWN, issues: RERUN }]],
      undefined,
      'other',
      'a failed at Run a (Known: ',
    ],
    [
      'that in attempt 2 with "rerun: once"',
      [[{ ...KNOWN, issues: RERUN }], { attempt: 2 }],
      undefined,
      'code',
      'a failed at Run a, and main fails with the same error in run 1812.',
    ],
    [
      'one failure with "rerun: once" and a new one',
      [[{ ...LISTED, issues: RERUN }, NEW]],
      undefined,
      'code',
      'b failed at Run b, and nothing shows that it is flaky.',
    ],
    [
      'a new failure of which an issue lists a part',
      [[{ ...NEW, issues: listedFailure({ total: 2 }) }]],
      undefined,
      'code',
      'a failed at Run a, and nothing shows that it is flaky.',
    ],
    [
      'an unsteady failure that an issue lists without "rerun: once"',
      [[{ ...UNSTEADY, issues: listedFailure() }]],
      undefined,
      'other',
      'a failed at Run a (Unsteady: on main',
    ],
  ])('classifies %s', (_, [verdicts, options], jobId, verdict, reason) => {
    expect(classifyFailures(reportWith(verdicts, options), jobId)).toEqual({
      verdict,
      reason: expect.stringContaining(reason),
    })
  })
})
