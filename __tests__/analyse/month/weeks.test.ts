import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { sampleJobs, weeksOf } from '../../../src/analyse/month/weeks.ts'
import type { Job } from '../../../src/model/run.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import { daysAgo, makeSampledJob, NO_MEMORY, NOW } from '../../../testing/make-month.ts'
import { at, finished, makeRun, makeStep } from '../../../testing/make-run.ts'

type Fields = Parameters<typeof makeSampledJob>[0]

const LABELLED = { name: undefined, group: undefined, labels: ['a', 'b'] }

describe('sampleJobs', () => {
  const ran = { name: 'test', createdAt: at(0), state: finished(7, 67), runner: LABELLED }
  const attemptOf = (jobs: readonly Partial<Job>[], conclusion = 'success') => {
    const run = makeRun({ jobs: jobs.map((job) => ({ ...ran, ...job })), attempt: 2, conclusion })
    return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
  }
  const sample = (job: Partial<Job>, conclusion = 'success') =>
    sampleJobs([attemptOf([job], conclusion)], at(60), 9).flatMap(({ jobs }) => jobs)

  it.each<[string, Partial<Job>, number]>([
    ['ran', {}, 1],
    ['ran in an earlier attempt', { state: finished(-90, -30) }, 0],
    ['ran before', { state: finished(7, 59) }, 0],
    ['is a check run', { kind: 'check' }, 0],
    ['is waiting', { state: { kind: 'waiting', status: 'queued' } }, 0],
    ['has no labels', { runner: { ...LABELLED, labels: [] } }, 0],
  ])('keeps a job that %s, %j: %i', (_, job, count) => {
    expect(sample(job)).toHaveLength(count)
  })

  it.each([
    [23, 23 * HOUR],
    [4 * 24, undefined],
  ])('keeps a wait of %i hours as one for a runner as %s', (hours, wait) => {
    const start = hours * 3_600
    const job = { ...ran, state: finished(start, start + 60) }
    expect(sample(job)).toMatchObject([{ wait, ran: MINUTE }])
  })

  it('keeps the labels, times and longest steps of a job, and how it ended', () => {
    const lengths = [1, 9, 4, 7].map((seconds, index) =>
      makeStep({ number: index + 1, name: `step ${seconds}`, state: finished(7, 7 + seconds) }),
    )
    expect(sample({ steps: lengths })).toMatchObject([
      {
        ...{ workflow: 'CI', job: 'test', labels: 'a, b', wait: 7 * SECOND, ran: 60 * SECOND },
        ...{ hasPassed: true, isCancelled: false },
        steps: [9, 7].map((seconds) => ({ name: `step ${seconds}`, ran: seconds * SECOND })),
      },
    ])
    expect(
      sample({ state: finished(7, 67, 'failure'), steps: lengths }, 'cancelled'),
    ).toMatchObject([{ hasPassed: false, isCancelled: true }])
  })
})

describe('sampleJobs: which jobs', () => {
  const jobAt = (id: number, name: string, end: number) => ({
    ...{ id, name, createdAt: at(0), state: finished(7, end), runner: LABELLED },
  })
  const attemptOf = (jobs: readonly Partial<Job>[]) => {
    const run = makeRun({ jobs })
    return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
  }

  it('keeps all jobs of an attempt that was running on the last night, each with its end', () => {
    const attempt = attemptOf([jobAt(1, 'build', 50), jobAt(2, 'test', 90)])
    const found = sampleJobs([attempt], at(60), 9)
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
    const found = sampleJobs(attempts, at(60), 140).map(({ jobs }) => jobs[0]?.job)
    expect(found).toHaveLength(140)
    const counts = names.map((name) => found.filter((one) => one === name).length)
    expect(Math.min(...counts)).toBeGreaterThan(10)
    expect(Math.max(...counts)).toBeLessThan(32)
    const again = sampleJobs(attempts.toReversed(), at(60), 140).map(({ jobs }) => jobs[0]?.job)
    expect(again).toEqual(found)
  })
})

const DAY = {
  ...{ workflow: 'CI', workflowPath: 'CI', runs: 40, cancelledRuns: 5 },
  ...{ failedRuns: 0 },
}

function weeks(recent: readonly Fields[], before: readonly Fields[] = []) {
  const memory: MonthMemory = {
    ...NO_MEMORY,
    days: [2, 12].map((days) => ({ ...DAY, dayAt: daysAgo(days) })),
    samples: [
      { sampledAt: daysAgo(2), jobs: recent.map(makeSampledJob) },
      { sampledAt: daysAgo(12), jobs: before.map(makeSampledJob) },
    ],
  }
  return weeksOf(memory, NOW)
}

describe('weeksOf', () => {
  it('has the jobs of exactly seven days', () => {
    const since = NOW - 7 * 24 * 60 * MINUTE
    const samples = [since, since - 1].map((sampledAt) => ({
      ...{ sampledAt, jobs: [makeSampledJob()] },
    }))
    expect(weeksOf({ ...NO_MEMORY, samples }, NOW).sampledJobs).toBe(1)
  })

  const times = (count: number, fields: Fields = {}) =>
    Array.from({ length: count }, (_, at) => ({ ran: 5 * MINUTE + at * SECOND, ...fields }))
  it('has no wait of a job that runs longer if too few waits are known', () => {
    const slower = times(9, { ran: 8 * MINUTE, wait: undefined })
    const [found] = weeks(slower, times(9)).jobs
    expect(found).toMatchObject({ wait: undefined, waitBefore: undefined, ran: 8 * MINUTE })
  })

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
    ['it waits longer', times(9, { wait: 5 * MINUTE }), times(9), '304 to 304 s'],
    [
      'its waits are no longer known',
      times(9, { wait: undefined }),
      times(9, { wait: MINUTE }),
      '',
    ],
    [
      'few of its waits are known',
      [...times(3, { wait: HOUR }), ...times(6, { wait: undefined })],
      times(9),
      '',
    ],
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
  ])('compares a job with the weeks before if %s', (_, recent, before, expected) => {
    const found = weeks(recent, before).jobs.map(({ ran, ranBefore, step }) => {
      const moved = step === undefined ? '' : `: ${step}`
      return `${ranBefore / SECOND} to ${ran / SECOND} s${moved}`
    })
    expect(found.join()).toBe(expected)
  })
})
