import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import { isPass } from '../../src/model/conclusion.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Run, State } from '../../src/model/run.ts'
import { DAY, type Instant } from '../../src/model/time.ts'
import { anyRun } from '../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeOwn,
  makeRun,
  reportOn,
  running,
  workflowJob,
} from '../../testing/make-run.ts'

describe('analyse', () => {
  it('lists the jobs that the current job does not wait for, with and without the workflow file', () => {
    const jobs = ['build', 'test', 'lint'].map((name, index) => ({
      name,
      createdAt: at(index * 100),
      state: finished(index * 100 + 5, index * 100 + 65),
    }))
    const run = makeRun({ jobs: [...jobs, { name: 'report', state: running(300) }] })
    const own = { jobId: 4, needs: [{ key: 'test', result: 'success' }] }
    const graph = ['build', 'test', 'lint', 'report'].map((key) =>
      workflowJob(key, { needs: key === 'test' ? ['build'] : [] }),
    )
    const unneeded = (known: Run) => reportOn(known, { own }).unneeded.map(({ job }) => job.name)
    expect(unneeded(run)).toEqual(['build', 'lint'])
    expect(unneeded({ ...run, graph })).toEqual(['lint'])
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
  function checkInvariant(holds: (report: Report, again: (run: Run) => Report) => void): void {
    fc.assert(
      fc.property(anyRun, anyOwn, anyAllowed, (run, ownFields, allowedFailures) => {
        const currentRun = ownFields && makeOwn(ownFields)
        const again = (run: Run) => analyse(run, { currentRun, allowedFailures, now: at(600) })
        holds(again(run), again)
      }),
      { numRuns: 25 },
    )
  }

  it('does not depend on the order of the list', () => {
    checkInvariant((report, again) => {
      const run = { ...report.run, jobs: report.run.jobs?.toReversed() }
      expect(again(run)).toEqual({ ...report, run })
    })
  })

  it('does not depend on the date', () => {
    checkInvariant((report, again) => {
      const moved = again(moveBy(report.run, DAY))
      expect(valuesOf(moved)).toEqual(valuesOf(report))
      expect(moved.notes).toEqual(report.notes)
    })
  })

  it('never concludes a pass with a failure that is not forgiven', () => {
    checkInvariant(({ run, jobs = [], conclusion }) => {
      const bad = jobs.some(({ outcome = 'success', forgiven }) => !forgiven && !isPass(outcome))
      if (run.conclusion === undefined && bad) expect(isPass(conclusion)).toBe(false)
    })
  })

  it('never concludes a pass if jobs are missing from the list', () => {
    checkInvariant(({ run, complete, conclusion }) => {
      if (run.conclusion === undefined && !complete) expect(isPass(conclusion)).toBe(false)
    })
  })
})

function valuesOf({
  jobs = [],
  totals,
  slowestSteps,
  criticalPath,
}: Report): (number | undefined)[] {
  return [
    totals.duration,
    totals.queue,
    totals.execution,
    totals.jobsFailed,
    totals.jobsUnfinished,
    ...slowestSteps.map(({ duration }) => duration),
    criticalPath?.length,
    ...(criticalPath?.jobs ?? []).map(({ blocked }) => blocked),
    ...jobs.flatMap(({ queue, duration, steps }) => [
      queue,
      duration,
      ...steps.map((step) => step.duration),
    ]),
  ]
}

function moveBy(run: Run, time: number): Run {
  const instant = (value: Instant | undefined) => (value === undefined ? undefined : value + time)
  const state = (value: State): State => {
    if (value.kind === 'waiting') return value
    const startedAt = instant(value.startedAt)
    return value.kind === 'running'
      ? { ...value, startedAt }
      : { ...value, startedAt, completedAt: instant(value.completedAt) }
  }
  return {
    ...run,
    startedAt: instant(run.startedAt),
    updatedAt: instant(run.updatedAt),
    jobs: run.jobs?.map((job) => ({
      ...job,
      createdAt: instant(job.createdAt),
      state: state(job.state),
      steps: job.steps.map((step) => ({ ...step, state: state(step.state) })),
    })),
  }
}
