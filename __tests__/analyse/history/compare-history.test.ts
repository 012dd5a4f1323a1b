import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../../src/analyse/history/compare-history.ts'
import type { Conclusion } from '../../../src/model/conclusion.ts'
import type { History } from '../../../src/model/report/history.ts'
import type { NotCompared } from '../../../src/model/reasons.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  workflowJob,
  reportOn,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

type Jobs = readonly Partial<Job>[]

function history(now: Run, runs: readonly Run[]): History | undefined {
  return compareHistory(reportOn(now), { branch: 'main', runs })
}

/** Earlier runs of one job with these durations in seconds, oldest first. */
function lasting(name: string, ...lengths: readonly number[]): Run[] {
  return lengths.map((length) => makeRun({ jobs: [{ name, state: finished(0, length) }] }))
}

function compared(now: Jobs, earlier: readonly Jobs[]): Record<string, number | undefined> {
  const runs = earlier.map((jobs) => makeRun({ jobs }))
  const { jobs = [] } = history(makeRun({ jobs: now }), runs) ?? {}
  return Object.fromEntries(
    jobs.map(({ job, baseline }) => [job.job.name, baseline.median / SECOND] as const),
  )
}

describe('compareHistory: wall time', () => {
  it('compares the wall time with that of earlier runs', () => {
    const jobs = [{ name: 'build', state: finished(5, 100) }]
    const found = history(makeRun({ jobs }), lasting('build', 60, 70, 80, 90))
    expect(found).toMatchObject({
      branch: 'main',
      duration: {
        value: 100 * SECOND,
        delta: 25 * SECOND,
        baseline: { median: 75 * SECOND, values: 4 },
        earlier: [60, 70, 80, 90].map((seconds) => seconds * SECOND),
      },
    })
  })

  describe('startDelay', () => {
    /** A run whose jobs started so many seconds after its start, and took so long. */
    const begun = (starts: readonly number[], length = 100) =>
      makeRun({
        jobs: starts.map((start, index) => ({
          name: `job ${index}`,
          createdAt: at(Math.max(0, start - 2)),
          state: finished(start, start + length),
        })),
      })
    const both = [
      [3, 2],
      [3, 3],
      [2, 4],
      [3, 2],
    ]
    const short = [[2], [3], [2], [4], [2]]
    const delayOf = (found: History | undefined) => [
      found?.startDelay === undefined ? undefined : found.startDelay / SECOND,
      found?.duration?.slower,
    ]
    it.each<[string, number[], number[][], number | undefined, boolean]>([
      ['if it waited 20 minutes', [1_202], short, 1_202, false],
      ['if both of two jobs waited', [900, 302], [[3, 2], ...both], 302, true],
      ['if earlier runs waited a minute', [3_600], [[60], [61], [62], [60]], 3_600, false],
      ['of no run that is not slower', [4], short, undefined, false],
      ['of no run in which one job waited', [2, 902], both, undefined, true],
      ['if earlier ones waited as long', [900], [...short, [901], [900]], undefined, false],
    ])('is the wait before the first job, %s', (_, now, earlier, seconds, slower) => {
      const runs = earlier.map((starts) => begun(starts))
      expect(delayOf(history(begun(now), runs))).toEqual([seconds, slower])
    })

    it.each([
      [100, false],
      [105, false],
      [200, true],
    ])(
      'calls a run that waited and then took %s s instead of 100 s slower: %s',
      (length, slower) => {
        const runs = short.map((starts) => begun(starts))
        expect(delayOf(history(begun([1_202], length), runs))).toEqual([1_202, slower])
      },
    )

    it('is also a wait for the runner of the first job, after GitHub listed it', () => {
      const queued = makeRun({
        jobs: [{ name: 'job 0', createdAt: at(1), state: finished(1_202, 1_302) }],
      })
      const runs = short.map((starts) => begun(starts))
      expect(delayOf(history(queued, runs))).toEqual([1_202, false])
    })

    it('leaves a run slower if too few earlier runs have a known start', () => {
      const runs = short.map((starts, index) => ({
        ...begun(starts),
        ...(index < 2 ? { startedAt: undefined } : {}),
      }))
      expect(delayOf(history(begun([1_202]), runs))).toEqual([undefined, true])
    })
  })

  it('does not compare with a run that re-ran only some jobs', () => {
    const jobs = [
      { name: 'build', state: finished(-500, -400) },
      { name: 'test', state: finished(0, 60) },
    ]
    const partial = makeRun({ attempt: 2, jobs })
    const whole = makeRun({
      jobs: [
        { name: 'build', state: finished(0, 40) },
        { name: 'test', state: finished(40, 90) },
      ],
    })
    const now = history(partial, [whole])
    expect(now).toMatchObject({ duration: undefined, durationNotCompared: 'partial' })
    expect(now?.jobs.map(({ job }) => job.job.name)).toEqual(['test'])
    const later = history(whole, [partial])
    expect(later).toMatchObject({ duration: undefined, durationNotCompared: 'different-jobs' })
    expect(later?.jobs.map(({ job }) => job.job.name)).toEqual(['test'])
  })

  it('does not compare with a run in which an end is unknown', () => {
    const unknown = makeRun({
      jobs: [{ name: 'build', state: finished(0, 60) }, { state: finished(0, undefined) }],
    })
    expect(history(makeRun({ jobs: [{ name: 'build' }] }), [unknown])?.duration).toBeUndefined()
  })
})

