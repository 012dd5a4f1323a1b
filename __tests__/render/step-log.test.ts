import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderStepLog } from '../../src/render/step-log.ts'
import { anyName, anyRun } from '../../testing/arbitrary-run.ts'
import { makeEvidence, withVerdicts } from '../../testing/failure-report.ts'
import {
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  waiting,
} from '../../testing/make-run.ts'

describe('renderStepLog', () => {
  it('writes the headline, a line per job, and the notices', () => {
    const jobs = [
      { name: 'build' },
      { name: 'test', state: finished(-29, 65, 'failure') },
      { name: 'late', state: waiting() },
      { name: 'report', state: running(70) },
    ]
    expect(renderStepLog(reportOnJobs(jobs, { own: { jobId: 4 } }))).toEqual([
      '❌ CI failed in 1m 5s: test failed; 1 job unfinished',
      '✅ success: build, queued 5s, ran 1m',
      '❌ failure: test, ran 1m 34s',
      '⏳ queued: late',
      '▶️ running (this job): report, queued 1m 10s',
      'Note: test started before it was ready, so it has no queue time.',
    ])
  })

  it('says whose failure each cause is, if other runs show it', () => {
    const jobs = [{ name: 'test', state: finished(5, 65, 'failure') }, { name: 'build' }]
    const verdict = { kind: 'known', evidence: [makeEvidence({ jobName: 'test' })] } as const
    expect(renderStepLog(withVerdicts(reportOnJobs(jobs), verdict))).toEqual([
      '❌ CI failed in 1m 5s: test failed (as on main in #812)',
      'Cause: test failed after 1m (no step is marked as failed). Known: the same job failed with the same error in an earlier run on main (#812)',
      '❌ failure: test, queued 5s, ran 1m',
      '✅ success: build, queued 5s, ran 1m',
    ])
  })

  it('lists only failed jobs of more than a hundred, and how many more there are', () => {
    const jobs = Array.from({ length: 101 }, (_, index) => ({
      name: `job-${index}`,
      state: finished(5, 65, index === 50 ? 'failure' : 'success'),
    }))
    expect(renderStepLog(reportOnJobs(jobs))).toEqual([
      '❌ CI failed in 1m 5s: job-50 failed',
      '❌ failure: job-50, queued 5s, ran 1m',
      '100 more jobs',
    ])
    expect(renderStepLog(reportOnJobs(jobs.slice(0, 100)))).toHaveLength(101)
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
    expect(lines).toHaveLength(5)
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
