import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { iconOf, jobStatus, labelOf, stepStatus, verbOf } from '../../../src/render/text/labels.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJob,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

describe('iconOf, labelOf and verbOf', () => {
  it.each([
    ['success', '✅', 'success', 'succeeded'],
    ['failure', '❌', 'failure', 'failed'],
    ['timed_out', '❌', 'timed out', 'timed out'],
    ['startup_failure', '❌', 'startup failure', 'failed to start'],
    ['cancelled', '🚫', 'cancelled', 'was cancelled'],
    ['action_required', '⚠️', 'action required', 'requires action'],
    ['stale', '⚠️', 'stale', 'went stale'],
    ['neutral', '⚪', 'neutral', 'finished as neutral'],
    ['skipped', '⏭️', 'skipped', 'was skipped'],
    ['unknown', '❔', 'unknown', 'finished with an unknown conclusion'],
    ['a_new_word', '❔', 'a new word', 'finished as a new word'],
    ['constructor', '❔', 'constructor', 'finished as constructor'],
  ])('%s => %s, %s, %s', (conclusion, icon, label, verb) => {
    expect([iconOf(conclusion), labelOf(conclusion), verbOf(conclusion)]).toEqual([
      icon,
      label,
      verb,
    ])
  })

  it('return one line for a conclusion of several lines', () => {
    expect([labelOf('odd\n::error::x'), verbOf('odd\n::error::x')]).toEqual([
      'odd ::error::x',
      'finished as odd ::error::x',
    ])
  })
})

describe('standing', () => {
  const own = { jobId: 1 }

  it.each<[string, Partial<Job>, Parameters<typeof reportOnJob>[1], string]>([
    ['succeeded', {}, {}, '✅ success'],
    ['timed out', { state: finished(5, 65, 'timed_out') }, {}, '❌ timed out'],
    ['was skipped', { state: skipped() }, {}, '⏭️ skipped'],
    ['is running', { state: running(5) }, {}, '▶️ running'],
    ['is queued', { state: waiting() }, {}, '⏳ queued'],
    ['is waiting for an approval', { state: waiting('waiting') }, {}, '⏳ waiting'],
    ['has an unrecognised status', { state: waiting('on_ice') }, {}, '⏳ on ice'],
    ['is the current job', { state: running(5) }, { own }, '▶️ running (this job)'],
    [
      'is the current job and has failed',
      { state: running(5) },
      { own: { ...own, jobStatus: 'failure' } },
      '❌ failure so far',
    ],
    [
      'is forgiven',
      { name: 'lint', state: finished(5, 65, 'failure') },
      { allowedFailures: ['lint'] },
      '☑️ failure, forgiven',
    ],
  ])('describes a job that %s', (_, job, options, expected) => {
    expect(jobStatus(reportOnJob(job, options))).toBe(expected)
  })

  it('describes a job that was carried over', () => {
    const run = makeRun({ attempt: 2, jobs: [{ state: finished(-90, -5), createdAt: at(1) }] })
    expect(reportOn(run).jobs?.map(jobStatus)).toEqual(['✅ success, earlier attempt'])
  })
})

describe('stepStanding', () => {
  it.each([
    [finished(5, 15), '✅ success'],
    [finished(5, 15, 'a_new_word'), '❔ a new word'],
    [running(5), '▶️ running'],
    [waiting(), '⏳ queued'],
    [waiting('odd\nstatus'), '⏳ odd status'],
  ])('describes %j as %s', (state, expected) => {
    expect(stepStatus(state)).toBe(expected)
  })
})
