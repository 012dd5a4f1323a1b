import { describe, expect, it } from '@jest/globals'
import {
  addNight,
  daysOf,
  newAttempts,
  startFrom,
  unreadFailures,
} from '../../src/month/analyse/add-night.ts'
import { findFailures } from '../../src/analyse/find-failures.ts'
import { recordRun } from '../../src/month/analyse/what-failed.ts'
import { redTimes } from '../../src/month/analyse/red-time.ts'
import type { ListedRun } from '../../src/model/listed-run.ts'
import type { Failed, MonthMemory, UsageMemory } from '../../src/model/shapes/month.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/model/time.ts'
import { forget, reportMonth } from '../../src/month/analyse/report-month.ts'
import { addUsage, drawRuns, usageOf } from '../../src/month/analyse/usage.ts'
import type { Run } from '../../src/model/run.ts'
import {
  daysAgo,
  type MainRun,
  makeFailed,
  makeListedRun,
  makeMainRun,
  makeSampledJob,
  NO_MEMORY,
  NOW,
  REPOSITORY_URL,
} from '../../testing/make-month.ts'
import { at, finished, makeRun } from '../../testing/make-run.ts'
import { jobIn } from '../../testing/plain-jobs.ts'

describe('add-night', () => {
  const NOW = 100 * DAY

  function listingOf(conclusion: string, branch = 'main', isFromFork = false): ListedRun {
    const job = (name: string, result: string) => ({ name, state: finished(5, 65, result) })
    const jobs = [job('test', conclusion), job('lint', 'cancelled'), job('docs', 'success')]
    return listingWith(
      { ...makeRun({ jobs, branch, event: 'push' }), conclusion: 'cancelled' },
      isFromFork,
    )
  }

  function listingWith(run: ListedRun['run'], isFromFork = false): ListedRun {
    return {
      ...{ run, actor: undefined, headRepository: undefined, headRepositoryId: undefined },
      ...{ isFromFork, status: 'completed', createdAt: NOW - DAY, updatedAt: NOW - DAY },
      ...{ workflowId: 1, headCommit: undefined, pullRequests: [] },
    }
  }

  function readOf(listing: ListedRun, runs = [listing.run]) {
    const attempts = runs.map((run) => ({
      ...{ run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) },
    }))
    return recordRun(listing, attempts)
  }

  function nightOf(listing: ListedRun) {
    const listed = { runs: [listing], from: NOW - 2 * DAY }
    return { listed, failed: [readOf(listing)], branch: 'main', now: NOW }
  }

  describe('a run that GitHub cancelled', () => {
    it.each([
      ['main', false, 1],
      ['topic', false, 0],
      ['main', true, 0],
    ])('is read only on the default branch: %s, of a fork: %s', (branch, isFromFork, expected) => {
      const listing = listingOf('failure', branch, isFromFork)
      const known = startFrom(undefined, { runs: [listing], from: 0 }, NOW)
      expect(unreadFailures([listing], known, 'main')).toHaveLength(expected)
    })

    it.each([
      ['main', false, 1],
      ['topic', false, 0],
      ['main', true, 0],
    ])('is kept as unread until it is read: %s, of a fork: %s', (branch, isFromFork, unread) => {
      const night = nightOf(listingOf('failure', branch, isFromFork))
      const before = addNight(NO_MEMORY, { ...night, failed: [] })
      expect(before.runs.map((run) => run.unread)).toEqual([unread === 1])
      const after = addNight(before, night)
      expect(after.runs.filter((run) => run.unread)).toEqual([])
      expect(daysOf(after)).toMatchObject([{ failedRuns: unread }])
    })

    it.each([
      ['failure', 'failure', { runs: 1, cancelledRuns: 0 }],
      ['success', 'cancelled', { runs: 0, cancelledRuns: 1 }],
    ])('has failed if a job has: %s gives %s, also on the next night', (job, expected, day) => {
      const night = nightOf(listingOf(job))
      const first = addNight(startFrom(undefined, night.listed, NOW), night)
      expect(first.runs.map(({ conclusion }) => conclusion)).toEqual([expected])
      expect(daysOf(first)).toMatchObject([day])
      const second = addNight(first, { ...night, failed: [] })
      expect(second.runs.map(({ conclusion }) => conclusion)).toEqual([expected])
      expect(daysOf(second)).toMatchObject([day])
      expect(unreadFailures(night.listed.runs, second, 'main')).toEqual([])
    })
  })

  describe('addNight', () => {
    const runOf = (conclusion: string, attempt = 1) => {
      const jobs = [
        { name: 'test', state: finished(5, 65, conclusion) },
        { name: 'docs', state: finished(5, 90) },
      ]
      return { ...makeRun({ jobs, branch: 'main', event: 'push', attempt }), conclusion }
    }

    it.each([
      ['was not re-run', [runOf('failure')]],
      ['failed again', [runOf('failure'), runOf('failure', 2)]],
      ['passed in a re-run', [runOf('failure'), runOf('success', 2)]],
      ['failed after an attempt that was cancelled', [runOf('cancelled'), runOf('failure', 2)]],
    ])('begins a red time at the end of the last job if the run %s', (_, runs) => {
      const listing = listingWith(runs.at(-1) as (typeof runs)[number])
      const later = { ...listing, updatedAt: at(3_600) }
      const night = { ...nightOf(later), failed: [readOf(later, runs)] }
      const { runs: main } = addNight(startFrom(undefined, night.listed, NOW), night)
      expect(redTimes(main).map(({ fromAt }) => fromAt - at(0))).toEqual([90 * SECOND])
    })

    it('keeps what was not read until a later night reads it', () => {
      const listing = listingWith(runOf('failure'))
      const night = nightOf(listing)
      const first = addNight(NO_MEMORY, { ...night, failed: [] })
      expect(first.runs).toMatchObject([{ id: 42, createdAt: NOW - DAY, unread: true }])
      const later = { ...night, now: NOW + 5 * DAY, listed: { runs: [], from: NOW + 2 * DAY } }
      const second = addNight(first, { ...later, failed: [] })
      expect(second.runs).toEqual(first.runs)
      const listed = { ...later.listed, runs: [listing] }
      const third = addNight(second, { ...later, listed, failed: [readOf(listing)] })
      expect(third.runs).toMatchObject([{ id: 42, unread: false }])
      expect(daysOf(third)).toMatchObject([{ failedRuns: 1 }])
    })

    it.each<[string, (listing: ListedRun) => readonly ListedRun[]]>([
      ['was deleted', () => []],
      ['is running again', (one) => [{ ...one, status: 'in_progress' }]],
    ])('keeps the red time of a run that %s', (_, later) => {
      const listing = { ...listingWith(runOf('failure')), updatedAt: at(3_600) }
      const night = { ...nightOf(listing), failed: [readOf(listing)] }
      const first = addNight(NO_MEMORY, night)
      const listed = { ...night.listed, runs: later(listing) }
      const second = addNight(first, { ...night, listed, failed: [], now: NOW + DAY })
      const times = redTimes(first.runs)
      expect(times).toMatchObject([{ fromAt: at(90), untilAt: undefined }])
      const [{ first: run, ...time } = { first: undefined }] = times
      expect(redTimes(second.runs)).toMatchObject([{ ...time, first: { id: run?.id } }])
    })

    it('keeps a run of the default branch that has not finished, until it is listed as finished', () => {
      const run = runOf('success')
      const waiting = { ...listingWith({ ...run, conclusion: undefined }), status: 'waiting' }
      const other = { ...waiting, run: { ...waiting.run, id: 43, branch: 'topic' } }
      const listed = { runs: [waiting, other], from: NOW - 2 * DAY }
      const night = { ...nightOf(waiting), failed: [], listed }
      const first = addNight(NO_MEMORY, night)
      expect(first.runs).toMatchObject([{ id: 42, createdAt: NOW - DAY, unfinished: true }])
      const later = { ...night, now: NOW + 5 * DAY, listed: { runs: [], from: NOW + 2 * DAY } }
      const second = addNight(first, later)
      expect(second.runs).toEqual(first.runs)
      const passed = { ...later, listed: { ...later.listed, runs: [listingWith(run)] } }
      const third = addNight(second, passed)
      expect(third.runs).toMatchObject([{ id: 42, unfinished: false, conclusion: 'success' }])
    })

    const passed = { ...makeRun({ event: 'schedule' }), conclusion: 'success', id: 43 }
    const failed = makeFailed(42, { event: 'schedule', commit: passed.commit })
    it.each<[boolean, string, Partial<typeof passed>, Partial<Failed>]>([
      [true, 'another run of the commit passed', {}, {}],
      [true, 'an earlier run of the commit passed', { id: 41 }, {}],
      [false, 'it is the run itself, whose failed job is allowed to fail', { id: 42 }, {}],
      [false, 'that was skipped', { conclusion: 'skipped' }, {}],
      [false, 'that is of another commit', { commit: 'c'.repeat(40) }, {}],
      [false, 'that was started by another event', { event: 'push' }, {}],
      [false, 'that is of another workflow', { workflowPath: 'b.yml' }, {}],
      [false, 'both test a pull request', { event: 'pull_request' }, { event: 'pull_request' }],
    ])(
      'knows (%s) if what failed on an earlier night recovered: %s',
      (expected, _, run, fields) => {
        const known = { ...NO_MEMORY, failed: [{ ...failed, ...fields }] }
        const night = nightOf(listingWith({ ...passed, ...run }))
        const next = addNight(known, { ...night, failed: [] })
        expect(next.failed.map(({ recovered }) => recovered)).toEqual([expected])
      },
    )
  })

  describe('addNight: a run that is listed again', () => {
    const END = NOW - DAY
    const listed = (conclusion: string, attempt = 2, fields: Partial<ListedRun> = {}) => ({
      ...listingWith({ ...makeRun({ branch: 'main', event: 'push', attempt }), conclusion }),
      ...fields,
    })
    const night = (runs: readonly ListedRun[]) => ({
      ...{ listed: { runs, from: NOW - 2 * DAY }, failed: [], branch: 'main', now: NOW },
    })
    const first = addNight(NO_MEMORY, night([listed('success')]))
    const KNOWN = { attempt: 2, conclusion: 'success', endedAt: END, unfinished: false }
    const later = { updatedAt: END + HOUR }

    it.each<[string, ListedRun, object, boolean]>([
      ['of an attempt before', listed('failure', 1), KNOWN, false],
      ['of an attempt before that changed later', listed('failure', 1, later), KNOWN, false],
      ['after GitHub changed it', listed('success', 2, later), KNOWN, false],
      [
        'after it was approved',
        listed('failure', 2, later),
        { ...KNOWN, conclusion: 'failure', endedAt: END + HOUR },
        false,
      ],
      [
        'in which it is running again',
        listed('', 3, { ...later, status: 'queued' }),
        { ...KNOWN, unfinished: true },
        true,
      ],
      [
        'after it failed again',
        listed('failure', 3, later),
        {
          attempt: 3,
          conclusion: 'failure',
          endedAt: END + HOUR,
          passedAt: END,
          unfinished: false,
        },
        true,
      ],
    ])('is as the newest attempt is: by a list %s', (_, listing, expected, isNew) => {
      expect(newAttempts(first)(listing.run)).toBe(isNew)
      expect(addNight(first, night([listing])).runs).toMatchObject([expected])
    })

    it('is as it was if a list lacked it once', () => {
      const passed = night([listed('success', 1)])
      const { runs, ...memory } = addNight(NO_MEMORY, passed)
      const lost = addNight({ ...memory, runs }, night([]))
      expect(lost.runs).toEqual(runs)
      expect(addNight(lost, passed).runs).toEqual(runs)
    })

    it('has no attempt that is known until one has finished', () => {
      const running = listed('', 2, { status: 'in_progress' })
      const { runs } = addNight(NO_MEMORY, night([running]))
      expect(runs).toMatchObject([{ unfinished: true }])
      expect([1, 2].map((attempt) => newAttempts({ runs })({ id: 42, attempt }))).toEqual([
        true,
        true,
      ])
    })
  })

  describe('addNight: a run that passed and is re-run', () => {
    const red = makeMainRun(41, { workflowPath: 'CI', conclusion: 'failure', endedAt: at(0) })
    /** The run as it is listed after the last of some attempts, which end after 100, 200, ... seconds, and what was read of it. */
    const sightingOf = (conclusions: readonly string[], lint?: string) => {
      const runs = conclusions.map((conclusion, index) => {
        const end = 100 * (index + 1)
        const jobs = [conclusion, lint ?? conclusion].map((result, job) => ({
          ...{ name: `job ${job}`, state: finished(end - 50, end, result) },
        }))
        return {
          ...makeRun({ jobs, branch: 'main', event: 'push', attempt: index + 1 }),
          // GitHub has that of the latest attempt only.
          ...{ conclusion: index === conclusions.length - 1 ? conclusion : (lint ?? conclusion) },
          ...{ workflow: 'CI', workflowPath: 'CI' },
        }
      })
      const updatedAt = at(100 * runs.length)
      const listing = { ...listingWith(runs.at(-1) as (typeof runs)[number]), updatedAt }
      return { listing, reading: readOf(listing, runs) }
    }

    it.each<[string, string, readonly (readonly string[])[]]>([
      ['0 to 100', 'passed', [['success']]],
      ['0 to 100', 'passed, and passed again before it was listed', [['success', 'success']]],
      ['0 to 100', 'passed, and passed again later', [['success'], ['success', 'success']]],
      ['0 to 100', 'was re-run on two days', [['success', 'success'], Array(3).fill('success')]],
      ['0 to 100, since 200', 'passed, and failed later', [['success'], ['success', 'failure']]],
      ['0 to 100, since 200', 'passed, and failed before', [['success', 'failure']]],
      ['0 to 100', 'passed, and was cancelled', [['success', 'cancelled']]],
      ['0 to 200', 'failed, passed and passed', [['failure', 'success', 'success']]],
      ['0 to 200', 'was cancelled, and passed', [['cancelled', 'success']]],
      ['0 to 200', 'was skipped, and passed', [['skipped', 'success']]],
    ])(
      'ends a red time (%s) when its first attempt that passed ended: it %s',
      (expected, _, all) => {
        let memory: MonthMemory = { ...NO_MEMORY, runs: [red] }
        for (const { listing, reading } of all.map((one) => sightingOf(one))) {
          const listed = { runs: [listing], from: NOW - 2 * DAY }
          memory = addNight(memory, { listed, failed: [reading], branch: 'main', now: NOW })
        }
        const times = redTimes(memory.runs).map(({ fromAt, untilAt }) => {
          const [from, until] = [fromAt, untilAt ?? Infinity].map((time) => (time - at(0)) / SECOND)
          return until === Infinity ? `since ${from}` : `${from} to ${until}`
        })
        expect(times.join(', ')).toBe(expected)
      },
    )

    it('passed in an attempt of which a job may fail', () => {
      const { listing, reading } = sightingOf(['success', 'success'], 'failure')
      const listed = { runs: [listing], from: NOW - 2 * DAY }
      const night = { listed, failed: [reading], branch: 'main', now: NOW }
      const { runs } = addNight({ ...NO_MEMORY, runs: [red] }, night)
      expect(redTimes(runs)).toMatchObject([{ fromAt: at(0), untilAt: at(100) }])
    })
  })

  describe('daysOf', () => {
    const KINDS = ['success', 'failure', 'cancelled', 'skipped', undefined]
    const runsAt = (day: number) =>
      KINDS.map((conclusion, id) => ({ ...makeMainRun(id, { createdAt: day * DAY }), conclusion }))

    it('counts runs that passed, failed or were cancelled, of a month', () => {
      const runs = [69, 70, 71, 72].flatMap(runsAt)
      const counts = {
        workflow: 'CI',
        workflowPath: 'CI',
        runs: 2,
        cancelledRuns: 1,
        failedRuns: 2,
      }
      expect(daysOf({ ...NO_MEMORY, readAt: NOW, fromAt: 0, runs })).toEqual(
        [70, 71, 72].map((day) => ({ ...counts, dayAt: day * DAY })),
      )
    })
  })
})

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

const FROM = Math.floor(daysAgo(7) / DAY) * DAY
const OF = { workflow: 'CI', workflowPath: 'CI' }
const LINUX = { name: undefined, group: undefined, labels: ['linux'] }
const secondsOf = (time: Instant) => (time - at(0)) / SECOND
const MAC = { ...LINUX, labels: ['macos'] }

describe('addUsage', () => {
  const listing = (id: number, path = 'CI') =>
    makeListedRun(id, daysAgo(1), { event: 'push', workflow: path, workflowPath: path })
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
  const listed = (id: number, path: string) =>
    makeListedRun(id, daysAgo(1), { event: 'push', workflowPath: path })
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
          const fields = { event: 'push', workflow: path, workflowPath: path }
          truth += timeOf(++id, minutes)
          return { ...makeListedRun(id, begin + HOUR, fields), minutes }
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
