import { describe, expect, it } from '@jest/globals'
import { readMonth } from '../../../src/month/read-month/read-month.ts'
import type { KnownRun, MonthMemory } from '../../../src/model/shapes/month.ts'
import { HOUR, type Instant, MINUTE } from '../../../src/model/time.ts'
import { fakeClient, sourceOf } from '../../../testing/fake-client.ts'
import { daysAgo, makeMainRun, NO_MEMORY, NOW } from '../../../testing/make-month.ts'

const isoOf = (at: Instant) => new Date(at).toISOString()
const FAILED_AT = NOW - 20 * MINUTE

/** A run of main of two hours ago, which is running for the second time by default. */
const bodyOf = (id: number, fields: object = {}) => ({
  ...{ id, run_number: id, name: `W${id}`, path: `${id}.yml`, head_sha: `${id}`.padStart(40, '0') },
  ...{ head_branch: 'main', event: 'push', status: 'in_progress', conclusion: null },
  ...{ run_attempt: 2, created_at: isoOf(NOW - 2 * HOUR), updated_at: isoOf(NOW) },
  ...{ run_started_at: isoOf(NOW - 10 * MINUTE), ...fields },
})

/** Reads a night of such runs, with how the attempt before of each finished. */
async function readNight(
  listed: readonly object[],
  conclusion = 'failure',
  memory: Partial<MonthMemory> = {},
  at = FAILED_AT,
) {
  const client = fakeClient(({ route, parameters: { run_id: id, attempt_number: attempt } }) => {
    const ended = { status: 'completed', conclusion, updated_at: isoOf(at) }
    if (route.endsWith('{attempt_number}'))
      return bodyOf(Number(id), { ...ended, run_attempt: attempt })
    if (route.endsWith('/runs')) return { total_count: listed.length, workflow_runs: listed }
    if (route.endsWith('/jobs')) return { total_count: 0, jobs: [] }
    throw new Error(route)
  })
  const source = sourceOf({ ...client, now: () => NOW })
  const known = { ...NO_MEMORY, readAt: daysAgo(1), ...memory }
  const month = await readMonth(source, { branch: 'main', memory: known })
  const attempts = client.requested.flatMap(
    ({ parameters: { run_id: id, attempt_number: one } }) =>
      one === undefined ? [] : `${id}/${one}`,
  )
  return { now: month.red.now.map(({ id }) => id), ...month, attempts }
}

describe('readMonth: a run of the default branch that is running again', () => {
  it('is red since its attempt before failed, which takes a request', async () => {
    const { now, red, attempts } = await readNight([bodyOf(7)])
    expect([now, attempts]).toEqual([[7], ['7/1']])
    expect(red.times).toMatchObject([{ fromAt: FAILED_AT, untilAt: undefined }])
  })

  it('does not end later than its present attempt began', async () => {
    const { red } = await readNight([bodyOf(7)], 'failure', {}, NOW)
    expect(red.times).toMatchObject([{ fromAt: NOW - 10 * MINUTE }])
  })

  it.each(['success', 'cancelled', 'skipped'])('is not red if that ended with %s', async (end) => {
    expect((await readNight([bodyOf(7)], end)).now).toEqual([])
  })

  const known = (fields: Partial<KnownRun>) => ({
    runs: [
      { ...makeMainRun(7, { createdAt: NOW - 2 * HOUR, workflow: 'W7', workflowPath: '7.yml' }) },
    ].map((one) => ({ ...one, endedAt: NOW - 1.5 * HOUR, ...fields })),
  })

  it.each<[string, number, Partial<KnownRun>, string, readonly number[], readonly string[]]>([
    ['had passed and then failed', 3, {}, 'failure', [7], ['7/2']],
    ['had failed and then passed', 3, { conclusion: 'failure' }, 'success', [], ['7/2']],
    ['failed, passed and failed', 4, { attempt: 2, failedAt: NOW - HOUR }, 'failure', [7], ['7/3']],
    ['had failed, as the memory has it', 2, { conclusion: 'failure' }, 'success', [7], []],
  ])('knows of one that %s', async (_, attempt, fields, conclusion, red, requests) => {
    const listed = [bodyOf(7, { run_attempt: attempt })]
    const { now, attempts } = await readNight(listed, conclusion, known(fields))
    expect([now, attempts]).toEqual([red, requests])
  })

  it('leaves its failures and minutes to the night on which it has finished', async () => {
    const first = await readNight([bodyOf(7)])
    expect(first.memory.runs).toMatchObject([{ conclusion: undefined, unread: false }])
    const end = { status: 'completed', conclusion: 'success', updated_at: isoOf(NOW) }
    const { red, memory } = await readNight([bodyOf(7, end)], 'failure', first.memory)
    expect(red.times).toMatchObject([{ fromAt: FAILED_AT, untilAt: NOW, byRerun: true }])
    expect(memory.usage?.days.at(-1)).toMatchObject({ workflowPath: '7.yml', runs: 1 })
  })

  it('is read of three at most, the newest first, and never of other branches', async () => {
    const pull = bodyOf(99, { event: 'pull_request', head_branch: 'topic' })
    const { attempts, now } = await readNight([pull, ...[9, 8, 7, 6, 5].map((id) => bodyOf(id))])
    expect(attempts).toEqual(['9/1', '8/1', '7/1'])
    expect(now.toSorted()).toEqual([7, 8, 9])
  })
})
