import { describe, expect, it } from '@jest/globals'
import type { Failure } from '../../../src/model/report/failure.ts'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Job } from '../../../src/model/run.ts'
import { HOUR, MINUTE } from '../../../src/model/time.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { makeAnnotation } from '../../../testing/failure-report.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJob,
  running,
  skipped,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

/** The report of the first job, with GitHub's annotations on it. */
function reportOnFirst(
  jobs: readonly Partial<Job>[],
  annotations: readonly (string | Annotation)[] = [],
  run: Parameters<typeof makeRun>[0] = {},
): JobReport {
  const explanations = {
    excerpts: new Map(),
    annotations: new Map([
      [1, annotations.map((one) => (typeof one === 'string' ? makeAnnotation(one) : one))],
    ]),
  }
  const report = reportOn(makeRun({ jobs, ...run }), { explanations }).jobs?.find(
    ({ job }) => job.id === 1,
  )
  if (report === undefined) throw new Error('the job is not in the report')
  return report
}

/** The failure of the first job. */
function failure(...options: Parameters<typeof reportOnFirst>): Failure | undefined {
  return reportOnFirst(...options).failure
}

const failedJob = (job: Partial<Job> = {}): Partial<Job> => ({
  state: finished(5, 65, 'failure'),
  steps: [
    makeStep({ number: 1, name: 'Set up job' }),
    makeStep({ number: 2, name: 'test', state: finished(15, 60, 'failure') }),
    makeStep({ number: 3, name: 'upload', state: skipped() }),
    makeStep({ number: 4, name: 'Complete job', state: finished(60, 61) }),
  ],
  ...job,
})

const cancelledJob = (job: Partial<Job> = {}): Partial<Job> => ({
  state: finished(5, 70, 'cancelled'),
  steps: [
    makeStep({ number: 1, name: 'Set up job' }),
    makeStep({ number: 2, name: 'test', state: finished(15, 66, 'cancelled') }),
    makeStep({ number: 3, name: 'upload', state: skipped() }),
    makeStep({ number: 4, name: 'Complete job', state: finished(69, 70) }),
  ],
  ...job,
})

const neverStarted = (conclusion = 'failure'): Partial<Job> => ({
  state: finished(3, 3, conclusion),
  runner: NO_RUNNER,
  steps: [],
})

const TEST = { number: 2, name: 'test' }

const BILLING =
  "The job was not started because recent account payments have failed or your spending limit needs to be increased. Please check the 'Billing & plans' section in your settings"
const LOST =
  'The self-hosted runner: vm-83 lost communication with the server. Verify the machine is running and has a healthy network connection.'
const CANCELED = 'The operation was canceled.'

describe('a finished step without a conclusion', () => {
  const unknown = makeStep({ number: 1, name: 'Set up job', state: finished(5, 7, 'unknown') })

  it('is not taken for the failure of a job that was cancelled', () => {
    const { steps = [] } = cancelledJob()
    const { outcome, failure } = reportOnFirst([
      cancelledJob({ steps: [unknown, ...steps.slice(1)] }),
    ])
    expect(outcome).toBe('cancelled')
    expect(failure?.kind).toBe('cancelled')
  })

  it('is not taken for the step at which a job failed', () => {
    const steps = [unknown, makeStep({ number: 2, name: 'test' })]
    expect(failure([failedJob({ steps })])).toEqual({ kind: 'other' })
  })
})

