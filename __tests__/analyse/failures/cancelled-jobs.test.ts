import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { MINUTE } from '../../../src/model/time.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import {
  cancelledJob,
  CANCELED,
  failedJob,
  failure,
  reportOnFirst,
} from '../../../testing/explained-job.ts'
import { makeAnnotation } from '../../../testing/failure-report.ts'
import { finished, makeRun, makeStep, reportOn, workflowJob } from '../../../testing/make-run.ts'

const EXCEEDED = 'The job has exceeded the maximum execution time of'
const TEST = { number: 2, name: 'test' }

describe('explainJobs for a cancelled job', () => {
  const by = (jobs: readonly Partial<Job>[], messages?: readonly string[]) => {
    const found = failure(jobs, messages)
    if (found?.kind !== 'cancelled') throw new Error(found?.kind)
    return found.by
  }

  it('returns the step that was stopped', () => {
    const expected = { kind: 'cancelled', by: { kind: 'unknown' }, step: TEST }
    expect(failure([cancelledJob()])).toMatchObject(expected)
  })

  it('returns no step if none had started', () => {
    const steps = [makeStep({ number: 1, state: finished(undefined, undefined, 'cancelled') })]
    expect(failure([cancelledJob({ steps })])).toMatchObject({ kind: 'cancelled', step: undefined })
  })

  it.each([
    ['The run was canceled by @octo-cat.', { kind: 'person', login: 'octo-cat' }],
    ['The run was canceled by @app[bot]', { kind: 'person', login: 'app[bot]' }],
    ['\n The run was canceled by @padded.\n', { kind: 'person', login: 'padded' }],
    ["Canceling since a higher priority waiting request for 'ci' exists", { kind: 'newer-run' }],
    [
      'The strategy configuration was canceled because "test.ubuntu-latest_22" failed',
      { kind: 'fail-fast', failed: undefined },
    ],
    ['The job was canceled because "_3_8_12_0" failed.', { kind: 'fail-fast', failed: undefined }],
    [CANCELED, { kind: 'unknown' }],
  ])('returns the canceller of the annotation: %s', (message, canceller) => {
    expect(by([cancelledJob()], [CANCELED, message])).toEqual(canceller)
  })

  describe('with fail-fast', () => {
    const leg = (name: string, job = cancelledJob()) => ({ ...job, name })
    const failedAt = (name: string, end: number) =>
      leg(name, failedJob({ state: finished(5, end, 'failure') }))

    it.each([
      ['test (ubuntu, 22)', 'test (windows, 22)'],
      ['deploy (eu) / preview', 'deploy (us) / preview'],
      ['deploy (eu) / preview', 'deploy (us) / test (22)'],
      ['deploy / test (a)', 'deploy / test (b)'],
      ['test (aaaaaaaa...', 'test (bbbbbbbb...'],
    ])('explains %s by the failure of %s', (cancelled, failed) => {
      const expected = { kind: 'fail-fast', failed: { id: 2 } }
      expect(by([leg(cancelled), failedAt(failed, 60)])).toMatchObject(expected)
    })

    it.each([
      ['test (ubuntu)', 'lint (ubuntu)'],
      ['test (ubuntu)', 'test'],
      ['test', 'test (ubuntu)'],
      ['test (ubuntu)', 'test (ubuntu)'],
      ['a / test (1)', 'b / test (2)'],
      ['build-and-test / run-ttrt-tests (n150)', 'build-and-test / run-tests (n300)'],
    ])('does not explain %s by the failure of %s', (cancelled, failed) => {
      expect(by([leg(cancelled), failedAt(failed, 60)])).toEqual({ kind: 'unknown' })
    })

    it.each([
      [66, 'fail-fast'],
      [68, 'fail-fast'],
      [36, 'fail-fast'],
      [35, 'unknown'],
      [69, 'unknown'],
    ])('requires a leg that failed within seconds before second 66: at %i, %s', (end, kind) => {
      expect(by([leg('test (a)'), failedAt('test (b)', end)]).kind).toBe(kind)
    })

    it('returns the last leg that failed before, in any order of the list', () => {
      const failed = [failedAt('test (b)', 50), failedAt('test (c)', 60)]
      for (const others of [failed, failed.toReversed()]) {
        expect(by([leg('test (a)'), ...others])).toMatchObject({ failed: { name: 'test (c)' } })
      }
    })

    it('returns unknown if a job outside of the matrix was cancelled too', () => {
      const jobs = [leg('test (a)'), failedAt('test (b)', 60), leg('deploy')]
      expect(by(jobs)).toEqual({ kind: 'unknown' })
    })

    it.each([
      [96, 'unknown'],
      [97, 'fail-fast'],
    ])('accepts another cancelled job only 30 s later: at %i, %s', (end, kind) => {
      const other = { name: 'deploy', state: finished(5, end, 'cancelled') }
      expect(by([leg('test (a)'), failedAt('test (b)', 60), other]).kind).toBe(kind)
    })

    const OF_B = 'The strategy configuration was canceled because "test.b" failed'

    it.each([
      ['that failed before', [failedAt('test (b)', 60)], 2],
      ['beside another cancelled job', [failedAt('test (b)', 60), leg('deploy')], 2],
      ['long before, if a process took long to end', [failedAt('test (b)', 20)], 2],
      ['the last one that failed before', [failedAt('test (c)', 50), failedAt('test (b)', 60)], 3],
      ['the first of two long before', [failedAt('test (b)', 25), failedAt('test (c)', 20)], 3],
      ['none of another matrix', [failedAt('deploy (b)', 60)], undefined],
    ])('returns the leg if GitHub reports fail-fast: %s', (_, others, id) => {
      const found = by([leg('test (a)'), ...others], [OF_B])
      expect(found.kind === 'fail-fast' && found.failed?.id).toBe(id)
    })
  })
})

