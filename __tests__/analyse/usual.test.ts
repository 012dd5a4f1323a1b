import { describe, expect, it } from '@jest/globals'
import { compareWithUsual } from '../../src/analyse/usual.ts'
import type { History } from '../../src/model/history.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  running,
  skipped,
  waiting,
} from '../helpers/make-run.ts'

type Jobs = readonly Partial<Job>[]

function history(now: Run, earlier: readonly Run[], jobId?: number): History | undefined {
  const report = reportOn(now, jobId === undefined ? {} : { own: { jobId } })
  return compareWithUsual(report, { branch: 'main', runs: earlier })
}

/** Earlier runs of one job with these lengths in seconds, oldest first. */
function lasting(name: string, ...lengths: readonly number[]): Run[] {
  return lengths.map((length) => makeRun({ jobs: [{ name, state: finished(0, length) }] }))
}

function compared(now: Jobs, earlier: readonly Jobs[]): Record<string, number | undefined> {
  const runs = earlier.map((jobs) => makeRun({ jobs }))
  const { jobs = [] } = history(makeRun({ jobs: now }), runs) ?? {}
  return Object.fromEntries(
    jobs.map(({ job, usual }) => [job.job.name, usual.median / SECOND] as const),
  )
}

describe('a run', () => {
  it('is compared by its wall time, with the last completion of earlier ones', () => {
    const jobs = [{ name: 'build', state: finished(5, 100) }]
    const found = history(makeRun({ jobs }), lasting('build', 60, 70, 80, 90))
    expect(found).toMatchObject({
      branch: 'main',
      wall: {
        figure: 100 * SECOND,
        delta: 25 * SECOND,
        usual: { median: 75 * SECOND, figures: 4 },
        earlier: [60, 70, 80, 90].map((seconds) => seconds * SECOND),
      },
    })
  })

  it('without earlier ones is not compared', () => {
    expect(history(makeRun({ jobs: [{}] }), [])).toBeUndefined()
    expect(compareWithUsual(reportOn(makeRun({ jobs: [{}] })), undefined)).toBeUndefined()
  })

  it('that is not over has no delta', () => {
    const jobs = [{ name: 'build', state: finished(0, 60) }, { state: waiting() }]
    const { wall } = history(makeRun({ jobs }), lasting('build', 60)) ?? {}
    expect(wall).toMatchObject({ figure: undefined, delta: undefined, usual: { figures: 1 } })
  })

  it('that ran only some of its jobs again has no delta, and is no earlier figure', () => {
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
    expect(now?.wall).toMatchObject({ figure: undefined, usual: { figures: 1 } })
    expect(now?.jobs.map(({ job }) => job.job.name)).toEqual(['test'])
    const later = history(whole, [partial])
    expect(later?.wall).toBeUndefined()
    expect(later?.jobs.map(({ job }) => job.job.name)).toEqual(['test'])
  })

  it('is not compared with one in which an end is not known', () => {
    const unknown = makeRun({
      jobs: [{ name: 'build', state: finished(0, 60) }, { state: finished(0, undefined) }],
    })
    expect(history(makeRun({ jobs: [{ name: 'build' }] }), [unknown])?.wall).toBeUndefined()
  })
})

describe('a job', () => {
  it('is compared with the job of its name in each run that has it', () => {
    const build = (length: number) => ({ name: 'build', state: finished(0, length) })
    expect(compared([build(50), { name: 'new' }], [[build(10)], [build(30)], [{}]])).toEqual({
      build: 20,
    })
  })

  it.each([
    ['failed', finished(0, 10, 'failure')],
    ['was cancelled', finished(0, 10, 'cancelled')],
    ['was skipped', skipped()],
  ])('is not compared with one that %s', (_, state) => {
    expect(compared([{ name: 'build' }], [[{ name: 'build', state }]])).toEqual({})
  })

  it('whose name is twice in a run is left out, in that run alone', () => {
    const twins = [{ name: 'a' }, { name: 'a', state: finished(0, 10) }]
    expect(compared(twins, [[{ name: 'a' }]])).toEqual({})
    expect(compared([{ name: 'a' }], [twins, [{ name: 'a', state: finished(0, 30) }]])).toEqual({
      a: 30,
    })
  })

  it('is slower or not by its own figures', () => {
    const found = history(
      makeRun({ jobs: [{ name: 'build', state: finished(0, 300) }] }),
      lasting('build', 100, 100, 101, 99),
    )
    expect(found?.jobs).toMatchObject([{ slower: true, delta: 200 * SECOND }])
  })
})

