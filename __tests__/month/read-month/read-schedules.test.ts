import { describe, expect, it } from '@jest/globals'
import { readSchedules } from '../../../src/month/read-month/read-schedules.ts'
import type { Schedule } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR, type Instant } from '../../../src/model/time.ts'
import { fakeClient, httpError, sourceOf } from '../../../testing/fake-client.ts'
import { makeListedRun, NOW } from '../../../testing/make-month.ts'

const PATH = '.github/workflows/nightly.yml'
const fileOf = (...crons: readonly string[]) => ({
  encoding: 'base64',
  content: Buffer.from(
    `on:\n  push:\n${crons.length === 0 ? '' : '  schedule:\n'}${crons.map((cron) => `    - cron: '${cron}'\n`).join('')}`,
  ).toString('base64'),
})
const DAILY = fileOf('0 4 * * *')
/** Twice since the last run, the second time just before now. */
const AT_1 = '0 1 30-31 * *'
const AT_1_LOCAL = fileOf(`${AT_1}'\n      timezone: 'America/New_York`)

interface Setting {
  readonly state?: string
  readonly now?: object | undefined
  readonly before?: object | undefined
  /** How many days ago its runs started. */
  readonly days?: readonly number[]
  readonly known?: readonly Schedule[]
  readonly listed?: readonly (readonly [daysAgo: number, event: string])[]
  readonly at?: Instant
  /** The status with which GitHub refuses the state of the workflow, its file now, or that before. */
  readonly refuses?: Readonly<Partial<Record<'state' | 'now' | 'before', number>>>
}

/** What is known after a night; without a body, a request is not found. */
async function read(setting: Setting = {}) {
  const { refuses = {}, state = 'active', days = [7, 6, 5, 4, 3], known = [], at = NOW } = setting
  const { now, before } = { now: DAILY, before: DAILY, ...setting }
  const { listed = [[3, 'schedule']] } = setting
  const runOf = (ago: number, event = 'schedule') => {
    const { run, createdAt = 0 } = makeListedRun(
      Math.round(1_000 - ago * 10),
      NOW - ago * DAY,
      event,
    )
    return {
      ...{ id: run.id, name: 'Nightly', path: PATH, event, head_sha: 'c'.repeat(40) },
      ...{ status: 'completed', conclusion: 'success', run_number: run.id },
      created_at: new Date(createdAt).toISOString(),
      html_url: `https://github.com/octo-org/octo-shop/actions/runs/${run.id}`,
    }
  }
  const runs = days.toReversed().map((ago) => runOf(ago))
  const bodyOf = (route: string, ref: unknown): object | undefined => {
    if (route.endsWith('/runs')) return { total_count: runs.length, workflow_runs: runs }
    if (route.endsWith('{workflow_id}')) return { state }
    return ref === 'main' ? now : before
  }
  const client = fakeClient(({ route, parameters }) => {
    const isState = route.endsWith('{workflow_id}')
    const what = isState ? 'state' : parameters['ref'] === 'main' ? 'now' : 'before'
    const status = route.endsWith('/runs') ? undefined : refuses[what]
    if (status !== undefined) throw httpError(status)
    const body = bodyOf(route, parameters['ref'])
    if (body === undefined) throw httpError(404, 'Not Found')
    return { ...body }
  })
  const source = sourceOf({ ...client, now: () => at })
  const night = listed.map(([ago, event]) =>
    makeListedRun(Math.round(1_000 - ago * 10), NOW - ago * DAY, event),
  )
  const schedules = await readSchedules(source, known, night, 'main')
  return { schedules, requests: client.requested.length }
}

const outcome = ({ missedAt, state, isUnread, fault }: Schedule) =>
  missedAt === undefined
    ? 'ran'
    : [state ?? 'no state', ...(isUnread ? ['unread'] : []), ...(fault ? [fault] : [])].join(', ')

const textFile = (text: string) => ({
  encoding: 'base64',
  content: Buffer.from(text).toString('base64'),
})
const BROKEN = textFile('on: push\non: push')
const LONG = `&cron "${'1'.repeat(1_000)}"`

