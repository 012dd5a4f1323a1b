import { describe, expect, it } from '@jest/globals'
import { readMonth } from '../../../src/month/read-month/read-month.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { HOUR, type Instant } from '../../../src/model/time.ts'
import { fakeClient, httpError, sourceOf } from '../../../testing/fake-client.ts'
import { daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../../testing/make-month.ts'

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
async function readNight(
  memory: Partial<MonthMemory>,
  body: object = runBody(),
  jobs = [jobBody(1, 'failure', daysAgo(6.5)), jobBody(2, 'success', PASSED_AT)],
) {
  const client = fakeClient(({ route }) => {
    if (route.endsWith('/runs')) return { total_count: 0, workflow_runs: [] }
    if (route.endsWith('/jobs')) return { total_count: jobs.length, jobs }
    if (route.endsWith('{run_id}')) return { ...body }
    if (route.endsWith('/logs')) throw httpError(404, 'Not Found')
    throw new Error(route)
  })
  const source = sourceOf({ ...client, now: () => NOW })
  const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
  const { red, memory: next } = await readMonth(source, { branch: 'main', memory: known })
  const ids = client.requested.flatMap(({ parameters }) => parameters['run_id'] ?? [])
  const times = red.times.map(({ untilAt, byRerun }) => ({ untilAt, byRerun }))
  return { red: times, unfinished: next.runs.filter((run) => run.unfinished), ids }
}

const failed = (id: number, ago: number, fields = {}) =>
  makeMainRun(id, { createdAt: daysAgo(ago), conclusion: 'failure', ...fields })
const STILL_RED = [{ untilAt: undefined, byRerun: false }]

describe('readMonth: a re-run of a run that is no longer listed', () => {
  it.each([7, 28])('ends a red time when the re-run passed: of %i days ago', async (ago) => {
    const runs = [failed(6, ago + 1), failed(7, ago)]
    const { red, ids } = await readNight({ runs }, runBody({ created_at: isoOf(daysAgo(ago)) }))
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
    expect(await readNight(memory, body)).toMatchObject({ red: STILL_RED, ids: [7] })
  })

  it('requests the newest run of each workflow, those that are red first', async () => {
    const other = { workflow: 'Nightly', workflowPath: 'nightly.yml' }
    const deploys = { workflow: 'Deploy', workflowPath: 'deploy.yml' }
    const green = [5, 9].map((id) =>
      makeMainRun(id, { createdAt: daysAgo(10 - id / 10), ...other }),
    )
    const cancelled = makeMainRun(8, { createdAt: daysAgo(6), conclusion: 'cancelled' })
    const listed = makeMainRun(11, { createdAt: daysAgo(4), ...deploys })
    const { ids } = await readNight(
      { runs: [...green, failed(7, 7), cancelled, listed] },
      runBody({ run_attempt: 1 }),
    )
    expect(ids).toEqual([7, 9, 8])
  })

  it('is red from the end of a re-run that failed of a run that had passed', async () => {
    const passed = { createdAt: daysAgo(7), endedAt: daysAgo(6.9) }
    const runs = [failed(6, 8, { endedAt: daysAgo(7.9) }), makeMainRun(7, passed)]
    const body = runBody({ conclusion: 'failure' })
    const jobs = [jobBody(1, 'success', daysAgo(6.9)), jobBody(2, 'failure', PASSED_AT)]
    const night = await readNight({ runs }, body, jobs)
    expect(night.red).toEqual([
      { untilAt: undefined, byRerun: false },
      { untilAt: daysAgo(6.9), byRerun: false },
    ])
  })

  it('was not red by an attempt that it saw pass, whose failed job may fail', async () => {
    const runs = [makeMainRun(7, { createdAt: daysAgo(7), endedAt: daysAgo(6.9) })]
    const jobs = [jobBody(1, 'failure', daysAgo(6.9)), jobBody(2, 'success', PASSED_AT)]
    expect((await readNight({ runs }, runBody(), jobs)).red).toEqual([])
  })

  it.each<[string, object, readonly { untilAt: Instant | undefined; byRerun: boolean }[], boolean]>(
    [
      ['failed', { conclusion: 'failure' }, STILL_RED, false],
      ['passed', { conclusion: 'success' }, [], false],
      ['is waiting still', { status: 'waiting', conclusion: null }, [], true],
    ],
  )(
    'requests a run that was waiting, until it has finished: it %s',
    async (_, fields, red, stays) => {
      const waiting = makeMainRun(7, { createdAt: daysAgo(7), unfinished: true })
      const unfinished = [{ ...waiting, conclusion: undefined, endedAt: undefined }]
      const jobs = [jobBody(1, 'failure', PASSED_AT)]
      const passed = [jobBody(1, 'success', PASSED_AT)]
      const isRed = red.length > 0
      const body = runBody({ run_attempt: 1, ...fields })
      const night = await readNight({ runs: unfinished }, body, isRed ? jobs : passed)
      expect(night.red).toEqual(red)
      expect(night.unfinished).toEqual(stays ? unfinished : [])
      expect(new Set(night.ids)).toEqual(new Set([7]))
    },
  )

  it('reads the newest run if no night has read what failed in it', async () => {
    const jobs = [jobBody(1, 'failure', daysAgo(6.5))]
    const body = runBody({ run_attempt: 1, conclusion: 'failure' })
    const { ids } = await readNight({ runs: [failed(7, 7, { unread: true })] }, body, jobs)
    expect(ids.length).toBeGreaterThan(1)
  })

  it('reads a run once that no night has read', async () => {
    const { red, ids } = await readNight({ runs: [failed(7, 7, { unread: true })] })
    expect(red).toEqual([{ untilAt: PASSED_AT, byRerun: true }])
    expect(ids).toEqual([7, 7])
  })
})
