import { describe, expect, it } from '@jest/globals'
import {
  addNight,
  daysOf,
  newAttempts,
  startFrom,
  unreadFailures,
} from '../../../src/month/analyse/add-night.ts'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { recordRun } from '../../../src/month/analyse/what-failed.ts'
import { redTimes } from '../../../src/month/analyse/red-time.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Failed, MonthMemory } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR, SECOND } from '../../../src/model/time.ts'
import { makeFailed, makeMainRun, NO_MEMORY } from '../../../testing/make-month.ts'
import { at, finished, makeRun } from '../../../testing/make-run.ts'

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
  ])('knows (%s) if what failed on an earlier night recovered: %s', (expected, _, run, fields) => {
    const known = { ...NO_MEMORY, failed: [{ ...failed, ...fields }] }
    const night = nightOf(listingWith({ ...passed, ...run }))
    const next = addNight(known, { ...night, failed: [] })
    expect(next.failed.map(({ recovered }) => recovered)).toEqual([expected])
  })
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
      { attempt: 3, conclusion: 'failure', endedAt: END + HOUR, passedAt: END, unfinished: false },
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
  ])('ends a red time (%s) when its first attempt that passed ended: it %s', (expected, _, all) => {
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
  })

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
    const counts = { workflow: 'CI', workflowPath: 'CI', runs: 2, cancelledRuns: 1, failedRuns: 2 }
    expect(daysOf({ ...NO_MEMORY, readAt: NOW, fromAt: 0, runs })).toEqual(
      [70, 71, 72].map((day) => ({ ...counts, dayAt: day * DAY })),
    )
  })
})
