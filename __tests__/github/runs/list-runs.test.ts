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
