import { describe, expect, it } from '@jest/globals'
import { readMonth } from '../../../src/month/read-month/read-month.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { HOUR } from '../../../src/model/time.ts'
import { fakeClient, httpError, sourceOf } from '../../../testing/fake-client.ts'
import { type MainRun, daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../../testing/make-month.ts'

const RED = makeMainRun(7, { createdAt: daysAgo(2), conclusion: 'failure', workflowPath: 'a.yml' })
/** A run of a newer commit, which the last night knew. */
const NEWER = makeMainRun(8, { workflow: 'Docs', createdAt: daysAgo(1.5) })
/** A run of a still newer commit, since the last night. */
const NEWEST = makeMainRun(10, { workflow: 'Docs', createdAt: daysAgo(0.5) })

/** The last night saw the file. */
const SEEN = { runs: [RED, NEWER], seenFiles: [{ workflowPath: 'a.yml', seenAt: daysAgo(1) }] }

/** Reads a night of some runs; a status of the file on `main` or at the commit is 200 by default. */
async function readNight(
  { main = 200, before = 200, listed = [] as readonly MainRun[] },
  memory: Partial<MonthMemory> = SEEN,
) {
  const client = fakeClient(({ route, parameters: { ref } }) => {
    if (route.endsWith('/runs'))
      return { total_count: listed.length, workflow_runs: listed.map(bodyOf) }
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

const bodyOf = ({
  id,
  workflow,
  workflowPath,
  commit,
  conclusion,
  createdAt,
  endedAt,
}: MainRun) => ({
  ...{
    id,
    run_number: id,
    name: workflow,
    path: workflowPath,
    head_sha: commit,
    head_branch: 'main',
  },
  ...{ event: 'push', run_attempt: 1, status: 'completed', conclusion },
  ...{ created_at: new Date(createdAt).toISOString(), updated_at: new Date(endedAt).toISOString() },
})

describe('readMonth: the file of a workflow that is red', () => {
  it('ends a red time if the file is gone, and then requests it no longer', async () => {
    const { now, times, next, refs } = await readNight({ main: 404, listed: [NEWEST] })
    expect(now).toEqual([])
    expect(times).toMatchObject([
      { isGone: true, isAtLeast: false, untilAt: NEWEST.createdAt, last: undefined },
    ])
    expect(next.gone).toEqual([{ workflowPath: 'a.yml', id: 8, isSeen: true }])
    expect(refs).toEqual(['main', RED.commit])
    const second = await readNight({ main: 404 }, next)
    expect([second.now, second.refs]).toEqual([[], []])
  })

  it.each<[string, Partial<MonthMemory>, boolean]>([
    ['what no night has reported', { runs: [NEWER] }, false],
    ['what failed again since the last night', SEEN, true],
  ])('ends %s with the first run of a newer commit, or later', async (_, memory, isSeen) => {
    const failed = { ...RED, id: 9, createdAt: daysAgo(1), endedAt: daysAgo(0.9) }
    const { times, next } = await readNight({ main: 404, listed: [NEWEST, failed] }, memory)
    expect(times).toMatchObject([{ isGone: true, isAtLeast: !isSeen, untilAt: NEWEST.createdAt }])
    expect(next.gone).toEqual([{ workflowPath: 'a.yml', id: 9, isSeen }])
  })

  it('may have been red longer if the file was deleted before a first night', async () => {
    const { times, now } = await readNight({ main: 404 }, { runs: [RED, NEWER] })
    expect(now).toEqual([])
    expect(times).toMatchObject([{ isGone: true, isAtLeast: true, untilAt: NEWER.createdAt }])
  })

  it('ends with the first run of a newer commit since a night saw the file, two nights ago', async () => {
    const seenFiles = [{ workflowPath: 'a.yml', seenAt: daysAgo(1.7) }]
    const { times } = await readNight({ main: 404 }, { runs: [RED, NEWER], seenFiles })
    expect(times).toMatchObject([{ isAtLeast: false, untilAt: NEWER.createdAt }])
  })

  it('is red until a commit without the file ran, also if the file was gone twice', async () => {
    const first = await readNight(
      { main: 404 },
      { ...SEEN, gone: [{ workflowPath: 'a.yml', id: 5, isSeen: true }] },
    )
    const gone = [{ workflowPath: 'a.yml', id: 8, isSeen: true }]
    expect([first.now, first.next.gone]).toEqual([[7], gone])
    const second = await readNight({ main: 404, listed: [NEWEST] }, first.next)
    expect(second.times).toMatchObject([{ isGone: true, untilAt: NEWEST.createdAt }])
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

  it('requests the files of no workflow that is green, and of five that are red, seen longest ago first', async () => {
    const green = await readNight({}, { runs: [NEWER] })
    expect(green.refs).toEqual([])
    const runs = Array.from({ length: 9 }, (_, at) =>
      makeMainRun(7 + at, {
        ...{ workflow: `W${at}`, createdAt: daysAgo(2) + at * HOUR, conclusion: 'failure' },
      }),
    )
    const first = await readNight({}, { runs })
    expect(first.refs).toHaveLength(5)
    const seen = ({ next }: typeof first) => next.seenFiles.map(({ workflowPath }) => workflowPath)
    const second = await readNight(
      {},
      { runs, seenFiles: first.next.seenFiles.map((one) => ({ ...one, seenAt: daysAgo(1) })) },
    )
    expect(new Set(seen(second))).toEqual(new Set(runs.map(({ workflowPath }) => workflowPath)))
  })
})
