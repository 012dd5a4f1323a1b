import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { awaitedIn, sampleJobs, weeksOf } from '../../../src/month/analyse/weeks.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { Job, Run, Step } from '../../../src/model/run.ts'
import { HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import { makeSampledJob, NO_MEMORY, NOW } from '../../../testing/make-month.ts'
import { at, finished, makeRun, waiting } from '../../../testing/make-run.ts'
import { declaredRun, jobIn, stepIn } from '../../../testing/plain-jobs.ts'

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
