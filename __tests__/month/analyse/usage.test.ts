import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { forget } from '../../../src/month/analyse/report-month.ts'
import { addUsage, drawRuns, usageOf } from '../../../src/month/analyse/usage.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Run } from '../../../src/model/run.ts'
import type { UsageMemory } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../../src/model/time.ts'
import { daysAgo, makeListedRun, NO_MEMORY, NOW } from '../../../testing/make-month.ts'
import { at, finished, makeRun } from '../../../testing/make-run.ts'
import { jobIn } from '../../../testing/plain-jobs.ts'

const FROM = Math.floor(daysAgo(7) / DAY) * DAY
const OF = { workflow: 'CI', workflowPath: 'CI' }
const LINUX = { name: undefined, group: undefined, labels: ['linux'] }
const secondsOf = (time: Instant) => (time - at(0)) / SECOND
const MAC = { ...LINUX, labels: ['macos'] }

describe('addUsage', () => {
  const listing = (id: number, path = 'CI'): ListedRun => {
    const { run, ...rest } = makeListedRun(id, daysAgo(1), 'push')
    return { ...rest, run: { ...run, workflow: path, workflowPath: path } }
  }
  /** By default one that ended a day ago. */
  const attempt = (fields: Partial<Run> = {}, days = 1) => {
    const end = secondsOf(daysAgo(days))
    const jobs = [
      { runner: LINUX, state: finished(end - 60, end) },
      { runner: MAC, state: finished(end - 30, end) },
    ]
    const run = { ...makeRun({ jobs }), ...fields }
    return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
  }

  it('records by day and workflow what all new attempts used that were read', () => {
    const cancelled = attempt({ conclusion: 'cancelled' })
    const night = {
      finished: [listing(1), listing(2), listing(3), listing(4, 'Docs')],
      read: new Map([
        [1, [attempt(), attempt()]],
        [3, [cancelled]],
      ]),
      ...{ since: at(600), left: [], now: NOW },
    }
    const { days, fromAt, left } = addUsage(undefined, night)
    const dayAt = Math.floor(daysAgo(1) / DAY) * DAY
    const docs = { workflow: 'Docs', workflowPath: 'Docs' }
    expect(fromAt).toBe(at(600))
    expect(days).toEqual([
      {
        ...{ dayAt, ...OF, runs: 3, readRuns: 2 },
        labels: [
          { labels: 'linux', used: 3 * MINUTE, usedCancelled: MINUTE },
          { labels: 'macos', used: 1.5 * MINUTE, usedCancelled: MINUTE / 2 },
        ],
      },
      { dayAt, ...docs, runs: 1, readRuns: 0, labels: [] },
    ])
    const next = addUsage(
      { fromAt, days, left },
      { ...night, finished: [listing(5)], since: at(999) },
    )
    expect(next).toMatchObject({ fromAt: at(600), days: { length: 3 } })
  })

  it('counts by workflow the runs that no later night lists, and calls these minutes an estimate', () => {
    const night = { finished: [listing(1), listing(2, 'Docs')], since: daysAgo(20), now: NOW }
    const read = new Map([1, 2].map((id) => [id, [attempt()]] as const))
    const usage = addUsage(undefined, { ...night, read, left: [listing(3), listing(4)] })
    expect(usage.left).toEqual([{ workflowPath: 'CI', leftAt: NOW, runs: 2 }])
    const counts = usageOf(usage, NOW).used.map((one) => [one.workflow, one.unfinishedRuns])
    expect(new Set(counts.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['["CI",2]', '["Docs",0]']),
    )
    const later = (days: number) =>
      forget({ ...NO_MEMORY, usage }, NOW + days * DAY).usage?.left.length
    expect([later(14), later(14.1)]).toEqual([1, 0])
  })

  it('records a run on the day its last job finished, though GitHub changed it a day later', () => {
    const night = { finished: [listing(1), listing(2)], since: daysAgo(3), left: [], now: NOW }
    const { days } = addUsage(undefined, { ...night, read: new Map([[1, [attempt({}, 2)]]]) })
    expect(days.map(({ dayAt, readRuns }) => [NOW - dayAt, readRuns])).toEqual([
      [2 * DAY + 3 * HOUR, 1],
      [DAY + 3 * HOUR, 0],
    ])
  })
})

describe('drawRuns', () => {
  const listed = (id: number, path: string): ListedRun => {
    const { run, ...rest } = makeListedRun(id, daysAgo(1), 'push')
    return { ...rest, run: { ...run, workflowPath: path } }
  }
  const runs = Array.from({ length: 300 }, (_, id) => listed(id, id % 50 === 0 ? 'rare' : 'often'))

  it('draws two runs of each workflow, and then of all', () => {
    const drawn = drawRuns([...runs, listed(300, 'once')], 40)
    const counts = ['often', 'rare', 'once'].map(
      (path) => drawn.filter(({ run }) => run.workflowPath === path).length,
    )
    expect(drawn).toHaveLength(40)
    expect(counts[0]).toBeGreaterThan(30)
    expect([counts[1] ?? 0, counts[2]]).toEqual([expect.any(Number), 1])
    expect(counts[1]).toBeGreaterThanOrEqual(2)
  })

  it('draws the same runs in any order of the list', () => {
    const idsOf = (some: readonly ListedRun[]) =>
      new Set(drawRuns(some, 40).map(({ run }) => run.id))
    expect(idsOf(runs.toReversed())).toEqual(idsOf(runs))
  })
})

