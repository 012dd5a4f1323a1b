import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeMonth, encodeMonth } from '../../src/month/report-json/month.ts'
import type { Month, MonthMemory } from '../../src/model/shapes/month.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import {
  daysAgo,
  makeFailed,
  makeMainRun,
  makeMonth,
  makeRedTime,
  makeRunLabel,
  makeSchedule,
  makeUnsteady,
  NO_MEMORY,
  NOW,
} from '../../testing/make-month.ts'
import { expectValidMonth } from '../../testing/report-schema.ts'

const QUEUE = { labels: 'linux', jobs: 5, median: 1_500, p90: 2_000, longest: 3_000 }

const SAMPLED = {
  ...{ workflow: 'CI', workflowPath: 'ci.yml', event: 'push', job: 'test', labels: 'linux' },
  ...{ wait: 1_000, ran: 9_000, hasPassed: true, isCancelled: false },
  steps: [{ name: 'Run make', ran: 8_000 }],
}

const DAY = { workflow: 'CI', workflowPath: '.github/workflows/ci.yml' }

const WEEK_ROW = {
  ...{ ...DAY, event: 'push', runs: 9, undecided: 1, failed: 2, median: 61_500 },
}
const UNTIMED = { ...WEEK_ROW, event: undefined, median: undefined }
const WEEKS = [
  { weekAt: NOW, listedFromAt: NOW, rows: [WEEK_ROW, UNTIMED], omittedRows: 0 },
  { weekAt: daysAgo(7), listedFromAt: undefined, rows: [], omittedRows: 2 },
]

const MOVED = {
  ...{ ...DAY, job: 'test', ran: 9_000, changedAt: daysAgo(3), ranBefore: 5_000, step: undefined },
}
const LABELS = { labels: 'linux', used: 90_000, usedCancelled: 30_000 }

const MEMORY: MonthMemory = {
  ...NO_MEMORY,
  open: [{ key: '["CI","a"]', listedAt: daysAgo(3) }],
  runs: [
    makeMainRun(1),
    makeMainRun(2, { failedAt: NOW, passedAt: NOW, number: undefined, commit: undefined }),
    { ...makeMainRun(3), conclusion: undefined, endedAt: undefined, unfinished: true },
    { ...makeMainRun(4, { event: undefined, ran: 9_000, unread: true }), isMain: false },
  ],
  failed: [makeFailed(3, { test: undefined, step: undefined, message: undefined })],
  samples: [{ sampledAt: NOW, jobs: [SAMPLED, { ...SAMPLED, wait: undefined }] }],
  unknownBefore: ['.github/workflows/ci.yml'],
  gone: [{ workflowPath: 'ci.yml', id: 5, isSeen: false }],
  seenFiles: [{ workflowPath: 'ci.yml', seenAt: NOW }],
  awaited: [{ workflowPath: 'ci.yml', event: undefined, awaitedAt: NOW }],
  schedules: [makeSchedule(), makeSchedule({ missedAt: undefined, idleAt: NOW })],
  usage: {
    fromAt: daysAgo(3),
    days: [{ ...DAY, dayAt: NOW, runs: 9, readRuns: 4, labels: [LABELS] }],
    left: [{ workflowPath: 'ci.yml', leftAt: NOW, runs: 2 }],
  },
}

const FIRST = makeRunLabel(1)

/** A month that has each field. */
const FULL: Month = makeMonth({
  red: {
    ...{ now: [FIRST], greenSince: undefined, runs: 3, unreadRuns: 1, fromAt: daysAgo(9) },
    unknownWorkflows: 1,
    ...{ pushes: 2, cancelledPushes: 1 },
    times: [makeRedTime({ message: 'no', messageAt: NOW }), makeRedTime({ last: undefined })],
    ...{ count: 2, countByRerun: 1 },
    ...{ recent: 2_000, duration: 3_600_000 },
  },
  unsteady: [makeUnsteady(), makeUnsteady({ test: undefined, path: 'src/a.ts' })],
  missed: [makeSchedule()],
  workflows: [
    {
      ...{ ...DAY, runs: 9, median: 61_500 },
      ...{ main: { decided: 5, failed: 1 }, others: { decided: 3, failed: 0 } },
    },
  ],
  runWeeks: WEEKS,
  weeks: {
    ...{ sampledJobs: 3, runs: 9, usedFromAt: daysAgo(3), usedBefore: 60_000, jobs: [MOVED] },
    used: [{ ...DAY, ...LABELS, runs: 9, readRuns: 4, unfinishedRuns: 1, usedBefore: 60_000 }],
    unknownUsage: [{ ...DAY, runs: 9, readRuns: 0, usedBefore: undefined }],
  },
  queues: [QUEUE],
  notes: ['The memory is damaged.'],
  issueUrl: 'https://github.com/octo-org/octo-shop/issues/9',
  sinceAt: daysAgo(1),
  ...{ runsListed: 3, failuresRead: 2, memory: MEMORY },
})

