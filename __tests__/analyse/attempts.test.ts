import { describe, expect, it } from '@jest/globals'
import { compareAttempts } from '../../src/analyse/attempts.ts'
import type { Attempts } from '../../src/model/attempts.ts'
import type { Conclusion } from '../../src/model/conclusion.ts'
import type { Job } from '../../src/model/run.ts'
import { at, finished, makeJob, makeRun, reportOn, running } from '../helpers/make-run.ts'

type Jobs = Readonly<Record<string, Conclusion>>

const LATER = 1_000

/** Jobs that ran from a second on. */
function ran(jobs: Jobs, from: number): Partial<Job>[] {
  return Object.entries(jobs).map(([name, conclusion]) => ({
    name,
    state: finished(from, from + 60, conclusion),
  }))
}

/** The last attempt beside the ones before it, each of which begins 1,000 s after the one before. */
function compareJobs(...attempts: readonly Jobs[]): Attempts | undefined {
  return compareAll(attempts.map((jobs, index) => ran(jobs, index * LATER)))
}

function compareAll(attempts: readonly (readonly Partial<Job>[])[]): Attempts | undefined {
  const number = attempts.length
  const run = makeRun({
    attempt: number,
    startedAt: at((number - 1) * LATER),
    jobs: attempts.at(-1) ?? [],
  })
  const earlier = attempts
    .slice(0, -1)
    .map((jobs, index) => ({ number: index + 1, jobs: jobs.map((job) => makeJob(job)) }))
  return compareAttempts(number, reportOn(run).jobs ?? [], earlier)
}

function flakyNames(attempts: Attempts | undefined) {
  return attempts?.flaky.map(({ job, failedIn }) => [job.job.name, ...failedIn])
}

describe('a job is flaky', () => {
  it.each([['failure'], ['timed_out'], ['startup_failure']])(
    'when it ended in %s before and succeeds now',
    (conclusion) => {
      const found = compareJobs({ a: conclusion, b: 'success' }, { a: 'success', b: 'success' })
      expect(flakyNames(found)).toEqual([['a', 1]])
    },
  )

  it('with each attempt that it failed in', () => {
    const found = compareJobs({ a: 'failure' }, { a: 'failure' }, { a: 'success' })
    expect(flakyNames(found)).toEqual([['a', 1, 2]])
  })

  it.each<[string, Jobs, Jobs]>([
    ['was cancelled before', { a: 'cancelled' }, { a: 'success' }],
    ['was skipped before', { a: 'skipped' }, { a: 'success' }],
    ['was not there before', { b: 'failure' }, { a: 'success', b: 'failure' }],
    ['fails again', { a: 'failure' }, { a: 'failure' }],
    ['is neutral now', { a: 'failure' }, { a: 'neutral' }],
    ['succeeded before and fails now', { a: 'success' }, { a: 'failure' }],
  ])('not when it %s', (_, before, now) => {
    expect(flakyNames(compareJobs(before, now))).toEqual([])
  })

  it('not when it was not run again in this attempt', () => {
    const [failed, passed] = [ran({ a: 'failure' }, 0), ran({ a: 'success' }, LATER)]
    expect(flakyNames(compareAll([failed, passed, passed]))).toEqual([])
    expect(flakyNames(compareAll([failed, passed]))).toEqual([['a', 1]])
  })

  it('without the attempts in which its failure was only carried over', () => {
    const failed = ran({ a: 'failure' }, 0)
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(flakyNames(found)).toEqual([['a', 1]])
  })

  it('with the attempts in which it failed without a start that is known', () => {
    const failed = [{ name: 'a', state: finished(undefined, undefined, 'failure') }]
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(flakyNames(found)).toEqual([['a', 1, 2]])
  })

  it('not when it shares its name with another', () => {
    const twins = (from: number) => [...ran({ a: 'success' }, from), ...ran({ a: 'failure' }, from)]
    expect(flakyNames(compareAll([twins(0), ran({ a: 'success' }, LATER)]))).toEqual([])
    expect(flakyNames(compareAll([ran({ a: 'failure' }, 0), twins(LATER)]))).toEqual([])
  })

  it('not while it runs', () => {
    const found = compareAll([ran({ a: 'failure' }, 0), [{ name: 'a', state: running(LATER) }]])
    expect(flakyNames(found)).toEqual([])
  })
})

describe('the jobs that differ', () => {
  it('are those that did not end the same in all attempts, in the order of the report', () => {
    const found = compareJobs(
      { a: 'failure', b: 'success', c: 'skipped' },
      { a: 'success', b: 'success', c: 'success' },
    )
    expect(found?.differing.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('show what became of them, and whether they ran', () => {
    const failed = ran({ a: 'failure' }, 0)
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(found).toMatchObject({ number: 3, earlier: [1, 2], leftOut: 0 })
    expect(found?.differing[0]?.earlier).toMatchObject([
      { job: { name: 'a' }, carriedOver: false },
      { job: { name: 'a' }, carriedOver: true },
    ])
  })

  it('are not those that an attempt does not have', () => {
    expect(compareJobs({}, { a: 'success' })?.differing).toEqual([])
  })
})

describe('attempts', () => {
  it('that were not asked for are counted, and those that were stand in their order', () => {
    const found = compareAttempts(
      7,
      [],
      [5, 6, 4].map((number) => ({ number, jobs: [] })),
    )
    expect(found).toMatchObject({ earlier: [4, 5, 6], leftOut: 3 })
  })

  it('that could not be listed are left out', () => {
    const earlier = [
      { number: 1, jobs: undefined },
      { number: 2, jobs: [] },
    ]
    expect(compareAttempts(3, [], earlier)).toMatchObject({ earlier: [2], leftOut: 1 })
    expect(compareAttempts(3, [], earlier.slice(0, 1))).toBeUndefined()
  })

  it('are not compared for the first, nor for one whose number is not known', () => {
    expect(compareAttempts(1, [], [])).toBeUndefined()
    expect(compareAttempts(undefined, [], [{ number: 1, jobs: [] }])).toBeUndefined()
  })
})