describe('explainJobs for a failed job', () => {
  it('returns nothing for a job that passed or has not finished', () => {
    expect(failure([{}], [LOST])).toBeUndefined()
    expect(failure([failedJob({ state: running(5) })])).toBeUndefined()
  })

  it('returns its failed step', () => {
    expect(failure([failedJob()])).toMatchObject({ kind: 'failed-step', step: TEST })
  })

  it('returns all failed steps in order', () => {
    const steps = ['lint', 'test', 'docs'].map((name, index) =>
      makeStep({ number: index + 2, name, state: finished(6 + index, 9 + index, 'failure') }),
    )
    expect(failure([failedJob({ steps })])).toMatchObject({
      step: { name: 'lint' },
      others: [{ name: 'test' }, { name: 'docs' }],
    })
  })

  it('returns a step with an unrecognised conclusion', () => {
    const steps = [makeStep({ number: 2, state: finished(6, 9, 'exploded') })]
    expect(failure([failedJob({ steps })])).toMatchObject({ kind: 'failed-step' })
  })

  it('returns the failed step of the current job', () => {
    const own = { jobId: 1, jobStatus: 'failure' as const }
    expect(reportOnJob(failedJob({ state: running(5) }), { own }).failure?.kind).toBe('failed-step')
  })

  it.each<[string, Partial<Job>]>([
    ['a step still runs', { state: running(5), steps: [makeStep({ state: running(20) })] }],
    ['it is still listed as queued', { state: waiting(), runner: NO_RUNNER, steps: [] }],
  ])('does not explain the current job while %s', (_, job) => {
    const own = { jobId: 1, jobStatus: 'failure' }
    expect(reportOnJob(job, { own }).failure).toEqual({ kind: 'other' })
  })

  it.each(['failure', 'startup_failure'])(
    'returns never-started without a runner: %s',
    (conclusion) => {
      const job = neverStarted(conclusion)
      const unknown = { kind: 'never-started', reason: undefined, infrastructure: false }
      expect(failure([job])).toEqual(unknown)
      expect(failure([job], [BILLING])).toEqual({
        ...unknown,
        reason: BILLING,
        infrastructure: true,
      })
    },
  )

  it('uses the steps of a job without a runner, as in old responses', () => {
    expect(failure([failedJob({ runner: NO_RUNNER })])?.kind).toBe('failed-step')
  })

  it('returns other if no step failed', () => {
    const steps = [makeStep({ number: 1 }), makeStep({ number: 2, state: skipped() })]
    expect(failure([failedJob({ steps })])).toEqual({ kind: 'other' })
    expect(failure([failedJob({ steps: [] })])).toEqual({ kind: 'other' })
  })
})

describe('explainJobs for a lost runner', () => {
  /** From run 10996802864 of tenstorrent/tt-metal. */
  const abandoned = [
    makeStep({ number: 1, name: 'Set up job' }),
    makeStep({ number: 2, name: 'Set up runner', state: finished(7, undefined, 'cancelled') }),
    makeStep({ number: 3, state: finished(undefined, undefined, 'cancelled') }),
    makeStep({ number: 14, state: finished(undefined, undefined, 'cancelled') }),
  ]

  it('recognises a step that started and never finished in a failed job', () => {
    const job = failedJob({ state: finished(5, 21_900, 'failure'), steps: abandoned })
    expect(failure([job])).toMatchObject({
      kind: 'runner-lost',
      step: { number: 2, name: 'Set up runner' },
    })
  })

  it('recognises a step that is still running in a finished job', () => {
    const steps = [makeStep({ number: 1 }), makeStep({ number: 8, state: running(20) })]
    expect(failure([failedJob({ steps })])).toMatchObject({
      kind: 'runner-lost',
      step: { number: 8 },
    })
  })

  it.each([
    LOST,
    'The runner lost communication with the server.',
    'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.',
    'The hosted runner: GitHub Actions 9 lost communication with the server. Anything in your workflow',
    'The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.',
  ])('trusts the annotation only if a step has no end: %s', (message) => {
    const steps = [makeStep({ number: 2, state: finished(7, undefined, 'cancelled') })]
    const expected = { kind: 'runner-lost', step: { number: 2 } }
    expect(failure([cancelledJob({ steps })], [CANCELED, message])).toMatchObject(expected)
    expect(failure([cancelledJob()], [CANCELED, message])?.kind).toBe('cancelled')
    const exit = 'Process completed with exit code 143.'
    expect(failure([failedJob()], [exit, message])?.kind).toBe('failed-step')
    expect(failure([failedJob()], [message])?.kind).toBe('failed-step')
  })

  it('reports a failed step instead if another step ran in the background', () => {
    const steps = [
      makeStep({ number: 2, name: 'serve', state: running(10) }),
      makeStep({ number: 3, name: 'test', state: finished(15, 60, 'failure') }),
    ]
    expect(failure([failedJob({ steps })])).toMatchObject({
      kind: 'failed-step',
      step: { number: 3 },
    })
  })

  it('ignores the message within a line of a program', () => {
    expect(failure([failedJob()], [`FAIL: shows "${LOST}"`])?.kind).toBe('failed-step')
  })

  it('reports a cancelled job as cancelled', () => {
    expect(failure([cancelledJob({ steps: abandoned })])?.kind).toBe('cancelled')
  })
})

