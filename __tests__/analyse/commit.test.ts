import { describe, expect, it } from '@jest/globals'
import { commitCauses } from '../../src/analyse/commit/analyse-commit.ts'
import type { CheckRule } from '../../src/model/branch-rules.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { RequiredCheck } from '../../src/model/shapes/commit-report.ts'
import type { Evidence } from '../../src/model/shapes/failure.ts'
import type { CommitRun } from '../../src/model/report/commit-report.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { chooseRuns } from '../../src/analyse/commit/choose-runs.ts'
import type { ListedRun } from '../../src/model/listed-run.ts'
import {
  makeEvidence,
  makeExcerpt,
  makeVerdict,
  restingOn,
  sayJudged,
  withVerdicts,
} from '../../testing/failure-report.ts'
import { type CommitRunFields, reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeListedRun, RUN_URL, skipped } from '../../testing/make-run.ts'
import { failedJob, jobIn } from '../../testing/plain-jobs.ts'

const GREEN: CommitRunFields = { workflow: 'Lint' }
const FOR_TARGET: CommitRunFields = { event: 'pull_request_target' }

describe('analyseCommit', () => {
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
    ['the evidence is the same', known(7), known(7), 'known 7'],
    ['one is known, and the other new, which comes first', known(7), fresh(8), 'new 8, known 7'],
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
})

const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
const BASE = '1111111111111111111111111111111111111111'

type Fields = Partial<Pick<Run, 'id' | 'event' | 'branch' | 'title' | 'conclusion' | 'startedAt'>> &
  Partial<Pick<ListedRun, 'workflowId' | 'headCommit' | 'headRepository' | 'pullRequests'>>

/** Runs that passed, with the ids 1, 2, ... */
function list(all: readonly Fields[]): ListedRun[] {
  return all.map((fields, index) => {
    const run = { id: index + 1, conclusion: 'success', ...fields }
    return makeListedRun({ headCommit: HEAD, ...fields, run })
  })
}

function ids(runs: readonly ListedRun[]): number[] {
  return runs.map(({ run }) => run.id).toSorted((a, b) => a - b)
}

const PULLS = [7, 8].map((number) => ({ number, url: '', base: 'main', commit: HEAD }))