describe('explainJobs for a job cancelled after a failed step', () => {
  const steps = [
    makeStep({ number: 2, name: 'test', state: finished(15, 60, 'failure') }),
    makeStep({ number: 3, name: 'upload', state: finished(60, 66, 'cancelled') }),
  ]

  it('returns failure with the failed step and the cancellation', () => {
    const job = cancelledJob({ steps })
    expect(reportOnFirst([job], ['The run was canceled by @octocat.'])).toMatchObject({
      outcome: 'failure',
      failure: {
        kind: 'failed-step',
        step: { name: 'test' },
        cancelled: { by: { kind: 'person', login: 'octocat' }, step: { name: 'upload' } },
      },
    })
  })

  it('returns cancelled if the step failed later', () => {
    expect(reportOnFirst([cancelledJob({ steps: steps.toReversed() })])).toMatchObject({
      outcome: 'cancelled',
      failure: { kind: 'cancelled', step: { name: 'upload' } },
    })
  })

  it('returns timed_out if GitHub reports a timeout', () => {
    const report = reportOnFirst([cancelledJob({ steps })], [`${EXCEEDED} 1m0s`])
    expect(report.outcome).toBe('timed_out')
  })
})

describe('explainJobs with a time limit in the workflow file', () => {
  const graph = [workflowJob('build', { timeout: MINUTE })]
  const job = (seconds: number) =>
    cancelledJob({
      name: 'build',
      state: finished(5, 90, 'cancelled'),
      steps: [makeStep({ number: 2, name: 'test', state: finished(15, 5 + seconds, 'cancelled') })],
    })

  it.each([
    [57, 'cancelled', 'cancelled'],
    [58, 'timed-out', 'timed_out'],
    [61, 'timed-out', 'timed_out'],
  ])('explains a job that was stopped after %i s of 60 as %s', (seconds, kind, outcome) => {
    const report = reportOnFirst([job(seconds)], [], { graph })
    expect([report.failure?.kind, report.outcome]).toEqual([kind, outcome])
  })
})

describe('explainJobs for a job on ubuntu-slim', () => {
  const SLIM = { name: 'GitHub Actions 7', group: 'GitHub Actions', labels: ['ubuntu-slim'] }
  const ran = (seconds: number, conclusion = 'cancelled', fields: Partial<Job> = {}) => {
    const state = finished(5, 5 + seconds, conclusion)
    const stopped = finished(7, 5 + seconds, 'cancelled')
    const steps = [makeStep({ number: 2, name: 'test', state: stopped })]
    return { name: 'build', state, steps, runner: SLIM, ...fields }
  }
  const ofRunner = { kind: 'timed-out', limitOf: 'runner', limit: 15 * MINUTE, step: TEST }
  const ofJob = { kind: 'timed-out', limitOf: 'job', limit: 10 * MINUTE }
  const failedSteps = { steps: failedJob().steps ?? [] }
  const withLimit = (minutes: number | undefined) => ({
    graph: [workflowJob('build', { timeout: minutes && minutes * MINUTE })],
  })

  it.each<[string, Parameters<typeof failure>, object]>([
    ['that ran for 15 minutes', [[ran(901)]], ofRunner],
    ['that GitHub concluded as failed', [[ran(901, 'failure')]], ofRunner],
    ['whose own limit is the default', [[ran(901)], [], withLimit(360)], ofRunner],
    ['whose own limit is an expression', [[ran(901)], [], withLimit(undefined)], ofRunner],
    ['whose annotation says so', [[ran(901)], [`${EXCEEDED} 15m0s`]], ofRunner],
    ['whose own limit is shorter', [[ran(601)], [], withLimit(10)], ofJob],
    ['that ran for less', [[ran(890)]], { kind: 'cancelled' }],
    ['that failed sooner', [[ran(890, 'failure')]], { kind: 'other' }],
    ['that ran for much longer', [[ran(1_800)]], { kind: 'cancelled' }],
    [
      'that a person cancelled',
      [[ran(901)], ['The run was canceled by @octocat.']],
      { kind: 'cancelled', by: { kind: 'person' } },
    ],
    [
      'of an own runner with this label',
      [[ran(901, 'cancelled', { runner: { ...SLIM, group: 'Default' } })]],
      { kind: 'cancelled' },
    ],
    ['that failed at a step', [[ran(901, 'failure', failedSteps)]], { kind: 'failed-step' }],
  ])('explains one %s', (_, options, expected) => {
    expect(failure(...options)).toMatchObject(expected)
  })
})

