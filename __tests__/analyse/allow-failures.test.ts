import type { AnyReport } from '../../src/model/report/any-report.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allowFailures } from '../../src/analyse/allow-failures.ts'
import { subjectOf } from '../../src/render/conversation/subject.ts'
import { type CommitRunFields, reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'

const LINT_FAILS = [
  { name: 'unit', state: finished(5, 65) },
  { name: 'lint', state: finished(5, 65, 'failure') },
]

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
  const results = ({ conclusion, totals }: AnyReport) => ({ conclusion, totals })

  it('concludes and counts as a report does that was made with the same names', () => {
    fc.assert(
      fc.property(run, patterns, (fields, allowedFailures) => {
        const made = makeRun(fields)
        const expected = reportOn(made, { allowedFailures })
        expect(results(allowFailures(reportOn(made), allowedFailures))).toEqual(results(expected))
      }),
    )
  })

  it('concludes a commit as a report does that was made with the same names', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 3 }), patterns, (runs, names) => {
        const expected = reportOnCommit(runs, { allowedFailures: names })
        expect(results(allowFailures(reportOnCommit(runs), names))).toEqual(results(expected))
      }),
    )
  })
})
