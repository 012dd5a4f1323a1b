import { describe, expect, it } from '@jest/globals'
import { chooseRuns } from '../../../src/analyse/commit/choose-runs.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Run } from '../../../src/model/run.ts'
import { makeListedRun } from '../../../testing/make-run.ts'

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
