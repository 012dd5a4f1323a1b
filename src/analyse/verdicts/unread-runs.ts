import { type BaseRequest, commitsKey, jobsKey } from '../../model/base-branch.ts'
import { type Conclusion, isPass } from '../../model/conclusion.ts'
import { groupsOf, uniqueBy } from '../../model/some.ts'
import { stepsOf } from '../failures/report-failures.ts'
import { isUnread, type Reading, passedThere } from './read-runs.ts'

/** The newest runs that are read until one has run the step. */
export const MAX_RUNS_TO_STEP = 5

/** Returns each request once. Several failed steps of a job are read in one log. */
export function joinRequests(requests: readonly BaseRequest[]): readonly BaseRequest[] {
  return groupsOf(requests, requestKey).map(([first, ...others]) => {
    if (first.kind !== 'log') return first
    const steps = [first, ...others].flatMap((request) => ('steps' in request ? request.steps : []))
    return { ...first, steps: uniqueBy(steps, ({ number }) => number) }
  })
}

function requestKey(request: BaseRequest): string {
  switch (request.kind) {
    case 'jobs':
      return jobsKey(request.run.id, request.attempt)
    case 'log':
      return String(request.job.id)
    case 'commits':
      return commitsKey(request.base, request.head)
  }
}

/** Requests the jobs of a run, or the log of the job that failed in it. */
export function requestFor(reading: Reading | undefined): readonly BaseRequest[] {
  if (reading === undefined) return []
  const { run, attempt, result } = reading
  if (result.kind === 'log-unread') {
    return [{ kind: 'log', run, job: result.job, steps: stepsOf(result.failure) }]
  }
  return isUnread(reading) ? [{ kind: 'jobs', run, attempt }] : []
}

/** Whether a run was not read, and its conclusion shows that the step can have passed or failed in it. */
export function isUnreadAfter(
  { run, result }: Reading,
  test: (conclusion: Conclusion) => boolean,
): boolean {
  if (result.kind === 'log-unread') return test('failure')
  return result.kind === 'unread' && run.completed && test(run.conclusion ?? 'unknown')
}

/** Whether the step passed in a run, or may have. */
export function mayHavePassed(reading: Reading): boolean {
  return passedThere(reading) || isUnreadAfter(reading, isPass)
}
