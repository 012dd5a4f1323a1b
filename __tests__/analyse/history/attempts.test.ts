import { describe, expect, it } from '@jest/globals'
import type { Conclusion } from '../../../src/model/conclusion.ts'
import type { Attempts } from '../../../src/model/report/attempts.ts'
import type { Job, Run, State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  workflowJob,
} from '../../../testing/make-run.ts'

type Jobs = Readonly<Record<string, Conclusion>>

const LATER = 1_000

/** Jobs that started at a second. */
function ran(jobs: Jobs, from: number): Partial<Job>[] {
  return Object.entries(jobs).map(([name, conclusion]) => ({
    name,
    state: finished(from, from + 60, conclusion),
  }))
}

/** Compares the last attempt with the earlier ones; each starts 1,000 s after the previous one. */
function compareJobs(...attempts: readonly Jobs[]): Attempts | undefined {
  return compareAll(attempts.map((jobs, index) => ran(jobs, index * LATER)))
}

function compareAll(
  attempts: readonly (readonly Partial<Job>[])[],
  fields: Pick<Run, 'graph'> = {},
): Attempts | undefined {
  const number = attempts.length
  const run = makeRun({
    attempt: number,
    startedAt: at((number - 1) * LATER),
    jobs: attempts.at(-1) ?? [],
    ...fields,
  })
  const earlier = attempts.slice(0, -1).map((jobs, index) => ({
    number: index + 1,
    jobs: jobs.map((job, id) => makeJob({ id: id + 1, ...job })),
  }))
  return reportOn(run, { earlierAttempts: earlier }).attempts
}

/** The flaky jobs with the attempts in which they failed, such as `a 1 2, b 1`. */
function flakyNames(attempts: Attempts | undefined): string | undefined {
  return attempts?.flaky
    .map(({ job, failedIn }) => [job.job.name, ...failedIn].join(' '))
    .join(', ')
}

const FAILED: Jobs = { a: 'failure' }
const PASSED: Jobs = { a: 'success' }

describe('compareAttempts: flaky', () => {
  it.each<[string, readonly Jobs[], string]>([
    ['a job that failed before', [{ a: 'failure', b: 'success' }, PASSED], 'a 1'],
    ['a job that timed out before', [{ a: 'timed_out', b: 'success' }, PASSED], 'a 1'],
    ['each attempt in which a job failed', [FAILED, FAILED, PASSED], 'a 1 2'],
    ['a job that passed in an earlier attempt and failed again', [FAILED, PASSED, FAILED], 'a 1'],
    ['no job that was cancelled before', [{ a: 'cancelled' }, PASSED], ''],
    ['no job that was skipped before', [{ a: 'skipped' }, PASSED], ''],
    ['no job that was not there before', [{ b: 'failure' }, { ...PASSED, b: 'failure' }], ''],
    ['no job that fails again', [FAILED, FAILED], ''],
    ['no job that is neutral now', [FAILED, { a: 'neutral' }], ''],
    ['no job that succeeded before and fails now', [PASSED, FAILED], ''],
  ])('lists %s', (_, attempts, expected) => {
    expect(flakyNames(compareJobs(...attempts))).toBe(expected)
  })

  it('includes a job whose success was carried over, but none without a success', () => {
    const [failed, passed] = [ran({ a: 'failure' }, 0), ran({ a: 'success' }, LATER)]
    expect(flakyNames(compareAll([failed, passed, passed]))).toBe('a 1')
    expect(flakyNames(compareAll([failed, passed]))).toBe('a 1')
    expect(flakyNames(compareAll([failed, failed]))).toBe('')
  })

  it('omits attempts into which a failure was carried over', () => {
    const failed = ran({ a: 'failure' }, 0)
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(flakyNames(found)).toBe('a 1')
  })

  it('includes attempts in which a job failed without a known start', () => {
    const failed = [{ name: 'a', state: finished(undefined, undefined, 'failure') }]
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(flakyNames(found)).toBe('a 1 2')
  })
})

