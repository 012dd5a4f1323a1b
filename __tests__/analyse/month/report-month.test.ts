import { describe, expect, it } from '@jest/globals'
import { forget, reportMonth } from '../../../src/analyse/month/report-month.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { DAY, SECOND } from '../../../src/model/time.ts'
import { daysAgo, makeFailed, makeMainRun, NO_MEMORY, NOW } from '../../../testing/make-month.ts'

const sample = (fields: Partial<MonthMemory['samples'][number]> = {}) => ({
  ...{ sampledAt: daysAgo(1), missing: 0, queues: [], ...fields },
})
const SERIES = { workflow: 'CI', workflowPath: 'CI' }
function report(memory: Partial<MonthMemory>) {
  return reportMonth({ ...NO_MEMORY, ...memory }, 'main', NOW)
}

describe('reportMonth', () => {
  it('orders waits by what nine of ten jobs waited', () => {
    const queues = [
      { labels: 'few', seconds: [900, 900, 900, 900] },
      { labels: 'linux', seconds: [1, 2, 3] },
      { labels: 'macos', seconds: [60, 10, 50, 20, 40, 30, 70, 80, 100, 90] },
    ]
    const more = [{ labels: 'linux', seconds: [4, 5] }]
    const found = report({ samples: [sample({ queues }), sample({ queues: more })] })
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

describe('forget', () => {
  it('drops what is older than a month, to the day', () => {
    const since = Math.floor(daysAgo(30) / DAY) * DAY
    const both = <Item>(make: (at: number) => Item) => [make(since), make(since - 1)]
    const old = { ...SERIES, runs: 1, cancelledRuns: 0, readRuns: 1, unreadRuns: 0 }
    const memory: MonthMemory = {
      ...NO_MEMORY,
      runs: both((createdAt) => makeMainRun(1, { createdAt })),
      days: both((dayAt) => ({ ...old, dayAt })),
      failed: both((endedAt) => makeFailed(1, { endedAt })),
      samples: both((sampledAt) => sample({ sampledAt })),
    }
    const kept = forget(memory, NOW)
    const { runs, days, failed, samples } = kept
    expect([runs, days, failed, samples].map((list) => list.length)).toEqual(Array(4).fill(1))
  })
})
