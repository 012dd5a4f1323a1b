import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { addUsage, usageOf } from '../../../src/analyse/month/usage.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Run } from '../../../src/model/run.ts'
import type { UsageMemory } from '../../../src/model/shapes/month.ts'
import { DAY, MINUTE } from '../../../src/model/time.ts'
import { daysAgo, makeListedRun, NOW } from '../../../testing/make-month.ts'
import { at, finished, makeRun } from '../../../testing/make-run.ts'

const FROM = Math.floor(daysAgo(7) / DAY) * DAY
const OF = { workflow: 'CI', workflowPath: 'CI' }
const LINUX = { name: undefined, group: undefined, labels: ['linux'] }
const MAC = { ...LINUX, labels: ['macos'] }

describe('addUsage', () => {
  const listing = (id: number, path = 'CI'): ListedRun => {
    const { run, ...rest } = makeListedRun(id, daysAgo(1), 'push')
    return { ...rest, run: { ...run, workflow: path, workflowPath: path } }
  }
  const attempt = (end: number, fields: Partial<Run> = {}, runner = LINUX) => {
    const jobs = [
      { runner, state: finished(end - 60, end) },
      { runner: MAC, state: finished(end - 30, end) },
    ]
    const run = { ...makeRun({ jobs }), ...fields }
    return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
  }

  it('records by day and workflow what the runs used that were read', () => {
    const cancelled = attempt(900, { conclusion: 'cancelled' })
    const night = {
      finished: [listing(1), listing(2), listing(3), listing(4, 'Docs')],
      read: new Map([
        [1, [attempt(100), attempt(700)]],
        [3, [cancelled]],
      ]),
      since: at(600),
    }
    const { days, fromAt } = addUsage(undefined, night)
    const dayAt = Math.floor(daysAgo(1) / DAY) * DAY
    const docs = { workflow: 'Docs', workflowPath: 'Docs' }
    expect(fromAt).toBe(at(600))
    expect(days).toEqual([
      {
        ...{ dayAt, ...OF, runs: 3, readRuns: 2 },
        labels: [
          { labels: 'linux', used: 2 * MINUTE, usedCancelled: MINUTE },
          { labels: 'macos', used: MINUTE, usedCancelled: MINUTE / 2 },
        ],
      },
      { dayAt, ...docs, runs: 1, readRuns: 0, labels: [] },
    ])
    const next = addUsage({ fromAt, days }, { ...night, finished: [listing(5)], since: at(999) })
    expect(next).toMatchObject({ fromAt: at(600), days: { length: 3 } })
  })
})

describe('usageOf', () => {
  const dayOf = (runs: number, readRuns: number, minutes: number, ago = 0, path = 'CI') => ({
    ...{ dayAt: FROM + (6 - ago) * DAY, workflow: path, workflowPath: path, runs, readRuns },
    labels: [{ labels: 'linux', used: minutes * MINUTE, usedCancelled: (minutes / 2) * MINUTE }],
  })
  const since = (days: UsageMemory['days'], fromAt = FROM - 20 * DAY) =>
    usageOf({ fromAt, days }, NOW)

  it.each([
    ['the sum, if all runs were read', [dayOf(2, 2, 30), dayOf(1, 1, 10, 1)], 40, 3, 3],
    ['an estimate, if ten were', [dayOf(20, 4, 40), dayOf(10, 6, 60, 1)], 300, 30, 10],
    ['nothing before the first day', [dayOf(2, 2, 30), dayOf(2, 2, 30, 7)], 30, 2, 2],
    ['nothing of the day of the night', [dayOf(2, 2, 30), dayOf(2, 2, 30, -1)], 30, 2, 2],
  ])('has %s', (_, days, minutes, runs, readRuns) => {
    const used = minutes * MINUTE
    const row = { ...OF, labels: 'linux', used, usedCancelled: used / 2, runs, readRuns }
    expect(since(days)).toEqual({ used: [row], unknownUsage: [], usedFromAt: FROM })
  })

  it('says nothing of a workflow of which fewer than ten runs, and not all, were read', () => {
    const found = since([dayOf(11, 9, 90), dayOf(9, 9, 20, 0, 'Docs'), dayOf(8, 0, 0, 0, 'Lint')])
    expect(found.used.map(({ workflow }) => workflow)).toEqual(['Docs'])
    expect(found.unknownUsage).toEqual([
      { ...OF, runs: 11, readRuns: 9 },
      { workflow: 'Lint', workflowPath: 'Lint', runs: 8, readRuns: 0 },
    ])
  })

  it('says since when runs were counted', () => {
    expect(since([], FROM + DAY).usedFromAt).toBe(FROM + DAY)
    expect(usageOf(undefined, NOW).usedFromAt).toBeUndefined()
  })
})
