import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ERRORS, FAILURES } from '../../src/github/logs/excerpts/failure-forms.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import { anyName, anyRun } from '../../testing/arbitrary-run.ts'
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
  runWithoutJobs,
  skipped,
  waiting,
} from '../../testing/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const FAILED = finished(5, 65, 'failure')

describe('renderStepLog', () => {
  it('writes the headline, what failed, a line for each job that did not pass, and the notices', () => {
    const jobs = [
      { name: 'build' },
      { name: 'test', state: finished(-29, 65, 'failure') },
      { name: 'late', state: waiting() },
      { name: 'report', state: running(70) },
    ]
    expect(renderStepLog(reportOnJobs(jobs, { own: { jobId: 4 } }))).toEqual([
      '❌ CI failed in 1m 5s: test failed; 1 job unfinished',
      'Cause: test failed after 1m 34s (no step is marked as failed)',
      '❌ failure: test, ran 1m 34s',
      '⏳ queued: late',
      '1 passed',
      'Note: test started before it was ready, so it has no queue time.',
    ])
  })
  it('quotes the reason below its cause', () => {
    const failed = { kind: 'failed-step', step: STEP, others: [], cancelled: undefined } as const
    const causes = causesOf([
      failureReport(failed, { excerpts: [makeExcerpt(['AssertionError: expected 4 to be 5'])] }),
    ])
    expect(renderStepLog({ ...reportOnJobs([]), causes })).toContain(
      '  ↳ Reason: AssertionError: expected 4 to be 5',
    )
  })

  it('counts what passed, was skipped or is the current job', () => {
    const jobs = [
      {},
      { state: skipped() },
      { state: finished(5, 65, 'neutral') },
      { state: running(70) },
    ]
    expect(renderStepLog(reportOnJobs(jobs, { own: { jobId: 4 } }))).toEqual([
      '✅ CI succeeded in 1m 5s',
      '1 passed, 1 neutral, 1 skipped',
    ])
  })

  it('lists at most a hundred jobs that did not pass, failed ones first', () => {
    const jobs = Array.from({ length: 205 }, (_, index) => ({
      name: `job-${index}`,
      state: index < 102 ? waiting() : finished(5, 65, index < 202 ? 'failure' : 'success'),
    }))
    const lines = renderStepLog(reportOnJobs(jobs))
    expect(lines.filter((line) => line.startsWith('❌ failure: '))).toHaveLength(100)
    expect(lines.slice(-2)).toEqual(['102 more jobs did not pass or have not finished', '3 passed'])
  })

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
      lines.findIndex((line) => line.includes('Reason: ')),
    )
    const rows = before.reduce((sum, line) => sum + Math.ceil(line.length / 80), 0)
    expect(before.length).toBeGreaterThan(0)
    expect(rows).toBeLessThanOrEqual(20)
  })

  it('leaves no error of another job to find in the log of the step that reports it', () => {
    const forms = [...FAILURES, ...ERRORS].map((form) => form[4])
    for (const example of forms) {
      const failure = failureReport({ kind: 'other' }, { excerpts: [makeExcerpt([example])] })
      const [cause] = causesOf([failure])
      const causes = cause === undefined ? [] : [{ ...cause, message: example }]
      const printed = renderStepLog({ ...reportOnJobs([]), causes })
      const errors = errorsOf(printed)
      expect({
        example,
        isNamed: errors?.isNamed ?? false,
        entries: errors?.entries.filter(({ title }) => title !== undefined) ?? [],
      }).toEqual({ example, isNamed: false, entries: [] })
    }
  })

  it('omits warnings, which become annotations', () => {
    const notes = [{ severity: 'warning', text: 'Could not read' }] as const
    expect(renderStepLog(reportOn(runWithoutJobs({ notes })))).toEqual([
      '❔ CI could not be read: the jobs could not be listed',
    ])
  })

  it('starts no line with untrusted text', () => {
    const name = '##[error]x\n::error::y\r::stop-commands::z'
    const jobs = [
      { name, state: finished(5, 65, name) },
      { name, state: waiting(name) },
    ]
    const notes = [{ severity: 'notice', text: name }] as const
    const evidence = [makeEvidence({ jobName: name, branch: name, outcome: 'passed' })]
    const report = reportOn(makeRun({ workflow: name, jobs, notes }))
    const lines = renderStepLog(withVerdicts(report, { kind: 'new', evidence }))
    for (const line of lines) expect(line).not.toMatch(/^\s*(?:::|##)|[\n\r]/)
    expect(lines).toHaveLength(6)
  })

  it('starts no line with untrusted text, for any run', () => {
    const withCommands = fc.tuple(
      anyRun,
      fc.constantFrom('::error::', '##[error]', '\n::x::'),
      anyName,
    )
    fc.assert(
      fc.property(withCommands, ([run, command, rest]) => {
        const lines = renderStepLog(reportOn({ ...run, workflow: command + rest }))
        for (const line of lines) expect(line).not.toMatch(/^\s*(?:::|##)|[\n\r\u2028\u2029]/)
      }),
    )
  })
})
