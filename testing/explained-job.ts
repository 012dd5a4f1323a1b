import type { Failure } from '../src/model/report/failure.ts'
import type { Annotation } from '../src/model/shapes/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Job } from '../src/model/run.ts'
import { makeAnnotation } from './failure-report.ts'
import { finished, makeRun, makeStep, NO_RUNNER, reportOn, skipped } from './make-run.ts'

/** The report of the first job, with GitHub's annotations on it. */
export function reportOnFirst(
  jobs: readonly Partial<Job>[],
  annotations: readonly (string | Annotation)[] = [],
  run: Parameters<typeof makeRun>[0] = {},
): JobReport {
  const explanations = {
    excerpts: new Map(),
    annotations: new Map([
      [1, annotations.map((one) => (typeof one === 'string' ? makeAnnotation(one) : one))],
    ]),
  }
  const report = reportOn(makeRun({ jobs, ...run }), { explanations }).jobs?.find(
    ({ job }) => job.id === 1,
  )
  if (report === undefined) throw new Error('the job is not in the report')
  return report
}

/** The failure of the first job. */
export function failure(...options: Parameters<typeof reportOnFirst>): Failure | undefined {
  return reportOnFirst(...options).failure
}

/** A job that ends at a step. */
function endedAt(conclusion: string, job: Partial<Job>, end: number): Partial<Job> {
  return {
    state: finished(5, end, conclusion),
    steps: [
      makeStep({ number: 1, name: 'Set up job' }),
      makeStep({ number: 2, name: 'test', state: finished(15, end - 4, conclusion) }),
      makeStep({ number: 3, name: 'upload', state: skipped() }),
      makeStep({ number: 4, name: 'Complete job', state: finished(end - 1, end) }),
    ],
    ...job,
  }
}

export const failedJob = (job: Partial<Job> = {}) => endedAt('failure', job, 65)

export const cancelledJob = (job: Partial<Job> = {}) => endedAt('cancelled', job, 70)

export const neverStarted = (conclusion = 'failure'): Partial<Job> => ({
  state: finished(3, 3, conclusion),
  runner: NO_RUNNER,
  steps: [],
})

export const CANCELED = 'The operation was canceled.'
