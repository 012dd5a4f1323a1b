import fc from 'fast-check'
import { anyRun } from '../arbitrary-run.ts'
import { reportOn } from '../make-run.ts'
import { expectValues } from './expect-written.ts'
import { write } from './written.ts'

const anyOwn = fc.record({
  jobId: fc.constantFrom(1, 2, undefined),
  jobStatus: fc.constantFrom('success', 'failure', undefined),
})

/**
 * Whatever a run is once it is decoded, its values are valid and keep the invariants.
 *
 * @param concluded is called with the conclusion of each run
 */
export function invariantsProperty(concluded: (conclusion: string) => void = () => undefined) {
  return fc.property(
    anyRun,
    fc.option(anyOwn, { nil: undefined }),
    fc.subarray(['a*', 'build']),
    (run, own, allowedFailures) => {
      const report = reportOn(run, { allowedFailures, ...(own && { own }) })
      concluded(report.conclusion)
      expectValues(write(report))
    },
  )
}