describe('explainJobs with text of a program', () => {
  it.each([
    '> The runner has received a shutdown signal.',
    '> The job has exceeded the maximum execution time of 5m',
    "> The action 'test' has timed out after 1 minute.",
    "The action 'test' has timed out after 1 minute. Or so",
    '> The run was canceled by @octo-cat.',
    "> Canceling since a higher priority waiting request for 'x' exists",
    "Canceling since a higher priority waiting request for 'x' exists already",
    '> The job was canceled because "x" failed.',
    'The job was canceled because "x" failed. Twice',
  ])("ignores GitHub's message within other text: %s", (message) => {
    expect(failure([failedJob()], [message])?.kind).toBe('failed-step')
    expect(failure([cancelledJob()], [message])).toMatchObject({
      kind: 'cancelled',
      by: { kind: 'unknown' },
    })
  })
})

describe('explainJobs for a time limit', () => {
  it.each([
    ['The job has exceeded the maximum execution time of 1h0m0s', HOUR],
    ['The job has exceeded the maximum execution time of 45m0s', 45 * MINUTE],
    [
      'The job running on runner GitHub Actions 3 has exceeded the maximum execution time of 360 minutes.',
      6 * HOUR,
    ],
    [
      'The job running on runner Hosted Agent has exceeded the maximum execution time of 30. ',
      30 * MINUTE,
    ],
    ['The job has exceeded the maximum execution time of ages', undefined],
    ['The job has exceeded the maximum execution time of about 30 minutes', undefined],
  ])('recognises the time limit of the job: %s', (message, limit) => {
    expect(failure([cancelledJob()], [message, CANCELED])).toMatchObject({
      kind: 'timed-out',
      limitOf: 'job',
      limit,
      step: TEST,
    })
  })

  it('recognises the time limit of the job by the conclusion timed_out', () => {
    const job = cancelledJob({ state: finished(5, 70, 'timed_out') })
    expect(failure([job])).toMatchObject({ kind: 'timed-out', limitOf: 'job', limit: undefined })
  })

  const stepOf = (seconds: number) => [
    makeStep({ number: 2, name: 'test', state: finished(15, 15 + seconds, 'failure') }),
  ]

  it.each([
    ["The action 'test' has timed out after 45 minutes.", 45 * MINUTE, 2_701],
    ["The action 'Run it's here' has timed out after 1 minute.", MINUTE, 61],
  ])(
    'recognises the time limit of the step by annotation and duration: %s',
    (message, limit, seconds) => {
      const stepAnnotation = makeAnnotation(message, { line: 14 })
      const job = failedJob({ state: finished(5, 3_000, 'failure'), steps: stepOf(seconds) })
      const report = reportOnFirst([job], [stepAnnotation])
      expect(report).toMatchObject({
        outcome: 'timed_out',
        failure: { kind: 'timed-out', limitOf: 'step', limit, step: TEST },
      })
    },
  )

  it.each([20, 2_690, 2_800])(
    'ignores the annotation on a step limit if the duration of %i s contradicts it',
    (seconds) => {
      const message = "The action 'test' has timed out after 45 minutes."
      const job = failedJob({ state: finished(5, 3_000, 'failure'), steps: stepOf(seconds) })
      expect(failure([job], [message])?.kind).toBe('failed-step')
    },
  )

  it("ignores the annotation on a step's limit if no step failed", () => {
    const steps = [makeStep({ number: 1, name: 'Set up job' })]
    const message = "The action 'test' has timed out after 45 minutes."
    expect(failure([failedJob({ steps })], [message])).toEqual({ kind: 'other' })
  })

  it('does not guess a limit from a round duration', () => {
    const steps = [makeStep({ number: 6, state: finished(15, 15 + 2_710, 'failure') })]
    expect(failure([failedJob({ steps })])?.kind).toBe('failed-step')
  })
})

