import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { labelOf } from '../../src/analyse/month/red-time.ts'
import { decodeMonth, encodeMonth } from '../../src/report-json/month.ts'
import type { Month, MonthMemory } from '../../src/model/shapes/month.ts'
import {
  daysAgo,
  makeFailed,
  makeMainRun,
  makeMonth,
  makeSlower,
  makeTimed,
  makeUnsteady,
  NO_MEMORY,
  NOW,
} from '../../testing/make-month.ts'
import { expectValidMonth } from '../../testing/report-schema.ts'

const [TIMED] = makeTimed([[[0, 1, 60, 2, 20]]])
const TIMES = { total: 9_000, cancelled: 1_001, repeated: 0, red: 500 }
const QUEUE = { labels: 'linux', jobs: 5, median: 1_500, p90: 2_000, longest: 3_000 }

const MEMORY: MonthMemory = {
  ...NO_MEMORY,
  read: [{ id: 1, attempt: 2 }],
  open: [{ key: '["CI","a"]', listedAt: daysAgo(3) }],
  runs: [makeMainRun(1), makeMainRun(2, { failedAt: NOW, number: undefined, commit: undefined })],
  days: [{ dayAt: NOW, workflow: 'CI', runs: 3, failedRuns: 1, cancelledRuns: 0, repeatedRuns: 1 }],
  failed: [makeFailed(3, { test: undefined, step: undefined, message: undefined })],
  known: [{ number: 7, url: 'https://github.com/a/b/issues/7', runId: 3, endedAt: NOW }],
  names: ['test', 'linux', ''],
  times: TIMED === undefined ? [] : [TIMED],
  samples: [{ sampledAt: NOW, ...TIMES, queues: [{ labels: '', seconds: [1, 2] }] }],
}

/** A month that has each field. */
const FULL: Month = makeMonth({
  red: {
    ...{ now: [labelOf(makeMainRun(1))], greenSince: undefined, times: 2, solvedByRerun: 1 },
    ...{ runs: 3, recent: 2_000, duration: 3_600_000, longest: 3_000, longestRun: undefined },
  },
  unsteady: [makeUnsteady(), makeUnsteady({ test: undefined, path: 'src/a.ts' })],
  slower: [makeSlower(), makeSlower({ job: undefined, step: undefined })],
  queues: [QUEUE],
  known: [{ number: 7, url: 'https://github.com/a/b/issues/7', runs: 2, lastAt: NOW }],
  notes: ['The memory is damaged.'],
  issueUrl: 'https://github.com/octo-org/octo-shop/issues/9',
  ...{ minutes: TIMES, changedSince: 1, runsListed: 3, failuresRead: 2, memory: MEMORY },
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
      red: { durationSeconds: 3_600, longestSeconds: 3, greenSince: null },
      slower: [{ beforeSeconds: 60, afterSeconds: 90 }, { job: null }],
      queues: [{ medianSeconds: 1.5, p90Seconds: 2, longestSeconds: 3 }],
      minutes: { totalSeconds: 9, cancelledSeconds: 1.001, redSeconds: 0.5 },
      memory: { times: [{ jobs: [[0, 1, 60, 2, 20]] }] },
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
          slower: [makeSlower({ before: duration, firstAt: time })],
          notes: [wellFormed],
          memory: { ...MEMORY, names: [wellFormed], readAt: time },
        })
        expect(without(decodeMonth(write(month)) as Month)).toEqual(without(month))
      }),
      { numRuns: 50 },
    )
  })
})

describe('decodeMonth', () => {
  const json = toJson(FULL)
  const memory = json['memory'] as object

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['damaged JSON', write(FULL).slice(0, -2)],
    ['a list', []],
    ['a report of a run', { ...json, kind: 'run' }],
    ['another version', { ...json, schemaVersion: 2 }],
    ['no memory', { ...json, memory: undefined }],
    ['no times', { ...json, memory: { ...memory, times: null } }],
    ['a URL of a script', { ...json, url: 'javascript:alert(1)' }],
    ['a repository without an owner', { ...json, repository: 'octo-shop' }],
    ['a negative count', { ...json, requests: -1 }],
    ['a time that is none', { ...json, madeAt: 'now' }],
  ])('returns undefined for %s', (_, value) => {
    expect(decodeMonth(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined()
  })

  it('ignores what a later version adds, and accepts what an earlier one lacked', () => {
    const { issueUrl, ...earlier } = json
    expect(issueUrl).toBe(FULL.issueUrl)
    expect(decodeMonth(JSON.stringify({ ...json, later: [1] }))).toEqual(decodeMonth(write(FULL)))
    expect(decodeMonth(JSON.stringify(earlier))?.issueUrl).toBeUndefined()
  })
})
