import { describe, expect, it } from '@jest/globals'
import {
  awaitedIn,
  LISTED_DAYS,
  MAX_WEEKS,
  movedJobs,
  runWeeks,
  sampleJobs,
  weeksOf,
} from '../../src/month/analyse/weeks.ts'
import { DAY, dayOf, HOUR, type Instant, MINUTE, SECOND } from '../../src/model/time.ts'
import { addNight, startFrom } from '../../src/month/analyse/add-night.ts'
import { forget } from '../../src/month/analyse/report-month.ts'
import type { ListedRun } from '../../src/model/listed-run.ts'
import type { MonthMemory } from '../../src/model/shapes/month.ts'
import { findFailures } from '../../src/analyse/find-failures.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { Job, Run, Step } from '../../src/model/run.ts'
import type { JobGraph } from '../../src/model/workflow-file.ts'
import { daysAgo, makeListedRun, makeSampledJob, NO_MEMORY, NOW } from '../../testing/make-month.ts'
import { at, finished, makeRun, waiting } from '../../testing/make-run.ts'
import { declaredRun, jobIn, stepIn } from '../../testing/plain-jobs.ts'

describe('movedJobs', () => {
  type Fields = Parameters<typeof makeSampledJob>[0]

  function changes(recent: readonly Fields[], before: readonly Fields[] = []) {
    const samples = [
      { sampledAt: daysAgo(12), jobs: before.map(makeSampledJob) },
      { sampledAt: daysAgo(2), jobs: recent.map(makeSampledJob) },
    ]
    return movedJobs(samples, NOW)
  }

  const times = (count: number, fields: Fields = {}) =>
    Array.from({ length: count }, (_, at) => ({ ran: 5 * MINUTE + at * SECOND, ...fields }))
  const steps = (one: number, other: number) => ({
    steps: [
      { name: 'Run make', ran: one * MINUTE },
      { name: 'Run npm ci', ran: other * MINUTE },
    ],
  })

  it.each<[string, readonly Fields[], readonly Fields[], string]>([
    ['nothing changed', times(9), times(9), ''],
    ['it is longer', times(9, { ran: 8 * MINUTE }), times(9), '304 to 480 s'],
    ['it is shorter', times(9, { ran: 2 * MINUTE }), times(9), '304 to 120 s'],
    [
      'a step is longer',
      times(9, { ran: 8 * MINUTE, ...steps(6, 1) }),
      times(9, steps(3, 1)),
      '304 to 480 s: Run make',
    ],
    [
      'another step is longer',
      times(9, { ran: 8 * MINUTE, ...steps(3, 4) }),
      times(9, steps(3, 1)),
      '304 to 480 s: Run npm ci',
    ],
    [
      'no step is half of it',
      times(9, { ran: 8 * MINUTE, ...steps(4, 2) }),
      times(9, steps(3, 1)),
      '304 to 480 s',
    ],
    [
      'a step is shorter',
      times(9, { ran: 8 * MINUTE, ...steps(1, 1) }),
      times(9, steps(3, 1)),
      '304 to 480 s',
    ],
    ['it waits longer', times(9, { wait: 5 * MINUTE }), times(9), ''],
    [
      'its times overlap',
      times(9, { ran: undefined as never }).map((one, at) => ({ ...one, ran: (2 + at) * MINUTE })),
      times(9),
      '',
    ],
    ['it ran each day', times(7, { ran: 8 * MINUTE }), times(7), '303 to 480 s'],
    ['it ran seldom', times(6, { ran: 8 * MINUTE }), times(9), ''],
    ['it ran seldom before', times(9, { ran: 8 * MINUTE }), times(6), ''],
    ['it is new', times(9, { job: 'new' }), times(9), ''],
    ['it failed', times(9, { ran: MINUTE, hasPassed: false }), times(9), ''],
    ['another workflow has it', times(9, { ran: 8 * MINUTE, workflowPath: 'other' }), times(9), ''],
  ])('compares a job before a change and since if %s', (_, recent, before, expected) => {
    const found = changes(recent, before).map(({ ran, ranBefore, step }) => {
      const moved = step === undefined ? '' : `: ${step}`
      return `${ranBefore / SECOND} to ${ran / SECOND} s${moved}`
    })
    expect(found.join()).toBe(expected)
  })

  /** How long a job runs that many days ago, in minutes. */
  type Speed = (days: number) => number

  /** The row that each night has, from the first to the last, if three jobs a day are sampled for a month. */
  function nightly(speed: Speed): string {
    const nights = Array.from({ length: 30 }, (_, index) => 29 - index)
    return nights
      .map((night) => {
        const days = Array.from({ length: 30 }, (_, day) => night + day)
        const samples = days.map((day) => ({
          sampledAt: daysAgo(day),
          jobs: [0, 1, 2].map((at) => makeSampledJob({ ran: speed(day) * MINUTE + at * SECOND })),
        }))
        const [found] = movedJobs(samples, NOW - night * DAY)
        if (found === undefined) return '-'
        return found.ran > found.ranBefore ? '+' : 'v'
      })
      .join('')
  }

  it.each<[string, Speed, string]>([
    [
      'became slower',
      (days) => (days < 25 ? 8 : 5),
      `-{5,8}\\+{${LISTED_DAYS - 4},${LISTED_DAYS}}-+`,
    ],
    [
      'became faster',
      (days) => (days < 25 ? 5 : 8),
      `-{5,8}v{${LISTED_DAYS - 4},${LISTED_DAYS}}-+`,
    ],
    ['was slower for three days', (days) => (days < 25 && days > 21 ? 8 : 5), '-+\\+{1,3}-+'],
    ['became slower and slower', (days) => (days < 25 ? (days < 15 ? 12 : 8) : 5), '-{5,8}\\++'],
  ])('has one row, without a gap, of a job that %s', (_, speed, expected) => {
    expect(nightly(speed)).toMatch(new RegExp(`^${expected}$`))
  })

  it('has no job that ended after the last midnight', () => {
    const midnight = Math.floor(NOW / DAY) * DAY
    const rowsWith = (end: number) => {
      const since = times(7, { ran: 8 * MINUTE }).map(makeSampledJob)
      const before = { sampledAt: daysAgo(2), jobs: times(7).map(makeSampledJob) }
      return movedJobs([before, { sampledAt: end, jobs: since }], NOW)
    }
    expect([rowsWith(midnight - 1), rowsWith(midnight)]).toMatchObject([[{}], []])
  })

  it('says since when', () => {
    const [found] = changes(times(9, { ran: 8 * MINUTE }), times(9))
    expect(found?.changedAt).toBe(daysAgo(2))
  })
})

