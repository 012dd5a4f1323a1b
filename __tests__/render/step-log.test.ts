import { describe, expect, it } from '@jest/globals'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { FORMS } from '../../src/logs/forms/forms.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import {
  failureAt,
  onlyCause,
  reportOfCause,
  reportOfFailures,
  withMessage,
} from '../../testing/failure-at.ts'
import { errorsOf, makeEvidence, makeExcerpt, withVerdicts } from '../../testing/failure-report.ts'
import { finished, makeRun, reportOn, running, waiting } from '../../testing/make-run.ts'
import { jobFailedAt, jobIn, noting, stepOf } from '../../testing/make-steps.ts'
import { readVerdict } from '../../testing/read-verdict.ts'

const STEP = stepOf(3, 'Run make', 5, 15)

describe('renderStepLog', () => {
  it('shows the reason of the first cause within twenty lines of 80 columns, for any names', () => {
    const long = 'x'.repeat(2_000)
    const log = makeExcerpt(['AssertionError: expected 4 to be 5'])
    const report = reportOn(makeRun({ workflow: long, jobs: [jobFailedAt(long, long)] }), {
      explanations: { excerpts: new Map([[1, [log]]]), annotations: new Map() },
    })
    const lines = renderStepLog(findingsIn(report))
    const before = lines.slice(
      0,
      lines.findIndex((line) => line.includes('Reason')),
    )
    const rows = before.reduce((sum, line) => sum + Math.ceil(line.length / 80), 0)
    expect(before.length).toBeGreaterThan(0)
    expect(rows).toBeLessThanOrEqual(20)
  })

  it('shows a total as the reason if the log names nothing that failed', () => {
    const total = { counts: 'tests', failed: 3, total: 319 } as const
    const logs = [makeExcerpt(['Error: no cart'], { step: STEP })]
    const failure = failureAt(STEP, { logs, listed: [{ step: STEP, entries: [], total }] })
    const lines = renderStepLog(findingsIn(reportOfFailures([failure])))
    expect(lines.filter((line) => line.includes('Reason: '))).toEqual([
      expect.stringContaining('3 of 319 tests failed'),
    ])
  })

  it('shows no cause for a result in needs that is forgiven', () => {
    const run = makeRun({ jobs: [jobIn('report', running(70))] })
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const causesWith = (allowedFailures: readonly string[]) =>
      renderStepLog(findingsIn(reportOn(run, { own, allowedFailures }))).filter((line) =>
        /^Cause/.test(line),
      )
    expect([causesWith([]).length, causesWith(['build']).length]).toEqual([1, 0])
  })

  it('leaves no error of another job to find in the log of the step that reports it', () => {
    const forms = FORMS.filter(({ before }) => before !== undefined).map((form) => form.example)
    for (const example of forms) {
      const failure = failureAt(undefined, { logs: [makeExcerpt([example])] })
      const printed = renderStepLog(
        findingsIn(reportOfCause(withMessage(onlyCause([failure]), example))),
      )
      const errors = errorsOf(printed)
      // Without an error in it, there is nothing to find.
      if (errors === undefined) continue
      const { isInToolForm, entries } = errors
      const titles = entries.flatMap(({ title }) => title)
      expect({ example, isInToolForm, titles }).toMatchObject({ isInToolForm: false, titles: [] })
    }
  })

  it('starts no line with untrusted text', () => {
    const name = '##[error]x\n::error::y\r::stop-commands::z\u2028::debug::a\u2029::debug::b'
    const jobs = [jobIn(name, finished(5, 65, name)), jobIn(name, waiting(name))]
    const evidence = [makeEvidence({ job: name, branch: name, outcome: 'passed' })]
    const run = makeRun({ ...noting(name), workflow: name, jobs })
    const lines = renderStepLog(
      findingsIn(withVerdicts(reportOn(run), readVerdict('new', { evidence }))),
    )
    for (const line of lines) expect(line).not.toMatch(/^\s*(?:::|##)|[\n\r\u2028\u2029]/)
    expect(lines).toHaveLength(7)
  })
})
