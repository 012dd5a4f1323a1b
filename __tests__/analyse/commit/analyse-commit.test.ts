import { describe, expect, it } from '@jest/globals'
import { commitCauses } from '../../../src/analyse/commit/commit-causes.ts'
import type { CheckRule } from '../../../src/model/branch-rules.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { RequiredCheck } from '../../../src/model/shapes/commit-report.ts'
import type { Evidence } from '../../../src/model/shapes/failure.ts'
import type { CommitRun } from '../../../src/model/report/commit-report.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import {
  makeEvidence,
  makeExcerpt,
  makeVerdict,
  withVerdict,
} from '../../../testing/failure-report.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import {
  at,
  finished,
  makeStep,
  RUN_URL,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const GREEN: CommitRunFields = { workflow: 'Lint' }
const RED: CommitRunFields = {
  workflow: 'CI',
  conclusion: 'failure',
  jobs: [{ state: finished(5, 65, 'failure') }],
}
const QUEUED: CommitRunFields = {
  workflow: 'Deploy',
  conclusion: undefined,
  jobs: [{ state: waiting() }],
}

const JOBLESS: CommitRunFields = { conclusion: 'startup_failure', jobs: [] }
const FOR_TARGET: CommitRunFields = { event: 'pull_request_target' }

function failed(name: string): Partial<Job> {
  const step = makeStep({ number: 2, name: 'Run npm test', state: finished(15, 60, 'failure') })
  return { name, state: finished(5, 65, 'failure'), steps: [step] }
}

function read(text: string): readonly StepExcerpt[] {
  return [makeExcerpt([text])]
}

describe('conclusion of a commit', () => {
  it.each<[string, CommitRunFields[], string]>([
    ['success if all passed', [GREEN, { workflow: 'Docs', conclusion: 'skipped' }], 'success'],
    ['failure if one failed', [GREEN, RED], 'failure'],
    ['success so far if others are queued', [GREEN, QUEUED], 'success'],
    [
      'failure if a job of an unfinished run failed',
      [GREEN, { conclusion: undefined, jobs: [failed('test'), { state: running(5) }] }],
      'failure',
    ],
    ['unknown if nothing finished', [QUEUED], 'unknown'],
    ['unknown without runs', [], 'unknown'],
    ['startup_failure without jobs', [GREEN, JOBLESS], 'startup_failure'],
    ['unknown if only runs for pull_request_target passed', [FOR_TARGET, QUEUED], 'unknown'],
    ['unknown if only GitHub itself ran', [{ ...GREEN, event: 'dynamic' }], 'unknown'],
    ['failure if such a run failed', [{ ...RED, event: 'pull_request_target' }], 'failure'],
  ])('is %s', (_, runs, conclusion) => {
    expect(reportOnCommit(runs).conclusion).toBe(conclusion)
  })
})

describe('analyseCommit', () => {
  const ONE_RUN = { runsTotal: 1, runsUnfinished: 0, jobsUnfinished: 0 }

  it('omits the run of which only the current job is listed', () => {
    const { runs, totals } = reportOnCommit([
      GREEN,
      { workflow: 'Report', conclusion: undefined, current: true, jobs: [{ state: running(5) }] },
    ])
    expect(runs.map(({ label }) => label)).toEqual(['Lint'])
    expect(totals).toMatchObject({ ...ONE_RUN, jobsTotal: 1 })
  })

  it('does not count the run of the current job as unfinished if its other jobs have finished', () => {
    const { runs, totals } = reportOnCommit([
      { workflow: 'CI', conclusion: undefined, current: true, jobs: [{ state: running(5) }, {}] },
    ])
    expect(runs).toMatchObject([{ current: true, finished: false }])
    expect(totals).toMatchObject({ ...ONE_RUN, jobsTotal: 2 })
  })

  it('is incomplete if the jobs of a run could not all be listed', () => {
    expect(reportOnCommit([GREEN]).complete).toBe(true)
    expect(reportOnCommit([GREEN, { ...RED, jobsCounted: 2 }]).complete).toBe(false)
    expect(reportOnCommit([GREEN], { complete: false }).complete).toBe(false)
  })

  it.each<[string | undefined, CommitRunFields[], boolean, boolean]>([
    ['no-run', [GREEN, FOR_TARGET], true, true],
    ['later', [GREEN, { ...GREEN, event: 'pull_request' }], true, true],
    // A run for `pull_request` can be among those that were not listed.
    [undefined, [GREEN], true, false],
    [undefined, [GREEN], false, true],
  ])('reports the conflict as %s', (conflict, runs, conflicts, complete) => {
    expect(reportOnCommit(runs, { conflicts, complete }).conflict).toBe(conflict)
  })

  it('says that runs for pull_request_target do not test the commit', () => {
    const { notes } = reportOnCommit([FOR_TARGET])
    expect(notes).toMatchObject([{ text: expect.stringContaining('pull_request_target') }])
    expect(reportOnCommit([FOR_TARGET, GREEN]).notes).toEqual([])
  })
})

