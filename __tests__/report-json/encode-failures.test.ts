import { describe, expect, it } from '@jest/globals'
import { encodeFailure } from '../../src/report-json/encode/encode-failures.ts'
import { failureReport, makeExcerpt } from '../../testing/failure-report.ts'
import { makeStep } from '../../testing/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })

const NOTHING_ELSE = {
  otherSteps: [],
  otherStepNumbers: [],
  infrastructure: false,
  limitOf: null,
  limitSeconds: null,
  cancelledBy: null,
  cancelledAtStepNumber: null,
  causeJobIds: [],
}

describe('encodeFailure', () => {
  it('returns the step, the reason, the log lines and the annotations', () => {
    const lines = ['a\tb', '::error::x'].map((text) => ({
      text,
      error: true,
      cut: false,
      skipped: 2,
    }))
    const annotations = ['Process completed with exit code 2.', 'two\nlines'].map((message) => ({
      level: 'failure',
      title: 'T',
      message,
      path: 'src/a.ts',
      line: 7,
    }))
    const deploy = makeStep({ number: 5, name: 'Deploy' })
    const excerpts = [
      makeExcerpt([], { step: STEP, lines, omitted: 9 }),
      makeExcerpt(['denied'], { step: deploy, origin: 'first-error' }),
    ]
    expect(
      encodeFailure(
        failureReport(
          { kind: 'failed-step', step: STEP, others: [], cancelled: undefined },
          { excerpts, annotations },
        ),
      ),
    ).toEqual({
      jobId: 1,
      job: 'build',
      kind: 'failed-step',
      stepNumber: 3,
      step: 'Run make',
      reason: 'exit code 2',
      ...NOTHING_ELSE,
      logs: [
        {
          stepNumber: 3,
          step: 'Run make',
          continuedAfter: null,
          origin: 'step',
          exitCode: 2,
          linesAbove: 9,
          lines: ['a\tb', '::error::x'].map((text) => ({
            text,
            error: true,
            cut: false,
            omittedBefore: 2,
          })),
        },
        {
          stepNumber: 5,
          step: 'Deploy',
          continuedAfter: null,
          origin: 'first-error',
          exitCode: 2,
          linesAbove: 0,
          lines: [{ text: 'denied', error: false, cut: false, omittedBefore: 0 }],
        },
      ],
      annotations,
    })
  })

  it('returns null for unknown values', () => {
    expect(encodeFailure(failureReport({ kind: 'runner-lost', step: undefined }))).toEqual({
      jobId: 1,
      job: 'build',
      kind: 'runner-lost',
      stepNumber: null,
      step: null,
      reason: null,
      ...NOTHING_ELSE,
      logs: [],
      annotations: [],
    })
  })
})
