import { describe, expect, it } from '@jest/globals'
import { reportJob } from '../../../src/analyse/jobs/job-report.ts'
import { splitWaiting } from '../../../src/analyse/totals/waiting.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Waiting } from '../../../src/model/report/waiting.ts'
import type { State } from '../../../src/model/run.ts'
import { type Instant, SECOND } from '../../../src/model/time.ts'
import { makeRun, NO_RUNNER } from '../../../testing/make-run.ts'
import { STARTED, timedJob } from '../../../testing/timed-job.ts'

function split(jobs: readonly JobReport[], startedAt: Instant | undefined): Waiting {
  return splitWaiting(jobs, { startedAt, now: STARTED + 600 * SECOND })
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
    expect(split(jobs, STARTED).byLabels).toEqual([
      {
        labels: 'gpu, self-hosted',
        jobs: 2,
        blocked: 14_000,
        queue: 206_000,
        longestQueue: 108_000,
        running: 180_000,
      },
      {
        labels: 'ubuntu-latest',
        jobs: 1,
        blocked: 1_000,
        queue: 3_000,
        longestQueue: 3_000,
        running: 6_000,
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
    const { byLabels } = split(labelled, STARTED)
    expect(byLabels.map(({ labels }) => labels)).toEqual([
      'slow',
      'fast',
      'plain',
      'quick',
      'unknown',
    ])
  })

  it('ignores the case of labels', () => {
    const labelled = [
      timedJob('a', { created: 0, started: 5, ended: 9, labels: ['macOS-15'] }),
      timedJob('b', { created: 0, started: 4, ended: 9, labels: ['macos-15'] }),
    ]
    expect(split(labelled, STARTED).byLabels).toMatchObject([{ labels: 'macOS-15', jobs: 2 }])
  })

  it('totals all jobs except skipped jobs and those of an earlier attempt', () => {
    const old = { ...timedJob('old', { created: 1, started: 2, ended: 99 }), carriedOver: true }
    expect(split([...jobs, old], STARTED).total).toEqual({
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
    const ended = (conclusion: string, after: number): State => ({
      kind: 'finished',
      conclusion,
      startedAt: undefined,
      completedAt: STARTED + after * SECOND,
    })
    const { unstarted } = split(
      [
        made('queued', { kind: 'waiting', status: 'queued' }, 100),
        made('approval', { kind: 'waiting', status: 'waiting' }, 200),
        made('group', { kind: 'waiting', status: 'pending' }, 0),
        made('cancelled', ended('cancelled', 440), 50),
        made('cancelled while blocked', ended('cancelled', 300), 300),
        made('not acquired', ended('failure', 350), 50),
        made('no billing', ended('failure', 53), 50),
        timedJob('ran', { created: 0, started: 300, ended: 400 }),
      ],
      STARTED,
    )
    expect(
      unstarted.map(({ job, waited, finished, heldBy }) => [
        job.job.name,
        waited / SECOND,
        finished,
        heldBy,
      ]),
    ).toEqual([
      ['queued', 500, false, 'runner'],
      ['approval', 400, false, 'approval'],
      ['cancelled', 390, true, 'runner'],
      ['not acquired', 300, true, 'runner'],
    ])
  })

  it('leaves the blocked time undefined without the start of the attempt', () => {
    const waiting = split(jobs, undefined)
    expect(waiting.total.blocked).toBeUndefined()
    expect(waiting.blocked.size).toBe(0)
  })

  it('uses the start of a job that was created after it', () => {
    const [late] = [timedJob('late', { created: 30, started: 8, ended: 60 })]
    expect(split([late], STARTED).blocked.get(late.job.id)).toBe(8 * SECOND)
  })

  it('does not count a job that ends and one that starts in the same second as parallel', () => {
    const next = timedJob('next', { created: 0, started: 10, ended: 20 })
    const before = timedJob('before', { created: 1, started: 2, ended: 10 })
    expect(split([next, before], STARTED).peak).toBe(1)
  })

  it('ignores jobs with unknown times in the peak', () => {
    const running = timedJob('running', {})
    const unlikely = timedJob('unlikely', { created: 0, started: 100, ended: 50 })
    expect(split([running], STARTED).peak).toBe(0)
    expect(split([unlikely], STARTED).peak).toBe(0)
  })

  it.each([
    [
      'jobs that follow each other',
      [
        [10, 20],
        [0, 10],
      ],
      1,
    ],
    [
      'jobs that overlap',
      [
        [0, 10],
        [5, 20],
        [9, 12],
        [15, 18],
      ],
      3,
    ],
    [
      'a job that has not ended',
      [
        [0, undefined],
        [50, 60],
      ],
      2,
    ],
    ['no jobs', [], 0],
  ] as const)('counts the most at the same time: %s', (_, spans, peak) => {
    const ran = spans.map(([started, ended]) =>
      timedJob('job', ended === undefined ? { created: started } : { created: started, ended }),
    )
    expect(split(ran, STARTED).peak).toBe(peak)
  })
})
