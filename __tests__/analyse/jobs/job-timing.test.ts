import { describe, expect, it } from '@jest/globals'
import { jobTimings } from '../../../src/analyse/jobs/job-timing.ts'
import type { Job } from '../../../src/model/run.ts'
import {
  at,
  finished,
  makeStep,
  NO_RUNNER,
  reportOnJobs,
  running,
  waiting,
} from '../../../testing/make-run.ts'

const timingsOf = (jobs: readonly Partial<Job>[], jobId?: number) =>
  jobTimings(
    reportOnJobs(jobs, jobId === undefined ? {} : { own: { jobId } }).jobs?.toReversed() ?? [],
  )

describe('jobTimings', () => {
  const toStep = (end: number) => ({
    state: running(20),
    steps: [makeStep({ state: finished(20, end) })],
  })

  it.each<[string, Partial<Job>, (number | undefined)[]]>([
    ['returns readiness, start and end', {}, [0, 5, 65]],
    ['uses the start as readiness if it was created later', { createdAt: at(30) }, [5, 5, 65]],
    ['has no ready without its creation', { createdAt: undefined }, [undefined, 5, 65]],
    ['has no end while it runs', { state: running(5) }, [0, 5, undefined]],
    ['has neither while it waits', { state: waiting() }, [0, undefined, undefined]],
    ['ends with its last completed step, if it is the current one', toStep(30), [0, 20, 30]],
    ['never ends before it started by clocks that differ', { state: finished(5, 4) }, [0, 5, 5]],
    ['has no end before its start', { state: finished(65, 5) }, [0, 65, undefined]],
    ['has no end without a start', { state: finished(undefined, 65) }, [0, undefined, undefined]],
    ['has no end that GitHub does not give', { state: finished(5) }, [0, 5, undefined]],
    [
      'is its end alone, if it never had a runner',
      { state: finished(5, 65, 'cancelled'), runner: NO_RUNNER },
      [0, 65, 65],
    ],
    ['uses the creation for a skipped job', { state: finished(900, 5, 'skipped') }, [0, 0, 0]],
  ])('%s', (_, job, expected) => {
    const [timing] = timingsOf([job], job.steps && 1)
    expect([timing?.ready, timing?.start, timing?.end]).toEqual(
      expected.map((second) => (second === undefined ? undefined : at(second))),
    )
  })

  it('sorts by readiness, then by id, and without readiness by start', () => {
    const jobs = [
      { createdAt: at(2) },
      { createdAt: at(1) },
      { createdAt: at(2) },
      { createdAt: undefined, state: finished(1, 9) },
      { createdAt: undefined, state: finished() },
    ]
    expect(timingsOf(jobs).map(({ id }) => id)).toEqual([2, 4, 1, 3, 5])
  })

  it('omits check runs', () => {
    expect(timingsOf([{ kind: 'check' }, {}]).map(({ id }) => id)).toEqual([2])
  })
})
