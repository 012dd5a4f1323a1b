import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { Job } from '../../../src/model/run.ts'
import { makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import { gateLines } from '../../../testing/gate.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  skipped,
  workflowJob,
} from '../../../testing/make-run.ts'

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

describe('the gate lists', () => {
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
    expect(gateLines(reportOnJobs(MIXED), failOn, allowedSkips)).toEqual(expected)
  })

  it('a failed job that is not in needs', () => {
    const own = { jobId: 1, needs: [{ key: 'build', result: 'success' }] }
    const jobs = [{ state: running(70) }, ended('build', 'success'), ended('forgotten', 'failure')]
    expect(gateLines(reportOnJobs(jobs, { own }), ['failure'])).toEqual(['forgotten: failure'])
  })

  it('the current job if it is failing', () => {
    const own = { jobId: 1, jobStatus: 'failure' }
    const report = reportOnJobs([{ name: 'only', state: running(5) }], { own })
    expect(gateLines(report, ['failure'])).toEqual(['only: failure'])
  })

  it('a run that failed without a job', () => {
    const run = makeRun({ conclusion: 'startup_failure', jobs: [] })
    expect(gateLines(reportOn(run), ['startup_failure'])).toEqual(['the run: startup_failure'])
  })

  it.each<[string, object[]]>([
    ['jobs that passed', [ended('build', 'success')]],
    ['a job that is forgiven something else', [ended('lint', 'failure')]],
  ])('a cancelled run with %s', (_, jobs) => {
    const run = makeRun({ conclusion: 'cancelled', jobs })
    const report = reportOn(run, { allowedFailures: ['lint'] })
    expect(gateLines(report, ['cancelled'])).toEqual(['the run: cancelled'])
  })

  it('a failed run whose job has an allowed skip', () => {
    const jobs = [{ name: 'docs', state: skipped(), runner: NO_RUNNER }]
    const report = reportOn(makeRun({ conclusion: 'failure', jobs }))
    expect(gateLines(report, ['skipped', 'failure'], ['docs'])).toEqual(['the run: failure'])
  })

  it('an unknown conclusion with fail-on any if jobs are missing', () => {
    expect(gateLines(reportOn(runWithoutJobs()), ['any'])).toEqual(['the run: unknown'])
    expect(gateLines(reportOn(runWithoutJobs()), ['failure'])).toEqual([])
  })
})

describe('the gate is empty', () => {
  it('for a run with only allowed skips', () => {
    const jobs = [{ name: 'docs', state: skipped(), runner: NO_RUNNER }]
    const run = makeRun({ conclusion: 'skipped', jobs })
    expect(gateLines(reportOn(run), ['skipped'], ['docs'])).toEqual([])
  })
})

describe('the gate with fail-on new', () => {
  const known: Verdict = { kind: 'known', evidence: [] }
  const fresh: Verdict = { kind: 'new', evidence: [] }
  const failed = (name: string, text = 'no x'): Partial<Job> => ({
    name,
    state: finished(5, 65, 'failure'),
    steps: [makeStep({ name: `Run ${text}`, state: finished(15, 60, 'failure') })],
  })
  /** Of `test`, which failed, and of `deploy`, which needs it and failed too. */
  const withConsequence = (text: string | undefined) => {
    const excerpts = text === undefined ? [] : [[2, [makeExcerpt([text])]] as const]
    const run = makeRun({
      jobs: [
        failed('test'),
        { ...failed('deploy', 'deploy'), createdAt: at(66), state: finished(70, 130, 'failure') },
      ],
      graph: [workflowJob('test'), workflowJob('deploy', { needs: ['test'] })],
    })
    const explanations = { excerpts: new Map(excerpts), annotations: new Map() }
    return withVerdicts(reportOn(run, { explanations }), known)
  }

  it('lists which failures are new, and which no other run shows', () => {
    const report = reportOnJobs([failed('lint', 'a'), failed('test', 'b'), failed('docs', 'c')])
    const unknown: Verdict = { kind: 'unknown', evidence: [], reason: 'no-log' }
    expect(gateLines(withVerdicts(report, fresh, known, unknown), ['new'])).toEqual([
      'lint: failure, new',
      'docs: failure, not known from other runs',
    ])
  })

  it('lists a job once if another value of fail-on matches it too', () => {
    const report = withVerdicts(reportOnJobs([failed('lint')]), fresh)
    expect(gateLines(report, ['new', 'failure'])).toEqual(['lint: failure, new'])
  })

  it.each<[string, string | undefined, readonly string[]]>([
    ['names the job as the reason', 'the job test failed', []],
    ['is a gate over the other jobs', 'One or more required jobs failed.', []],
    ['says nothing', 'exit 1', ['deploy: failure, not known from other runs']],
    ['was not read', undefined, ['deploy: failure, not known from other runs']],
  ])('treats a consequence of a known failure whose log %s: %s', (_, text, expected) => {
    const report = withConsequence(text)
    expect(report.causes).toHaveLength(1)
    expect(gateLines(report, ['new'])).toEqual(expected)
  })

  it('ignores the conclusion of the run if a known failure explains it', () => {
    const run = makeRun({ conclusion: 'failure', jobs: [failed('test')] })
    expect(gateLines(withVerdicts(reportOn(run), known), ['new'])).toEqual([])
  })

  it.each([
    ['jobs are missing', { conclusion: 'failure', jobsCounted: 3 }, 'the run: failure'],
    ['GitHub counts an unknown number of jobs', { jobsCounted: undefined }, 'the run: failure'],
    ['the run was cancelled', { conclusion: 'cancelled' }, 'the run: cancelled'],
  ])('lists the run if %s', (_, fields, expected) => {
    const report = reportOn(makeRun({ jobs: [failed('test')], ...fields }))
    expect(gateLines(withVerdicts(report, known), ['new'])).toEqual([expected])
  })

  it('lists a result that only needs shows', () => {
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const report = reportOnJobs([{ name: 'gate', state: running(70) }], { own })
    expect(gateLines(report, ['new'])).toEqual(['build: failure'])
  })
})
