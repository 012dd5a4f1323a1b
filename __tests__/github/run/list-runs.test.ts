import { describe, expect, it } from '@jest/globals'
import { repositorySource } from '../../../src/github/http/client.ts'
import { listRuns } from '../../../src/github/run/list-runs.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { type BuiltRun, fakeRun } from '../../../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../testing/fake-github/start-fake-github.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const runOf = (id: number): BuiltRun => fakeRun({ run: { id } })
const RUNS = Array.from({ length: 230 }, (_, index) => runOf(index + 1))

async function list(max: number, options: FakeGitHubOptions = {}) {
  const github = await startFakeGitHub({ runs: RUNS, ...options })
  const source = repositorySource({
    client: logClient(github.url),
    repository: makeTarget(),
    signal: new AbortController().signal,
  })
  const { runs, ...found } = await listRuns(source, {}, max).finally(() => github.close())
  return { github, ...found, ids: runs.map(({ run }) => run.id) }
}

describe('listRuns', () => {
  it('returns each run once if the list changes in the meantime', async () => {
    const { ids } = await list(1_000, {
      onRequest: ({ number }, state) => {
        if (number === 2) state.runs.push(runOf(231))
      },
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(RUNS.map(({ id }) => id)))
  })

  it.each([
    ['a number of runs', 2_500, 2_500, true],
    ['a number and a sign', '2,500+', 2_500, true],
    ['nothing', null, undefined, false],
    ['too few runs', 3, 3, false],
    ['another text', 'many', undefined, false],
  ])('reads on after a full page if GitHub counts %s', async (_, counted, total, capped) => {
    const found = await list(300, { faults: [{ path: /runs$/, merge: { total_count: counted } }] })
    expect(found).toMatchObject({ total, capped, complete: total === 3 })
    expect(found.ids.toSorted((a, b) => a - b)).toEqual(RUNS.map(({ id }) => id))
    expect(found.github.requests).toHaveLength(3)
  })

  it('returns the largest count of its pages', async () => {
    const fault = { query: { page: '2' }, merge: { total_count: 100, workflow_runs: [] } }
    const { total, complete, ids } = await list(200, { faults: [fault] })
    expect([total, complete, ids.length]).toEqual([230, false, 100])
  })

  it('throws if a page cannot be read', async () => {
    const fault = { query: { page: '2' }, response: { status: 403 } }
    await expect(list(200, { faults: [fault] })).rejects.toMatchObject({ status: 403 })
  })
})
