import { expect, it } from '@jest/globals'
import { fetchWithoutAllowed } from '../../../src/conversation/actions/load-report.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { readRun } from '../../../testing/read-run.ts'
import { RUN, stateOf } from '../../../testing/world.ts'

const MATRIX = 'test: { strategy: { matrix: { x: [1, 2] } } }'

it.each<[string, readonly string[], readonly string[], number]>([
  ['e2e (1): failed; unit: failed; lint', ['e2e*', '*nit'], [], 1],
  ['e2e (1): failed; unit: failed; lint', ['e2e*'], ['unit'], 1],
  ['test (1): failed; test (2)', ['test'], ['test (1)'], 3],
  [`test (1): failed; test (2) | file: ${MATRIX}`, ['test'], [], 3],
  [`test (1): failed; lint: failed | file: ${MATRIX}, lint: {}`, ['test'], ['lint'], 3],
  [`test (1): failed; test | file: ${MATRIX}, other: { name: test }`, ['test'], ['test (1)'], 1],
  // A run that failed without a job has no name to allow.
  ['none | run: failure', ['*'], [''], 1],
])('fetchWithoutAllowed of %j with %j has %j, with %i requests', async (...row) => {
  const [run, lines, failed, count] = row
  const requests: string[] = []
  const { client } = directClients(stateOf(readRun(run)), (route) => requests.push(route))
  const attempt = { id: RUN, attempt: 1, conclusion: 'failure' }
  const results = await fetchWithoutAllowed(sourceOf(client), attempt, lines)
  expect([...results.failed]).toEqual(failed)
  expect(requests).toHaveLength(count)
})
