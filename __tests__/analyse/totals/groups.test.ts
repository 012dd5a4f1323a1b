import { it } from '@jest/globals'
import fc from 'fast-check'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { anyRun, withNames } from '../../../testing/arbitrary-run.ts'
import { reportOn } from '../../../testing/make-run.ts'
import { expectInvariants } from '../../../testing/report-invariants.ts'

const anyGroupName = fc.oneof(
  fc.stringMatching(/^[ab]( \/ [ab]){0,2}( \([12]\))?$/),
  fc.stringMatching(/^[ab()/ ]{1,9}$/),
)

it('groupJobs keeps the invariants of groups for any jobs with similar names', () => {
  fc.assert(
    fc.property(anyRun, fc.array(anyGroupName, { minLength: 1, maxLength: 40 }), (run, names) => {
      expectInvariants(encodeReport(reportOn(withNames(run, names))))
    }),
  )
})
