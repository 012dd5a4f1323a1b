import { describe, expect, it } from '@jest/globals'
import {
  jobsToAnnotate,
  stepOf,
  stepsOf,
  wantsLog,
} from '../../../src/analyse/failures/report-failures.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import type { Job } from '../../../src/model/run.ts'
import { makeAnnotation, makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep, NO_RUNNER, reportOnJobs, running } from '../../../testing/make-run.ts'

const SET_UP = makeStep({ number: 1, name: 'Set up job' })
const FAILED: Partial<Job> = {
  state: finished(5, 65, 'failure'),
  steps: [SET_UP, makeStep({ number: 2, name: 'test', state: finished(15, 60, 'failure') })],
}
const STOPPED: Partial<Job> = {
  state: finished(5, 65, 'cancelled'),
  steps: [SET_UP, makeStep({ number: 2, name: 'test', state: finished(15, 60, 'cancelled') })],
}
const NEVER_STARTED: Partial<Job> = { state: finished(3, 3, 'failure'), runner: NO_RUNNER }
const STEPLESS: Partial<Job> = { state: finished(5, 65, 'failure') }

interface FetchedData {
  readonly excerpts?: Readonly<Record<number, readonly StepExcerpt[]>>
  readonly annotations?: Readonly<Record<number, readonly Annotation[]>>
  readonly options?: Parameters<typeof reportOnJobs>[1]
}

function explained(jobs: readonly Partial<Job>[], data: FetchedData = {}): FailureReport[] {
  const { excerpts = {}, annotations = {}, options } = data
  const explanations = { excerpts: byId(excerpts), annotations: byId(annotations) }
  return [...reportOnJobs(jobs, { ...options, explanations }).failures]
}

function byId<T>(data: Readonly<Record<number, T>>): ReadonlyMap<number, T> {
  return new Map(Object.entries(data).map(([id, value]) => [Number(id), value]))
}

function only(jobs: readonly Partial<Job>[], data?: FetchedData): FailureReport {
  const [failure, ...others] = explained(jobs, data)
  if (failure === undefined || others.length > 0) throw new Error('not one failure')
  return failure
}

describe('reportFailures', () => {
  it('lists the jobs that did not pass, worst first, then in their order', () => {
    const jobs = [{}, STOPPED, { state: running(5) }, FAILED, { state: finished(1, 1, 'skipped') }]
    expect(explained([...jobs, STEPLESS]).map(({ job }) => job.job.id)).toEqual([4, 6, 2])
  })

  it('omits forgiven failures', () => {
    const jobs = [{ ...FAILED, name: 'lint' }]
    expect(explained(jobs, { options: { allowedFailures: ['lint'] } })).toEqual([])
  })

  it('adds the excerpt and annotations of each job', () => {
    const excerpt = makeExcerpt(['not ok'])
    const [first, second] = explained([FAILED, FAILED], {
      excerpts: { 2: [excerpt] },
      annotations: { 1: [makeAnnotation('one')], 3: [makeAnnotation('of another')] },
    })
    expect([first?.excerpts, second?.excerpts]).toEqual([[], [excerpt]])
    expect([first?.annotations, second?.annotations]).toEqual([[makeAnnotation('one')], []])
  })

  it('adds only annotations of level failure', () => {
    const annotated = [
      makeAnnotation('old', { level: 'warning' }),
      makeAnnotation('broken'),
      makeAnnotation('by the way', { level: 'notice' }),
    ]
    const { annotations: data } = only([FAILED], { annotations: { 1: annotated } })
    expect(data).toEqual([makeAnnotation('broken')])
  })
})

describe('wantsLog', () => {
  const CURRENT: Partial<Job> = { state: running(5), steps: FAILED.steps ?? [] }
  const own = { jobId: 1, jobStatus: 'failure' as const }

  it.each<[string, boolean, string | undefined, () => FailureReport]>([
    ['a failed step', true, 'test', () => only([FAILED])],
    ['a failure without a step', true, undefined, () => only([STEPLESS])],
    ['a job that never started', false, undefined, () => only([NEVER_STARTED])],
    ['a cancelled job', false, 'test', () => only([STOPPED])],
    ['a check run', false, undefined, () => only([{ ...STEPLESS, kind: 'check' }])],
    ['the current job', false, 'test', () => only([CURRENT], { options: { own } })],
  ])('decides for %s: %s, step %s', (_, log, step, made) => {
    expect([wantsLog(made()), stepOf(made())?.name]).toEqual([log, step])
  })
})

describe('stepsOf', () => {
  it('lists each failed step of a job, the first one first', () => {
    const steps = ['lint', 'test'].map((name, at) =>
      makeStep({ number: at + 1, name, state: finished(15 + at, 60, 'failure') }),
    )
    expect(stepsOf(only([{ ...FAILED, steps }])).map(({ name }) => name)).toEqual(['lint', 'test'])
    expect(stepsOf(only([STEPLESS]))).toEqual([])
  })
})

describe('jobsToAnnotate', () => {
  const chosen = (jobs: readonly Partial<Job>[], data?: FetchedData, onlyOutcomes = false) => [
    ...jobsToAnnotate(explained(jobs, data), { maxFailedSteps: 10, onlyOutcomes }),
  ]
  const failedAfter = (seconds: number | undefined): Partial<Job> => {
    const end = seconds === undefined ? undefined : 15 + seconds
    return {
      ...FAILED,
      steps: [SET_UP, makeStep({ number: 2, name: 'test', state: finished(15, end, 'failure') })],
    }
  }
  it('chooses failures that no step explains first, and omits cancelled jobs, check runs and the current job', () => {
    const current: Partial<Job> = { state: running(5), steps: FAILED.steps ?? [] }
    const check: Partial<Job> = { ...STEPLESS, kind: 'check' }
    const jobs = [FAILED, STOPPED, STEPLESS, NEVER_STARTED, check, current]
    const options = { own: { jobId: 6, jobStatus: 'failure' } }
    expect(chosen(jobs, { options })).toEqual([3, 4, 1])
  })

  it('chooses ten failed steps, and a hundred jobs in total', () => {
    expect(chosen(Array.from({ length: 12 }, () => FAILED))).toHaveLength(10)
    expect(chosen(Array.from({ length: 120 }, () => STEPLESS))).toHaveLength(100)
  })

  it('omits failed steps for the outcomes alone, and keeps what no step explains', () => {
    expect(chosen([FAILED, STEPLESS, NEVER_STARTED], {}, true)).toEqual([2, 3])
  })

  it.each([
    [57, false],
    [58, true],
    [60, true],
    [3_600, true],
    [undefined, false],
  ])('for the outcomes alone, of a step that failed after %s s: %s', (seconds, isChosen) => {
    expect(chosen([failedAfter(seconds)], {}, true)).toEqual(isChosen ? [1] : [])
    expect(chosen([failedAfter(seconds)])).toEqual([1])
  })

  it.each([
    'The hosted runner lost communication with the server.',
    'The runner has received a shutdown signal.',
    'The run was canceled by @octocat.',
    "The action 'test' has timed out after 1 minute.",
    'Process completed with exit code 1.',
  ])('omits no job that would count as something else by %j', (message) => {
    for (let seconds = 0; seconds < 200; seconds++) {
      const jobs = [failedAfter(seconds)]
      if (chosen(jobs, {}, true).length > 0) continue
      expect(only(jobs, { annotations: { 1: [makeAnnotation(message)] } }).job.outcome).toBe(
        'failure',
      )
    }
  })
})
