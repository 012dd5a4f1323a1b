import { describe, expect, it } from '@jest/globals'
import { readMonth } from '../../src/read-month/read-month.ts'
import type { MonthMemory } from '../../src/model/shapes/month.ts'
import { HOUR } from '../../src/model/time.ts'
import { fakeClient, httpError, sourceOf } from '../../testing/fake-client.ts'
import { daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../testing/make-month.ts'

const RED = makeMainRun(7, { createdAt: daysAgo(2), conclusion: 'failure', workflowPath: 'a.yml' })
/** A run of a newer commit, without the workflow. */
const NEWER = makeMainRun(8, { workflow: 'Docs', createdAt: daysAgo(1) })

/** Reads a night of which nothing is listed; a status of the file on `main` or at the commit is 200 by default. */
async function readNight(
  { main = 200, before = 200 },
  memory: Partial<MonthMemory> = { runs: [RED, NEWER] },
) {
  const client = fakeClient(({ route, parameters: { ref } }) => {
    if (route.endsWith('/runs')) return { total_count: 0, workflow_runs: [] }
    if (route.endsWith('{run_id}')) return { id: 7, run_attempt: 1, status: 'completed' }
    if (!route.includes('/contents/')) throw new Error(route)
    const status = ref === 'main' ? main : before
    if (status !== 200) throw httpError(status)
    return { content: '' }
  })
  const source = sourceOf({ ...client, now: () => NOW })
  const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
  const { red, memory: next } = await readMonth(source, { branch: 'main', memory: known })
  const refs = client.requested.flatMap(({ parameters: { ref } }) => ref ?? [])
  return { now: red.now.map(({ id }) => id), times: red.times, next, refs }
}

describe('readMonth: the file of a workflow that is red', () => {
  it('ends a red time if the file is gone, and then requests it no longer', async () => {
    const { now, times, next, refs } = await readNight({ main: 404 })
    expect(now).toEqual([])
    expect(times).toMatchObject([{ isGone: true, untilAt: NEWER.createdAt, last: undefined }])
    expect(next.gone).toEqual([{ workflowPath: 'a.yml', id: 7 }])
    expect(refs).toEqual(['main', RED.commit])
    const second = await readNight({ main: 404 }, next)
    expect([second.now, second.refs]).toEqual([[], []])
  })

  it.each([
    ['is there', { main: 200 }, 1],
    ['may not be read', { main: 404, before: 404 }, 2],
    ['may not be read now', { main: 403 }, 1],
    ['could not be read', { main: 502 }, 1],
    ['could not be read at the commit', { main: 404, before: 502 }, 2],
  ])('is red still if the file %s', async (_, statuses, requests) => {
    const { now, refs, next } = await readNight(statuses)
    expect([now, refs.length, next.gone]).toEqual([[7], requests, []])
  })

  it('requests the files of no workflow that is green, and of five that are red', async () => {
    const green = await readNight({}, { runs: [NEWER] })
    expect(green.refs).toEqual([])
    const runs = Array.from({ length: 9 }, (_, at) =>
      makeMainRun(7 + at, {
        ...{ workflow: `W${at}`, createdAt: daysAgo(2) + at * HOUR, conclusion: 'failure' },
      }),
    )
    expect((await readNight({}, { runs })).refs).toHaveLength(5)
  })
})
