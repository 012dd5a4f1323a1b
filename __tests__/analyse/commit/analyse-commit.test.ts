import { describe, expect, it } from '@jest/globals'
import { commitCauses } from '../../../src/analyse/commit/commit-causes.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { Evidence } from '../../../src/model/shapes/failure.ts'
import type { CommitRun } from '../../../src/model/report/commit-report.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import { makeEvidence, makeExcerpt, withVerdict } from '../../../testing/failure-report.ts'
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
    [
      'startup_failure for a workflow without jobs',
      [GREEN, { conclusion: 'startup_failure', jobs: [] }],
      'startup_failure',
    ],
    [
      'unknown if only runs for pull_request_target passed',
      [{ event: 'pull_request_target' }, QUEUED],
      'unknown',
    ],
    [
      'failure if a run for pull_request_target failed',
      [{ ...RED, event: 'pull_request_target' }],
      'failure',
    ],
  ])('is %s', (_, runs, conclusion) => {
    expect(reportOnCommit(runs).conclusion).toBe(conclusion)
  })
})

describe('analyseCommit', () => {
  it('omits the run of which only the current job is listed', () => {
    const { runs, totals } = reportOnCommit([
      GREEN,
      { workflow: 'Report', conclusion: undefined, current: true, jobs: [{ state: running(5) }] },
    ])
    expect(runs.map(({ label }) => label)).toEqual(['Lint'])
    expect(totals).toMatchObject({ runs: 1, unfinishedRuns: 0, unfinishedJobs: 0, jobs: 1 })
  })

  it('does not count the run of the current job as unfinished if its other jobs have finished', () => {
    const { runs, totals } = reportOnCommit([
      { workflow: 'CI', conclusion: undefined, current: true, jobs: [{ state: running(5) }, {}] },
    ])
    expect(runs).toMatchObject([{ current: true, finished: false }])
    expect(totals).toMatchObject({ runs: 1, unfinishedRuns: 0, unfinishedJobs: 0, jobs: 2 })
  })

  it('sorts runs by conclusion, unfinished ones before those that passed', () => {
    const { runs } = reportOnCommit([GREEN, QUEUED, RED, { workflow: 'Docs', createdAt: -5 }])
    expect(runs.map(({ label }) => label)).toEqual(['CI', 'Deploy', 'Docs', 'Lint'])
  })

  it('names the branch only if all runs have the same', () => {
    expect(reportOnCommit([GREEN, RED]).branch).toBe('main')
    expect(reportOnCommit([GREEN, { ...RED, branch: 'v1.0.0' }]).branch).toBeUndefined()
  })

  it('is incomplete if the jobs of a run could not all be listed', () => {
    expect(reportOnCommit([GREEN]).complete).toBe(true)
    expect(reportOnCommit([GREEN, { ...RED, jobsCounted: 2 }]).complete).toBe(false)
    expect(reportOnCommit([GREEN], { complete: false }).complete).toBe(false)
  })

  it('says that runs for pull_request_target do not test the commit', () => {
    const { notes } = reportOnCommit([{ event: 'pull_request_target' }])
    expect(notes).toMatchObject([{ text: expect.stringContaining('pull_request_target') }])
    expect(reportOnCommit([{ event: 'pull_request_target' }, GREEN]).notes).toEqual([])
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
      endedAt: at(130),
      wall: 140 * SECOND,
      execution: 165 * SECOND,
      peak: 2,
      jobs: 4,
      failedJobs: 0,
    })
  })

  it('is unknown without jobs', () => {
    expect(reportOnCommit([{ jobs: [] }]).totals).toMatchObject({
      wall: undefined,
      execution: undefined,
      peak: 0,
    })
  })
})

