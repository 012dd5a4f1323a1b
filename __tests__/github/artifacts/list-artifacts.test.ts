import { describe, expect, it } from '@jest/globals'
import {
  listArtifacts,
  MAX_LISTED_ARTIFACTS,
} from '../../../src/github/artifacts/list-artifacts.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'
import { RUN_ID } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { apiArtifact, type ApiArtifact } from '../../../testing/fake-github/run-details.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { at } from '../../../testing/make-run.ts'

const closing = closedAfterEach()

async function list(artifacts: readonly ApiArtifact[], faults: readonly Fault[] = []) {
  const runs = [{ ...fakeRun(), artifacts: [...artifacts] }]
  const github = closing(await startFakeGitHub({ runs, faults }))
  const listed = await listArtifacts(sourceOf(logClient(github.url)), RUN_ID)
  return { ...listed, requests: github.requests.length }
}

function artifactsFrom(count: number): ApiArtifact[] {
  return Array.from({ length: count }, (_, index) => apiArtifact({ id: count - index }))
}

const LISTED = /\/artifacts$/

describe('listArtifacts', () => {
  it('returns what GitHub lists', async () => {
    const given = [apiArtifact({ id: 2, expired: true }), apiArtifact({ id: 1, name: 'a.xml' })]
    const createdAt = at(68)
    expect(await list(given)).toEqual({
      artifacts: [
        { id: 1, name: 'a.xml', createdAt },
        { id: 2, name: 'test-results', createdAt },
      ],
      ...{ counted: 2, requests: 1 },
    })
  })

  it.each([
    [0, 0, 1],
    [100, 100, 1],
    [101, 101, 2],
    [MAX_LISTED_ARTIFACTS, MAX_LISTED_ARTIFACTS, 3],
  ])('lists %d artifacts as %d in %d requests', async (count, expected, requests) => {
    const listed = await list(artifactsFrom(count))
    expect(listed.artifacts).toHaveLength(expected)
    expect(listed).toMatchObject({ requests, counted: count })
  })

  it('omits artifacts above the limit', async () => {
    expect((await list(artifactsFrom(350))).artifacts).toHaveLength(300)
  })

  it.each<[string, unknown, number]>([
    ['no time', { artifacts: [{ id: 1, name: 'a', created_at: 'x', size_in_bytes: -1 }] }, 1],
  ])('accepts a response with %s', async (_, body, count) => {
    const { artifacts } = await list(
      [],
      [{ path: LISTED, response: { status: 200, body: body as object } }],
    )
    expect(artifacts).toHaveLength(count)
  })

  it.each<[string, object]>([
    ['no list', { total_count: 3 }],
    ['no entries', { artifacts: [null, 1, {}, { id: 0, name: 'a' }, { id: 1, name: '' }] }],
  ])('refuses a response with %s', async (_, body) => {
    const fault = { path: LISTED, response: { status: 200, body } }
    await expect(list([], [fault])).rejects.toThrow('the response lists no artifact')
  })
})
