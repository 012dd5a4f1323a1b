import { describe, expect, it } from '@jest/globals'
import { listCommitRuns } from '../../../src/github/commit/list-commit-runs.ts'
import { fakeClient, httpError, type ClientRequest } from '../../../testing/fake-client.ts'
import { apiRun } from '../../../testing/fake-github/api-run.ts'
import { REPOSITORY_ID } from '../../../testing/fake-github/repository.ts'
import { COMMIT, makeCommitTarget } from '../../../testing/make-commit.ts'

type Respond = (request: ClientRequest) => Readonly<Record<string, unknown>>

async function list(respond: Respond) {
  const client = fakeClient(respond)
  const found = await listCommitRuns(client, makeCommitTarget(), new AbortController().signal)
  return { ...found, requested: client.requested }
}

function pull(number: number, repository: number) {
  return { number, head: { sha: COMMIT }, base: { ref: 'main', repo: { id: repository } } }
}

describe('listCommitRuns', () => {
  it('requests the runs of the commit with their pull requests', async () => {
    const { requested, complete, notes } = await list(() => ({ total_count: 0, workflow_runs: [] }))
    expect(requested.map(({ parameters }) => parameters)).toMatchObject([
      { head_sha: COMMIT, exclude_pull_requests: false, per_page: 100, page: 1 },
    ])
    expect([complete, notes]).toEqual([true, []])
  })

  it('decodes a run with the pull requests of this repository', async () => {
    const run = apiRun({ pull_requests: [pull(12, REPOSITORY_ID), pull(3, 7)] })
    const { runs } = await list(() => ({ total_count: 1, workflow_runs: [run] }))
    expect(runs).toMatchObject([
      {
        workflowId: run.workflow_id,
        headCommit: COMMIT,
        pullRequests: [{ number: 12, base: 'main', head: COMMIT }],
      },
    ])
  })

  it('reads at most 300 runs, and says that there are more', async () => {
    const { runs, complete, notes } = await list(({ parameters }) => ({
      total_count: 450,
      workflow_runs: Array.from({ length: 100 }, (_, at) =>
        apiRun({ id: 1_000 - 100 * Number(parameters.page) - at }),
      ),
    }))
    expect([runs?.length, complete]).toEqual([300, false])
    expect(notes).toMatchObject([{ text: expect.stringContaining('has 450 runs') }])
  })

  it('returns a note instead of runs if the list is refused', async () => {
    const { runs, complete, notes } = await list(() => {
      throw httpError(403)
    })
    expect([runs, complete]).toEqual([undefined, false])
    expect(notes).toMatchObject([{ severity: 'warning' }])
  })
})