const write = (month: Month) => JSON.stringify(encodeMonth(month))
const toJson = (month: Month) => JSON.parse(write(month)) as Readonly<Record<string, unknown>>
/** As JSON has it. */
const without = (month: Month) => JSON.parse(JSON.stringify(month)) as unknown

describe('encodeMonth', () => {
  it('writes times in UTC and durations in seconds, as the schema has them', () => {
    const json = toJson(FULL)
    expectValidMonth(json)
    expect(json).toMatchObject({
      ...{ schemaVersion: 1, kind: 'month', madeAt: '2026-03-31T03:00:00Z' },
      red: { durationSeconds: 3_600, recentSeconds: 2, greenSince: null },
      queues: [{ medianSeconds: 1.5, p90Seconds: 2, longestSeconds: 3 }],
      memory: { samples: [{ jobs: [{ waitSeconds: 1, ranSeconds: 9 }, { waitSeconds: null }] }] },
    })
    expectValidMonth(toJson(makeMonth()))
  })

  it('is read as it was', () => {
    expect(without(decodeMonth(write(FULL)) as Month)).toEqual(without(FULL))
    expect(without(decodeMonth(write(makeMonth())) as Month)).toEqual(without(makeMonth()))
  })

  it('is read as it was with any text, time and duration', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    const time = fc.integer({ min: 0, max: 4e12 })
    const values = fc.record({ text, time, duration: fc.nat(1e9), count: fc.nat(1e6) })
    fc.assert(
      fc.property(values, ({ text, time, duration, count }) => {
        const wellFormed = text.toWellFormed()
        const month = makeMonth({
          unsteady: [makeUnsteady({ test: wellFormed, lastAt: time, failed: count })],
          queues: [{ ...QUEUE, labels: wellFormed, longest: duration }],
          notes: [wellFormed],
          memory: { ...MEMORY, readAt: time },
        })
        expect(without(decodeMonth(write(month)) as Month)).toEqual(without(month))
      }),
      fuzzOptions(25, 1000),
    )
  })
})

describe('decodeMonth', () => {
  const json = toJson(FULL)
  const memory = json['memory'] as { readonly samples: readonly object[] }
  /** A memory of before the first release: what is known of a run is in several lists. */
  const before = {
    ...memory,
    runs: [{ id: 1, ...DAY, conclusion: 'failure', createdAt: '2026-03-30T01:00:00Z' }],
    unread: [],
    history: { listedFromAt: '2026-03-22T00:00:00Z', open: [], closed: [] },
  }

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['damaged JSON', write(FULL).slice(0, -2)],
    ['a list', []],
    ['a report of a run', { ...json, kind: 'run' }],
    ['a later version', { ...json, schemaVersion: 2 }],
    ['a memory of before the first release', { ...json, memory: before }],
    ['no issue', { ...json, issueUrl: undefined }],
    ['no list of what a memory needs', { ...json, memory: { ...memory, gone: undefined } }],
    ['no memory', { ...json, memory: undefined }],
    ['no samples', { ...json, memory: { ...memory, samples: null } }],
    ['a URL of a script', { ...json, url: 'javascript:alert(1)' }],
    ['a repository without an owner', { ...json, repository: 'octo-shop' }],
    ['a negative count', { ...json, requests: -1 }],
    ['a time that is none', { ...json, madeAt: 'now' }],
  ])('returns undefined for %s', (_, value) => {
    expect(decodeMonth(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined()
  })

  it('ignores what a later version adds', () => {
    const later = { ...json, later: [1], memory: { ...memory, names: ['test'] } }
    expect(decodeMonth(JSON.stringify(later))).toEqual(decodeMonth(write(FULL)))
  })
})
