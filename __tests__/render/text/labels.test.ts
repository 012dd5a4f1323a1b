import { describe, expect, it } from '@jest/globals'
import { WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { Job } from '../../../src/model/run.ts'
import { iconOf, labelOf, standing, stepStanding, verbOf } from '../../../src/render/text/labels.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJob,
  running,
  skipped,
  waiting,
} from '../../helpers/make-run.ts'

describe('a conclusion', () => {
  it.each([
    ['success', '✅', 'success', 'succeeded'],
    ['failure', '❌', 'failure', 'failed'],
    ['timed_out', '❌', 'timed out', 'timed out'],
    ['startup_failure', '❌', 'startup failure', 'failed to start'],
    ['cancelled', '🚫', 'cancelled', 'was cancelled'],
    ['action_required', '⚠️', 'action required', 'requires action'],
    ['stale', '⚠️', 'stale', 'went stale'],
    ['neutral', '⚪', 'neutral', 'ended neutral'],
    ['skipped', '⏭️', 'skipped', 'was skipped'],
    ['unknown', '❔', 'unknown', 'ended in a way that is not known'],
    ['a_new_word', '❔', 'a new word', 'ended as a new word'],
    ['constructor', '❔', 'constructor', 'ended as constructor'],
  ])('%s is %s, %s, %s', (conclusion, mark, word, verb) => {
    expect([iconOf(conclusion), labelOf(conclusion), verbOf(conclusion)]).toEqual([
      mark,
      word,
      verb,
    ])
  })

  it('has a mark and a verb of its own where GitHub has a word for it', () => {
    for (const word of WORST_FIRST) {
      expect(iconOf(word)).not.toBe('')
      expect(verbOf(word)).not.toMatch(/^ended as/)
    }
  })

  it('of several lines is told on one', () => {
    expect([labelOf('odd\n::error::x'), verbOf('odd\n::error::x')]).toEqual([
      'odd ::error::x',
      'ended as odd ::error::x',
    ])
  })
})

describe('how a job stands', () => {
  const own = { jobId: 1 }

  it.each<[string, Partial<Job>, Parameters<typeof reportOnJob>[1], string]>([
    ['ended well', {}, {}, '✅ success'],
    ['timed out', { state: finished(5, 65, 'timed_out') }, {}, '❌ timed out'],
    ['was skipped', { state: skipped() }, {}, '⏭️ skipped'],
    ['runs', { state: running(5) }, {}, '▶️ running'],
    ['is queued', { state: waiting() }, {}, '⏳ queued'],
    ['waits for an approval', { state: waiting('waiting') }, {}, '⏳ waiting'],
    ['stands in a way that GitHub added', { state: waiting('on_ice') }, {}, '⏳ on ice'],
    ['makes the report', { state: running(5) }, { own }, '▶️ running (this job)'],
    [
      'makes the report and has failed',
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
  ])('that %s', (_, job, options, expected) => {
    expect(standing(reportOnJob(job, options))).toBe(expected)
  })

  it('that was carried over', () => {
    const run = makeRun({ attempt: 2, jobs: [{ state: finished(-90, -5), createdAt: at(1) }] })
    expect(reportOn(run).jobs?.map(standing)).toEqual(['✅ success, earlier attempt'])
  })
})

describe('how a step stands', () => {
  it.each([
    [finished(5, 15), '✅ success'],
    [finished(5, 15, 'a_new_word'), '❔ a new word'],
    [running(5), '▶️ running'],
    [waiting(), '⏳ queued'],
    [waiting('odd\nstatus'), '⏳ odd status'],
  ])('%j: %s', (state, expected) => {
    expect(stepStanding(state)).toBe(expected)
  })
})
