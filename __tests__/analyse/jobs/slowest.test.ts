import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJob,
  reportOnJobs,
  running,
  skipped,
} from '../../../testing/make-run.ts'

describe('slowestJob', () => {
  it.each<[string, readonly Partial<Job>[], number | undefined]>([
    ['ran longest', [{ state: finished(5, 20) }, { state: finished(5, 99) }, {}], 2],
    ['is the first of two that ran as long', [{ createdAt: at(2) }, { createdAt: at(1) }], 2],
    ['returns undefined if no job ran', [{ state: skipped(), runner: NO_RUNNER }], undefined],
    ['may have taken no time', [{ state: finished(5, 5) }], 1],
    ['ignores running jobs', [{ state: running(5) }], undefined],
  ])('%s', (_, jobs, id) => {
    expect(reportOnJobs(jobs).slowestJob?.job.id).toBe(id)
  })

  it('ignores jobs that were carried over', () => {
    const run = makeRun({ attempt: 2, jobs: [{ state: finished(-9_000, -1_000) }, {}] })
    expect(reportOn(run).slowestJob?.job.id).toBe(2)
  })
})

it('reportJob returns the longest step of a job as its slowest step', () => {
  const steps = [5, 30, 20].map((length, index) =>
    makeStep({ number: index + 1, state: finished(0, length) }),
  )
  expect(reportOnJob({ steps }).slowestStep).toMatchObject({
    step: { number: 2 },
    duration: 30_000,
  })
  expect(reportOnJob({}).slowestStep).toBeUndefined()
})

describe('slowestSteps', () => {
  const took = (...seconds: readonly number[]): Partial<Job> => ({
    steps: seconds.map((length, index) =>
      makeStep({ number: index + 1, state: finished(0, length) }),
    ),
  })
  const of = (jobs: readonly Partial<Job>[], attempt = 1) =>
    reportOn(makeRun({ attempt, jobs })).slowestSteps.map(
      ({ job, step, duration }) => [job.job.id, step.number, duration / 1_000] as const,
    )

  it('returns steps of all jobs, longest first', () => {
    expect(of([took(5, 30), took(40, 1)])).toEqual([
      [2, 1, 40],
      [1, 2, 30],
      [1, 1, 5],
      [2, 2, 1],
    ])
  })

  it('returns at most ten steps', () => {
    const steps = of([took(1, 2, 3, 4, 5, 6, 7, 8), took(9, 10, 11, 12)])
    expect(steps.map(([, , seconds]) => seconds)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  })

  it('prefers the earlier job and the earlier step if several took as long', () => {
    const jobs = [...Array.from({ length: 5 }, () => took(3, 9, 9)), took(9)]
    expect(of(jobs).map(([job, step]) => `${job}.${step}`)).toEqual([
      '1.2',
      '1.3',
      '2.2',
      '2.3',
      '3.2',
      '3.3',
      '4.2',
      '4.3',
      '5.2',
      '5.3',
    ])
  })

  it('omits steps with a duration that is 0 or unknown', () => {
    const odd = [finished(5, 5), finished(5), finished(20, 5), running(5), skipped()]
    expect(of([{ steps: odd.map((state) => makeStep({ state })) }])).toEqual([])
  })

  it.each([
    ['omits the steps of the runner', ['Set up job', 'lint', 'Post lint', 'Complete job'], [2]],
    [
      'keeps a step of the workflow called as one',
      ['lint', 'Set up job', 'Complete job', 'x'],
      [1, 2, 3, 4],
    ],
    ['keeps `Post` before the step that it names', ['Post comment', 'comment'], [1, 2]],
    ['keeps `Post` without such a step', ['lint', 'Post comment'], [1, 2]],
  ])('%s: %j', (_, names, kept) => {
    const steps = names.map((name, index) =>
      makeStep({ number: index + 1, name, state: finished(0, 30) }),
    )
    expect(of([{ steps }]).map(([, step]) => step)).toEqual(kept)
  })

  it('omits steps of jobs that were carried over', () => {
    const old = { state: finished(-500, -400), steps: took(90).steps ?? [] }
    expect(of([old, took(1)], 2)).toEqual([[2, 1, 1]])
  })
})