describe('run-weeks', () => {
  /** A Wednesday. */
  const NOW = Date.UTC(2026, 2, 25, 4)
  const MONDAY = Date.UTC(2026, 2, 23)
  const WEEK = 7 * DAY

  interface Fields extends Partial<ListedRun['run']> {
    readonly minutes?: number
    readonly status?: string
  }

  /** A run that a push started and that passed after so many minutes, by default five. */
  function runAt(id: number, createdAt: Instant, fields: Fields = {}): ListedRun {
    const { minutes = 5, status = 'completed', ...rest } = fields
    const run = { event: 'push', attempt: 1, startedAt: createdAt, workflow: 'CI', ...rest }
    return {
      ...makeListedRun(id, createdAt, { workflowPath: 'ci.yml', ...run }),
      ...{ status, updatedAt: createdAt + minutes * MINUTE },
    }
  }

  interface Night {
    readonly runs: readonly ListedRun[]
    readonly from?: Instant
    readonly now?: Instant
    readonly known?: MonthMemory
    readonly awaited?: Parameters<typeof runWeeks>[0]['awaited']
  }

  /** The weeks after a night, which by default lists the runs of the last 30 days. */
  function after({ runs, now = NOW, from = dayOf(now - 30 * DAY), known, awaited = [] }: Night) {
    const listed = { runs, from }
    const before = known ?? startFrom(undefined, listed, now)
    const night = addNight(before, { listed, failed: [], branch: 'main', now })
    const memory = { ...forget(night, now), awaited }
    return { memory, weeks: runWeeks(memory, now) }
  }

  describe('runWeeks', () => {
    it.each([
      ['2026-03-23T00:00:00Z', '2026-03-23'],
      ['2026-03-22T23:59:59Z', '2026-03-16'],
      ['2026-03-25T04:00:00Z', '2026-03-23'],
    ])('counts a run of %s for the week from Monday, %s', (at, monday) => {
      const { weeks } = after({ runs: [runAt(1, Date.parse(at))] })
      const found = weeks.filter(({ rows }) => rows.length > 0).map(({ weekAt }) => weekAt)
      expect(found).toEqual([Date.parse(monday)])
    })

    it('counts the runs of each workflow, event and week, and has five weeks', () => {
      const { weeks } = after({
        runs: [
          runAt(1, MONDAY - 1),
          runAt(2, MONDAY, { conclusion: 'failure', minutes: 8 }),
          runAt(3, MONDAY + HOUR, { attempt: 2, minutes: 6 }),
          runAt(4, MONDAY + HOUR, { conclusion: 'cancelled', minutes: 1 }),
          runAt(5, MONDAY + HOUR, { conclusion: 'skipped', minutes: 0 }),
          runAt(6, MONDAY + HOUR, { event: 'schedule' }),
          runAt(7, MONDAY + HOUR, { workflowPath: 'docs.yml', workflow: 'Docs' }),
          runAt(8, MONDAY + HOUR, { status: 'in_progress', conclusion: undefined }),
          runAt(9, MONDAY + HOUR, { conclusion: 'timed_out', minutes: 60 }),
        ],
      })
      const row = { workflow: 'CI', workflowPath: 'ci.yml', event: 'push' }
      const one = { runs: 1, undecided: 0, failed: 0, median: 5 * MINUTE }
      expect(weeks.map(({ weekAt }) => (MONDAY - weekAt) / WEEK)).toEqual([0, 1, 2, 3, 4])
      expect(weeks).toHaveLength(MAX_WEEKS)
      expect(weeks[0]?.rows).toEqual([
        { ...row, runs: 5, undecided: 2, failed: 2, median: 8 * MINUTE },
        { ...row, ...one, event: 'schedule' },
        { ...row, ...one, workflow: 'Docs', workflowPath: 'docs.yml' },
      ])
      expect(weeks[1]?.rows).toEqual([{ ...row, ...one }])
    })

    it('has no run time of a workflow and event of which a job may have waited for an approval', () => {
      const runs = [runAt(1, MONDAY), runAt(2, MONDAY, { event: 'schedule' })]
      const awaited = [{ workflowPath: 'ci.yml', event: 'push', awaitedAt: MONDAY }]
      const [week] = after({ runs, awaited }).weeks
      expect(week?.rows).toMatchObject([
        { event: 'push', runs: 1, median: undefined },
        { event: 'schedule', median: 5 * MINUTE },
      ])
    })

    it('says since when the runs of a week were listed', () => {
      const from = MONDAY - 10 * DAY
      const { weeks } = after({ runs: [], from })
      const listed = weeks.map(({ weekAt, listedFromAt }) =>
        listedFromAt === undefined ? 'none' : (listedFromAt - weekAt) / DAY,
      )
      expect(listed).toEqual([0, 0, 4, 'none', 'none'])
    })

    it('takes the newest name of a workflow', () => {
      const { weeks } = after({
        runs: [runAt(2, MONDAY + 2, { workflow: 'Checks' }), runAt(1, MONDAY + 1)],
      })
      expect(weeks[0]?.rows).toMatchObject([{ workflow: 'Checks', runs: 2 }])
    })

    it('counts the workflows and events of a week that it omits', () => {
      const runs = Array.from({ length: 103 }, (_, at) =>
        runAt(at, MONDAY, { workflowPath: `${at}.yml` }),
      )
      const often = runAt(200, MONDAY, { workflowPath: '102.yml' })
      const [week] = after({ runs: [...runs, often] }).weeks
      expect(week).toMatchObject({ omittedRows: 3, rows: { length: 100 } })
      expect(week?.rows[0]).toMatchObject({ workflowPath: '102.yml', runs: 2 })
    })
  })

  describe('runWeeks: nights', () => {
    const first = after({
      runs: [runAt(1, MONDAY - 3 * DAY), runAt(2, MONDAY - HOUR), runAt(3, NOW)],
    })

    it('keeps the runs of five weeks', () => {
      const now = MONDAY + 31 * DAY
      const second = after({ runs: [], from: now - 3 * DAY, now, known: first.memory })
      expect(second.memory.runs.map(({ id }) => id)).toEqual([3])
      expect(second.weeks.map(({ rows }) => rows[0]?.runs)).toEqual([
        ...[undefined, undefined, undefined, undefined, 1],
      ])
    })

    it('adds what finished or was re-run since, also in a week that has ended', () => {
      const of = MONDAY - WEEK
      const rowsWith = (late: ListedRun) => {
        const night = { runs: [late], from: MONDAY, now: MONDAY + 4 * DAY }
        return after({ ...night, known: first.memory }).weeks[1]?.rows
      }
      const failed = { conclusion: 'failure', minutes: 9 }
      expect(rowsWith(runAt(5, of, failed))).toMatchObject([
        { runs: 3, failed: 1, undecided: 0, median: 5 * MINUTE },
      ])
      expect(rowsWith(runAt(1, MONDAY - 3 * DAY, { ...failed, attempt: 2 }))).toMatchObject([
        { runs: 2, failed: 1, median: 7 * MINUTE },
      ])
    })

    it('counts no older run of a week of which no run was listed', () => {
      const known = after({ runs: [], from: MONDAY }).memory
      const { weeks } = after({ runs: [runAt(9, MONDAY - 2 * DAY)], from: MONDAY, known })
      expect(weeks[1]).toMatchObject({ listedFromAt: undefined, rows: [] })
    })

    it('has five weeks after five weeks of nights that list four days each', () => {
      let known: MonthMemory | undefined
      const runs = Array.from({ length: 56 }, (_, day) => runAt(day, MONDAY - 56 * DAY + day * DAY))
      for (let night = MONDAY - 55 * DAY; night <= MONDAY; night += DAY) {
        const from = night - 4 * DAY
        const listed = runs.filter(
          ({ createdAt = 0 }) =>
            createdAt < night && createdAt >= Math.max(from, MONDAY - 49 * DAY),
        )
        known = after({ runs: listed, from, now: night, ...(known && { known }) }).memory
      }
      const { weeks } = after({ runs: [], from: MONDAY, now: MONDAY, ...(known && { known }) })
      expect(weeks.map(({ rows }) => rows[0]?.runs)).toEqual([undefined, 7, 7, 7, 7])
      expect(weeks.every(({ weekAt, listedFromAt }) => weekAt === listedFromAt)).toBe(true)
    })

    it('keeps the run time that it first had, unless it was re-run', () => {
      const night = (fields: Fields) =>
        after({ runs: [runAt(3, NOW, fields)], from: MONDAY, known: first.memory }).weeks[0]?.rows
      expect(night({ minutes: 600 })).toMatchObject([{ median: 5 * MINUTE }])
      expect(night({ minutes: 9, attempt: 2 })).toMatchObject([{ median: 9 * MINUTE }])
      expect(night({ status: 'queued', attempt: 2 })).toMatchObject([{ runs: 1 }])
    })

    it('counts a run that was deleted', () => {
      expect(after({ runs: [], from: MONDAY, known: first.memory }).weeks).toEqual(first.weeks)
    })

    it('does not call a week whole of which an earlier memory has no runs', () => {
      const { weeks } = after({ runs: [runAt(3, NOW)], from: MONDAY + DAY })
      expect(weeks[0]).toMatchObject({ listedFromAt: MONDAY + DAY, rows: [{ runs: 1 }] })
      expect(weeks[1]).toMatchObject({ listedFromAt: undefined, rows: [] })
    })
  })
})