describe('totals of a commit', () => {
  it('spans from the first creation to the last end, and adds up the runners', () => {
    const { totals } = reportOnCommit([
      { createdAt: -10, jobs: [{ state: finished(5, 65) }, { state: skipped() }] },
      { createdAt: 20, jobs: [{ state: finished(30, 130) }, { state: finished(65, 70) }] },
    ])
    expect(totals).toMatchObject({
      startedAt: at(-10),
      completedAt: at(130),
      duration: 140 * SECOND,
      execution: 165 * SECOND,
      peakJobs: 2,
      jobsTotal: 4,
      jobsFailed: 0,
    })
  })
})

describe('labels of runs', () => {
  const CI = { workflow: 'CI' }
  const LINT = { workflow: 'Lint' }
  /** It has no job but that of the report, so it is not shown. */
  const REPORTING = { ...CI, event: 'pull_request', current: true, jobs: [{ state: running(5) }] }

  it.each<[Partial<CommitRunFields>[], string]>([
    [[CI, LINT], 'CI, Lint'],
    [[CI, { ...CI, event: 'pull_request' }, LINT], 'CI (push), CI (pull_request), Lint'],
    [[CI, { ...CI, branch: 'v1' }], 'CI (push, main), CI (push, v1)'],
    [[CI, { ...CI, fork: 'mona/x' }], 'CI (push, main), CI (push, mona/x:main)'],
    [[CI, CI], 'CI (push, main, run 1), CI (push, main, run 2)'],
    [[{ workflow: undefined }], 'Run 1'],
    [[CI, REPORTING], 'CI'],
  ])('of %j are %s', (runs, expected) => {
    const labels = reportOnCommit(runs).runs.map(({ label }) => label)
    expect(labels.join(', ')).toBe(expected)
  })
})

