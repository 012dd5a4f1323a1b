import { describe, expect, it } from '@jest/globals'
import { classifyFailures } from '../../../src/actions/rerun/classify-failures.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { makeEvidence, withVerdicts } from '../../../testing/failure-report.ts'
import { listedFailure } from '../../../testing/known-issue.ts'
import { explain } from '../../../testing/examples/failures.ts'
import { failedJob } from '../../../testing/examples/steps.ts'
import { finished, makeRun, makeStep, reportOn, workflowJob } from '../../../testing/make-run.ts'

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

describe('a job behind a failure', () => {
  const GATES: Readonly<Record<string, readonly [command: string, lines: readonly string[]]>> = {
    'exit 1': ['exit 1', []],
    'a comparison of results': ['[[ "failure" == success ]] || exit 1', []],
    jq: [`jq -e 'all(.[]; .result == "success")' <<< "$NEEDS"`, ['false']],
    'alls-green': [
      're-actors/alls-green@v1',
      ['##[error]Some of the required to succeed jobs failed'],
    ],
  }

  /** A gate that needs a failed job, by the file or not, with what its log says. */
  function gateBehind(gate: string, verdict: Verdict | undefined, own: readonly string[] = []) {
    const [command, lines] = GATES[gate] ?? ['', []]
    const test = failedJob('test', { start: 5 }, 'npm test')
    const check = failedJob('check', { start: 90 }, command)
    const jobs = verdict === undefined ? [check] : [test, check]
    const graph = [workflowJob('test'), workflowJob('check', { needs: ['test'] })]
    const logs = {
      1: ['##[error]no cart'],
      [jobs.length]: [...lines, ...own, '##[error]Process completed with exit code 1.'],
    }
    const run = makeRun({ jobs, graph: verdict === undefined ? undefined : graph })
    const report = reportOn(run, { explanations: explain(jobs, logs) })
    const all = verdict === undefined ? [UNKNOWN] : [verdict, UNKNOWN]
    return classifyFailures(withVerdicts(report, ...all), undefined)
  }

  it.each(Object.keys(GATES))('is re-run with it, and not by itself: %s', (gate) => {
    expect(gateBehind(gate, LOST).verdict).toBe('other')
    expect(gateBehind(gate, NEW)).toEqual({
      verdict: 'code',
      reason: 'test failed at Run npm test, and nothing shows that it is flaky.',
    })
    expect(gateBehind(gate, KNOWN).reason).toMatch(
      /^test failed at .*main fails with the same error/,
    )
    expect(gateBehind(gate, undefined).reason).toMatch(/^check failed at .*nothing shows/)
  })

  it('is not re-run with it if its log has an error of its own', () => {
    const found = gateBehind('exit 1', LOST, ['##[error]a.ts: expected 3, got 4'])
    expect(found.reason).toMatch(/^check failed at Run exit 1, and nothing shows/)
  })
})
