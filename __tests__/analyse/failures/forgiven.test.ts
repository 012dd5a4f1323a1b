import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allowFailures } from '../../../src/analyse/allow-failures.ts'
import { isFailure, isPass, severityRank, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { subjectOf } from '../../../src/render/conversation/subject.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeRun, NO_RUNNER, reportOn, workflowJob } from '../../../testing/make-run.ts'
import { readRun } from '../../../testing/read-run.ts'
import { sayCauses } from '../../../testing/say/say-causes.ts'
import { reportOf } from '../../../testing/world.ts'

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
