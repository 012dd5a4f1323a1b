import { describe, expect, it } from '@jest/globals'
import { matchJob } from '../../../src/analyse/verdicts/match-job.ts'
import { makeJob, reportOnJobs } from '../../helpers/make-run.ts'

const jobsOf = (names: readonly string[]) =>
  reportOnJobs(names.map((name) => ({ name }))).jobs ?? []

describe('matchJob', () => {
  it.each<[string, readonly string[], readonly string[], string | undefined]>([
    ['test', ['test'], ['lint', 'test'], 'test'],
    ['test', ['test'], ['lint'], undefined],
    ['test', ['test'], ['test', 'test'], undefined],
    ['test', ['test', 'test'], ['test'], undefined],
    ['test (20)', ['test (20)', 'test (22)'], ['test (18)', 'test (20)'], 'test (20)'],
    ['test (22)', ['test (20)', 'test (22)'], ['test (18)', 'test (20)'], undefined],
    ['test (22)', ['test (22)'], ['test (20)'], 'test (20)'],
    ['test (22)', ['test (22)'], ['test (18)', 'test (20)'], undefined],
    ['test (22)', ['test (20)', 'test (22)'], ['test (18)'], undefined],
    ['shard 1/4', ['shard 1/4'], ['shard 1/3'], 'shard 1/3'],
    [
      'build (ubuntu-24.04)',
      ['build (ubuntu-24.04)'],
      ['build (ubuntu-22.04)'],
      'build (ubuntu-22.04)',
    ],
    ['build (linux)', ['build (linux)'], ['build (windows)'], undefined],
  ])('matches %j of %j with one of %j: %j', (name, ours, theirs, expected) => {
    const jobs = jobsOf(ours)
    const job = jobs.find((report) => report.job.name === name)?.job ?? makeJob()
    expect(matchJob(job, jobs, jobsOf(theirs))?.job.name).toBe(expected)
  })

  it('matches no check run with a job', () => {
    const others = reportOnJobs([{ name: 'test', kind: 'check' }]).jobs ?? []
    expect(matchJob(makeJob({ name: 'test' }), jobsOf(['test']), others)).toBeUndefined()
  })
})
