import { describe, expect, it } from '@jest/globals'
import { forget, reportMonth } from '../../../src/analyse/month/report-month.ts'
import { unsteadyKey } from '../../../src/analyse/month/comes-and-goes.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { DAY, SECOND } from '../../../src/model/time.ts'
import {
  daysAgo,
  makeFailed,
  makeMainRun,
  makeTimed,
  makeUnsteady,
  NO_MEMORY,
  NOW,
} from '../../../testing/make-month.ts'

const sample = (fields: Partial<MonthMemory['samples'][number]> = {}) => ({
  ...{ sampledAt: daysAgo(1), total: 0, cancelled: 0, repeated: 0, red: 0, queues: [], ...fields },
})
const hit = (number: number, runId: number, days = 2) => ({
  ...{ number, url: `https://github.com/octo-org/octo-shop/issues/${number}`, runId },
  endedAt: daysAgo(days),
})

function report(memory: Partial<MonthMemory>, changed?: ReadonlySet<string>) {
  return reportMonth({ ...NO_MEMORY, ...memory }, 'main', NOW, changed)
}

describe('reportMonth', () => {
  it('sums samples, and orders waits by what nine of ten jobs waited', () => {
    const queues = [
      { labels: 'few', seconds: [900, 900, 900, 900] },
      { labels: 'linux', seconds: [1, 2, 3] },
      { labels: 'macos', seconds: [60, 10, 50, 20, 40, 30, 70, 80, 100, 90] },
    ]
    const more = [{ labels: 'linux', seconds: [4, 5] }]
    const found = report({
      samples: [
        sample({ queues, total: 100, cancelled: 10, repeated: 20, red: 5 }),
        sample({ queues: more, total: 50, cancelled: 1 }),
      ],
    })
    expect(found.minutes).toEqual({ total: 150, cancelled: 11, repeated: 20, red: 5 })
    const row = (
      labels: string,
      jobs: number,
      [middle, p90, longest]: readonly [number, number, number],
    ) => ({
      ...{ labels, jobs, median: middle * SECOND, p90: p90 * SECOND, longest: longest * SECOND },
    })
    expect(found.queues).toEqual([row('macos', 10, [55, 90, 100]), row('linux', 5, [3, 5, 5])])
  })

  it('counts the runs of each known failure, the most frequent first', () => {
    const known = [hit(7, 1), hit(8, 1), hit(8, 2, 1), hit(8, 2)]
    expect(
      report({ known }).known.map(({ number, runs, lastAt }) => [number, runs, lastAt]),
    ).toEqual([
      [8, 2, daysAgo(1)],
      [7, 1, daysAgo(2)],
    ])
  })

  it('does not list what changed since, and counts it', () => {
    const failed = ['a', 'b'].flatMap((test) =>
      [1, 2].map((id) => makeFailed(id, { test, recovered: true })),
    )
    const [first] = failed
    const changed = new Set(first === undefined ? [] : [unsteadyKey(first)])
    expect(report({ failed }, changed)).toMatchObject({
      unsteady: [{ test: 'b' }],
      changedSince: 1,
    })
  })
})

describe('forget', () => {
  it('drops what is older than a month, to the day', () => {
    const since = Math.floor(daysAgo(30) / DAY) * DAY
    const both = <Item>(make: (at: number) => Item) => [make(since), make(since - 1)]
    const old = { workflow: 'CI', runs: 1, failedRuns: 1, cancelledRuns: 0, repeatedRuns: 0 }
    const [timed] = makeTimed([[[0, 1, 60]]])
    const memory: MonthMemory = {
      ...NO_MEMORY,
      runs: both((createdAt) => makeMainRun(1, { createdAt })),
      days: both((dayAt) => ({ ...old, dayAt })),
      failed: both((endedAt) => makeFailed(1, { endedAt })),
      known: both((endedAt) => ({ ...hit(7, 1), endedAt })),
      samples: both((sampledAt) => sample({ sampledAt })),
      times: both((startedAt) => ({ ...timed, startedAt })) as MonthMemory['times'],
      names: ['test', 'linux'],
    }
    const kept = forget(memory, [], NOW)
    const { runs, days, failed, known, samples, times, names } = kept
    expect([runs, days, failed, known, samples, times].map((list) => list.length)).toEqual(
      Array(6).fill(1),
    )
    expect(names).toEqual(['test', 'linux'])
  })

  it('keeps what is listed, by what names it', () => {
    const one = makeUnsteady({ listedAt: daysAgo(9) })
    const { open } = forget({ ...NO_MEMORY, open: [{ key: 'old', listedAt: 0 }] }, [one], NOW)
    expect(open).toEqual([{ key: unsteadyKey(one), listedAt: daysAgo(9) }])
  })

  it('drops the names that no run has any longer, and none else', () => {
    const [old, recent] = makeTimed([[[0, 1, 60, 2, 20]], [[3, 1, 70, 4, 30, 5, 6]]])
    const times = [
      { ...old, startedAt: daysAgo(40) },
      { ...recent, startedAt: daysAgo(4) },
    ] as MonthMemory['times']
    const names = ['build #1', 'linux', 'Run 1', 'build #2', 'Run 2', 'Run 3']
    const kept = forget({ ...NO_MEMORY, times, names }, [], NOW)
    expect(kept.names).toEqual(['linux', 'build #2', 'Run 2', 'Run 3'])
    expect(kept.times.map(({ jobs }) => jobs)).toEqual([[[1, 0, 70, 2, 30, 3, 6]]])
  })
})