describe('compareHistory: jobs', () => {
  it.each([
    ['failed', finished(0, 10, 'failure')],
    ['was cancelled', finished(0, 10, 'cancelled')],
    ['was skipped', skipped()],
  ])('does not compare a job with one that %s', (_, state) => {
    expect(compared([{ name: 'build' }], [[{ name: 'build', state }]])).toEqual({})
  })

  it('omits jobs that share a name, but only in that run', () => {
    const duplicates = [{ name: 'a' }, { name: 'a', state: finished(0, 10) }]
    expect(compared(duplicates, [[{ name: 'a' }]])).toEqual({})
    expect(
      compared([{ name: 'a' }], [duplicates, [{ name: 'a', state: finished(0, 30) }]]),
    ).toEqual({ a: 30 })
  })

  it('decides for each job by its own values whether it is slower', () => {
    const found = history(
      makeRun({ jobs: [{ name: 'build', state: finished(0, 300) }] }),
      lasting('build', 100, 100, 101, 99),
    )
    expect(found?.jobs).toMatchObject([{ slower: true, delta: 200 * SECOND }])
  })
})

describe('compareHistory: steps', () => {
  const job = (...steps: readonly (readonly [name: string, length: number])[]) => ({
    name: 'build',
    steps: steps.map(([name, length], index) =>
      makeStep({ number: index + 1, name, state: finished(0, length) }),
    ),
  })
  const steps = (now: ReturnType<typeof job>, ...earlier: readonly ReturnType<typeof job>[]) =>
    history(
      makeRun({ jobs: [now] }),
      earlier.map((jobs) => makeRun({ jobs: [jobs] })),
    )?.jobs[0]?.steps.map(({ step, baseline }) => [step.step.name, baseline.median / SECOND])

  it('compares a step with the step of that name, at any position', () => {
    expect(steps(job(['make', 5], ['test', 6]), job(['test', 3], ['make', 4], ['x', 1]))).toEqual([
      ['make', 4],
      ['test', 3],
    ])
  })

  it('compares steps that share a name by their order, if there are equally many', () => {
    expect(steps(job(['run', 1], ['run', 2]), job(['run', 10], ['run', 20]))).toEqual([
      ['run', 10],
      ['run', 20],
    ])
    expect(steps(job(['run', 1], ['run', 2]), job(['run', 10]))).toEqual([])
  })
})

