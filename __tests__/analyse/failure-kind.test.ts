import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../../src/analyse/failure-kind.ts'
import type { Job } from '../../src/model/run.ts'
import { HOUR, MINUTE } from '../../src/model/time.ts'
import {
  finished,
  makeStep,
  NO_RUNNER,
  reportOnJob,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../helpers/make-run.ts'

/** What went wrong with the first of some jobs. */
function failure(jobs: readonly Partial<Job>[], messages: readonly string[] = []) {
  const reports = reportOnJobs(jobs).jobs ?? []
  const [report] = reports.filter(({ job }) => job.id === 1)
  if (report === undefined) throw new Error('the job is not in the report')
  return failureOf(report, { jobs: reports, messages })
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

describe('a job that failed', () => {
  it('did so at its failed step', () => {
    expect(failure([failedJob()])).toMatchObject({ kind: 'failed-step', step: TEST })
  })

  it('did so at the first of several', () => {
    const steps = [2, 3].map((number) => makeStep({ number, state: finished(6, 9, 'failure') }))
    expect(failure([failedJob({ steps })])).toMatchObject({ step: { number: 2 } })
  })

  it('did so at a step whose conclusion is a word that is not known', () => {
    const steps = [makeStep({ number: 2, state: finished(6, 9, 'exploded') })]
    expect(failure([failedJob({ steps })])).toMatchObject({ kind: 'failed-step' })
  })

  it('so far, and is the current one, did so at its failed step', () => {
    const [report] =
      reportOnJobs([failedJob({ state: running(5) })], {
        own: { jobId: 1, jobStatus: 'failure' },
      }).jobs ?? []
    if (report === undefined) throw new Error('no job')
    expect(failureOf(report, { jobs: [report], messages: [] }).kind).toBe('failed-step')
  })

  it.each<[string, Partial<Job>]>([
    ['a step still runs', { state: running(5), steps: [makeStep({ state: running(20) })] }],
    ['it is still listed as queued', { state: waiting(), runner: NO_RUNNER, steps: [] }],
  ])('so far, and is the current one, is not explained while %s', (_, job) => {
    const own = { jobId: 1, jobStatus: 'failure' }
    expect(failureOf(reportOnJob(job, { own }), { jobs: [], messages: [] })).toEqual({
      kind: 'other',
    })
  })

  it.each(['failure', 'startup_failure'])('without a runner never started: %s', (conclusion) => {
    const job = neverStarted(conclusion)
    expect(failure([job])).toEqual({ kind: 'never-started', reason: undefined })
    expect(failure([job], [BILLING])).toEqual({ kind: 'never-started', reason: BILLING })
  })

  it('with steps but no runner, as old answers have it, is judged by its steps', () => {
    expect(failure([failedJob({ runner: NO_RUNNER })]).kind).toBe('failed-step')
  })

  it('and none of whose steps did is not explained', () => {
    const steps = [makeStep({ number: 1 }), makeStep({ number: 2, state: skipped() })]
    expect(failure([failedJob({ steps })])).toEqual({ kind: 'other' })
    expect(failure([failedJob({ steps: [] })])).toEqual({ kind: 'other' })
  })
})

describe('a runner that was lost', () => {
  /** As run 10996802864 of tenstorrent/tt-metal has it. */
  const abandoned = [
    makeStep({ number: 1, name: 'Set up job' }),
    makeStep({ number: 2, name: 'Set up runner', state: finished(7, undefined, 'cancelled') }),
    makeStep({ number: 3, state: finished(undefined, undefined, 'cancelled') }),
    makeStep({ number: 14, state: finished(undefined, undefined, 'cancelled') }),
  ]

  it('leaves a step that began and never ended, in a job that failed', () => {
    const job = failedJob({ state: finished(5, 21_900, 'failure'), steps: abandoned })
    expect(failure([job])).toMatchObject({
      kind: 'runner-lost',
      step: { number: 2, name: 'Set up runner' },
    })
  })

  it('leaves a step that is still running', () => {
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
  ])('is told by GitHub: %s', (message) => {
    const expected = { kind: 'runner-lost', step: TEST }
    expect(
      failure([failedJob()], ['Process completed with exit code 143.', message]),
    ).toMatchObject(expected)
    expect(failure([cancelledJob()], [CANCELED, message])).toMatchObject(expected)
  })

  it('is not concluded where a step failed while another ran in the background', () => {
    const steps = [
      makeStep({ number: 2, name: 'serve', state: running(10) }),
      makeStep({ number: 3, name: 'test', state: finished(15, 60, 'failure') }),
    ]
    expect(failure([failedJob({ steps })])).toMatchObject({
      kind: 'failed-step',
      step: { number: 3 },
    })
  })

  it('is not told by what a program writes within a line', () => {
    expect(failure([failedJob()], [`FAIL: shows "${LOST}"`]).kind).toBe('failed-step')
  })

  it('is not concluded of a job that was cancelled', () => {
    expect(failure([cancelledJob({ steps: abandoned })]).kind).toBe('cancelled')
  })
})

describe('a sentence of GitHub', () => {
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
  ])('is none within what a program writes: %s', (message) => {
    expect(failure([failedJob()], [message]).kind).toBe('failed-step')
    expect(failure([cancelledJob()], [message])).toMatchObject({
      kind: 'cancelled',
      by: { kind: 'unknown' },
    })
  })
})