describe('compareAttempts: differing', () => {
  it('lists jobs with different outcomes, in the order of the report', () => {
    const found = compareJobs(
      { a: 'failure', b: 'success', c: 'skipped' },
      { a: 'success', b: 'success', c: 'success' },
    )
    expect(found?.differing.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('reports the outcomes of jobs and whether they ran', () => {
    const failed = ran({ a: 'failure' }, 0)
    const found = compareAll([failed, failed, ran({ a: 'success' }, 2 * LATER)])
    expect(found).toMatchObject({ number: 3, earlier: [1, 2], notCompared: 0 })
    expect(found?.differing[0]?.earlier).toMatchObject([
      { job: { name: 'a' }, carriedOver: false },
      { job: { name: 'a' }, carriedOver: true },
    ])
  })
})

describe('compareAttempts', () => {
  it('counts attempts that were not fetched and sorts the others', () => {
    const earlierAttempts = [5, 6, 4].map((number) => ({ number, jobs: [makeJob()] }))
    const found = reportOn(makeRun({ attempt: 7, jobs: [] }), { earlierAttempts }).attempts
    expect(found).toMatchObject({ earlier: [4, 5, 6], notCompared: 3 })
  })

  it('omits attempts that could not be listed', () => {
    const earlier = [
      { number: 1, jobs: undefined },
      { number: 2, jobs: [makeJob()] },
    ]
    const third = makeRun({ attempt: 3, jobs: [] })
    const compared = reportOn(third, { earlierAttempts: earlier }).attempts
    expect(compared).toMatchObject({ earlier: [2], notCompared: 1 })
    expect(reportOn(third, { earlierAttempts: earlier.slice(0, 1) }).attempts).toBeUndefined()
  })

  it('returns undefined for the first attempt or an unknown one', () => {
    expect(reportOn(makeRun({ attempt: 1, jobs: [] })).attempts).toBeUndefined()
    const unknown = makeRun({ attempt: undefined, jobs: [] })
    const earlierAttempts = [{ number: 1, jobs: [] }]
    expect(reportOn(unknown, { earlierAttempts }).attempts).toBeUndefined()
  })
})

describe('compareAttempts with a failure in an earlier attempt', () => {
  const failed = (fields: Partial<Job> = {}): Partial<Job> => ({
    name: 'a',
    state: finished(0, 60, 'failure'),
    steps: [makeStep({ number: 2, name: 'test', state: finished(5, 60, 'failure') })],
    ...fields,
  })
  const passed = ran({ a: 'success', b: 'success' }, 3 * LATER)
  const setUpFailed = makeStep({ name: 'Set up job', state: finished(1, 2, 'failure') })
  const lost = (state: State) => makeStep({ number: 2, state })
  const flakyAfter = (jobs: readonly Partial<Job>[], graph?: JobGraph) =>
    flakyNames(compareAll([jobs, passed], { graph }))

  it.each<[string, Partial<Job>]>([
    ['of a job that never started', { steps: [], runner: NO_RUNNER }],
    ['with a lost runner', { steps: [lost(finished(5, undefined, 'cancelled'))] }],
    ['with a runner that was lost during a step', { steps: [lost(running(5))] }],
    ['while the runner set up the job', { steps: [setUpFailed] }],
    ['of a check run', { kind: 'check' }],
  ])('does not report a flaky job: %s', (_, fields) => {
    expect(flakyAfter([failed()])).toBe('a 1')
    expect(flakyAfter([failed(fields)])).toBe('')
  })

  it('does not report a flaky job if the failure is a consequence of another', () => {
    const gate = failed({
      name: 'b',
      createdAt: at(62),
      state: finished(65, 70, 'failure'),
      steps: [makeStep({ number: 2, name: 'gate', state: finished(66, 70, 'failure') })],
    })
    const graph = [workflowJob('a'), workflowJob('b', { needs: ['a'] })]
    expect(flakyAfter([failed(), gate], graph)).toBe('a 1')
    // Without the file, the gate can have waited for the failed job.
    expect(flakyAfter([failed(), gate])).toBe('a 1')
    expect(flakyAfter([failed(), gate], [workflowJob('a'), workflowJob('b')])).toBe('a 1, b 1')
  })

  it('assigns the failure to the attempt in which the job ran, even if that was not listed', () => {
    const carried = failed({ createdAt: at(LATER) })
    const attempts = (numbers: readonly number[], number: number) =>
      reportOn(makeRun({ attempt: number, startedAt: at(3 * LATER), jobs: passed }), {
        earlierAttempts: numbers.map((earlier) => ({ number: earlier, jobs: [makeJob(carried)] })),
      }).attempts?.flaky
    expect(attempts([2, 3], 4)).toMatchObject([{ failedIn: [1], passedIn: 4 }])
    expect(attempts([3, 4], 5)).toMatchObject([{ failedIn: [], passedIn: 5 }])
  })
})

it('compareAttempts lists as repeated a job that failed in every attempt, not one that passed', () => {
  const repeated = (...attempts: readonly Jobs[]) =>
    compareJobs(...attempts)?.repeated.map(({ job, failedIn }) => [job.job.name, ...failedIn])
  const failed = { ...FAILED, b: 'success' }
  expect(repeated(failed, failed, failed)).toEqual([['a', 1, 2, 3]])
  expect(repeated(FAILED, PASSED, FAILED)).toEqual([])
})
