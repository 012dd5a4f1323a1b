import { describe, expect, it } from '@jest/globals'
import { forget, reportMonth } from '../../../src/month/analyse/report-month.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR, SECOND } from '../../../src/model/time.ts'
import {
  type MainRun,
  daysAgo,
  makeFailed,
  makeMainRun,
  makeSampledJob,
  NO_MEMORY,
  NOW,
  REPOSITORY_URL,
} from '../../../testing/make-month.ts'

const sample = (fields: Partial<MonthMemory['samples'][number]> = {}) => ({
  ...{ sampledAt: daysAgo(1), jobs: [], ...fields },
})
function report(memory: Partial<MonthMemory>) {
  return reportMonth({ ...NO_MEMORY, ...memory }, { branch: 'main', now: NOW, url: REPOSITORY_URL })
}

describe('reportMonth', () => {
  it('orders waits by what nine of ten jobs waited', () => {
    const waits = (labels: string, seconds: readonly number[]) =>
      seconds.map((wait) => makeSampledJob({ labels, wait: wait * SECOND }))
    const jobs = [
      ...waits('few', [900, 900, 900, 900]),
      ...waits('linux', [1, 2, 3]),
      ...waits('macos', [60, 10, 50, 20, 40, 30, 70, 80, 100, 90]),
      makeSampledJob({ labels: 'few', wait: undefined }),
    ]
    const found = report({
      samples: [sample({ jobs }), sample({ jobs: waits('linux', [4, 5]) })],
    })
    const row = (
      labels: string,
      jobs: number,
      [middle, p90, longest]: readonly [number, number, number],
    ) => ({
      ...{ labels, jobs, median: middle * SECOND, p90: p90 * SECOND, longest: longest * SECOND },
    })
    expect(found.queues).toEqual([row('macos', 10, [55, 90, 100]), row('linux', 5, [3, 5, 5])])
  })
})

describe('reportMonth: failures', () => {
  it('counts the runs whose failures were read, and those whose were not', () => {
    const fields = { conclusion: 'failure', createdAt: daysAgo(3) }
    const runs = [true, false, false].map((unread, at) => ({
      ...makeMainRun(at + 1, fields),
      unread,
    }))
    expect(report({ runs })).toMatchObject({ failuresRead: 2, failuresUnread: 1 })
    expect(report({ runs: runs.slice(1) })).toMatchObject({ failuresRead: 2, failuresUnread: 0 })
  })
})

describe('reportMonth: workflows', () => {
  const of = (workflow: string, workflowPath: string) => ({ workflow, workflowPath })

  it.each([
    ['CI', 'a.yml', 'CI', 'b.yml', 'CI (a.yml)'],
    ['CI', 'a.yml', 'Nightly', 'b.yml', 'CI'],
    ['CI', 'a.yml', 'Nightly', 'a.yml', 'CI'],
  ])('calls %s (%s) beside %s (%s) %s', (name, path, other, otherPath, expected) => {
    const series = of(name, path)
    const failed = [1, 2].map((id) =>
      makeFailed(id, { ...series, recovered: true, endedAt: daysAgo(3 + id) }),
    )
    const runs = [
      makeMainRun(1, { ...of(other, otherPath), conclusion: 'success' }),
      makeMainRun(2, { ...series, conclusion: 'failure' }),
    ]
    const found = report({ runs, failed })
    expect(found.red.now.map(({ workflow }) => workflow)).toEqual([expected])
    expect(found.unsteady.map(({ workflow }) => workflow)).toEqual([expected])
    const used = { dayAt: Math.floor(daysAgo(2) / DAY) * DAY, runs: 1, readRuns: 1 }
    const labels = [{ labels: 'linux', used: SECOND, usedCancelled: 0 }]
    const { weeks } = report({
      runs,
      usage: { fromAt: 0, left: [], days: [{ ...used, ...series, labels }] },
    })
    expect(weeks.used.map(({ workflow }) => workflow)).toEqual([expected])
  })
})

