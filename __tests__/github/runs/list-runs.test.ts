import { describe, expect, it } from '@jest/globals'
import { listRuns } from '../../../src/github/runs/list-runs.ts'
import { type BuiltRun, fakeRun } from '../../../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../testing/fake-github/start-fake-github.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const runOf = (id: number): BuiltRun => fakeRun({ run: { id } })
const RUNS = Array.from({ length: 230 }, (_, index) => runOf(index + 1))

async function list(max: number, options: FakeGitHubOptions = {}) {
  const github = await startFakeGitHub({ runs: RUNS, ...options })
  const source = {
    client: logClient(github.url),
    repository: makeTarget(),
    signal: new AbortController().signal,
  }
  const { runs, total } = await listRuns(source, {}, max).finally(() => github.close())
  return { github, total, ids: runs.map(({ run }) => run.id) }
}

describe('listRuns', () => {
  it.each([
    [1, 1, [230]],
    [3, 1, [230, 229, 228]],
    [
      100,
      1,
      RUNS.slice(-100)
        .map(({ id }) => id)
        .toReversed(),
    ],
    [
      150,
      2,
      RUNS.slice(-150)
        .map(({ id }) => id)
        .toReversed(),
    ],
    [1_000, 3, RUNS.map(({ id }) => id).toReversed()],
  ])('lists the newest %i with %i requests', async (max, pages, expected) => {
    const { github, total, ids } = await list(max)
    expect(ids).toEqual(expected)
    expect(total).toBe(230)
    expect(github.requests).toHaveLength(pages)
  })

  it('returns each run once if the list changes in the meantime', async () => {
    const { ids } = await list(1_000, {
      onRequest: ({ number }, world) => {
        if (number === 2) world.runs.push(runOf(231))
      },
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(RUNS.map(({ id }) => id)))
  })

  it('throws if a page cannot be read', async () => {
    const fault = { query: { page: '2' }, response: { status: 403 } }
    await expect(list(200, { faults: [fault] })).rejects.toMatchObject({ status: 403 })
  })
})