describe('a step', () => {
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
    )?.jobs[0]?.steps.map(({ step, usual }) => [step.step.name, usual.median / SECOND])

  it('is compared by its name within its job, wherever it stands', () => {
    expect(steps(job(['make', 5], ['test', 6]), job(['test', 3], ['make', 4], ['x', 1]))).toEqual([
      ['make', 4],
      ['test', 3],
    ])
  })

  it('of several of one name is compared by its place, where there are as many', () => {
    expect(steps(job(['run', 1], ['run', 2]), job(['run', 10], ['run', 20]))).toEqual([
      ['run', 10],
      ['run', 20],
    ])
    expect(steps(job(['run', 1], ['run', 2]), job(['run', 10]))).toEqual([])
  })
})

describe('the job that makes the report', () => {
  const step = (number: number, name: string, start: number, end?: number) =>
    makeStep({ number, name, state: end === undefined ? running(start) : finished(start, end) })
  const soFar = {
    name: 'build',
    state: running(0),
    steps: [step(1, 'set up', 0, 5), step(2, 'make', 5, 65), step(3, 'report', 65)],
  }
  const over = (name = 'make') => ({
    name: 'build',
    state: finished(0, 200),
    steps: [step(1, 'set up', 0, 5), step(2, name, 5, 55), step(3, 'report', 55, 200)],
  })
  const now = makeRun({ jobs: [{ id: 9, ...soFar }] })

  it('is compared up to the step that it has ended last', () => {
    const found = history(now, [makeRun({ jobs: [over()] })], 9)
    expect(found?.jobs).toMatchObject([
      { figure: 65 * SECOND, usual: { median: 55 * SECOND }, delta: 10 * SECOND },
    ])
    expect(found?.wall).toMatchObject({ figure: 65 * SECOND, usual: { median: 55 * SECOND } })
    expect(found?.jobs[0]?.steps.map((one) => one.step.step.name)).toEqual(['set up', 'make'])
  })

  it('is not compared with one that had no such step, nor is the run', () => {
    const found = history(now, [makeRun({ jobs: [over('build all')] })], 9)
    expect(found).toMatchObject({ wall: undefined, jobs: [] })
  })

  it('is compared up to the step that ran last, not one that was skipped', () => {
    const upload = makeStep({ number: 3, name: 'upload', state: skipped() })
    const steps = [...soFar.steps.slice(0, 2), upload, step(4, 'report', 65)]
    const found = history(
      makeRun({ jobs: [{ id: 9, ...soFar, steps }] }),
      [makeRun({ jobs: [over()] })],
      9,
    )
    expect(found?.jobs).toMatchObject([{ usual: { median: 55 * SECOND } }])
  })

  it('counts for nothing while none of its steps has ended', () => {
    const other = { name: 'lint', state: finished(0, 30) }
    const begun = { id: 9, name: 'build', state: running(0), steps: [step(1, 'set up', 0)] }
    const found = history(
      makeRun({ jobs: [begun, other] }),
      [makeRun({ jobs: [over(), other] })],
      9,
    )
    expect(found?.wall).toMatchObject({ figure: 30 * SECOND, usual: { median: 30 * SECOND } })
  })

  it('is not cut once it is over, whatever comes after its last step in earlier runs', () => {
    const longer = {
      ...over(),
      state: finished(0, 250),
      steps: [...over().steps, step(4, 'post', 200, 250)],
    }
    const ended = makeRun({ jobs: [{ id: 9, ...over() }] })
    expect(history(ended, [makeRun({ jobs: [longer] })], 9)?.wall?.usual.median).toBe(250 * SECOND)
  })

  it('is the only one that is cut', () => {
    const other = (state: Job['state']) => ({ name: 'other', state })
    const jobs = [{ name: 'build', state: finished(0, 60) }, other(running(0))]
    const whole = makeRun({
      jobs: [{ name: 'build', state: finished(0, 60) }, other(finished(0, 90))],
    })
    expect(history(makeRun({ jobs }), [whole])?.wall?.usual.median).toBe(90 * SECOND)
  })

  it('is compared whole once it is over', () => {
    const ended = makeRun({ jobs: [{ id: 9, ...over() }] })
    const found = history(ended, [makeRun({ jobs: [over()] })], 9)
    expect(found?.wall?.usual.median).toBe(200 * SECOND)
  })

  it('leaves earlier runs as they are where it was skipped', () => {
    const earlier = makeRun({
      jobs: [{ name: 'build', state: skipped(), createdAt: at(0) }, { state: finished(0, 40) }],
    })
    expect(history(now, [earlier], 9)?.wall?.usual.median).toBe(40 * SECOND)
  })
})