describe('a time limit', () => {
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
  ])('of the job makes it cancelled: %s', (message, limit) => {
    expect(failure([cancelledJob()], [message, CANCELED])).toMatchObject({
      kind: 'timed-out',
      limitOf: 'job',
      limit,
      step: TEST,
    })
  })

  it('of the job is known by the conclusion, where that tells it', () => {
    const job = cancelledJob({ state: finished(5, 70, 'timed_out') })
    expect(failure([job])).toMatchObject({ kind: 'timed-out', limitOf: 'job', limit: undefined })
  })

  it.each([
    ["The action 'test' has timed out after 45 minutes.", 45 * MINUTE],
    ["The action 'Run it's here' has timed out after 1 minute.", MINUTE],
  ])('of the step makes it fail: %s', (message, limit) => {
    expect(failure([failedJob()], [message])).toMatchObject({
      kind: 'timed-out',
      limitOf: 'step',
      limit,
      step: TEST,
    })
  })

  it('of a step is not believed where no step failed', () => {
    const steps = [makeStep({ number: 1, name: 'Set up job' })]
    const message = "The action 'test' has timed out after 45 minutes."
    expect(failure([failedJob({ steps })], [message])).toEqual({ kind: 'other' })
  })

  it('is not guessed from a round duration', () => {
    const steps = [makeStep({ number: 6, state: finished(15, 15 + 2_710, 'failure') })]
    expect(failure([failedJob({ steps })]).kind).toBe('failed-step')
  })
})

describe('a job that was cancelled', () => {
  const by = (jobs: readonly Partial<Job>[], messages?: readonly string[]) => {
    const found = failure(jobs, messages)
    if (found.kind !== 'cancelled') throw new Error(found.kind)
    return found.by
  }

  it('was so at the step that this stopped', () => {
    expect(failure([cancelledJob()])).toMatchObject({
      kind: 'cancelled',
      by: { kind: 'unknown' },
      step: TEST,
    })
  })

  it('before any of its steps began was not at a step', () => {
    const steps = [makeStep({ number: 1, state: finished(undefined, undefined, 'cancelled') })]
    expect(failure([cancelledJob({ steps })])).toMatchObject({ kind: 'cancelled', step: undefined })
  })

  it('before it started was not at a step', () => {
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
  ])('was so as GitHub says: %s', (message, canceller) => {
    expect(by([cancelledJob()], [CANCELED, message])).toEqual(canceller)
  })

  describe('by fail-fast', () => {
    const leg = (name: string, job = cancelledJob()) => ({ ...job, name })
    const failedAt = (name: string, end: number) =>
      leg(name, failedJob({ state: finished(5, end, 'failure') }))

    it.each([
      ['test (ubuntu, 22)', 'test (windows, 22)'],
      ['deploy (eu) / preview', 'deploy (us) / preview'],
      ['deploy (eu) / preview', 'deploy (us) / test (22)'],
      ['deploy / test (a)', 'deploy / test (b)'],
      ['test (aaaaaaaa...', 'test (bbbbbbbb...'],
    ])('%s is so by the failure of %s', (cancelled, failed) => {
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
    ])('%s is not so by the failure of %s', (cancelled, failed) => {
      expect(by([leg(cancelled), failedAt(failed, 60)])).toEqual({ kind: 'unknown' })
    })

    it.each([
      [66, 'fail-fast'],
      [68, 'fail-fast'],
      [36, 'fail-fast'],
      [35, 'unknown'],
      [69, 'unknown'],
    ])('is told by a leg that failed within seconds before second 66: at %i, %s', (end, kind) => {
      expect(by([leg('test (a)'), failedAt('test (b)', end)]).kind).toBe(kind)
    })

    it('is told by the last leg that failed before, whatever order they are in', () => {
      const failed = [failedAt('test (b)', 50), failedAt('test (c)', 60)]
      for (const others of [failed, failed.toReversed()]) {
        expect(by([leg('test (a)'), ...others])).toMatchObject({ failed: { name: 'test (c)' } })
      }
    })

    it('is not told where a job outside of the matrix was cancelled as well', () => {
      const jobs = [leg('test (a)'), failedAt('test (b)', 60), leg('deploy')]
      expect(by(jobs)).toEqual({ kind: 'unknown' })
    })

    it.each([
      [96, 'unknown'],
      [97, 'fail-fast'],
    ])('is told where such a job was cancelled 30 s later: not at %i, %s', (end, kind) => {
      const other = { name: 'deploy', state: finished(5, end, 'cancelled') }
      expect(by([leg('test (a)'), failedAt('test (b)', 60), other]).kind).toBe(kind)
    })

    it('is told where such a job was cancelled at another time', () => {
      const earlier = { ...neverStarted('cancelled'), name: 'deploy' }
      expect(by([leg('test (a)'), failedAt('test (b)', 60), earlier]).kind).toBe('fail-fast')
    })

    it('is told for a leg that never started', () => {
      const waiting = {
        ...neverStarted('cancelled'),
        name: 'test (a)',
        state: finished(61, 61, 'cancelled'),
      }
      expect(by([waiting, failedAt('test (b)', 60)]).kind).toBe('fail-fast')
    })

    it('names the leg, where GitHub says that it was so', () => {
      const message = 'The strategy configuration was canceled because "test.b" failed'
      expect(by([leg('test (a)'), failedAt('test (b)', 60)], [message])).toMatchObject({
        kind: 'fail-fast',
        failed: { id: 2 },
      })
    })
  })
})

describe('a job that has not ended', () => {
  it('has nothing to explain', () => {
    expect(failure([failedJob({ state: running(5) })])).toEqual({ kind: 'other' })
  })
})

describe('a job that passed', () => {
  it('has nothing to explain', () => {
    expect(failure([{}], [LOST])).toEqual({ kind: 'other' })
  })
})