describe('readSchedules', () => {
  it.each<[string, string, Setting]>([
    ['active', 'did not run', {}],
    ['ran', 'ran three nights ago and before, each third night', { days: [15, 12, 9, 6, 3] }],
    ['ran', 'has too few runs', { days: [6, 5, 4, 3] }],
    ['disabled_inactivity', 'GitHub disabled', { state: 'disabled_inactivity' }],
    ['disabled_manually', 'somebody disabled', { state: 'disabled_manually' }],
    ['forgotten', 'has no file, though GitHub calls it active', { now: undefined }],
    ['forgotten', 'GitHub calls deleted', { state: 'deleted', now: undefined, before: undefined }],
    ['ran', 'has no schedule now', { now: fileOf() }],
    ['ran', 'became a weekly one', { now: fileOf('0 4 * * 1') }],
    ['ran', 'got a second time', { now: fileOf('0 4 * * *', '0 5 * * *') }],
    ['ran', 'is due each month', { now: fileOf('0 4 1 * *'), before: fileOf('0 4 1 * *') }],
    ['active', 'was due at 1:00 UTC', { now: fileOf(AT_1), before: fileOf(AT_1) }],
    ['ran', 'is due at 1:00 in New York', { now: AT_1_LOCAL, before: AT_1_LOCAL }],
    ['active', 'has a time that is no cron', { now: fileOf('daily'), before: fileOf('daily') }],
    ['active', 'changed in other lines', { now: { ...DAILY, sha: 'a' } }],
    ['active, unread', 'has a file that may not be read', { now: undefined, before: undefined }],
    ['no state', 'has a state that is not found', { refuses: { state: 404 } }],
    ['no state', 'has a state that may not be read', { refuses: { state: 403 } }],
    ['no state', 'has a state that could not be read', { refuses: { state: 503 } }],
    ['no state, unread', 'could not be read', { refuses: { state: 500, now: 500, before: 500 } }],
    ['active, line 2: a key is repeated', 'has a broken file', { now: BROKEN }],
    ['forgotten', 'had a broken file and has none', { now: undefined, before: BROKEN }],
    ['ran', 'had a broken file when it ran', { before: BROKEN }],
    [
      'active, its schedule is too long',
      'repeats a long time',
      { now: textFile(`on: { schedule: [{ cron: ${LONG} }, { cron: *cron }] }`) },
    ],
    [
      'active, its schedule is too long',
      'repeats a time often',
      { now: textFile(`on: { schedule: [&time { cron: daily }, ${'*time, '.repeat(100)}] }`) },
    ],
    ['active, unread', 'has a file that could not be read now', { refuses: { now: 502 } }],
    ['active, unread', 'has a file that may not be read now', { refuses: { now: 403 } }],
    [
      'forgotten',
      'has no file and a state that could not be read',
      { now: undefined, refuses: { state: 503 } },
    ],
  ])('finds %s for one that %s', async (expected, _, setting) => {
    const [found] = (await read(setting)).schedules
    expect(found === undefined ? 'forgotten' : outcome(found)).toBe(expected)
  })

  it('sends a request for a workflow once, and three for one that did not run', async () => {
    const first = await read({ at: NOW - 2 * DAY })
    expect([first.schedules.map(outcome), first.requests]).toEqual([['ran'], 1])
    const known = first.schedules
    const quiet = await read({ known, listed: [], at: NOW - 1.5 * DAY })
    expect([quiet.schedules.map(outcome), quiet.requests]).toEqual([['ran'], 0])
    const missed = await read({ known, listed: [] })
    expect([missed.schedules.map(outcome), missed.requests]).toEqual([['active'], 3])
  })

  it.each<[string, string, Setting['listed']]>([
    ['ran', 'its schedule', [[0.1, 'schedule']]],
    ['active', 'hand', [[0.1, 'workflow_dispatch']]],
    ['active', 'a push', [[0.1, 'push']]],
  ])('finds that it %s if it ran again by %s', async (expected, _, listed) => {
    const { schedules: known } = await read()
    const { schedules } = await read({ known, listed: listed ?? [], at: NOW + HOUR })
    expect(schedules.map(outcome)).toEqual([expected])
  })

  it('follows a weekly schedule after a daily one, and reports only what is missed then', async () => {
    const weekly = { now: fileOf('0 4 * * 1'), before: fileOf('0 4 * * 1') }
    const { schedules } = await read({ now: weekly.now })
    const [first] = (
      await read({ ...weekly, known: schedules, listed: [[-4, 'schedule']], at: NOW + 4 * DAY })
    ).schedules
    expect(first?.gaps.at(-1)).toBe(7 * DAY)
    const at = async (days: number) => {
      const night = await read({
        ...weekly,
        known: first ? [first] : [],
        listed: [],
        at: NOW + days * DAY,
      })
      return night.schedules.map(outcome)
    }
    expect([await at(11.5), await at(18.5)]).toEqual([['ran'], ['active']])
  })

  it('keeps a state that an earlier night read', async () => {
    const { schedules: known } = await read({ state: 'disabled_manually' })
    const night = { known, listed: [], refuses: { state: 503 } }
    expect((await read(night)).schedules.map(outcome)).toEqual(['disabled_manually'])
  })
})
