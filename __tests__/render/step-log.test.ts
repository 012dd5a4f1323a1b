import { describe, expect, it } from '@jest/globals'
import { FORMS } from '../../src/logs/forms/forms.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import {
  causesOf,
  errorsOf,
  failureReport,
  makeEvidence,
  makeExcerpt,
  withVerdicts,
} from '../../testing/failure-report.ts'
import {
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  running,
  waiting,
} from '../../testing/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const FAILED = finished(5, 65, 'failure')

describe('renderStepLog', () => {
  it('shows the reason of the first cause within twenty lines of 80 columns, for any names', () => {
    const long = 'x'.repeat(2_000)
    const failed = {
      kind: 'failed-step',
      step: { ...STEP, name: long },
      others: [],
      cancelled: undefined,
    } as const
    const report = reportOn(makeRun({ workflow: long, jobs: [{ name: long, state: FAILED }] }))
    const causes = causesOf([
      failureReport(failed, { excerpts: [makeExcerpt(['AssertionError: expected 4 to be 5'])] }),
    ])
    const lines = renderStepLog({ ...report, causes })
    const before = lines.slice(
      0,
      lines.findIndex((line) => line.includes('Reason')),
    )
    const rows = before.reduce((sum, line) => sum + Math.ceil(line.length / 80), 0)
    expect(before.length).toBeGreaterThan(0)
    expect(rows).toBeLessThanOrEqual(20)
  })

  it('shows a total as the reason if the log names nothing that failed', () => {
    const failed = { kind: 'failed-step', step: STEP, others: [], cancelled: undefined } as const
    const total = { counts: 'tests', failed: 3, total: 319 } as const
    const excerpts = [makeExcerpt(['Error: no cart'], { step: STEP })]
    const errors = [{ step: STEP, entries: [], total }]
    const causes = causesOf([failureReport(failed, { excerpts, errors })])
    const lines = renderStepLog({ ...reportOnJobs([]), causes })
    expect(lines.filter((line) => line.includes('Reason: '))).toEqual([
      expect.stringContaining('3 of 319 tests failed'),
    ])
  })

  it('shows no cause for a result in needs that is forgiven', () => {
    const run = makeRun({ jobs: [{ name: 'report', state: running(70) }] })
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const causesWith = (allowedFailures: readonly string[]) =>
      renderStepLog(reportOn(run, { own, allowedFailures })).filter((line) => /^Cause/.test(line))
    expect([causesWith([]).length, causesWith(['build']).length]).toEqual([1, 0])
  })

  it('leaves no error of another job to find in the log of the step that reports it', () => {
    const forms = FORMS.filter(({ before }) => before !== undefined).map((form) => form.example)
    for (const example of forms) {
      const failure = failureReport({ kind: 'other' }, { excerpts: [makeExcerpt([example])] })
      const [cause] = causesOf([failure])
      const causes = cause === undefined ? [] : [{ ...cause, message: example }]
      const printed = renderStepLog({ ...reportOnJobs([]), causes })
      const errors = errorsOf(printed)
      expect({
        example,
        isNamed: errors?.isInToolForm ?? false,
        entries: errors?.entries.filter(({ title }) => title !== undefined) ?? [],
      }).toEqual({ example, isNamed: false, entries: [] })
    }
  })

  it('starts no line with untrusted text', () => {
    const name = '##[error]x\n::error::y\r::stop-commands::z\u2028::debug::a\u2029::debug::b'
    const jobs = [
      { name, state: finished(5, 65, name) },
      { name, state: waiting(name) },
    ]
    const notes = [{ severity: 'notice', text: name }] as const
    const evidence = [makeEvidence({ job: name, branch: name, outcome: 'passed' })]
    const report = reportOn(makeRun({ workflow: name, jobs, notes }))
    const lines = renderStepLog(withVerdicts(report, { kind: 'new', evidence }))
    for (const line of lines) expect(line).not.toMatch(/^\s*(?:::|##)|[\n\r\u2028\u2029]/)
    expect(lines).toHaveLength(7)
  })
})
