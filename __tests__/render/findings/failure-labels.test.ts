import { expect, it } from '@jest/globals'
import type { Canceller, Failure } from '../../../src/model/report/failure.ts'
import { MINUTE } from '../../../src/model/time.ts'
import { failureLabels } from '../../../src/render/findings/failure-labels.ts'
import { failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { makeJob, makeStep } from '../../../testing/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const timedOut = (limitOf: 'job' | 'step', limit: number | undefined): Failure => ({
  kind: 'timed-out',
  limitOf,
  limit,
  step: STEP,
})
const failedStep = (fields: Partial<Extract<Failure, { kind: 'failed-step' }>> = {}): Failure => ({
  kind: 'failed-step',
  step: STEP,
  others: [],
  cancelled: undefined,
  ...fields,
})
const cancelled = (by: Canceller): Failure => ({ kind: 'cancelled', by, step: STEP })
const exited = (exitCode: number | undefined) => ({ excerpts: [makeExcerpt([], { exitCode })] })

type Row = readonly [
  title: string,
  failure: Failure,
  words: readonly [verb: string, step: boolean, reason: string | undefined],
  report?: Parameters<typeof failureReport>[1],
]

const ROWS: readonly Row[] = [
  [
    'never started, reason unknown',
    { kind: 'never-started', reason: undefined, infrastructure: false },
    ['never started', false, undefined],
  ],
  [
    'never started, reason known',
    { kind: 'never-started', reason: 'The spending limit is reached.', infrastructure: true },
    ['never started', false, 'The spending limit is reached.'],
  ],
  ['lost its runner', { kind: 'runner-lost', step: STEP }, ['lost its runner', true, undefined]],
  [
    'lost its runner at an unknown step',
    { kind: 'runner-lost', step: undefined },
    ['lost its runner', false, undefined],
  ],
  [
    'exceeded its own limit',
    timedOut('job', 90 * MINUTE),
    ['timed out', true, "the job's time limit of 1h 30m"],
    { outcome: 'cancelled' },
  ],
  [
    'exceeded an unknown limit',
    timedOut('step', undefined),
    ['timed out', true, "the step's time limit"],
  ],
  [
    'was cancelled by another leg',
    cancelled({ kind: 'fail-fast', failed: makeJob({ name: 'test (a)' }) }),
    ['was cancelled', true, 'because test (a) failed'],
    { outcome: 'cancelled' },
  ],
  [
    'was cancelled by an unknown leg',
    cancelled({ kind: 'fail-fast', failed: undefined }),
    ['was cancelled', true, 'because another leg of its matrix failed'],
    { outcome: 'cancelled' },
  ],
  [
    'was cancelled by a person',
    cancelled({ kind: 'person', login: 'octocat' }),
    ['was cancelled', true, 'by octocat'],
    { outcome: 'cancelled' },
  ],
  [
    'was cancelled by a newer run',
    cancelled({ kind: 'newer-run' }),
    ['was cancelled', true, 'by a newer run'],
    { outcome: 'cancelled' },
  ],
  [
    'was cancelled for an unknown reason',
    cancelled({ kind: 'unknown' }),
    ['was cancelled', true, undefined],
    { outcome: 'cancelled' },
  ],
  ['failed at a step', failedStep(), ['failed', true, undefined]],
  ['failed with exit code 1', failedStep(), ['failed', true, undefined], exited(1)],
  [
    'failed with another exit code',
    failedStep(),
    ['failed', true, 'killed, exit code 137'],
    exited(137),
  ],
  [
    'failed at several steps',
    failedStep({ others: [makeStep({ name: 'lint' }), makeStep({ name: 'docs' })] }),
    ['failed', true, 'exit code 2; also failed: lint, docs'],
    exited(2),
  ],
  [
    'failed before it was cancelled',
    failedStep({
      cancelled: { kind: 'cancelled', by: { kind: 'person', login: 'octocat' }, step: STEP },
    }),
    ['failed', true, `then cancelled at ${STEP.name} by octocat`],
  ],
  ['failed as a check run', { kind: 'check' }, ['failed', false, 'a check run, not a job']],
  [
    'failed without a failed step',
    { kind: 'other' },
    ['failed', false, 'no step is marked as failed'],
  ],
  [
    'has an unrecognised conclusion',
    { kind: 'other' },
    ['finished as melted', false, 'no step is marked as failed'],
    { outcome: 'melted' },
  ],
]

it.each(ROWS)(
  'failureLabels describes a job that %s',
  (...[, failure, [verb, step, reason], report]) => {
    expect(failureLabels(failureReport(failure, report))).toEqual({
      verb,
      step: step ? STEP : undefined,
      reason,
    })
  },
)
