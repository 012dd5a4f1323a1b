import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import { isPass } from '../../src/model/conclusion.ts'
import type { Run } from '../../src/model/run.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { DAY } from '../../src/model/time.ts'
import type { JobGraph } from '../../src/model/workflow-file.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { anyRun, inAnyOrder, movedBy } from '../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { at, finished, makeOwn, reportOn, running, workflowJob } from '../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../testing/plain-jobs.ts'

describe('analyse', () => {
  it('lists the jobs that the current job does not wait for, with and without the workflow file', () => {
    const built = ['build', 'test', 'lint'].map((name, index) => ({
      ...jobIn(finished(index * 100 + 5, index * 100 + 65), name),
      createdAt: at(index * 100),
    }))
    const jobs = [...built, jobIn(running(300), 'report')]
    const own = { jobId: 4, needs: [{ key: 'test', result: 'success' }] }
    const graph = ['build', 'test', 'lint', 'report'].map((key) =>
      workflowJob(key, { needs: key === 'test' ? ['build'] : [] }),
    )
    const unneeded = (declared: JobGraph | undefined) =>
      encodeReport(reportOn(declaredRun(declared, { jobs }), { own })).unneededJobIds
    expect(unneeded(undefined)).toEqual([1, 3])
    expect(unneeded(graph)).toEqual([3])
  })
})

describe('analyse of any run', () => {
  const anyOwn = fc.option(
    fc.record({
      jobId: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      runnerName: fc.constant('GitHub Actions 1'),
      jobStatus: fc.constantFrom('success', 'failure', 'cancelled', undefined),
    }),
    { nil: undefined },
  )
  const anyAllowed = fc.constantFrom([], ['*'], ['build', 'test*'])

  /** Checks an invariant of the report on any run. */
  function checkInvariant(
    holds: (report: ReportJson, run: Run, again: (run: Run) => ReportJson) => void,
  ): void {
    fc.assert(
      fc.property(anyRun, anyOwn, anyAllowed, (run, ownFields, allowedFailures) => {
        const currentRun = ownFields && makeOwn(ownFields)
        const again = (one: Run) =>
          encodeReport(analyse(one, { currentRun, allowedFailures, now: at(600) }))
        holds(again(run), run, again)
      }),
      fuzzOptions(13, 500),
    )
  }

  it('does not depend on the order of the list', () => {
    checkInvariant((report, run, again) => {
      fc.assert(
        fc.property(inAnyOrder(run), (other) => {
          expect(again(other)).toEqual(report)
        }),
        fuzzOptions(1, 40),
      )
    })
  })

  it('does not depend on the date', () => {
    checkInvariant((report, run, again) => {
      const moved = again(movedBy(run, DAY))
      expect(valuesOf(moved)).toEqual(valuesOf(report))
      expect(moved.notes).toEqual(report.notes)
    })
  })

  it('never concludes a pass with a failure that is not forgiven', () => {
    checkInvariant((_, run, again) => {
      const { jobs, conclusion } = again({ ...run, conclusion: undefined })
      const bad = jobs.some(({ outcome, forgiven }) => !forgiven && !isPass(outcome ?? 'success'))
      if (bad) expect(isPass(conclusion)).toBe(false)
    })
  })

  it('never concludes a pass if jobs are missing from the list', () => {
    checkInvariant((_, run, again) => {
      const { complete, conclusion } = again({ ...run, conclusion: undefined, jobsCounted: 20 })
      expect([complete, isPass(conclusion)]).toEqual([false, false])
    })
  })
})

/** The durations and counts of a report. */
function valuesOf(report: ReportJson): (number | null | undefined)[] {
  const { durationSeconds, queueSeconds, executionSeconds, jobsFailed, jobsUnfinished } = report
  return [
    ...[durationSeconds, queueSeconds, executionSeconds, jobsFailed, jobsUnfinished],
    ...report.slowestSteps.map((step) => step.durationSeconds),
    report.criticalPathSeconds,
    ...report.criticalPath.map((job) => job.blockedSeconds),
    ...report.jobs.flatMap((job) => [
      job.queueSeconds,
      job.durationSeconds,
      ...job.steps.map((step) => step.durationSeconds),
    ]),
  ]
}