describe('explainJobs for a cancelled job', () => {
  const by = (jobs: readonly Partial<Job>[], messages?: readonly string[]) => {
    const found = failure(jobs, messages)
    if (found?.kind !== 'cancelled') throw new Error(found?.kind)
    return found.by
  }

  it('returns the step that was stopped', () => {
    expect(failure([cancelledJob()])).toMatchObject({
      kind: 'cancelled',
      by: { kind: 'unknown' },
      step: TEST,
    })
  })

  it('returns no step if none had started', () => {
    const steps = [makeStep({ number: 1, state: finished(undefined, undefined, 'cancelled') })]
    expect(failure([cancelledJob({ steps })])).toMatchObject({ kind: 'cancelled', step: undefined })
  })

  it('returns no step if the job had not started', () => {
    expect(failure([neverStarted('cancelled')])).toEqual({
      kind: 'cancelled',
      by: { kind: 'unknown' },
      step: undefined,
    })
  })

  it.each([
    ['The run was canceled by @octo-cat.', { kind: 'person', login: 'octo-cat' }],
    ['The run was canceled by @app[bot]', { kind: 'person', login: 'app[bot]' }],
    ['\n The run was canceled by @padded.\n', { kind: 'person', login: 'padded' }],
    [
      "Canceling since a higher priority waiting request for 'ci-refs/heads/main' exists",
      { kind: 'newer-run' },
    ],
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
      expect(by([leg(cancelled), failedAt(failed, 60)])).toMatchObject({
        kind: 'fail-fast',
        failed: { id: 2 },
      })
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

    it('accepts another job that was cancelled at another time', () => {
      const earlier = { ...neverStarted('cancelled'), name: 'deploy' }
      expect(by([leg('test (a)'), failedAt('test (b)', 60), earlier]).kind).toBe('fail-fast')
    })

    it('explains a leg that never started', () => {
      const waiting = {
        ...neverStarted('cancelled'),
        name: 'test (a)',
        state: finished(61, 61, 'cancelled'),
      }
      expect(by([waiting, failedAt('test (b)', 60)]).kind).toBe('fail-fast')
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

describe('explainJobs with annotations', () => {
  const SHUTDOWN =
    'The runner has received a shutdown signal. This can happen when the runner stops.'
  const LIMIT = 'The job has exceeded the maximum execution time of 1m0s'

  it.each<[string, Partial<Annotation>]>([
    ['belongs to a step', { line: 14 }],
    ['is on a file', { path: 'src/a.ts' }],
    ['is on no path', { path: undefined }],
    ['is a warning', { level: 'warning' }],
  ])("ignores GitHub's message in an annotation that %s", (_, fields) => {
    for (const message of [LOST, SHUTDOWN, LIMIT, 'The run was canceled by @mallory.']) {
      const annotation = makeAnnotation(message, fields)
      expect(failure([failedJob()], [annotation])?.kind).toBe('failed-step')
      expect(failure([cancelledJob()], [annotation])).toMatchObject({
        kind: 'cancelled',
        by: { kind: 'unknown' },
      })
    }
  })

  it.each([
    ['The job was not acquired by Runner of type hosted even after multiple attempts', true],
    ['The job was not started because your account is locked due to a billing issue.', true],
    ["The deployment was rejected or didn't satisfy other protection rules.", false],
    [
      'Branch "x" is not allowed to deploy to production due to environment protection rules.',
      false,
    ],
    ['Error when evaluating strategy for job test.', false],
  ])(
    'says of a job that never started whether infrastructure is the reason: %s',
    (message, infrastructure) => {
      expect(failure([neverStarted()], [message])).toEqual({
        kind: 'never-started',
        reason: message,
        infrastructure,
      })
    },
  )

  it('recognises a cancelled job that no runner took', () => {
    const message = 'The job was not acquired by Runner of type hosted even after multiple attempts'
    expect(failure([neverStarted('cancelled')], [message])).toMatchObject({
      kind: 'never-started',
      infrastructure: true,
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
    const report = reportOnFirst(
      [cancelledJob({ steps })],
      ['The job has exceeded the maximum execution time of 1m0s'],
    )
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

  it('reports the person if GitHub names one', () => {
    const messages = ['The run was canceled by @octocat.']
    expect(failure([job(61)], messages, { graph })).toMatchObject({ by: { kind: 'person' } })
  })

  it('ignores a limit that is an expression', () => {
    const computed = [workflowJob('build', { timeout: undefined })]
    expect(failure([job(61)], [], { graph: computed })?.kind).toBe('cancelled')
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
    const sibling = cancelledJob({ name: 'test (c)' })

    it.each([
      ['person', 'a person', other, 'The run was canceled by @octocat.', undefined],
      [
        'unknown',
        'a person, long after',
        { ...other, ...stoppedAt(400) },
        'The run was canceled by @octocat.',
        undefined,
      ],
      [
        'newer-run',
        'a newer run',
        other,
        "Canceling since a higher priority waiting request for 'x' exists",
        'cancelled',
      ],
      [
        'unknown',
        "a newer run, in the job's own group",
        other,
        "Canceling since a higher priority waiting request for 'x' exists",
        undefined,
      ],
      [
        'fail-fast',
        'fail-fast, of the same matrix',
        sibling,
        'The strategy configuration was canceled because "test.b" failed',
        undefined,
      ],
      [
        'unknown',
        'fail-fast, of another matrix',
        other,
        'The strategy configuration was canceled because "deploy.b" failed',
        undefined,
      ],
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

function stoppedAt(second: number): Partial<Job> {
  return { state: finished(5, second, 'cancelled'), steps: [] }
}
