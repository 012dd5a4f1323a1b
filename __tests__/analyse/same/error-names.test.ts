import { describe, expect, it } from '@jest/globals'
import type { Report } from '../../../src/model/report/report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { causeDigests, hasNewCause } from '../../../src/conversation/render/subject.ts'
import { reportOnFailed } from '../../../testing/plain-jobs.ts'
import { readPairs } from '../../../testing/read-pairs.ts'

/** Logs of one cause: positions, values of a test, amounts beside a limit and what the runner chose differ. */
const ONE = readPairs(new URL('one-cause.txt', import.meta.url))

/** Logs of two causes: a name differs. */
const TWO = readPairs(new URL('two-causes.txt', import.meta.url))

/** The report of a run with a failed leg for each log. */
const reportOnLegs = (...logs: readonly string[]) =>
  reportOnFailed(...logs.map((log, at) => [`check (${at})`, log.split('⏎')] as const))

const causesOf = (...logs: readonly string[]) => encodeReport(reportOnLegs(...logs)).causes
const isIdentified = (log: string) => typeof causesOf(log)[0]?.signature === 'string'

function isNewInIssue(earlier: Report, now: Report): boolean {
  return hasNewCause(causeDigests(earlier), causeDigests(now))
}

describe('errorNames', () => {
  it.each(ONE)('takes $here and $there for one cause', ({ here, there }) => {
    expect(causesOf(here, there)).toHaveLength(1)
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(false)
  })

  it.each(TWO)('takes $here and $there for two causes', ({ here, there }) => {
    expect(causesOf(here, there)).toHaveLength(2)
    // An issue compares only errors that a line identifies.
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(isIdentified(here))
  })

  it('identifies the error of all but a few of these logs', () => {
    const identified = TWO.filter(({ here }) => isIdentified(here))
    expect(identified.length).toBeGreaterThanOrEqual(TWO.length - 8)
  })

  it('takes three legs with an id each for three causes', () => {
    const logs = [12, 60, 75].map(
      (id) => `##[error]Found 1 known vulnerability in 1 package⏎jinja2 3.1.2 PYSEC-2024-${id}`,
    )
    expect(causesOf(...logs)).toHaveLength(3)
  })
})
