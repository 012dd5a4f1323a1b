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
} from '../../helpers/make-run.ts'

const ended = (conclusion: string): Partial<Job> => ({ state: finished(5, 65, conclusion) })

describe('an attempt that GitHub has not concluded', () => {
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
  ])('of jobs that ended as %j is %s', (conclusions, expected) => {
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
  ])('counts the status %s of the current job with %j: %s', (jobStatus, others, expected) => {
    const jobs = [{ state: running(70) }, ...others.map(ended)]
    expect(reportOnJobs(jobs, { own: { jobId: 1, jobStatus } }).conclusion).toBe(expected)
  })

  it('counts the status of the current job when the job is not in the list', () => {
    const own = { jobId: 9, jobStatus: 'failure' }
    expect(reportOnJobs([ended('success')], { own }).conclusion).toBe('failure')
  })

  it('takes a forgiven failure for a success', () => {
    const jobs = [{ ...ended('failure'), name: 'lint' }, ended('skipped')]
    expect(reportOnJobs(jobs, { allowedFailures: ['lint'] }).conclusion).toBe('success')
  })

  it('says what is known of the jobs that have ended, and how many have not', () => {
    const { conclusion, totals } = reportOnJobs([ended('success'), { state: running(5) }])
    expect([conclusion, totals.unfinished]).toEqual(['success', 1])
  })

  it('is not known while no job has ended', () => {
    expect(reportOnJobs([{ state: running(5) }, { state: waiting() }]).conclusion).toBe('unknown')
  })
})

describe('of jobs that could not be seen nothing good is assumed', () => {
  it.each([
    ['success', 'unknown'],
    ['skipped', 'unknown'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
  ])('%s of a list with a hole is %s', (seen, expected) => {
    const run = makeRun({ jobs: [ended(seen)], jobsCounted: 2 })
    expect(reportOn(run)).toMatchObject({ complete: false, conclusion: expected })
  })

  it('a list of unknown length is not complete', () => {
    const run = makeRun({ jobs: [ended('success')], jobsCounted: undefined })
    expect(reportOn(run)).toMatchObject({ complete: false, conclusion: 'unknown' })
  })

  it.each([
    [['success', 'failure'], 'success', 'failure'],
    [['success', 'cancelled'], 'success', 'cancelled'],
    [['success', 'skipped'], 'success', 'unknown'],
    [[], 'failure', 'failure'],
    [[], 'success', 'unknown'],
  ])('needs %j and status %s stand in for the list: %s', (results, jobStatus, expected) => {
    const needs = results.map((result, index) => ({ key: `job-${index}`, result }))
    const report = reportOn(runWithoutJobs(), { own: { needs, jobStatus } })
    expect(report).toMatchObject({ complete: false, conclusion: expected, jobs: undefined })
  })
})

describe("GitHub's word for the attempt stands", () => {
  it.each(['success', 'failure', 'cancelled', 'startup_failure', 'a_new_word'])('%s', (word) => {
    const run = makeRun({ conclusion: word, jobs: [ended('failure'), ended('success')] })
    expect(reportOn(run).conclusion).toBe(word)
    expect(reportOn(runWithoutJobs({ conclusion: word })).conclusion).toBe(word)
  })
})

describe('the words', () => {
  it('are each a failure, a pass, or neither', () => {
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

  it('that are not known rank with unknown, and are neither', () => {
    for (const word of ['a_new_word', 'constructor', '__proto__', 'FAILURE']) {
      expect([severityRank(word), isFailure(word), isPass(word)]).toEqual([6, false, false])
    }
  })
})
