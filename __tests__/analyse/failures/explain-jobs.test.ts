import { describe, expect, it } from '@jest/globals'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { HOUR, MINUTE } from '../../../src/model/time.ts'
import {
  cancelledJob,
  CANCELED,
  failedJob,
  failure,
  neverStarted,
  reportOnFirst,
} from '../../../testing/explained-job.ts'
import { reportJobs } from '../../../src/analyse/report-jobs.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import { makeAnnotation, makeExcerpt } from '../../../testing/failure-report.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOnJob,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const TEST = { number: 2, name: 'test' }
const STOPPED = { kind: 'cancelled', by: { kind: 'unknown' } }

const BILLING =
  "The job was not started because recent account payments have failed or your spending limit needs to be increased. Please check the 'Billing & plans' section in your settings"
const LOST =
  'The self-hosted runner: vm-83 lost communication with the server. Verify the machine is running and has a healthy network connection.'

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

  it('returns all failed steps in order', () => {
    const steps = ['lint', 'test', 'docs'].map((name, index) =>
      makeStep({ number: index + 2, name, state: finished(6 + index, 9 + index, 'failure') }),
    )
    expect(failure([failedJob({ steps })])).toMatchObject({
      step: { name: 'lint' },
      others: [{ name: 'test' }, { name: 'docs' }],
    })
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
      expect(failure([job], [BILLING])).toEqual({ ...unknown, reason: BILLING })
    },
  )

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
    const step = { number: 2, name: 'Set up runner' }
    expect(failure([job])).toMatchObject({ kind: 'runner-lost', step })
  })

  it.each([
    LOST,
    'The runner lost communication with the server.',
    'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.',
    'The hosted runner: GitHub Actions 9 lost communication with the server. Anything in your workflow',
    'The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.',
  ])('trusts the annotation only if no step failed: %s', (message) => {
    const steps = [makeStep({ number: 2, state: finished(7, undefined, 'cancelled') })]
    const expected = { kind: 'runner-lost', step: { number: 2 } }
    expect(failure([cancelledJob({ steps })], [CANCELED, message])).toMatchObject(expected)
    const stopped = [makeStep({ number: 2, state: finished(7, 9, 'cancelled') })]
    expect(failure([failedJob({ steps: stopped })], [CANCELED, message])).toMatchObject(expected)
    expect(failure([failedJob({ steps: stopped })], [CANCELED])).toEqual({ kind: 'other' })
    // However GitHub concluded that, unless it names something else.
    expect(failure([cancelledJob({ steps: stopped })], [CANCELED, message])).toMatchObject(expected)
    const named = [message, 'The run was canceled by @octocat.']
    expect(failure([cancelledJob({ steps: stopped })], named)?.kind).toBe('cancelled')
    const exit = 'Process completed with exit code 143.'
    expect(failure([failedJob()], [exit, message])?.kind).toBe('failed-step')
    expect(failure([failedJob()], [message])?.kind).toBe('failed-step')
  })

  it('reports a failed step instead if another step ran in the background', () => {
    const steps = [
      makeStep({ number: 2, name: 'serve', state: running(10) }),
      makeStep({ number: 3, name: 'test', state: finished(15, 60, 'failure') }),
    ]
    const expected = { kind: 'failed-step', step: { number: 3 } }
    expect(failure([failedJob({ steps })])).toMatchObject(expected)
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
    expect(failure([cancelledJob()], [message])).toMatchObject(STOPPED)
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
      'The job running on runner Agent has exceeded the maximum execution time of 30. ',
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
      const expected = { kind: 'timed-out', limitOf: 'step', limit, step: TEST }
      expect(report).toMatchObject({ outcome: 'timed_out', failure: expected })
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
})

describe('explainJobs for a time limit of the step that only the log shows', () => {
  const SAID = "##[error]The action 'test' has timed out after 45 minutes."
  const ofStep = (number: number, ...texts: string[]) => [
    { ...makeExcerpt(texts, { exitCode: undefined }), step: makeStep({ number }) },
  ]
  const jobOf = (seconds: number) =>
    failedJob({
      state: finished(5, 3_000, 'failure'),
      steps: [makeStep({ number: 2, name: 'test', state: finished(15, 15 + seconds, 'failure') })],
    })

  it.each<[string, StepExcerpt[], number, string, number | undefined]>([
    ['is the last error', ofStep(2, 'not ok 29', SAID), 2_701, 'timed_out', 45],
    ['is the only line', ofStep(2, SAID.replace('45', '5')), 301, 'timed_out', 5],
    ['is of a minute', ofStep(2, SAID.replace('45 minutes', '1 minute')), 62, 'timed_out', 1],
    ['does not fit the duration', ofStep(2, SAID), 20, 'failure', undefined],
    ['is shorter than the step ran', ofStep(2, SAID), 2_800, 'failure', undefined],
    ['is of another step', ofStep(3, SAID), 2_701, 'failure', undefined],
    [
      'is followed by another error',
      ofStep(2, SAID, '##[error]no cart'),
      2_701,
      'failure',
      undefined,
    ],
    ['is no error', ofStep(2, SAID.replace('##[error]', '')), 2_701, 'failure', undefined],
    ['is quoted', ofStep(2, SAID.replace('The', '> The')), 2_701, 'failure', undefined],
  ])('if it %s', (_, excerpts, seconds, outcome, minutes) => {
    const run = makeRun({ jobs: [{ id: 1, ...jobOf(seconds) }] })
    const [job] = reportJobs(run, { excerpts: new Map([[1, excerpts]]) }) ?? []
    expect(job).toMatchObject({
      outcome,
      failure:
        minutes === undefined
          ? { kind: 'failed-step' }
          : { kind: 'timed-out', limitOf: 'step', limit: minutes * MINUTE, step: TEST },
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
      expect(failure([cancelledJob()], [annotation])).toMatchObject(STOPPED)
    }
  })

  it.each([
    ['The job was not acquired by Runner of type hosted even after multiple attempts', true],
    ['The job was not started because your account is locked due to a billing issue.', false],
    ["The deployment was rejected or didn't satisfy other protection rules.", false],
    ['Branch "x" is not allowed to deploy to eu due to environment protection rules.', false],
    ['Error when evaluating strategy for job test.', false],
  ])(
    'says of a job that never started whether infrastructure is the reason: %s',
    (message, infrastructure) => {
      const expected = { kind: 'never-started', reason: message, infrastructure }
      expect(failure([neverStarted()], [message])).toEqual(expected)
    },
  )
})
