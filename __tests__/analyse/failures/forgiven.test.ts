import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allowFailures } from '../../../src/analyse/allow-failures.ts'
import { isFailure, isPass, severityRank, WORST_FIRST } from '../../../src/model/conclusion.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeRun, NO_RUNNER, reportOn, workflowJob } from '../../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../../testing/plain-jobs.ts'
import { readRun } from '../../../testing/read-run.ts'
import { sayCauses } from '../../../testing/say/say-causes.ts'
import { reportOf } from '../../../testing/world.ts'

const LINT_FAILS = [jobIn(finished(5, 65), 'unit'), jobIn(finished(5, 65, 'failure'), 'lint')]

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

  it('leaves a gate as a cause if all that it reports is allowed', async () => {
    const lines =
      'smoke: failed; gate: failed 68-90 created 66 "Some required jobs failed" | file: smoke: {}, gate: { needs: smoke }'
    const report = await reportOf(readRun(lines))
    const allowed = allowFailures(report, ['smoke'])
    const said = [report, allowed].map((one) => sayCauses(encodeReport(one as Report)))
    expect(said).toEqual(['smoke > gate: no message', 'gate: Some required jobs failed'])
  })

  const job = fc.record({
    name: fc.constantFrom('unit', 'lint', 'lint (1)', 'e2e'),
    ended: fc.constantFrom('success', 'failure', 'skipped', 'cancelled'),
  })
  const jobs = fc.uniqueArray(job, { minLength: 1, maxLength: 4, selector: ({ name }) => name })
  const events = fc.constantFrom('push', 'pull_request', 'pull_request_target')
  const run = fc.tuple(events, jobs).map(([event, all]) =>
    declaredRun(
      all.map(({ name }) => workflowJob(name)),
      {
        event,
        conclusion: all.some(({ ended }) => ended === 'failure') ? 'failure' : 'success',
        jobs: all.map(({ name, ended }) => jobIn(finished(5, 65, ended), name)),
      },
    ),
  )
  const patterns = fc.subarray(['lint', 'lint*', 'e2e', 'unit'])

  it('returns what a report has that was made with the same names', () => {
    fc.assert(
      fc.property(run, patterns, (made, allowedFailures) => {
        const expected = reportOn(made, { allowedFailures })
        expect(allowFailures(reportOn(made), allowedFailures)).toEqual(expected)
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
    const made = makeRun({ jobs: [jobIn(finished(5, 65), 'unit')] })
    const report = reportOn(made, { own: { needs } })
    const allowed = allowFailures(report, allowedFailures)
    expect(report).toMatchObject({ conclusion: 'failure', totals: { jobsFailed: 1 } })
    expect(allowed).toMatchObject({ conclusion, totals: { jobsFailed } })
    expect(encodeReport(allowed as Report).notes.map(({ text }) => text)).toEqual(notes)
    expect(allowed).toEqual(reportOn(made, { own: { needs }, allowedFailures }))
  })

  it('forgives a job on the path, in its group and among those that waited', () => {
    const made = declaredRun([workflowJob('test', { matrix: true })], {
      conclusion: 'failure',
      jobs: [
        jobIn(finished(5, 65, 'cancelled'), 'test (a)'),
        jobIn(finished(5, 665, 'failure'), 'test (b)'),
        { ...jobIn(finished(5, 605, 'failure'), 'test (c)'), runner: NO_RUNNER },
      ],
    })
    const allowedFailures = ['test (b)', 'test (c)']
    const allowed = allowFailures(reportOn(made), allowedFailures)
    expect(allowed).toEqual(reportOn(made, { allowedFailures }))
    const { jobs: listed, groups, waiting, criticalPath } = encodeReport(allowed as Report)
    expect(listed.flatMap(({ id, forgiven }) => (forgiven ? [id] : []))).toEqual([2, 3])
    expect(groups.map(({ worstJobId }) => worstJobId)).toEqual([1])
    expect(waiting.unstarted.map(({ jobId }) => jobId)).toEqual([3])
    expect(criticalPath.map(({ jobId }) => jobId)).toEqual([2])
  })
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