describe('compareHistory: same jobs', () => {
  const job = (name: string, length: number, conclusion?: Conclusion) => ({
    name,
    state: finished(0, length, conclusion),
  })
  const matrix = [job('docs', 30), job('unit', 900), job('e2e', 1_200)]
  const docsOnly = [job('docs', 31), job('unit', 0, 'skipped'), job('e2e', 0, 'skipped')]
  const runs = (...jobs: readonly Jobs[]) => jobs.map((of) => makeRun({ jobs: of }))
  const wall = (now: Jobs, ...earlier: readonly Jobs[]) =>
    history(makeRun({ jobs: now }), runs(...earlier))?.duration?.earlier.map(
      (one) => one && one / SECOND,
    )

  it('uses the wall time of an earlier run only if it ran the same jobs', () => {
    const earlier = [docsOnly, matrix, docsOnly, matrix, docsOnly, docsOnly]
    const none = undefined
    expect(wall(matrix, ...earlier)).toEqual([none, 1_200, none, 1_200, none, none])
    expect(wall(docsOnly, ...earlier)).toEqual([31, none, 31, none, 31, 31])
  })

  it.each<[string, Jobs, NotCompared]>([
    ['failed', [job('docs', 30), job('unit', 9, 'failure'), job('e2e', 0, 'skipped')], 'failed'],
    ['was cancelled', [job('docs', 30), job('unit', 9, 'cancelled')], 'failed'],
    ['has not finished', [job('docs', 30), { name: 'unit', state: waiting() }], 'unfinished'],
    ['ran other jobs', [job('docs', 30), job('build', 900)], 'different-jobs'],
  ])('does not compare the wall time if the run %s', (_, now, notCompared) => {
    const found = history(makeRun({ jobs: now }), runs(matrix, matrix, matrix, matrix))
    expect(found).toMatchObject({ duration: undefined, durationNotCompared: notCompared })
  })

  it('accepts a different job that takes up to 5 % of the wall time', () => {
    const labels = (length: number) => [...matrix, job('label', length)]
    expect(wall(labels(60), matrix)).toEqual([1_200])
    expect(wall(matrix, labels(60))).toEqual([1_200])
    expect(wall(labels(61), matrix)).toBeUndefined()
    expect(wall(matrix, labels(61))).toBeUndefined()
  })

  it('treats a failed and forgiven job as a different job', () => {
    const forgiven = [job('docs', 30), job('unit', 900), job('e2e', 700, 'failure')]
    const report = reportOn(makeRun({ jobs: forgiven }), { allowedFailures: ['e2e'] })
    const found = compareHistory(report, { branch: 'main', runs: runs(matrix, forgiven) })
    expect(found?.duration?.earlier).toEqual([undefined, 900 * SECOND])
  })

  it.each<Conclusion>(['failure', 'timed_out', 'cancelled', 'neutral'])(
    'reports no change for a job that concluded as %s, whatever its steps took',
    (conclusion) => {
      const steps = [makeStep({ name: 'make', state: finished(0, 9) })]
      const now = makeRun({ jobs: [{ ...job('unit', 9, conclusion), steps }] })
      const longer = [makeStep({ name: 'make', state: finished(0, 890) })]
      const earlier = { ...job('unit', 900), steps: longer }
      const [unit] = history(now, runs([earlier], [earlier], [earlier], [earlier]))?.jobs ?? []
      const same = { delta: undefined, slower: false, changed: false }
      expect(unit).toMatchObject({ value: 9 * SECOND, ...same, steps: [same] })
    },
  )

  it('lists new and removed jobs', () => {
    const now = makeRun({ jobs: [job('unit', 900), job('lint', 5)] })
    const found = history(now, runs(matrix, matrix))
    expect(found).toMatchObject({ newJobs: ['lint'], removedJobs: ['docs', 'e2e'] })
  })

  it('does not list skipped jobs and matrices as new or removed', () => {
    const legs = [job('unit (a)', 9), job('unit (b)', 9), job('On linux', 9), job('deploy / eu', 9)]
    const skippedAll = ['unit', 'On ${{ matrix.os }}', 'deploy'].map((name) =>
      job(name, 0, 'skipped'),
    )
    const none = { newJobs: [], removedJobs: [] }
    expect(history(makeRun({ jobs: legs }), runs(skippedAll))).toMatchObject(none)
    expect(history(makeRun({ jobs: skippedAll }), runs(legs))).toMatchObject(none)
  })
})

describe('compareHistory: queue', () => {
  const pair = (queue: number, length: number): Jobs => [
    { name: 'gpu', createdAt: at(0), state: finished(queue, queue + length) },
    { name: 'lint', createdAt: at(0), state: finished(3, 40) },
  ]
  const earlier = [18, 25, 20, 14, 22, 31].map((queue) => makeRun({ jobs: pair(queue, 600) }))

  it('has a baseline and is the cause if a run waited for a runner', () => {
    const found = history(makeRun({ jobs: pair(1_380, 601) }), earlier)
    expect(found?.jobs).toMatchObject([
      {
        job: { job: { name: 'gpu' } },
        changed: false,
        queue: { value: 1_380 * SECOND, slower: true, baseline: { median: 21 * SECOND } },
      },
      { job: { job: { name: 'lint' } }, changed: false, queue: { changed: false } },
    ])
    expect(found?.duration?.slower).toBe(true)
    expect(found?.causes).toMatchObject([
      { job: { job: { name: 'gpu' } }, part: 'queue', comparison: { delta: 1_359 * SECOND } },
    ])
  })

  it.each([
    ['jobs on the critical path', [workflowJob('gpu'), workflowJob('lint')], ['gpu duration']],
    ['all jobs if the path is unknown', undefined, ['gpu duration', 'lint duration']],
  ])('is not the cause if a job took longer, of %s', (_, graph, causes) => {
    const [gpu = {}] = pair(20, 1_200)
    const slowLint = { name: 'lint', createdAt: at(0), state: finished(3, 300) }
    const found = history(makeRun({ jobs: [gpu, slowLint], graph }), earlier)
    expect(found?.jobs.filter(({ slower }) => slower)).toHaveLength(2)
    expect(found?.causes.map(({ job, part }) => `${job.job.name} ${part}`)).toEqual(causes)
  })
})