describe('causes of a commit', () => {
  function reportOf(messages: readonly (string | undefined)[]) {
    const runs = messages.map((message, index) => ({
      workflow: `W${index + 1}`,
      conclusion: 'failure',
      jobs: [failed('test')],
      explanations: {
        excerpts: new Map(
          message === undefined ? [] : [[(index + 1) * 1_000 + 1, read(message)] as const],
        ),
        annotations: new Map(),
      },
    }))
    return reportOnCommit(runs)
  }

  it.each<[string, (string | undefined)[], string[][]]>([
    ['one for equal errors', ['Error: basket is empty', 'Error: basket is empty'], [['W1', 'W2']]],
    ['two for different errors', ['no such file', 'connection refused'], [['W1'], ['W2']]],
    ['two for equal last lines', ['deploying the shop', 'deploying the shop'], [['W1'], ['W2']]],
    ['two if a log was not read', ['no such file', undefined], [['W1'], ['W2']]],
    ['two if no log was read', [undefined, undefined], [['W1'], ['W2']]],
  ])('are %s of equal jobs of two runs', (_, messages, expected) => {
    const { causes } = reportOf(messages)
    expect(causes.map((cause) => cause.runs.map(({ label }) => label))).toEqual(expected)
  })

  const evidence = (runId: number, outcome: Evidence['outcome'] = 'failed'): Evidence =>
    makeEvidence({ runId, url: `${RUN_URL}/job/${runId}`, outcome })
  const verdict = (kind: Verdict['kind'], runIds: readonly number[], fields = {}): Verdict => ({
    ...makeVerdict(kind),
    branch: 'main',
    evidence: runIds.map((runId) => evidence(runId, kind === 'new' ? 'passed' : 'failed')),
    ...fields,
  })
  const known = (runId: number, fields?: object) => verdict('known', [runId], fields)
  const fresh = (runId: number, fields?: object) => verdict('new', [runId], fields)
  const unread = verdict('unknown', [], { reason: 'not-read', branch: undefined })
  const red = (runId: number, commit: string | undefined) => {
    const run = { ...evidence(runId), commit }
    return known(runId, { redSince: { run, commits: [], commitsTotal: undefined } })
  }

  it.each<[string, Verdict, Verdict, string]>([
    ['both are new', fresh(7), fresh(8), 'new 7 8'],
    ['the evidence is the same', known(7), known(7), 'known 7'],
    ['one is known, and the other new, which comes first', known(7), fresh(8), 'new 8, known 7'],
    ['one was not compared', known(7), unread, 'unknown, known 7'],
    ['the base branches differ', fresh(7), fresh(8, { branch: 'v1' }), 'new 7, new 8'],
    ['main is red since one commit', red(7, 'a'), red(8, 'a'), 'known 7 8'],
    ['main is red since two commits', red(7, 'a'), red(8, 'b'), 'known 7, known 8'],
    ['one passed since', known(7), known(8, { passedSince: evidence(9) }), 'known 7, known 8'],
    ['main is red since unknown commits', red(7, undefined), red(8, undefined), 'known 7, known 8'],
  ])('keep the verdict of each run if %s', (_, one, other, expected) => {
    const merged = commitCauses(judged([one, other])).map(({ verdict: { kind, evidence } }) =>
      [kind, ...evidence.map(({ runId }) => runId)].join(' '),
    )
    expect(merged.join(', ')).toBe(expected)
  })

  it('never present the last runs of two workflows as a series', () => {
    const last = { inLastRuns: true }
    const series = (verdicts: Verdict[]) =>
      commitCauses(judged(verdicts)).map(
        ({ verdict: known }) => known.kind === 'known' && known.inLastRuns,
      )
    expect(series([verdict('known', [7, 6], last)])).toEqual([true])
    expect(series([known(7, last), known(8, last)])).toEqual([undefined])
  })

  /** Runs with the same error, and the verdict of each. */
  function judged(verdicts: readonly Verdict[]): CommitRun[] {
    const { runs } = reportOf(verdicts.map(() => 'Error: basket is empty'))
    return runs.map((run, at) => ({
      ...run,
      report: {
        ...run.report,
        causes: run.report.causes.map((cause) => withVerdict(cause, verdicts[at] ?? cause.verdict)),
      },
    }))
  }
})

const ACTIONS = 15_368
const OTHER_APP = 42

function run(...jobs: readonly Partial<Job>[]): CommitRunFields {
  return { jobs }
}

function checksOf(
  runs: readonly CommitRunFields[],
  rule: Partial<CheckRule> = {},
  options: Parameters<typeof reportOnCommit>[1] = {},
): RequiredCheck | undefined {
  const rules = {
    branch: 'main',
    complete: true,
    checks: [{ name: 'test', app: ACTIONS, ...rule }],
  }
  return reportOnCommit(runs, { rules, ...options }).requiredChecks?.checks[0]
}

const PASSED = { name: 'test' }
const FAILED = { name: 'test', state: finished(5, 65, 'failure') }
const RUNNING = { name: 'test', state: running(5) }
const UNFINISHED: CommitRunFields = { conclusion: undefined, jobs: [{ state: running(5) }] }
const CURRENT: CommitRunFields = { ...UNFINISHED, jobs: [RUNNING], current: true }

