import { describe, expect, it } from '@jest/globals'
import type { Report } from '../../../src/model/report/report.ts'
import { causeDigests, hasNewCause } from '../../../src/render/conversation/subject.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep, reportOnJobs } from '../../../testing/make-run.ts'
import { readPairs } from '../../../testing/read-pairs.ts'

/** Logs of one cause: positions, values of a test, amounts beside a limit and what the runner chose differ. */
const ONE = readPairs(new URL('one-cause.txt', import.meta.url))

/** Logs of two causes: a name differs. */
const TWO = readPairs(new URL('two-causes.txt', import.meta.url))

/** The report of a run with a failed leg for each log. */
function reportOnLegs(...logs: readonly string[]): Report {
  const step = makeStep({ number: 2, name: 'Run checks', state: finished(15, 60, 'failure') })
  const jobs = logs.map((_, at) => ({
    name: `check (${at})`,
    state: finished(5, 65, 'failure'),
    steps: [step],
  }))
  const excerpts = new Map(logs.map((log, at) => [at + 1, [makeExcerpt(log.split('⏎'))]]))
  return reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } })
}

function isNewInIssue(earlier: Report, now: Report): boolean {
  return hasNewCause(causeDigests(earlier), causeDigests(now))
}

describe('errorNames', () => {
  it.each(ONE)('takes $here and $there for one cause', ({ here, there }) => {
    expect(reportOnLegs(here, there).causes).toHaveLength(1)
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(false)
  })

  it.each(TWO)('takes $here and $there for two causes', ({ here, there }) => {
    expect(reportOnLegs(here, there).causes).toHaveLength(2)
    // An issue compares only errors that a line identifies.
    const isIdentified = reportOnLegs(here).causes[0]?.signature !== undefined
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(isIdentified)
  })

  it('identifies the error of all but a few of these logs', () => {
    const identified = TWO.filter(({ here }) => reportOnLegs(here).causes[0]?.signature)
    expect(identified.length).toBeGreaterThanOrEqual(TWO.length - 8)
  })

  it('takes three legs with an id each for three causes', () => {
    const logs = [12, 60, 75].map(
      (id) => `##[error]Found 1 known vulnerability in 1 package⏎jinja2 3.1.2 PYSEC-2024-${id}`,
    )
    expect(reportOnLegs(...logs).causes).toHaveLength(3)
  })
})
