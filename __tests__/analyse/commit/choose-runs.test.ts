import { describe, expect, it } from '@jest/globals'
import { chooseRuns } from '../../../src/analyse/commit/choose-runs.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Run } from '../../../src/model/run.ts'
import { makeListedRun } from '../../../testing/make-run.ts'

const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
const BASE = '1111111111111111111111111111111111111111'

interface ListingFields extends Partial<Omit<ListedRun, 'run'>> {
  readonly run?: Partial<Run>
}

function listing({ run, ...fields }: ListingFields): ListedRun {
  return makeListedRun({ run: { conclusion: 'success', ...run }, headCommit: HEAD, ...fields })
}

function ids(runs: readonly ListedRun[]): number[] {
  return runs.map(({ run }) => run.id).toSorted((a, b) => a - b)
}

function chosenIds(listed: readonly ListingFields[]): number[] {
  return ids(chooseRuns(listed.map(listing), { commit: HEAD }).runs)
}

const PULLS = [7, 8].map((number) => ({ number, url: '', base: 'main', head: HEAD }))

describe('chooseRuns', () => {
  it.each<[string, ListingFields[], number[]]>([
    [
      'the newest of a pull request that was opened again',
      [
        { run: { id: 1, event: 'pull_request' } },
        { run: { id: 3, event: 'pull_request', conclusion: 'failure' } },
        { run: { id: 2, event: 'pull_request' } },
      ],
      [3],
    ],
    [
      'both of one workflow for push and pull_request',
      [{ run: { id: 1, event: 'push' } }, { run: { id: 2, event: 'pull_request' } }],
      [1, 2],
    ],
    [
      'both of two workflows of one name',
      [
        { workflowId: 1, run: { id: 1 } },
        { workflowId: 2, run: { id: 2 } },
      ],
      [1, 2],
    ],
    [
      'both of a branch and a tag',
      [{ run: { id: 1, branch: 'main' } }, { run: { id: 2, branch: 'v1.2.0' } }],
      [1, 2],
    ],
    [
      'both of equally named branches of two forks',
      [
        { run: { id: 1, branch: 'main' }, headRepository: 'a/octo-shop' },
        { run: { id: 2, branch: 'main' }, headRepository: 'b/octo-shop' },
      ],
      [1, 2],
    ],
    [
      'the failed one, not the newer one that a label started and that was skipped',
      [
        { run: { id: 1, conclusion: 'failure' } },
        { run: { id: 2, conclusion: 'skipped' } },
        { run: { id: 3, conclusion: 'skipped' } },
      ],
      [1],
    ],
    [
      'the unfinished one, not the older one that failed',
      [{ run: { id: 1, conclusion: 'failure' } }, { run: { id: 2, conclusion: undefined } }],
      [2],
    ],
    [
      'the newest if all were skipped',
      [{ run: { id: 1, conclusion: 'skipped' } }, { run: { id: 2, conclusion: 'skipped' } }],
      [2],
    ],
    [
      'none of pull_request_target that GitHub recorded at the base branch',
      [
        { run: { id: 1, event: 'push' } },
        { run: { id: 2, event: 'pull_request_target' }, headCommit: BASE },
        {
          run: { id: 3, event: 'pull_request_target' },
          workflowId: 2,
          headCommit: undefined,
          pullRequests: [{ number: 7, url: '', base: 'main', head: BASE }],
        },
      ],
      [1],
    ],
    [
      'those of pull_request_target that GitHub recorded at the pull request',
      [
        { run: { id: 1, event: 'pull_request_target' } },
        { run: { id: 2, event: 'pull_request_target' }, workflowId: 2, headCommit: undefined },
      ],
      [1, 2],
    ],
    [
      'both of two manual runs with different titles',
      [
        { run: { id: 1, event: 'workflow_dispatch', title: 'Deploy to production' } },
        { run: { id: 2, event: 'workflow_dispatch', title: 'Deploy to staging' } },
      ],
      [1, 2],
    ],
    [
      'both of two updates by Dependabot',
      [
        { run: { id: 1, event: 'dynamic', title: 'npm_and_yarn in /web' } },
        { run: { id: 2, event: 'dynamic', title: 'pip in /api' } },
      ],
      [1, 2],
    ],
    [
      'both of two comments on different issues',
      [
        { run: { id: 1, event: 'issue_comment', title: 'Login fails' } },
        { run: { id: 2, event: 'issue_comment', title: 'Cart is empty' } },
      ],
      [1, 2],
    ],
    [
      'the newest of two manual runs with one title',
      [
        { run: { id: 1, event: 'workflow_dispatch', title: 'Deploy' } },
        { run: { id: 2, event: 'workflow_dispatch', title: 'Deploy' } },
      ],
      [2],
    ],
    [
      'the newest of a pull request that was renamed',
      [
        { run: { id: 1, event: 'pull_request', title: 'add cart', conclusion: 'failure' } },
        { run: { id: 2, event: 'pull_request', title: 'feat: add cart' } },
      ],
      [2],
    ],
    [
      'the newest, and older ones that did not pass, if the commit is the head of two pull requests',
      [
        { run: { id: 1, event: 'pull_request' }, pullRequests: PULLS },
        { run: { id: 2, event: 'pull_request', conclusion: 'failure' }, pullRequests: PULLS },
        { run: { id: 3, event: 'pull_request', conclusion: undefined }, pullRequests: PULLS },
        { run: { id: 4, event: 'pull_request', conclusion: 'skipped' }, pullRequests: PULLS },
        { run: { id: 5, event: 'pull_request' }, pullRequests: PULLS },
      ],
      [2, 3, 5],
    ],
    [
      'the newest push, although the commit is the head of two pull requests',
      [
        { run: { id: 1, event: 'push', conclusion: 'failure' }, pullRequests: PULLS },
        { run: { id: 2, event: 'push' }, pullRequests: PULLS },
      ],
      [2],
    ],
  ])('chooses %s', (_, listed, expected) => {
    expect(chosenIds(listed)).toEqual(expected)
    expect(chosenIds(listed.toReversed())).toEqual(expected)
  })

  it('names the runs that GitHub replaced by a skipped one', () => {
    const { overridden } = chooseRuns(
      [
        listing({ run: { id: 1, conclusion: 'failure' } }),
        listing({ run: { id: 2, conclusion: 'skipped' } }),
        listing({ run: { id: 3 }, workflowId: 2 }),
      ],
      { commit: HEAD },
    )
    expect([...overridden]).toEqual([1])
  })

  it.each<[string, Partial<Run>, number[]]>([
    ['a newer one that passed', { conclusion: 'success' }, [1, 2]],
    ['a newer one that is unfinished', { conclusion: undefined }, [1, 2]],
    ['a newer one that was skipped', { conclusion: 'skipped' }, [1]],
  ])('always chooses the run that makes the report, beside %s', (_, newer, expected) => {
    const { runs, overridden } = chooseRuns(
      [listing({ run: { id: 1, conclusion: undefined } }), listing({ run: { id: 2, ...newer } })],
      { commit: HEAD, currentRunId: 1 },
    )
    expect(ids(runs)).toEqual(expected)
    expect(overridden.size).toBe(newer.conclusion === 'skipped' ? 1 : 0)
  })

  it('chooses a run of the commit although GitHub recorded it at the base branch', () => {
    const own = listing({ run: { id: 1, event: 'pull_request_target' }, headCommit: BASE })
    expect(ids(chooseRuns([own], { commit: HEAD, ownRunId: 1 }).runs)).toEqual([1])
  })

  it.each<[string, Partial<Run>, number[]]>([
    ['a failed run', { conclusion: 'failure' }, [1]],
    ['a cancelled run', { conclusion: 'cancelled' }, [1]],
    ['an unfinished run', { conclusion: undefined }, [1]],
    ['a run with an unknown conclusion', { conclusion: 'paused' }, [1]],
    ['no run that passed', { conclusion: 'success' }, []],
    ['no run that was skipped', { conclusion: 'skipped' }, []],
  ])('lists %s among those that a newer one replaced', (_, older, expected) => {
    const listed = [listing({ run: { id: 1, ...older } }), listing({ run: { id: 2 } })]
    const { runs, replaced } = chooseRuns(listed, { commit: HEAD })
    expect([ids(runs), ids(replaced)]).toEqual([[2], expected])
  })

  it('keeps failed and unfinished runs if there are more than 60', () => {
    const listed = Array.from({ length: 70 }, (_, index) =>
      listing({
        workflowId: index + 1,
        run: {
          id: index + 1,
          conclusion: index === 3 ? 'failure' : index === 5 ? undefined : 'success',
        },
      }),
    )
    const { runs, omitted } = chooseRuns(listed, { commit: HEAD })
    expect([runs.length, omitted.length]).toEqual([60, 10])
    expect(runs.slice(0, 3).map(({ run }) => run.id)).toEqual([4, 6, 70])
    expect(omitted.map(({ run }) => run.conclusion)).toEqual(Array(10).fill('success'))
  })
})