describe('weeks', () => {
  const LABELLED = { name: undefined, group: undefined, labels: ['a', 'b'] }

  describe('sampleJobs', () => {
    const ran = (state = finished(7, 67), steps: readonly Step[] = []) => ({
      ...jobIn(state, 'test', steps),
      ...{ createdAt: at(0), runner: LABELLED },
    })
    const sample = (job: Partial<Job>, graph?: JobGraph, fields: Partial<Run> = {}) => {
      const run = declaredRun(graph, { attempt: 2, conclusion: 'success', ...fields, jobs: [job] })
      const found = findFailures(run, { currentRun: undefined, allowedFailures: [] })
      return sampleJobs([{ run, ...found }], 9).flatMap(({ jobs }) => jobs)
    }

    it.each<[string, Partial<Job>, number]>([
      ['ran', ran(), 1],
      ['ran in an earlier attempt', ran(finished(-90, -30)), 0],
      ['is a check run', { ...ran(), kind: 'check' }, 0],
      ['is waiting', ran(waiting()), 0],
      ['has no labels', { ...ran(), runner: { ...LABELLED, labels: [] } }, 0],
    ])('keeps a job that %s, %j: %i', (_, job, count) => {
      expect(sample(job)).toHaveLength(count)
    })

    const fileOf = (job: string) =>
      decodeWorkflowFile(`on: push\njobs:\n  test: { runs-on: a${job} }\n`, new Map()).graph
    it.each([
      [0.9, 'no file', undefined, 0.9 * HOUR],
      [1, 'no file', undefined, undefined],
      [23, 'a file without an environment', fileOf(''), 23 * HOUR],
      [4 * 24, 'a file without an environment', fileOf(''), undefined],
      [23, 'a file with one', fileOf(', environment: production'), undefined],
      [0.1, 'a file with one', fileOf(', environment: production'), undefined],
    ])('keeps a wait of %d hours, with %s, as one for a runner as %s', (hours, _, graph, wait) => {
      const start = hours * 3_600
      const job = ran(finished(start, start + 60))
      expect(sample(job, graph)).toMatchObject([{ wait, ran: MINUTE }])
    })

    it('keeps the labels, times and longest steps of a job, and how it ended', () => {
      const lengths = [1, 9, 4, 7].map((seconds, index) =>
        stepIn(finished(7, 7 + seconds), `step ${seconds}`, index + 1),
      )
      expect(sample(ran(finished(7, 67), lengths))).toMatchObject([
        {
          ...{ workflow: 'CI', job: 'test', labels: 'a, b', wait: 7 * SECOND, ran: 60 * SECOND },
          ...{ hasPassed: true, isCancelled: false },
          steps: [9, 7].map((seconds) => ({ name: `step ${seconds}`, ran: seconds * SECOND })),
        },
      ])
      expect(
        sample(ran(finished(7, 67, 'failure'), lengths), undefined, { conclusion: 'cancelled' }),
      ).toMatchObject([{ hasPassed: false, isCancelled: true }])
    })
  })

  describe('awaitedIn', () => {
    it.each<[boolean, string, number, string | undefined]>([
      [true, 'waited an hour, without a file', 3_600, undefined],
      [false, 'waited less, without a file', 3_599, undefined],
      [true, 'waited an hour, and has an environment', 3_600, ', environment: production'],
      [false, 'waited less, and has one', 3_599, ', environment: production'],
      [false, 'waited long, and has none', 7_200, ''],
    ])('lists (%s) a workflow and event of which a job %s', (expected, _, seconds, settings) => {
      const file = `on: push\njobs:\n  test: { runs-on: a${settings} }\n`
      const graph = settings === undefined ? undefined : decodeWorkflowFile(file, new Map()).graph
      const job = { ...jobIn(finished(seconds, seconds + 60), 'test'), createdAt: at(0) }
      const run = declaredRun(graph, { event: 'push', workflowPath: 'a.yml', jobs: [job] })
      const options = { currentRun: undefined, allowedFailures: [] }
      const found = awaitedIn([{ run, ...findFailures(run, options) }], NOW)
      const of = { workflowPath: 'a.yml', event: 'push', awaitedAt: NOW }
      expect(found).toEqual(expected ? [of] : [])
    })
  })

  describe('sampleJobs: which jobs', () => {
    const jobAt = (id: number, name: string, end: number) => ({
      ...{ ...jobIn(finished(7, end), name), id, createdAt: at(0), runner: LABELLED },
    })
    const attemptOf = (jobs: readonly Partial<Job>[]) => {
      const run = makeRun({ jobs })
      return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
    }

    it('keeps all jobs of an attempt, each with its end', () => {
      const attempt = attemptOf([jobAt(1, 'build', 50), jobAt(2, 'test', 90)])
      const found = sampleJobs([attempt], 9)
      const ends = found.map(({ sampledAt, jobs }) => [jobs[0]?.job, sampledAt - at(0)])
      expect(ends.toSorted()).toEqual([
        ['build', 50 * SECOND],
        ['test', 90 * SECOND],
      ])
    })

    it('has each job as often as the others if all runs have as many', () => {
      const names = ['lint', 'types', 'unit', 'e2e', 'windows', 'bundle', 'docs']
      const attempts = Array.from({ length: 100 }, (_, run) =>
        attemptOf(names.map((name, job) => jobAt(1 + 7 * run + job, name, 90))),
      )
      const found = sampleJobs(attempts, 140).map(({ jobs }) => jobs[0]?.job)
      expect(found).toHaveLength(140)
      const counts = names.map((name) => found.filter((one) => one === name).length)
      expect(Math.min(...counts)).toBeGreaterThan(10)
      expect(Math.max(...counts)).toBeLessThan(32)
      const again = sampleJobs(attempts.toReversed(), 140).map(({ jobs }) => jobs[0]?.job)
      expect(again).toEqual(found)
    })
  })

  const DAY = {
    ...{ workflow: 'CI', workflowPath: 'CI', runs: 40, cancelledRuns: 5 },
    ...{ failedRuns: 0 },
  }

  /** The last midnight before the night. */
  const MIDNIGHT = NOW - 3 * HOUR

  describe('weeksOf', () => {
    it('has the jobs of seven whole days up to the last midnight', () => {
      const ends = [MIDNIGHT, MIDNIGHT - 1, MIDNIGHT - 7 * 24 * HOUR, MIDNIGHT - 7 * 24 * HOUR - 1]
      const samples = ends.map((sampledAt) => ({ sampledAt, jobs: [makeSampledJob()] }))
      expect(weeksOf({ ...NO_MEMORY, samples, days: [] }, NOW).sampledJobs).toBe(2)
    })

    it('has the runs of these days', () => {
      const days = [0, 1, 7, 8].map((day) => ({ ...DAY, dayAt: MIDNIGHT - day * 24 * HOUR }))
      expect(weeksOf({ ...NO_MEMORY, days }, NOW).runs).toBe(2 * (DAY.runs + DAY.cancelledRuns))
    })
  })
})