describe('explainJobs for the canceller', () => {
  const failedLeg = failedJob({ name: 'test (b)', state: finished(5, 60, 'failure') })
  const leg = cancelledJob({ name: 'test (a)' })
  const by = (...options: Parameters<typeof failure>) => {
    const found = failure(...options)
    return found?.kind === 'cancelled' ? found.by.kind : found?.kind
  }

  it('does not report fail-fast if GitHub concluded the run as cancelled', () => {
    expect(by([leg, failedLeg], [], { conclusion: 'cancelled' })).toBe('unknown')
    expect(by([leg, failedLeg], [], { conclusion: 'failure' })).toBe('fail-fast')
  })

  it.each<[string, string, Partial<WorkflowJob>]>([
    ['fail-fast', 'has a matrix', {}],
    ['fail-fast', 'computes fail-fast', { failFast: undefined }],
    ['unknown', 'switches fail-fast off', { failFast: false }],
  ])('returns %s from times if the workflow file %s', (expected, _, fields) => {
    const graph = [workflowJob('test', { matrix: true, ...fields })]
    expect(by([leg, failedLeg], [], { graph })).toBe(expected)
  })

  it('does not report fail-fast between jobs that only look like legs', () => {
    const graph = [workflowJob('eu', { name: 'test (a)' }), workflowJob('us', { name: 'test (b)' })]
    expect(by([leg, failedLeg], [], { graph })).toBe('unknown')
    const smoke = { ...failedLeg, name: 'test (b) smoke' }
    expect(by([leg, smoke])).toBe('unknown')
  })

  it('returns the person that GitHub names, even shortly after a leg failed', () => {
    const person = ['The run was canceled by @octocat.']
    expect(by([leg, failedLeg], person)).toBe('person')
    expect(by([leg, failedLeg], person, { conclusion: 'cancelled' })).toBe('person')
  })

  describe('if GitHub reports it for another job', () => {
    const explained = (other: Partial<Job>, message: string, conclusion?: string) => {
      const explanations = {
        excerpts: new Map(),
        annotations: new Map([[2, [makeAnnotation(message)]]]),
      }
      const run = makeRun({ jobs: [leg, other], conclusion })
      const report = reportOn(run, { explanations }).jobs?.find(({ job }) => job.id === 1)
      return report?.failure?.kind === 'cancelled' ? report.failure.by.kind : undefined
    }
    const other = cancelledJob({ name: 'deploy' })
    const later = { ...other, state: finished(5, 400, 'cancelled'), steps: [] }
    const sibling = cancelledJob({ name: 'test (c)' })
    const PERSON = 'The run was canceled by @octocat.'
    const NEWER = "Canceling since a higher priority waiting request for 'x' exists"
    const because = (job: string) =>
      `The strategy configuration was canceled because "${job}" failed`

    it.each([
      ['person', 'a person', other, PERSON, undefined],
      ['unknown', 'a person, long after', later, PERSON, undefined],
      ['newer-run', 'a newer run', other, NEWER, 'cancelled'],
      ['unknown', "a newer run, in the job's own group", other, NEWER, undefined],
      ['fail-fast', 'fail-fast, of the same matrix', sibling, because('test.b'), undefined],
      ['unknown', 'fail-fast, of another matrix', other, because('deploy.b'), undefined],
    ])('returns %s if the other was cancelled by %s', (expected, _, job, message, conclusion) => {
      expect(explained(job, message, conclusion)).toBe(expected)
    })
  })

  it('returns fail-fast after a leg reached its time limit', () => {
    const graph = [workflowJob('test', { matrix: true, timeout: MINUTE })]
    const timedOut = cancelledJob({
      name: 'test (b)',
      state: finished(4, 66, 'cancelled'),
      steps: [makeStep({ number: 2, state: finished(15, 64, 'cancelled') })],
    })
    const stopped = { ...leg, state: finished(30, 70, 'cancelled') }
    expect(by([stopped, timedOut], [], { graph, conclusion: 'failure' })).toBe('fail-fast')
  })
})