describe('forget', () => {
  it('drops what is older than a month, to the day', () => {
    const since = Math.floor(daysAgo(30) / DAY) * DAY
    const both = <Item>(make: (at: number) => Item) => [make(since), make(since - 1)]
    const memory: MonthMemory = {
      ...NO_MEMORY,
      failed: both((endedAt) => makeFailed(1, { endedAt })),
      samples: both((sampledAt) => sample({ sampledAt })),
      awaited: both((awaitedAt) => ({ workflowPath: 'CI', event: 'push', awaitedAt })),
    }
    const kept = forget(memory, NOW)
    const { failed, samples, awaited } = kept
    const lists = [failed, samples, awaited]
    expect(lists.map((list) => list.length)).toEqual(Array(3).fill(1))
  })

  it('keeps the runs of five weeks, and fetches none that is older than a month', () => {
    const monday = Date.UTC(2026, 2, 2)
    const now = monday + 34 * DAY
    const ids = [monday - 1, monday, now - 31 * DAY, now - 30 * DAY].map((createdAt, id) =>
      makeMainRun(id, { createdAt, unread: true, unfinished: true }),
    )
    const { runs } = forget({ ...NO_MEMORY, runs: ids }, now)
    expect(runs.map(({ id, unread, unfinished }) => [id, unread, unfinished])).toEqual([
      [1, false, false],
      [2, false, false],
      [3, true, true],
    ])
  })

  type Gone = (night: number) => MonthMemory['gone']
  /** What nights report if each lists the runs of its last day: how many hours `main` was red, and what it is now. */
  function nights(runs: readonly MainRun[], count: number, gone: Gone = () => []) {
    let memory = NO_MEMORY
    return Array.from({ length: count }, (_, night) => {
      const now = daysAgo(count - 1 - night)
      const isNew = ({ createdAt }: MainRun) => createdAt > now - DAY && createdAt <= now
      const fromAt = Math.floor((now - 30 * DAY) / DAY) * DAY
      memory = forget(
        { ...memory, fromAt, gone: gone(night), runs: [...memory.runs, ...runs.filter(isNew)] },
        now,
      )
      const { red } = reportMonth(memory, { branch: 'main', now, url: REPOSITORY_URL })
      return { days: red.duration / DAY, now: red.now.map(({ id }) => id) }
    })
  }
  const daily = (
    workflow: string,
    first: number,
    days: readonly number[],
    red: readonly number[],
  ) =>
    days.map((ago, index) =>
      makeMainRun(first + index, {
        ...{ workflow, createdAt: daysAgo(ago) - HOUR, endedAt: daysAgo(ago) },
        conclusion: red.includes(ago) ? 'failure' : 'success',
      }),
    )

  it('cuts what was red before the month, and knows with which run it began', () => {
    // It fails from 40 days before the end on, and passes 5 days before it.
    const ago = Array.from({ length: 61 }, (_, index) => 60 - index)
    const red = ago.filter((day) => day <= 40 && day > 5)
    const runs = daily('CI', 1, ago, red)
    const all = nights(runs, 61)
    expect(all.map(({ days }) => Math.round(days)).slice(20, 61)).toEqual([
      ...Array.from({ length: 30 }, (_, day) => day),
      ...Array<number>(6).fill(30),
      ...[29, 28, 27, 26, 25],
    ])
    expect(all[54]?.now).toEqual([21])
  })

  it('forgets a red time whose last run began before midnight and ended after it', () => {
    const ago = Array.from({ length: 60 }, (_, index) => 60 - index)
    // It fails once, 50 days ago. The nights are at 03:00 UTC.
    const runs = ago.map((day, index) =>
      makeMainRun(index + 1, {
        ...{ workflow: 'Nightly', conclusion: day === 50 ? 'failure' : 'success' },
        ...{ createdAt: daysAgo(day) - 3.1 * HOUR, endedAt: daysAgo(day) - 2.9 * HOUR },
      }),
    )
    const all = nights(runs, 60).map(({ days }) => Math.round(days * 24) / 24)
    expect(all.slice(10, 39)).toEqual(Array<number>(29).fill(1))
    expect(all.slice(42)).toEqual(Array<number>(18).fill(0))
  })

  it('is red by a workflow that runs no longer until its file is gone, also after months', () => {
    const days = Array.from({ length: 60 }, (_, index) => 100 - index)
    const others = Array.from({ length: 100 }, (_, index) => 100 - index - 0.5)
    const runs = [...daily('Old', 1, days, days), ...daily('CI', 200, others, [])]
    const still = nights(runs, 101).slice(59)
    expect(still.map(({ now }) => now)).toEqual(still.map(() => [1]))
    const all = nights(runs, 101, (night) =>
      night < 61 ? [] : [{ workflowPath: 'Old', id: 259, isSeen: true }],
    )
    expect([all[60]?.now, all[61]?.now, all[100]?.now]).toEqual([[1], [], []])
    expect(all.slice(92).map(({ days: red }) => red)).toEqual(all.slice(92).map(() => 0))
  })
})