describe('labels of runs', () => {
  it.each<[Partial<CommitRunFields>[], string[]]>([
    [
      [{ workflow: 'CI' }, { workflow: 'Lint' }],
      ['CI', 'Lint'],
    ],
    [
      [
        { workflow: 'CI', event: 'push' },
        { workflow: 'CI', event: 'pull_request' },
        { workflow: 'Lint' },
      ],
      ['CI (push)', 'CI (pull_request)', 'Lint'],
    ],
    [
      [
        { workflow: 'CI', branch: 'main' },
        { workflow: 'CI', branch: 'v1' },
      ],
      ['CI (push, main)', 'CI (push, v1)'],
    ],
    [
      [{ workflow: 'CI' }, { workflow: 'CI' }],
      ['CI (push, main, run 1)', 'CI (push, main, run 2)'],
    ],
    [[{ workflow: undefined }], ['Run 1']],
  ])('of %j are %j', (runs, labels) => {
    expect(reportOnCommit(runs).runs.map(({ label }) => label)).toEqual(labels)
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

  /** The labels of the runs with each cause. */
  const causes = (messages: readonly (string | undefined)[]) =>
    reportOf(messages).causes.map((cause) => cause.runs.map(({ label }) => label))

  it('are one for equal errors of several runs', () => {
    expect(causes(['Error: basket is empty', 'Error: basket is empty'])).toEqual([['W1', 'W2']])
  })

  it('are two for different errors of equal jobs', () => {
    expect(causes(['no such file', 'connection refused'])).toEqual([['W1'], ['W2']])
  })

  it('are two if only the last lines of the logs are equal', () => {
    expect(causes(['deploying the shop', 'deploying the shop'])).toEqual([['W1'], ['W2']])
  })

  it('are two if a log was not read', () => {
    expect(causes(['no such file', undefined])).toEqual([['W1'], ['W2']])
    expect(causes([undefined, undefined])).toEqual([['W1'], ['W2']])
  })

  const evidence = (runId: number, outcome: Evidence['outcome'] = 'failed'): Evidence =>
    makeEvidence({ runId, url: `${RUN_URL}/job/${runId}`, outcome })
  const verdict = (kind: Verdict['kind'], runIds: readonly number[], fields = {}): Verdict => ({
    kind,
    branch: 'main',
    evidence: runIds.map((runId) => evidence(runId, kind === 'new' ? 'passed' : 'failed')),
    ...fields,
  })
  const since = (runId: number, commit: string | undefined) => ({
    redSince: { run: { ...evidence(runId), commit }, commits: [], commitsTotal: undefined },
  })

  it.each<[string, Verdict, Verdict, (readonly [Verdict['kind'], readonly number[]])[]]>([
    ['both are new', verdict('new', [7]), verdict('new', [8]), [['new', [7, 8]]]],
    ['the evidence is the same', verdict('known', [7]), verdict('known', [7]), [['known', [7]]]],
    [
      'one is known, and the other new, which comes first',
      verdict('known', [7]),
      verdict('new', [8]),
      [
        ['new', [8]],
        ['known', [7]],
      ],
    ],
    [
      'one was not compared',
      verdict('known', [7]),
      verdict('unknown', [], { reason: 'not-read', branch: undefined }),
      [
        ['unknown', []],
        ['known', [7]],
      ],
    ],
    [
      'the base branches differ',
      verdict('new', [7]),
      verdict('new', [8], { branch: 'v1' }),
      [
        ['new', [7]],
        ['new', [8]],
      ],
    ],
    [
      'the branch is red since one commit',
      verdict('known', [7], since(7, 'a')),
      verdict('known', [8], since(8, 'a')),
      [['known', [7, 8]]],
    ],
    [
      'the branch is red since two commits',
      verdict('known', [7], since(7, 'a')),
      verdict('known', [8], since(8, 'b')),
      [
        ['known', [7]],
        ['known', [8]],
      ],
    ],
    [
      'the branch is red since unknown commits',
      verdict('known', [7], since(7, undefined)),
      verdict('known', [8], since(8, undefined)),
      [
        ['known', [7]],
        ['known', [8]],
      ],
    ],
  ])('keep the verdict of each run if %s', (_, one, other, expected) => {
    const merged = commitCauses(judged([one, other]))
    expect(
      merged.map(({ verdict: { kind, evidence } }) => [kind, evidence.map(({ runId }) => runId)]),
    ).toEqual(expected)
  })

  it('never present the last runs of two workflows as a series', () => {
    const last = { inLastRuns: true }
    const series = (verdicts: Verdict[]) =>
      commitCauses(judged(verdicts)).map((cause) => cause.verdict.inLastRuns)
    expect(series([verdict('known', [7, 6], last)])).toEqual([true])
    expect(series([verdict('known', [7], last), verdict('known', [8], last)])).toEqual([undefined])
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
