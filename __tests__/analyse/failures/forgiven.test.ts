import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allowFailures } from '../../../src/analyse/allow-failures.ts'
import { matchesName } from '../../../src/analyse/failures/forgiven.ts'
import { isFailure, isPass, severityRank, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { Job } from '../../../src/model/run.ts'
import { subjectOf } from '../../../src/render/conversation/subject.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import {
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  skipped,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

const JOBS = [
  { name: 'build' },
  { name: 'test (a)', state: finished(5, 65, 'failure') },
  { name: 'test (b)', state: finished(5, 65, 'cancelled') },
  { name: 'lint', state: finished(5, 65, 'timed_out') },
  { name: 'docs', state: skipped() },
  { name: 'test (c)', state: running(5) },
]

function forgivenNames(options: {
  readonly conclusion?: string
  readonly needs?: Readonly<Record<string, string>>
  readonly allowedFailures?: readonly string[]
}): string[] {
  const { conclusion, needs = {}, allowedFailures = [] } = options
  const own = { needs: Object.entries(needs).map(([key, result]) => ({ key, result })) }
  const report = reportOn(makeRun({ jobs: JOBS, conclusion }), { own, allowedFailures })
  return (report.jobs ?? []).filter(({ forgiven }) => forgiven).map(({ job }) => job.name)
}

const ALLOWED = { allowedFailures: ['test (a)'] }

describe('forgivenJobs', () => {
  it.each([
    ['by nobody', {}, []],
    ['(1) if it is a success', { conclusion: 'success' }, ['test (a)', 'test (b)', 'lint']],
    ['(1) but not if GitHub concludes it as neutral', { conclusion: 'neutral' }, []],
    ['(1) but not if GitHub concludes it as a failure', { conclusion: 'failure' }, []],
    [
      '(2) but not if only its name shows that needs reports success for its key',
      { needs: { test: 'success', lint: 'failure' } },
      [],
    ],
    ['(2) but not by the result of another key', { needs: { tes: 'success', te: 'success' } }, []],
    ['(2) but not if needs reports skipped', { needs: { lint: 'skipped' } }, []],
    ['(4) if the user allowed it', { allowedFailures: ['lint'] }, ['lint']],
    ['(4) if a pattern of the user matches', { allowedFailures: ['l*t', 'x'] }, ['lint']],
    ['(4) a failure only, not a cancellation', { allowedFailures: ['test (b)'] }, []],
    [
      '(4) but not a leg that fail-fast cancelled because of it',
      { conclusion: 'failure', ...ALLOWED },
      ['test (a)'],
    ],
  ])('%s', (_, options, expected) => {
    expect(forgivenNames(options)).toEqual(expected)
  })
})

describe('matchesName', () => {
  it.each([
    ['test (ubuntu-latest, 22)', ['test (ubuntu-latest, 22)'], true],
    ['test (ubuntu-latest, 22)', ['test (*, 22)'], true],
    ['test (ubuntu-latest, 22)', ['*'], true],
    ['test (ubuntu-latest, 22)', ['test'], false],
    ['a.b', ['a?b'], false],
    ['a.b', ['[ab].b'], false],
    ['axb', ['a.b'], false],
    ['Test', ['test'], false],
    ['two\nlines', ['two*'], true],
    ['anything', [], false],
    ['!odd', ['!odd'], true],
    ['odd', ['!odd'], false],
    ['even', ['!odd'], false],
    ['odd!', ['odd!'], true],
    ['src\\lib (windows)', ['src\\lib (*)'], true],
    ['srclib', ['src\\lib'], false],
    ['a\\', ['a\\'], true],
    ['a\\b\\', ['a\\*\\'], true],
    ['\\!a', ['\\!a'], true],
  ])('returns for %j and patterns %j: %p', (name, patterns, expected) => {
    expect(matchesName(name, patterns)).toBe(expected)
  })
})

const LINT_FAILS = [
  { name: 'unit', state: finished(5, 65) },
  { name: 'lint', state: finished(5, 65, 'failure') },
]

/** All that names jobs or counts them. */
function results(report: AnyReport) {
  if (report.kind === 'commit') throw new Error('not a run')
  const { conclusion, totals, unlistedNeeds, groups, criticalPath, waiting, ...rest } = report
  const { slowestJob, slowestSteps, unneeded, notes } = rest
  return {
    ...{ conclusion, totals, unlistedNeeds, groups, criticalPath, waiting },
    ...{ slowestJob, slowestSteps, unneeded, notes },
  }
}

describe('allowFailures', () => {
  it.each([
    ['push', 'success', 'green'],
    ['pull_request', 'success', 'green'],
    // Its runs do not test the code of the commit.
    ['pull_request_target', 'unknown', 'open'],
  ])('concludes a commit of runs for %s as %s', (event, conclusion, state) => {
    const report = reportOnCommit([{ event, conclusion: 'failure', jobs: LINT_FAILS }])
    const allowed = allowFailures(report, ['lint'])
    expect([report.conclusion, allowed.conclusion]).toEqual(['failure', conclusion])
    expect(subjectOf(allowed).state).toBe(state)
  })

  it.each([
    ['complete', 'success'],
    ['incomplete', 'unknown'],
  ])('concludes a commit whose list of runs is %s as %s', (list, conclusion) => {
    const runs = [{ conclusion: 'failure', jobs: LINT_FAILS }]
    const report = reportOnCommit(runs, { complete: list === 'complete' })
    expect(allowFailures(report, ['lint']).conclusion).toBe(conclusion)
  })

  it('returns the same report if nothing is allowed', () => {
    const report = reportOn(makeRun({ conclusion: 'failure', jobs: LINT_FAILS }))
    expect(allowFailures(report, [])).toBe(report)
    expect(allowFailures(report, ['deploy'])).toBe(report)
  })

  const job = fc.record({
    name: fc.constantFrom('unit', 'lint', 'lint (1)', 'e2e'),
    state: fc.constantFrom('success', 'failure', 'skipped', 'cancelled').map((conclusion) => {
      return finished(5, 65, conclusion)
    }),
  })
  const jobs = fc.uniqueArray(job, { minLength: 1, maxLength: 4, selector: ({ name }) => name })
  const events = fc.constantFrom('push', 'pull_request', 'pull_request_target')
  const run: fc.Arbitrary<CommitRunFields> = fc.record({ event: events, jobs }).map((fields) => {
    const failed = fields.jobs.some(
      ({ state }) => 'conclusion' in state && state.conclusion === 'failure',
    )
    return { ...fields, conclusion: failed ? 'failure' : 'success' }
  })
  const patterns = fc.subarray(['lint', 'lint*', 'e2e', 'unit'])

  it('returns what a report has that was made with the same names', () => {
    fc.assert(
      fc.property(run, patterns, (fields, allowedFailures) => {
        const made = makeRun({
          ...fields,
          graph: fields.jobs?.map(({ name = '' }) => workflowJob(name)),
        })
        const expected = reportOn(made, { allowedFailures })
        expect(results(allowFailures(reportOn(made), allowedFailures))).toEqual(results(expected))
      }),
    )
  })

  it.each([
    [['deploy'], 'success', 0, []],
    [['deploy', 'lint'], 'success', 0, []],
    [['lint'], 'failure', 1, [expect.stringMatching(/a failure of deploy, .* The failure counts/)]],
  ])('forgives %j in needs: %s', (allowedFailures, conclusion, jobsFailed, notes) => {
    const needs = [
      { key: 'deploy', result: 'failure' },
      { key: 'unit', result: 'success' },
    ]
    const made = makeRun({ jobs: [{ name: 'unit', state: finished(5, 65) }] })
    const report = reportOn(made, { own: { needs } })
    const allowed = allowFailures(report, allowedFailures)
    expect(report).toMatchObject({ conclusion: 'failure', totals: { jobsFailed: 1 } })
    expect(allowed).toMatchObject({ conclusion, totals: { jobsFailed } })
    expect(allowed.notes.map(({ text }) => text)).toEqual(notes)
    expect(results(allowed)).toEqual(results(reportOn(made, { own: { needs }, allowedFailures })))
  })

  it('forgives a job on the path, in its group and among those that waited', () => {
    const made = makeRun({
      conclusion: 'failure',
      graph: [workflowJob('test', { matrix: true })],
      jobs: [
        { name: 'test (a)', state: finished(5, 65, 'cancelled') },
        { name: 'test (b)', state: finished(5, 665, 'failure') },
        { name: 'test (c)', state: finished(5, 605, 'failure'), runner: NO_RUNNER },
      ],
    })
    const allowedFailures = ['test (b)', 'test (c)']
    const allowed = results(allowFailures(reportOn(made), allowedFailures))
    expect(allowed).toEqual(results(reportOn(made, { allowedFailures })))
    expect(allowed.groups.map(({ worst }) => worst.job.name)).toEqual(['test (a)'])
    expect(allowed.waiting.unstarted.map(({ job }) => job.forgiven)).toEqual([true])
    expect(allowed.criticalPath?.jobs.map(({ job }) => job.job.name)).toEqual(['test (b)'])
  })
})

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

  it('concludes from the finished jobs and counts the unfinished ones', () => {
    const { conclusion, totals } = reportOnJobs([ended('success'), { state: running(5) }])
    expect([conclusion, totals.jobsUnfinished]).toEqual(['success', 1])
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