describe('usageOf: a monorepo of twelve workflows', () => {
  /** Runs of each workflow a day, and the minutes of each of its runs, give or take a third. */
  const WORKFLOWS = Array.from({ length: 12 }, (_, at) => ({
    ...{ path: `${at}.yml`, perDay: at < 3 ? 60 : 3, minutes: 5 + 3 * at },
  }))
  const timeOf = (id: number, minutes: number) => {
    return Math.round(minutes * MINUTE * (2 / 3 + ((id * 7_919) % 1_000) / 1_500))
  }

  /** The sum that a night reports after so many nights, and the true one. */
  function after(nights: number) {
    let usage: UsageMemory | undefined
    let id = 0
    let truth = 0
    for (let night = nights; night > 0; night--) {
      const begin = FROM + (7 - night) * DAY
      const runs = WORKFLOWS.flatMap(({ path, perDay, minutes }) =>
        Array.from({ length: perDay }, () => {
          const { run, ...rest } = makeListedRun(++id, begin + HOUR, 'push')
          truth += timeOf(id, minutes)
          return { ...rest, run: { ...run, workflow: path, workflowPath: path }, minutes }
        }),
      )
      const read = drawRuns(runs, 40).map(({ run, minutes }) => {
        const start = secondsOf(begin + HOUR)
        const job = jobIn(finished(start, start + timeOf(run.id, minutes) / SECOND))
        const made = makeRun({ jobs: [{ ...job, runner: LINUX }] })
        const options = { currentRun: undefined, allowedFailures: [] }
        return [run.id, [{ run: made, ...findFailures(made, options) }]] as const
      })
      usage = addUsage(usage, {
        finished: runs,
        read: new Map(read),
        since: at(0),
        left: [],
        now: NOW,
      })
    }
    const { used, unknownUsage } = usageOf(usage && { ...usage, fromAt: FROM }, NOW)
    const sum = used.reduce((total, one) => total + one.used, 0)
    return { off: Math.abs(sum - truth) / truth, rows: used.length, unknown: unknownUsage.length }
  }

  it.each([3, 4, 5, 6, 7])('has a sum within a tenth after %i nights, and all rows', (nights) => {
    const { off, ...counts } = after(nights)
    expect(counts).toEqual({ rows: 12, unknown: 0 })
    expect(off).toBeLessThan(0.1)
  })
})

describe('usageOf', () => {
  const dayOf = (runs: number, readRuns: number, minutes: number, ago = 0, path = 'CI') => ({
    ...{ dayAt: FROM + (6 - ago) * DAY, workflow: path, workflowPath: path, runs, readRuns },
    labels: [{ labels: 'linux', used: minutes * MINUTE, usedCancelled: (minutes / 2) * MINUTE }],
  })
  const since = (days: UsageMemory['days'], fromAt = FROM - 20 * DAY) =>
    usageOf({ fromAt, days, left: [] }, NOW)

  it.each([
    ['the sum, if all runs were read', [dayOf(2, 2, 30), dayOf(1, 1, 10, 1)], 40, 3, 3],
    ['an estimate, if two were', [dayOf(20, 1, 4), dayOf(10, 1, 16, 1)], 300, 30, 2],
    ['nothing before the first day', [dayOf(2, 2, 30), dayOf(2, 2, 30, 7)], 30, 2, 2],
    ['nothing of the day of the night', [dayOf(2, 2, 30), dayOf(2, 2, 30, -1)], 30, 2, 2],
  ])('has %s', (_, days, minutes, runs, readRuns) => {
    const used = minutes * MINUTE
    const row = { ...OF, labels: 'linux', used, usedCancelled: used / 2, runs, readRuns }
    expect(since(days)).toMatchObject({ used: [row], unknownUsage: [], usedFromAt: FROM })
  })

  it('says nothing of a workflow of which fewer than two runs, and not all, were read', () => {
    const found = since([dayOf(11, 1, 90), dayOf(1, 1, 20, 0, 'Docs'), dayOf(8, 0, 0, 0, 'Lint')])
    expect(found.used.map(({ workflow }) => workflow)).toEqual(['Docs'])
    expect(found.unknownUsage).toEqual([
      { ...OF, runs: 11, readRuns: 1, usedBefore: 0 },
      { workflow: 'Lint', workflowPath: 'Lint', runs: 8, readRuns: 0, usedBefore: 0 },
    ])
  })

  it('has the sum of the seven days before only if all of them were counted', () => {
    const days = [dayOf(2, 2, 30), dayOf(20, 2, 30, 7), dayOf(1, 1, 5, 13), dayOf(9, 9, 9, 14)]
    const before = (fromAt: number) => since(days, fromAt).usedBefore
    expect(before(FROM - 7 * DAY)).toBe((21 / 3) * 35 * MINUTE)
    expect(before(FROM - 7 * DAY + 1)).toBeUndefined()
  })

  it('has no sum of the seven days before if too few runs of a workflow were read in them', () => {
    const { used, unknownUsage, usedBefore } = since([
      ...[dayOf(2, 2, 30), dayOf(2, 2, 16, 7)],
      ...[dayOf(5, 5, 50, 0, 'Docs'), dayOf(90, 1, 7, 7, 'Docs')],
      ...[dayOf(9, 0, 0, 0, 'Lint'), dayOf(1, 1, 3, 7, 'Lint')],
      dayOf(1, 1, 2, 0, 'New'),
    ])
    expect(usedBefore).toBeUndefined()
    expect(
      [...used, ...unknownUsage].map((one) => [
        one.workflow,
        one.usedBefore && one.usedBefore / MINUTE,
      ]),
    ).toEqual([
      ...[
        ['Docs', undefined],
        ['CI', 16],
        ['New', 0],
        ['Lint', 3],
      ],
    ])
  })

  it('says since when runs were counted', () => {
    expect(since([], FROM + DAY).usedFromAt).toBe(FROM + DAY)
    expect(usageOf(undefined, NOW).usedFromAt).toBeUndefined()
  })
})