describe('chooseRuns', () => {
  const FAILED = { conclusion: 'failure' }
  const SKIPPED = { conclusion: 'skipped' }
  const OPEN = { conclusion: undefined }
  const of = (event: string, fields: Fields = {}): Fields => ({ event, ...fields })
  const pull = (fields: Fields = {}) => of('pull_request', fields)
  const target = (fields: Fields = {}) => of('pull_request_target', fields)
  const titled = (event: string, ...titles: string[]) => titles.map((title) => of(event, { title }))
  const AT_BASE = [{ number: 7, url: '', base: 'main', commit: BASE }]

  it.each<[string, Fields[], number[]]>([
    ['the newest of a pull request that was opened again', [pull(), pull(), pull(FAILED)], [3]],
    ['both of one workflow for push and pull_request', [of('push'), pull()], [1, 2]],
    ['both of two workflows of one name', [{ workflowId: 1 }, { workflowId: 2 }], [1, 2]],
    ['both of a branch and a tag', [{ branch: 'main' }, { branch: 'v1.2.0' }], [1, 2]],
    [
      'both of equally named branches of two forks',
      ['a', 'b'].map((fork) => ({ branch: 'main', headRepository: `${fork}/octo-shop` })),
      [1, 2],
    ],
    ['the failed one, not newer ones that a label started', [FAILED, SKIPPED, SKIPPED], [1]],
    ['the unfinished one, not the older one that failed', [FAILED, OPEN], [2]],
    ['the newest if all were skipped', [SKIPPED, SKIPPED], [2]],
    [
      'none of pull_request_target that GitHub recorded at the base branch',
      [
        of('push'),
        target({ headCommit: BASE }),
        target({ workflowId: 2, headCommit: undefined, pullRequests: AT_BASE }),
      ],
      [1],
    ],
    [
      'those of pull_request_target that GitHub recorded at the pull request',
      [target(), target({ workflowId: 2, headCommit: undefined })],
      [1, 2],
    ],
    ['both of two manual runs with titles', titled('workflow_dispatch', 'to eu', 'to us'), [1, 2]],
    ['both of two updates by Dependabot', titled('dynamic', 'npm in /web', 'pip in /api'), [1, 2]],
    ['both of two comments on issues', titled('issue_comment', 'Login', 'Cart is empty'), [1, 2]],
    ['the newest of two manual runs with one title', titled('workflow_dispatch', 'a', 'a'), [2]],
    [
      'the newest of a pull request that was renamed',
      [pull({ title: 'add cart', ...FAILED }), pull({ title: 'feat: add cart' })],
      [2],
    ],
    [
      'the newest, and older ones that did not pass, if the commit is the head of two pull requests',
      [{}, FAILED, OPEN, SKIPPED, {}].map((fields) => pull({ ...fields, pullRequests: PULLS })),
      [2, 3, 5],
    ],
    [
      'the newest push, although the commit is the head of two pull requests',
      [FAILED, {}].map((fields) => of('push', { ...fields, pullRequests: PULLS })),
      [2],
    ],
  ])('chooses %s', (_, listed, expected) => {
    const runs = list(listed)
    for (const some of [runs, runs.toReversed()]) {
      expect(ids(chooseRuns(some, { commit: HEAD }).runs)).toEqual(expected)
    }
  })

  it('names the runs that GitHub replaced by a skipped one', () => {
    const { overridden } = chooseRuns(list([FAILED, SKIPPED, { workflowId: 2 }]), { commit: HEAD })
    expect([...overridden]).toEqual([1])
  })

  it.each<[string, Fields[], number[]]>([
    ['an older one was re-run later', [{ startedAt: 900 }, { startedAt: 100 }], [2]],
    ['an older one started before', [{ startedAt: 100 }, { startedAt: 900 }], []],
    ['a run of another workflow started later', [{ startedAt: 900 }, { workflowId: 2 }], []],
  ])('names the runs that GitHub may not count if %s', (_, listed, expected) => {
    expect([...chooseRuns(list(listed), { commit: HEAD }).overridden]).toEqual(expected)
  })

  it.each<[string, Fields[], boolean]>([
    ['one run of each workflow', [{}, { workflowId: 2 }], true],
    ['a newer run of a workflow', [{}, {}], false],
    ['a skipped run of a workflow', [{}, { conclusion: 'skipped' }], false],
  ])('shows whether all runs were chosen for %s', (_, listed, expected) => {
    expect(chooseRuns(list(listed), { commit: HEAD }).areAllChosen).toBe(expected)
  })

  it.each<[string, Fields, number[]]>([
    ['a newer one that passed', { conclusion: 'success' }, [1, 2]],
    ['a newer one that is unfinished', { conclusion: undefined }, [1, 2]],
    ['a newer one that was skipped', { conclusion: 'skipped' }, [1]],
  ])('always chooses the run that makes the report, beside %s', (_, newer, expected) => {
    const { runs, overridden } = chooseRuns(list([{ conclusion: undefined }, newer]), {
      commit: HEAD,
      currentRunId: 1,
    })
    expect(ids(runs)).toEqual(expected)
    expect(overridden.size).toBe(newer.conclusion === 'skipped' ? 1 : 0)
  })

  it('chooses a run of the commit although GitHub recorded it at the base branch', () => {
    const own = list([{ event: 'pull_request_target', headCommit: BASE }])
    expect(ids(chooseRuns(own, { commit: HEAD, ownRunId: 1 }).runs)).toEqual([1])
  })

  it.each<[string, Fields, number[]]>([
    ['a failed run', { conclusion: 'failure' }, [1]],
    ['a cancelled run', { conclusion: 'cancelled' }, [1]],
    ['an unfinished run', { conclusion: undefined }, [1]],
    ['a run with an unknown conclusion', { conclusion: 'paused' }, [1]],
    ['no run that passed', { conclusion: 'success' }, []],
    ['no run that was skipped', { conclusion: 'skipped' }, []],
  ])('lists %s among those that a newer one replaced', (_, older, expected) => {
    const listed = list([older, {}])
    const { runs, replaced } = chooseRuns(listed, { commit: HEAD })
    expect([ids(runs), ids(replaced)]).toEqual([[2], expected])
  })

  it('keeps failed and unfinished runs if there are more than 60', () => {
    const conclusions = new Map([
      [3, 'failure'],
      [5, undefined],
    ])
    const listed = list(
      Array.from({ length: 70 }, (_, index) => ({
        workflowId: index + 1,
        conclusion: conclusions.has(index) ? conclusions.get(index) : 'success',
      })),
    )
    const { runs, omitted } = chooseRuns(listed, { commit: HEAD })
    expect([runs.length, omitted.length]).toEqual([60, 10])
    expect(runs.slice(0, 3).map(({ run }) => run.id)).toEqual([4, 6, 70])
    expect(omitted.map(({ run }) => run.conclusion)).toEqual(Array(10).fill('success'))
  })
})
