import { describe, expect, it } from '@jest/globals'
import { isGroupDone } from '../../../src/analyse/needs/infer-dependencies.ts'
import { jobTimings } from '../../../src/analyse/jobs/job-timing.ts'
import { timedJob } from '../../../testing/timed-job.ts'

describe('isGroupDone', () => {
  it.each<[boolean, string, string, readonly [name: string, ended?: number][]]>([
    [true, 'build', 'deploy', []],
    [true, 'test (1)', 'deploy', [['test (2)', 40]]],
    [true, 'test (1)', 'deploy', [['test (2)', 50]]],
    [false, 'test (1)', 'deploy', [['test (2)', 60]]],
    [false, 'test (1)', 'deploy', [['test (2)']]],
    [true, 'test (1)', 'deploy', [['tests (2)', 60]]],
    // The next leg of the same matrix needs one finished leg.
    [true, 'test (1)', 'test (3)', [['test (2)', 60]]],
    [true, 'test', 'test', [['test', 60]]],
    // From outside, the group is all called jobs.
    [false, 'ci / a', 'deploy', [['ci / b', 60]]],
    [false, 'ci (1) / a', 'deploy', [['ci (2) / a', 60]]],
    [false, 'ci / a', 'deploy', [['ci / b / c', 60]]],
    // From inside, it is the matrix in that leg of the caller.
    [true, 'ci / a', 'ci / c', [['ci / b', 60]]],
    [false, 'ci (1) / a (1)', 'ci (1) / c', [['ci (1) / a (2)', 60]]],
    [true, 'ci (1) / a (1)', 'ci (1) / c', [['ci (2) / a (2)', 60]]],
    [true, 'ci / a (1)', 'ci / c', [['other / a (2)', 60]]],
    [true, 'ci / a', 'ci / a / b', [['ci / c', 60]]],
    [true, 'ci / a (1)', 'ci / c', [['ci', 60]]],
  ])('returns %p when %s ended, for %s, with other jobs %j', (done, name, from, others) => {
    const [ended, job, ...placed] = jobTimings([
      timedJob(name, { created: 0, started: 1, ended: 50 }),
      timedJob(from, { created: 0, started: 1, ended: 90 }),
      ...others.map(([other, end]) =>
        timedJob(other, { created: 0, started: 1, ...(end !== undefined && { ended: end }) }),
      ),
    ])
    if (ended === undefined || job === undefined) throw new Error('a job is gone')
    expect(isGroupDone(ended, { job, timings: [ended, job, ...placed] })).toBe(done)
  })
})
