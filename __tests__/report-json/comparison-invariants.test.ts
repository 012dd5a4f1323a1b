import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Run } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../src/report-json/shapes/report.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { anyRun } from '../../testing/arbitrary-run.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { reportOn } from '../../testing/make-run.ts'
import { expectValidReport } from '../../testing/report-schema.ts'

const BUDGETS = ['*', '* > *', 'a*'].map((glob) => ({
  line: `${glob}: 20s`,
  glob,
  limit: 20 * SECOND,
}))

/** Renames the jobs to a few names, so that different runs have the same jobs. */
function renamed(run: Run): Run {
  const jobs = run.jobs?.map((job) => ({ ...job, name: `a${job.id % 3}` }))
  return jobs === undefined ? run : { ...run, jobs }
}

it('encodeReport returns valid comparisons that keep the invariants, for any runs', () => {
  const anyRuns = fc.array(anyRun.map(renamed), { maxLength: 6 })
  fc.assert(
    fc.property(anyRun.map(renamed), anyRuns, anyRuns, (run, runs, attempts) => {
      const earlierAttempts = attempts.slice(0, 2).map(({ jobs }, index) => ({
        number: index + 1,
        jobs,
      }))
      const report = reportOn(
        { ...run, attempt: 3 },
        { budgets: BUDGETS, earlierRuns: { branch: 'main', runs }, earlierAttempts },
      )
      const json = JSON.parse(JSON.stringify(encodeReport(report))) as ReportJson
      expectValidReport(json)
      expectInvariants(json)
      expect(renderSummary(report)).toMatch(/^## /)
    }),
    { numRuns: 150 },
  )
})
