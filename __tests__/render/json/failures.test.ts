import { describe, expect, it } from '@jest/globals'
import { failureJson } from '../../../src/render/json/failures.ts'
import { failureReport, makeExcerpt } from '../../helpers/failure-report.ts'
import { makeStep } from '../../helpers/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })

describe('failureJson', () => {
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
      failureJson(
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
      otherSteps: [],
      causeJobIds: [],
      log: ['a\tb', '::error::x'],
      logOrigin: 'step',
      otherLogs: [{ stepNumber: 5, step: 'Deploy', log: ['denied'], logOrigin: 'first-error' }],
      remarks: ['Process completed with exit code 2.', 'two\nlines'],
    })
  })

  it('returns null for unknown values', () => {
    expect(failureJson(failureReport({ kind: 'runner-lost', step: undefined }))).toEqual({
      jobId: 1,
      job: 'build',
      kind: 'runner-lost',
      stepNumber: null,
      step: null,
      reason: null,
      otherSteps: [],
      causeJobIds: [],
      log: [],
      logOrigin: null,
      otherLogs: [],
      remarks: [],
    })
  })
})
