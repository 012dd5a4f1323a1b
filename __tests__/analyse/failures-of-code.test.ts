import { describe, expect, it } from '@jest/globals'
import { failuresOfCode } from '../../src/analyse/failures-of-code.ts'
import type { Failure } from '../../src/model/failure.ts'
import { failureReport } from '../helpers/failure-report.ts'
import { makeStep } from '../helpers/make-run.ts'

const step = makeStep()

describe('the code may have caused', () => {
  it.each<[string, Failure]>([
    ['a step that failed', { kind: 'failed-step', step }],
    ['a step that took too long', { kind: 'timed-out', limitOf: 'step', limit: undefined, step }],
    ['what nothing is known of', { kind: 'other' }],
  ])('%s, but not in a flaky job', (_, failure) => {
    const report = failureReport(failure)
    expect(failuresOfCode([report], new Set())).toEqual([report])
    expect(failuresOfCode([report], new Set(['other']))).toEqual([report])
    expect(failuresOfCode([report], new Set(['build']))).toEqual([])
  })

  // Somebody wanted it so, whatever the job did before.
  it.each<[string, Failure]>([
    ['a person', { kind: 'cancelled', by: { kind: 'person', login: 'octocat' }, step }],
    ['a newer run', { kind: 'cancelled', by: { kind: 'newer-run' }, step }],
    ['nobody knows whom', { kind: 'cancelled', by: { kind: 'unknown' }, step }],
  ])('also stands for the end of a job that was cancelled by %s', (_, failure) => {
    const report = failureReport(failure, { outcome: 'cancelled' })
    expect(failuresOfCode([report], new Set(['build']))).toEqual([report])
  })
})

describe('the code has not caused', () => {
  it.each<[string, Failure]>([
    ['that a runner was lost', { kind: 'runner-lost', step }],
    ['that no runner came', { kind: 'never-started', reason: undefined }],
    [
      'what the failure of another leg cancelled',
      { kind: 'cancelled', by: { kind: 'fail-fast', failed: undefined }, step },
    ],
  ])('%s', (_, failure) => {
    expect(failuresOfCode([failureReport(failure)], new Set())).toEqual([])
  })

  it('some of several failures', () => {
    const lost = failureReport({ kind: 'runner-lost', step })
    const failed = failureReport({ kind: 'failed-step', step })
    expect(failuresOfCode([lost, failed], new Set())).toEqual([failed])
  })
})
