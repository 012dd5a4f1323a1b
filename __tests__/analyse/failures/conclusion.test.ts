import { describe, expect, it } from '@jest/globals'
import { isFailure, isPass, severityRank, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { Job } from '../../../src/model/run.ts'
import {
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  waiting,
} from '../../../testing/make-run.ts'

const ended = (conclusion: string): Partial<Job> => ({ state: finished(5, 65, conclusion) })

describe("concludeRun without GitHub's conclusion", () => {
  it.each([
    [['success', 'failure'], 'failure'],
    [['timed_out', 'failure'], 'failure'],
    [['startup_failure', 'timed_out'], 'timed_out'],
    [['action_required', 'startup_failure'], 'startup_failure'],
    [['cancelled', 'action_required'], 'action_required'],
    [['stale', 'cancelled'], 'cancelled'],
    [['a_new_word', 'stale'], 'stale'],
    [['unknown', 'stale'], 'stale'],
    [['success', 'a_new_word'], 'a_new_word'],
    [['success', '__proto__'], '__proto__'],
    [['success', 'unknown'], 'unknown'],
    [['neutral', 'success', 'skipped'], 'success'],
    [['skipped', 'neutral'], 'neutral'],
    [['skipped', 'skipped'], 'skipped'],
    [['success', 'startup_failure', 'skipped'], 'startup_failure'],
    [[], 'unknown'],
  ])('combines the conclusions %j into %s', (conclusions, expected) => {
    expect(reportOnJobs(conclusions.map(ended)).conclusion).toBe(expected)
  })

  it.each([
    ['success', ['success'], 'success'],
    ['success', ['skipped'], 'success'],
    ['success', ['failure'], 'failure'],
    ['failure', ['success'], 'failure'],
    ['cancelled', ['success'], 'cancelled'],
    ['cancelled', ['failure'], 'failure'],
    ['success', [], 'success'],
  ])("combines the current job's status %s with %j into %s", (jobStatus, others, expected) => {
    const jobs = [{ state: running(70) }, ...others.map(ended)]
    expect(reportOnJobs(jobs, { own: { jobId: 1, jobStatus } }).conclusion).toBe(expected)
  })

  it('includes the status of the current job if the job is not listed', () => {
    const own = { jobId: 9, jobStatus: 'failure' }
    expect(reportOnJobs([ended('success')], { own }).conclusion).toBe('failure')
  })

  it('counts a forgiven failure as a success', () => {
    const jobs = [{ ...ended('failure'), name: 'lint' }, ended('skipped')]
    expect(reportOnJobs(jobs, { allowedFailures: ['lint'] }).conclusion).toBe('success')
  })

  it('concludes from the finished jobs and counts the unfinished ones', () => {
    const { conclusion, totals } = reportOnJobs([ended('success'), { state: running(5) }])
    expect([conclusion, totals.unfinished]).toEqual(['success', 1])
  })

  it('returns unknown while no job has finished', () => {
    expect(reportOnJobs([{ state: running(5) }, { state: waiting() }]).conclusion).toBe('unknown')
  })
})

describe('concludeRun with missing jobs', () => {
  it.each([
    ['success', 'unknown'],
    ['skipped', 'unknown'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
  ])('concludes from %s in an incomplete list: %s', (seen, expected) => {
    const run = makeRun({ jobs: [ended(seen)], jobsCounted: 2 })
    expect(reportOn(run)).toMatchObject({ complete: false, conclusion: expected })
  })

  it('treats a list of unknown length as incomplete', () => {
    const run = makeRun({ jobs: [ended('success')], jobsCounted: undefined })
    expect(reportOn(run)).toMatchObject({ complete: false, conclusion: 'unknown' })
  })

  it.each([
    [['success', 'failure'], 'success', 'failure'],
    [['success', 'cancelled'], 'success', 'cancelled'],
    [['success', 'skipped'], 'success', 'unknown'],
    [[], 'failure', 'failure'],
    [[], 'success', 'unknown'],
  ])('concludes from needs %j and status %s without a list: %s', (results, jobStatus, expected) => {
    const needs = results.map((result, index) => ({ key: `job-${index}`, result }))
    const report = reportOn(runWithoutJobs(), { own: { needs, jobStatus } })
    expect(report).toMatchObject({ complete: false, conclusion: expected, jobs: undefined })
  })
})

describe("concludeRun with GitHub's conclusion", () => {
  it.each(['success', 'failure', 'cancelled', 'startup_failure', 'a_new_word'])(
    "returns GitHub's %s",
    (word) => {
      const run = makeRun({ conclusion: word, jobs: [ended('failure'), ended('success')] })
      expect(reportOn(run).conclusion).toBe(word)
      expect(reportOn(runWithoutJobs({ conclusion: word })).conclusion).toBe(word)
    },
  )
})

describe('conclusions', () => {
  it('are each a failure, a pass or neither', () => {
    const kinds = WORST_FIRST.map((word) => [word, isFailure(word), isPass(word)])
    expect(kinds).toEqual([
      ['failure', true, false],
      ['timed_out', true, false],
      ['startup_failure', true, false],
      ['action_required', false, false],
      ['cancelled', false, false],
      ['stale', false, false],
      ['unknown', false, false],
      ['success', false, true],
      ['neutral', false, true],
      ['skipped', false, true],
    ])
  })

  it('rank with unknown and are neither if they are not recognised', () => {
    for (const word of ['a_new_word', 'constructor', '__proto__', 'FAILURE']) {
      expect([severityRank(word), isFailure(word), isPass(word)]).toEqual([6, false, false])
    }
  })
})
