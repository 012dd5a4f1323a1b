import { describe, expect, it } from '@jest/globals'
import { fetchAnnotations } from '../../../src/github/logs/fetch-annotations.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { apiAnnotation } from '../../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'

const closing = closedAfterEach()

async function fetchOf(annotations: readonly object[], faults: readonly Fault[] = []) {
  const run = fakeRun({ jobs: [{ id: 1 }] })
  const options = { runs: [run], annotations: { 1: annotations }, faults }
  const github = closing(await startFakeGitHub(options))
  return { github, annotations: await fetchAnnotations(sourceOf(logClient(github.url)), 1) }
}

describe('fetchAnnotations', () => {
  it('returns the annotations of the check run', async () => {
    const { github, annotations } = await fetchOf([
      apiAnnotation({ message: 'The operation was canceled.' }),
      apiAnnotation({ path: 'src/a.ts', start_line: 7, annotation_level: 'warning', title: 'T' }),
    ])
    expect(annotations).toEqual([
      {
        level: 'failure',
        title: undefined,
        message: 'The operation was canceled.',
        path: '.github',
        line: 1,
      },
      {
        level: 'warning',
        title: 'T',
        message: 'Process completed with exit code 1.',
        path: 'src/a.ts',
        line: 7,
      },
    ])
    expect(github.requests.map(({ path }) => path)).toEqual([
      '/repos/octo-org/octo-shop/check-runs/1/annotations?per_page=50',
    ])
  })

  it('omits annotations without a message', async () => {
    const odd = [apiAnnotation({ message: null }), apiAnnotation({ message: ' ' }), 7, null]
    const { annotations } = await fetchOf([
      ...(odd as object[]),
      apiAnnotation({ annotation_level: null }),
    ])
    expect(annotations?.map(({ level }) => level)).toEqual(['notice'])
  })

  it.each<[string, Fault]>([
    ['are forbidden', { response: { status: 403 } }],
    ['are not found', { response: { status: 404 } }],
    ['are not a list', { response: { status: 200, body: { message: 'odd' } } }],
    ['do not arrive', { delivery: 'destroy' }],
  ])('returns undefined if they %s', async (_, fault) => {
    expect((await fetchOf([apiAnnotation()], [fault])).annotations).toBeUndefined()
  })
})
