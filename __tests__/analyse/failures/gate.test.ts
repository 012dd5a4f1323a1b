import { describe, expect, it } from '@jest/globals'
import { gateReasons } from '../../../src/analyse/failures/gate.ts'
import type { Report } from '../../../src/model/report/report.ts'
import {
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  skipped,
} from '../../helpers/make-run.ts'

const ended = (name: string, conclusion: string) => ({ name, state: finished(5, 65, conclusion) })

const MIXED = [
  ended('build', 'success'),
  ended('test', 'failure'),
  ended('slow', 'timed_out'),
  ended('stopped', 'cancelled'),
  ended('odd', 'a_new_word'),
  ended('idle', 'neutral'),
  { name: 'docs', state: skipped(), runner: NO_RUNNER },
  { name: 'docs (eu)', state: skipped(), runner: NO_RUNNER },
  { name: 'late', state: running(5) },
]

function reasons(report: Report, failOn: readonly string[], allowedSkips: readonly string[] = []) {
  return gateReasons(report, { failOn, allowedSkips })
}

describe('gateReasons lists', () => {
  it.each([
    [[], [], []],
    [['failure'], [], ['test: failure']],
    [['timed_out', 'cancelled'], [], ['slow: timed_out', 'stopped: cancelled']],
    [['any'], [], ['test: failure', 'slow: timed_out', 'stopped: cancelled', 'odd: a_new_word']],
    [['skipped'], [], ['docs: skipped', 'docs (eu): skipped']],
    [['skipped'], ['docs'], ['docs (eu): skipped']],
    [['skipped'], ['docs*'], []],
    [['skipped', 'failure'], ['*'], ['test: failure']],
    [['stale'], [], []],
  ])('with fail-on %j and allowed skips %j: %j', (failOn, allowedSkips, expected) => {
    expect(reasons(reportOnJobs(MIXED), failOn, allowedSkips)).toEqual(expected)
  })

  it('a failed job that is not in needs', () => {
    const own = { jobId: 1, needs: [{ key: 'build', result: 'success' }] }
    const jobs = [{ state: running(70) }, ended('build', 'success'), ended('forgotten', 'failure')]
    expect(reasons(reportOnJobs(jobs, { own }), ['failure'])).toEqual(['forgotten: failure'])
  })

  it('the current job if it is failing', () => {
    const own = { jobId: 1, jobStatus: 'failure' }
    const report = reportOnJobs([{ name: 'only', state: running(5) }], { own })
    expect(reasons(report, ['failure'])).toEqual(['only: failure'])
  })

  it('a run that failed without a job', () => {
    const run = makeRun({ conclusion: 'startup_failure', jobs: [] })
    expect(reasons(reportOn(run), ['startup_failure'])).toEqual(['the run: startup_failure'])
  })

  it.each<[string, object[]]>([
    ['jobs that passed', [ended('build', 'success')]],
    ['a job that is forgiven something else', [ended('lint', 'failure')]],
  ])('a cancelled run with %s', (_, jobs) => {
    const run = makeRun({ conclusion: 'cancelled', jobs })
    const report = reportOn(run, { allowedFailures: ['lint'] })
    expect(reasons(report, ['cancelled'])).toEqual(['the run: cancelled'])
  })

  it('a failed run whose job has an allowed skip', () => {
    const jobs = [{ name: 'docs', state: skipped(), runner: NO_RUNNER }]
    const report = reportOn(makeRun({ conclusion: 'failure', jobs }))
    expect(reasons(report, ['skipped', 'failure'], ['docs'])).toEqual(['the run: failure'])
  })

  it('an unknown conclusion with fail-on any if jobs are missing', () => {
    expect(reasons(reportOn(runWithoutJobs()), ['any'])).toEqual(['the run: unknown'])
    expect(reasons(reportOn(runWithoutJobs()), ['failure'])).toEqual([])
  })
})

describe('gateReasons is empty', () => {
  const failed = [ended('build', 'success'), ended('lint', 'failure')]

  it('for an allowed failure', () => {
    const report = reportOnJobs(failed, { allowedFailures: ['lint'] })
    expect(reasons(report, ['any', 'failure'])).toEqual([])
  })

  it('for an allowed failure in a run that GitHub concluded as a failure', () => {
    const run = makeRun({ conclusion: 'failure', jobs: failed })
    const report = reportOn(run, { allowedFailures: ['lint'] })
    expect(reasons(report, ['any', 'failure'])).toEqual([])
  })

  it('for a failure in a run that GitHub concluded as a success', () => {
    const run = makeRun({ conclusion: 'success', jobs: failed })
    expect(reasons(reportOn(run), ['any', 'failure'])).toEqual([])
  })

  it('for a run with only allowed skips', () => {
    const jobs = [{ name: 'docs', state: skipped(), runner: NO_RUNNER }]
    const run = makeRun({ conclusion: 'skipped', jobs })
    expect(reasons(reportOn(run), ['skipped'], ['docs'])).toEqual([])
  })
})
