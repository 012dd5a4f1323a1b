import { describe, expect, it } from '@jest/globals'
import { codeFailures } from '../../../src/analyse/failures/code-failures.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import type { FailureReport } from '../../../src/model/report/report.ts'
import { failureReport } from '../../helpers/failure-report.ts'
import {
  at,
  finished,
  makeJob,
  makeStep,
  reportOnJob,
  reportOnJobs,
  running,
} from '../../helpers/make-run.ts'

const step = makeStep()
const failedStep: Failure = { kind: 'failed-step', step, others: [], cancelled: undefined }

describe('codeFailures includes', () => {
  it.each<[string, Failure]>([
    ['a step that failed', failedStep],
    ['a step that took too long', { kind: 'timed-out', limitOf: 'step', limit: undefined, step }],
    ['what nothing is known of', { kind: 'other' }],
  ])('%s, except in a flaky job', (_, failure) => {
    const report = failureReport(failure)
    expect(codeFailures([report], () => false)).toEqual([report])
    expect(codeFailures([report], (failure) => failure === report)).toEqual([])
  })

  it.each<[string, Failure]>([
    [
      'a deployment that was rejected',
      { kind: 'never-started', reason: 'The deployment was rejected', infrastructure: false },
    ],
    ['a check run that reports a failure', { kind: 'check' }],
  ])('%s', (_, failure) => {
    const report = failureReport(failure)
    expect(codeFailures([report], () => true)).toEqual([report])
  })

  // Somebody wanted to cancel it, whatever the job did before.
  it.each<[string, Failure]>([
    ['a person', { kind: 'cancelled', by: { kind: 'person', login: 'octocat' }, step }],
    ['a newer run', { kind: 'cancelled', by: { kind: 'newer-run' }, step }],
    ['nobody knows whom', { kind: 'cancelled', by: { kind: 'unknown' }, step }],
  ])('a failed step in a job that was cancelled by %s', (_, failure) => {
    const report = failureReport(failure, { outcome: 'cancelled' })
    expect(codeFailures([report], () => true)).toEqual([report])
  })
})

describe('codeFailures excludes', () => {
  it.each<[string, Failure]>([
    ['that a runner was lost', { kind: 'runner-lost', step }],
    ['that no runner came', { kind: 'never-started', reason: 'Billing', infrastructure: true }],
    [
      'what the failure of another leg cancelled',
      { kind: 'cancelled', by: { kind: 'fail-fast', failed: undefined }, step },
    ],
  ])('%s', (_, failure) => {
    expect(codeFailures([failureReport(failure)], () => false)).toEqual([])
  })

  it('only some of several failures', () => {
    const lost = failureReport({ kind: 'runner-lost', step })
    const failed = failureReport(failedStep)
    expect(codeFailures([lost, failed], () => false)).toEqual([failed])
  })

  it('a job that became ready after all others had finished, if needs are not known', () => {
    const [test, gate] =
      reportOnJobs([
        { name: 'test', state: finished(5, 65, 'failure') },
        { name: 'gate', createdAt: at(66), state: finished(70, 80, 'failure') },
      ]).jobs?.map((job): FailureReport => ({ ...failureReport(failedStep), job })) ?? []
    if (test === undefined || gate === undefined) throw new Error('not two jobs')
    const both = [test, gate]
    const jobs = both.map(({ job }) => job)
    expect(codeFailures(both, () => false, jobs)).toEqual([test])
    expect(codeFailures(both, () => false)).toEqual(both)
    expect(codeFailures([gate], () => false, jobs)).toEqual([gate])
    const unfinished = reportOnJob({ id: 3, state: running(60) })
    expect(codeFailures(both, () => false, [...jobs, unfinished])).toEqual(both)
  })

  it('a check run that failed together with a job', () => {
    const failed = failureReport(failedStep)
    const check = failureReport({ kind: 'check' })
    expect(codeFailures([failed, check], (failure) => failure === failed)).toEqual([])
    expect(codeFailures([check], () => true)).toEqual([check])
  })

  it('the consequence of a listed failure, but not of another one', () => {
    const failed = failureReport(failedStep)
    const gate = failureReport(failedStep)
    const after = (id: number) => ({
      ...gate,
      job: { ...gate.job, job: { ...gate.job.job, id: 2 }, causes: [makeJob({ id })] },
    })
    expect(codeFailures([failed, after(1)], () => false)).toEqual([failed])
    expect(codeFailures([failed, after(7)], () => false)).toEqual([failed, after(7)])
  })
})