describe('requiredChecks', () => {
  it.each<[string, RequiredCheck['status'], CommitRunFields[], Partial<CheckRule>?]>([
    ['a job that passed', 'passed', [run(PASSED)]],
    ['a job that was skipped, as GitHub does', 'passed', [run({ ...PASSED, state: skipped() })]],
    ['a job that failed', 'failed', [run(FAILED)]],
    ['a cancelled job', 'failed', [run({ ...PASSED, state: finished(5, 65, 'cancelled') })]],
    ['a job of a called file', 'failed', [run({ ...FAILED, name: 'a / b' })], { name: 'a / b' }],
    ['a running job', 'unfinished', [{ ...UNFINISHED, jobs: [RUNNING] }]],
    ['the only job of the current run', 'unfinished', [CURRENT, run({})]],
    ['no job of the name', 'missing', [run({ name: 'test (20)' })]],
    ['no job of the name while a run is unfinished', 'unknown', [run({}), UNFINISHED]],
    ['no job of the name, which any app may report', 'unknown', [run({})], { app: undefined }],
    ['a job that another app must report', 'unknown', [run(PASSED)], { app: OTHER_APP }],
    ['a name in another case', 'missing', [run({ name: 'Test' })]],
    ['two jobs of the name that disagree', 'unknown', [run(PASSED), run(FAILED)]],
    ['two jobs of the name that agree', 'failed', [run(FAILED), run(FAILED)]],
    ['a name longer than those of jobs', 'unknown', [run({})], { name: 'x'.repeat(100) }],
    ['a failed job of a run that passed', 'failed', [{ ...run(FAILED), conclusion: 'success' }]],
  ])('for %s is %s', (...[, status, runs, rule]) => {
    expect(checksOf(runs, rule)?.status).toBe(status)
  })

  it('is unknown if not all runs were read', () => {
    expect(checksOf([run({})], {}, { complete: false })?.status).toBe('unknown')
  })

  it('is unknown if no job of the chosen runs has the name and other runs were not chosen', () => {
    expect(checksOf([run({})], {}, { areAllChosen: false })?.status).toBe('unknown')
    expect(checksOf([run(PASSED)], {}, { areAllChosen: false })?.status).toBe('passed')
  })

  it('is unknown on a server where the app of GitHub Actions has another id', () => {
    expect(checksOf([run({})], {}, { actionsApp: 'unknown' })?.status).toBe('unknown')
    expect(checksOf([run(FAILED)], {}, { actionsApp: 'unknown' })?.status).toBe('failed')
  })

  it('is unknown for a job of a run that GitHub replaced by a skipped one', () => {
    expect(checksOf([run(FAILED)], {}, { overridden: new Set([1]) })?.status).toBe('unknown')
  })

  const all = { state: skipped() }
  const TEST_SKIPPED = { ...all, name: 'test' }

  it.each<[string, string, Partial<Job>[], string | undefined, Partial<CheckRule>?]>([
    ['a skipped matrix', 'test (ubuntu)', [TEST_SKIPPED], 'test'],
    ['a skipped call', 'test / unit', [TEST_SKIPPED], 'test'],
    ['one that anyone may report', 'test (ubuntu)', [TEST_SKIPPED], 'test', { app: undefined }],
    [
      'a skipped matrix with expressions in its name',
      'Ruby 3.2 on ubuntu',
      [{ ...all, name: 'Ruby ${{ matrix.ruby }} on ${{ matrix.os }}' }],
      'Ruby ${{ matrix.ruby }} on ${{ matrix.os }}',
    ],
    [
      'a skipped call with an expression in its name',
      'Deploy eu now / build',
      [{ ...all, name: 'Deploy ${{ inputs.to }} now' }],
      'Deploy ${{ inputs.to }} now',
    ],
    ['a matrix that ran', 'test (ubuntu)', [{ name: 'test' }], undefined],
    ['another skipped job', 'test (ubuntu)', [{ ...all, name: 'tes' }], undefined],
    [
      'one of other words',
      'Ruby docs',
      [{ ...all, name: 'Ruby ${{ matrix.a }} on ${{ matrix.b }}' }],
      undefined,
    ],
    ['a skipped matrix without words', 'lint', [{ ...all, name: '${{ matrix.name }}' }], undefined],
  ])('finds for a missing check %s', (...[, name, jobs, skippedAs, rule]) => {
    const found = checksOf([run({}), run(...jobs)], { name, ...rule })
    const url = skippedAs === undefined ? undefined : expect.stringContaining('/job/2001')
    expect(found).toEqual({ name, status: 'missing', url, skippedAs })
  })

  it('does not blame a skipped matrix while another run is unfinished', () => {
    const found = checksOf([run({ ...all, name: 'test' }), UNFINISHED], { name: 'test (ubuntu)' })
    expect(found).toMatchObject({ status: 'unknown', skippedAs: undefined })
  })

  it('lists those that block first, each with its job', () => {
    const checks = ['a', 'b', 'c'].map((name) => ({ name, app: ACTIONS }))
    const report = reportOnCommit([run({ name: 'a' }, { ...FAILED, name: 'c' })], {
      rules: { branch: 'main', complete: true, checks },
    })
    expect(report.requiredChecks?.checks).toMatchObject([
      { name: 'c', status: 'failed', url: expect.stringContaining('/job/1002') },
      { name: 'b', status: 'missing', url: undefined },
      { name: 'a', status: 'passed', url: expect.stringContaining('/job/1001') },
    ])
  })
})
