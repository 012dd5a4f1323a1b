import { describe, expect, it } from '@jest/globals'
import { reportJob } from '../../../src/analyse/jobs/job-report.ts'
import { splitWaiting } from '../../../src/analyse/totals/waiting.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Job, Run, State } from '../../../src/model/run.ts'
import { MINUTE, SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import { STARTED, timedJob, type Times } from '../../../testing/timed-job.ts'

const split = (jobs: readonly JobReport[]) =>
  splitWaiting(jobs, { startedAt: STARTED, now: at(600) })

const REJECTED: Failure = {
  kind: 'never-started',
  reason: "The deployment was rejected or didn't satisfy other protection rules.",
  infrastructure: false,
}

describe('splitWaiting', () => {
  const gpu = ['self-hosted', 'gpu']
  const jobs = [
    timedJob('lint', { created: 1, started: 4, ended: 10 }),
    timedJob('train', { created: 2, started: 100, ended: 200, labels: gpu }),
    timedJob('test', { created: 12, started: 120, ended: 200, labels: gpu.toReversed() }),
    timedJob('deploy', { created: 201, ended: 201, skipped: true, labels: [] }),
  ]

  it('adds up by runner labels in any order', () => {
    expect(split(jobs).byLabels).toEqual([
      {
        ...{ labels: 'gpu, self-hosted', jobs: 2, running: 180_000 },
        ...{ blocked: 14_000, queue: 206_000, longestQueue: 108_000 },
      },
      {
        ...{ labels: 'ubuntu-latest', jobs: 1, running: 6_000 },
        ...{ blocked: 1_000, queue: 3_000, longestQueue: 3_000 },
      },
    ])
  })

  it('sorts labels by total queue time, then by name', () => {
    const labelled = [
      timedJob('a', { created: 0, started: 5, ended: 9, labels: ['quick'] }),
      timedJob('b', { created: 0, started: 40, ended: 50, labels: ['slow'] }),
      timedJob('c', { labels: ['unknown'] }),
      timedJob('d', { created: 0, started: 5, ended: 9, labels: ['fast'] }),
      timedJob('e', { created: 0, started: 5, ended: 9, labels: ['plain'] }),
      timedJob('f', { created: 0, started: 50, ended: 60, labels: [] }),
    ]
    const { byLabels } = split(labelled)
    expect(byLabels.map(({ labels }) => labels).join()).toBe('slow,fast,plain,quick,unknown')
  })

  it('ignores the case of labels', () => {
    const labelled = [
      timedJob('a', { created: 0, started: 5, ended: 9, labels: ['macOS-15'] }),
      timedJob('b', { created: 0, started: 4, ended: 9, labels: ['macos-15'] }),
    ]
    expect(split(labelled).byLabels).toMatchObject([{ labels: 'macOS-15', jobs: 2 }])
  })

  it('totals all jobs except skipped jobs and those of an earlier attempt', () => {
    const old = { ...timedJob('old', { created: 1, started: 2, ended: 99 }), carriedOver: true }
    expect(split([...jobs, old])).toMatchObject({
      jobs: 3,
      blocked: 15_000,
      queue: 209_000,
      longestQueue: 108_000,
      running: 186_000,
    })
  })

  it('lists the jobs that never started, longest wait first', () => {
    const made = (name: string, state: State, created: number): JobReport => {
      const { job } = timedJob(name, { created })
      return reportJob({ ...job, state, runner: NO_RUNNER }, { run: makeRun() })
    }
    const ended = (conclusion: string, after: number) => finished(undefined, after, conclusion)
    const { unstarted } = split([
      made('queued', waiting(), 100),
      made('approval', waiting('waiting'), 200),
      made('group', waiting('pending'), 0),
      made('cancelled', ended('cancelled', 440), 50),
      made('cancelled while blocked', ended('cancelled', 300), 300),
      made('not acquired', ended('failure', 350), 50),
      made('no billing', ended('failure', 53), 50),
      { ...made('rejected', ended('failure', 16_208), 8), failure: REJECTED },
      timedJob('ran', { created: 0, started: 300, ended: 400 }),
    ])
    expect(
      unstarted.map((one) => [one.job.job.name, one.waited / SECOND, one.finished, one.heldBy]),
    ).toEqual([
      ['queued', 500, false, 'runner'],
      ['approval', 400, false, 'approval'],
      ['cancelled', 390, true, 'runner'],
      ['not acquired', 300, true, 'runner'],
    ])
  })

  it.each<[string, readonly Times[], number]>([
    ['no jobs', [], 0],
    ['jobs that follow each other', [ran(10, 20), ran(0, 10)], 1],
    ['jobs that overlap', [ran(0, 10), ran(5, 20), ran(9, 12), ran(15, 18)], 3],
    ['a job that has not ended', [{ created: 0 }, ran(50, 60)], 2],
    ['a job of which no time is known', [{}], 0],
    ['a job that ended before it started', [ran(100, 50)], 0],
  ])('counts the most at the same time: %s', (_, times, peak) => {
    expect(split(times.map((one) => timedJob('job', one))).peakJobs).toBe(peak)
  })
})

function ran(created: number, ended: number): Times {
  return { created, ended }
}

function minutesOf(jobs: readonly Partial<Job>[], run: Partial<Run> = {}) {
  return reportOn(makeRun({ jobs, ...run }), { own: { jobId: 99 } }).minutes
}

/** A job of a duration in seconds on a runner with these labels. */
function job(seconds: number, labels: readonly string[] = ['ubuntu-latest'], group?: string) {
  return {
    state: finished(0, seconds),
    runner: { name: 'r', group: group ?? 'GitHub Actions', labels },
  }
}

describe('countMinutes', () => {
  it.each([
    [0, 1],
    [1, 1],
    [60, 1],
    [61, 2],
    [3_600, 60],
  ])('bills a job of %d s as %d minutes', (seconds, minutes) => {
    expect(minutesOf([job(seconds)])).toMatchObject({ minutes, byLabels: [{ jobs: 1, minutes }] })
  })

  it('rounds up the minutes of each job and sums them by label, most first', () => {
    const found = minutesOf([
      job(61, ['windows-latest']),
      job(10),
      job(70),
      job(130),
      job(10, ['gpu', 'self-hosted'], 'own'),
      job(10, ['self-hosted', 'gpu'], 'own'),
    ])
    expect(found?.minutes).toBe(10)
    expect(found?.byLabels).toMatchObject([
      { labels: 'ubuntu-latest', jobs: 3, minutes: 6, duration: 3.5 * MINUTE },
      { labels: 'gpu, self-hosted', jobs: 2, minutes: 2 },
      { labels: 'windows-latest', jobs: 1, minutes: 2 },
    ])
  })

  it('ignores the case of labels in rows', () => {
    const found = minutesOf([
      job(10, ['Windows-Latest']),
      job(10, ['windows-latest']),
      job(10, ['GPU', 'Self-Hosted'], 'own'),
      job(10, ['self-hosted', 'gpu'], 'own'),
    ])
    expect(found?.byLabels).toMatchObject([
      { labels: 'GPU, Self-Hosted', jobs: 2, selfHosted: true },
      { labels: 'Windows-Latest', jobs: 2, selfHosted: false },
    ])
  })

  it.each<[readonly string[], string, boolean]>([
    [['SELF-HOSTED', 'x64'], 'github.com', true],
    [['ubuntu-latest'], 'github.com', false],
    [['ubuntu-latest'], 'octo.ghe.com', false],
    [['ubuntu-latest'], 'ghe.example.com', true],
    [['ubuntu-latest'], 'github.com.example.com', true],
    [['my-runners'], 'github.com', false],
  ])('returns for labels %j on %s: selfHosted %p', (labels, host, selfHosted) => {
    const url = `https://${host}/octo-org/octo-shop/actions/runs/42`
    const found = minutesOf([job(10, labels, 'own')], { url })
    expect(found?.byLabels).toMatchObject([{ selfHosted }])
  })

  it('counts only jobs that ran in this attempt', () => {
    const jobs = [
      { ...job(0), state: skipped() },
      { ...job(0), state: waiting() },
      { ...job(0), state: finished(0, 50, 'failure'), runner: NO_RUNNER },
      { ...job(0), state: finished(-900, -100) },
      { ...job(0), state: finished(0, undefined) },
    ]
    expect(minutesOf(jobs, { attempt: 2 })).toBeUndefined()
    expect(minutesOf([...jobs, job(10)], { attempt: 2 })?.minutes).toBe(1)
  })

  it('counts the known minutes of a running job', () => {
    const steps = [
      makeStep({ state: finished(0, 70) }),
      makeStep({ number: 2, state: running(70) }),
    ]
    const found = minutesOf([{ id: 99, state: running(0), steps }, job(10), { state: running(0) }])
    expect(found).toMatchObject({ minutes: 3, jobsUnfinished: 2 })
  })
})
