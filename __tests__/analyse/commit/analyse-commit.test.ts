import { describe, expect, it } from '@jest/globals'
import { commitCauses } from '../../../src/analyse/commit/analyse-commit.ts'
import type { CheckRule } from '../../../src/model/branch-rules.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { RequiredCheck } from '../../../src/model/shapes/commit-report.ts'
import type { Evidence } from '../../../src/model/shapes/failure.ts'
import type { CommitRun } from '../../../src/model/report/commit-report.ts'
import type { Job } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import {
  makeEvidence,
  makeExcerpt,
  makeVerdict,
  restingOn,
  sayJudged,
  withVerdicts,
} from '../../../testing/failure-report.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { at, finished, RUN_URL, running, skipped } from '../../../testing/make-run.ts'
import { failedJob, jobIn } from '../../../testing/plain-jobs.ts'

const GREEN: CommitRunFields = { workflow: 'Lint' }
const FOR_TARGET: CommitRunFields = { event: 'pull_request_target' }

describe('analyseCommit', () => {
  const ONE_RUN = { runsTotal: 1, runsUnfinished: 0, jobsUnfinished: 0 }

  it('omits the run of which only the current job is listed', () => {
    const { runs, totals } = reportOnCommit([
      GREEN,
      { workflow: 'Report', conclusion: undefined, current: true, jobs: [jobIn(running(5))] },
    ])
    expect(runs.map(({ label }) => label)).toEqual(['Lint'])
    expect(totals).toMatchObject({ ...ONE_RUN, jobsTotal: 1 })
  })

  it('does not count the run of the current job as unfinished if its other jobs have finished', () => {
    const { runs, totals } = reportOnCommit([
      { workflow: 'CI', conclusion: undefined, current: true, jobs: [jobIn(running(5)), {}] },
    ])
    expect(runs).toMatchObject([{ current: true, finished: false }])
    expect(totals).toMatchObject({ ...ONE_RUN, jobsTotal: 2 })
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
      { createdAt: -10, jobs: [jobIn(finished(5, 65)), jobIn(skipped())] },
      { createdAt: 20, jobs: [jobIn(finished(30, 130)), jobIn(finished(65, 70))] },
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

describe('causes of a commit', () => {
  function reportOf(messages: readonly (string | undefined)[]) {
    const runs = messages.map((message, index) => ({
      workflow: `W${index + 1}`,
      conclusion: 'failure',
      jobs: [failedJob('test')],
      explanations: {
        excerpts: new Map(
          message === undefined
            ? []
            : [[(index + 1) * 1_000 + 1, [makeExcerpt([message])]] as const],
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
  const verdict = (kind: Verdict['kind'], runIds: readonly number[], fields = {}): Verdict =>
    restingOn(
      makeVerdict(kind),
      runIds.map((runId) => evidence(runId, kind === 'new' ? 'passed' : 'failed')),
      fields,
    )
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
    expect(
      commitCauses(judged([one, other]))
        .map(sayJudged)
        .join(', '),
    ).toBe(expected)
  })

  it('never present the last runs of two workflows as a series', () => {
    const last = { inLastRuns: true }
    const series = (verdicts: Verdict[]) => commitCauses(judged(verdicts)).map(sayJudged).join(', ')
    expect(series([verdict('known', [7, 6], last)])).toBe('known 7 6 in the last runs')
    expect(series([known(7, last), known(8, last)])).toBe('known 7 8')
  })

  /** Runs with the same error, and the verdict of each. */
  function judged(verdicts: readonly Verdict[]): CommitRun[] {
    const { runs } = reportOf(verdicts.map(() => 'Error: basket is empty'))
    return runs.map((run, at) => ({
      ...run,
      report: withVerdicts(run.report, ...[verdicts[at] ?? unread]),
    }))
  }
})

const ACTIONS = 15_368

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
const FAILED = jobIn(finished(5, 65, 'failure'), 'test')

describe('requiredChecks', () => {
  it('is unknown for no job of the name, which any app may report', () => {
    expect(checksOf([run({})], { app: undefined })?.status).toBe('unknown')
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

  it('finds a skipped matrix for a missing check that anyone may report', () => {
    const all = jobIn(skipped(), 'test')
    const found = checksOf([run({}), run(all)], { name: 'test (ubuntu)', app: undefined })
    const url = expect.stringContaining('/job/2001')
    expect(found).toEqual({ name: 'test (ubuntu)', status: 'missing', url, skippedAs: 'test' })
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
