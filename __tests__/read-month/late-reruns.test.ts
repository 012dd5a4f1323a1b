import { describe, expect, it } from '@jest/globals'
import { readMonth } from '../../src/read-month/read-month.ts'
import type { MonthMemory } from '../../src/model/shapes/month.ts'
import { HOUR, type Instant } from '../../src/model/time.ts'
import { fakeClient, sourceOf } from '../../testing/fake-client.ts'
import { daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../testing/make-month.ts'

const PASSED_AT = daysAgo(0.5)
const isoOf = (at: Instant) => new Date(at).toISOString()

/** A run that failed seven days ago, as GitHub has it now: by default its second attempt passed. */
function runBody(fields: object = {}) {
  return {
    ...{ id: 7, name: 'CI', path: 'CI', event: 'push', head_branch: 'main', run_number: 7 },
    ...{ head_sha: '7'.padStart(40, '0'), run_attempt: 2, status: 'completed' },
    ...{ conclusion: 'success', created_at: isoOf(daysAgo(7)), updated_at: isoOf(PASSED_AT) },
    ...fields,
  }
}

const jobBody = (attempt: number, conclusion: string, endedAt: Instant) => ({
  ...{
    id: attempt,
    run_id: 7,
    run_attempt: attempt,
    name: 'test',
    status: 'completed',
    conclusion,
  },
  ...{ started_at: isoOf(endedAt - HOUR), completed_at: isoOf(endedAt), steps: [] },
})

/** Reads a night in which no run is listed. */
async function readNight(memory: Partial<MonthMemory>, body: object = runBody()) {
  const client = fakeClient(({ route }) => {
    if (route.endsWith('/runs')) return { total_count: 0, workflow_runs: [] }
    if (route.endsWith('/jobs')) {
      const jobs = [jobBody(1, 'failure', daysAgo(6.5)), jobBody(2, 'success', PASSED_AT)]
      return { total_count: 2, jobs }
    }
    if (route.endsWith('{run_id}')) return { ...body }
    throw new Error(route)
  })
  const source = sourceOf({ ...client, now: () => NOW })
  const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
  const { red } = await readMonth(source, { branch: 'main', memory: known })
  const ids = client.requested.flatMap(({ parameters }) => parameters['run_id'] ?? [])
  return { red: red.times.map(({ untilAt, byRerun }) => ({ untilAt, byRerun })), ids }
}

const failed = (id: number, ago: number, fields = {}) =>
  makeMainRun(id, { createdAt: daysAgo(ago), conclusion: 'failure', ...fields })
const STILL_RED = [{ untilAt: undefined, byRerun: false }]

describe('readMonth: a re-run of a run that is no longer listed', () => {
  it('ends a red time when the re-run passed', async () => {
    const { red, ids } = await readNight({ runs: [failed(6, 8), failed(7, 7)] })
    expect(red).toEqual([{ untilAt: PASSED_AT, byRerun: false }])
    expect(ids).toEqual([7, 7])
  })

  it.each<[string, Partial<MonthMemory>, object?]>([
    ['was not re-run', { runs: [failed(7, 7)] }, runBody({ run_attempt: 1 })],
    [
      'is running again',
      { runs: [failed(7, 7)] },
      runBody({ status: 'in_progress', conclusion: null }),
    ],
  ])('sends one request if the run %s', async (_, memory, body) => {
    expect(await readNight(memory, body)).toEqual({ red: STILL_RED, ids: [7] })
  })

  it('sends no request for a workflow that is green, or was deleted', async () => {
    const green = makeMainRun(8, { createdAt: daysAgo(6) })
    const other = { workflow: 'Nightly', workflowPath: 'nightly.yml' }
    const newer = [5, 4].map((ago) => makeMainRun(20 - ago, { createdAt: daysAgo(ago) }))
    const unused = failed(1, 20, other)
    const { ids } = await readNight({ runs: [unused, failed(7, 7), green, ...newer] })
    expect(ids).toEqual([])
  })

  it('reads a run once that no night has read', async () => {
    const unread = [{ id: 7, createdAt: daysAgo(7) }]
    const { red, ids } = await readNight({ runs: [failed(7, 7)], unread })
    expect(red).toEqual([{ untilAt: PASSED_AT, byRerun: true }])
    expect(ids).toEqual([7, 7])
  })
})
