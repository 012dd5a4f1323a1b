import { describe, expect, it } from '@jest/globals'
import { unneededJobs } from '../../src/analyse/unneeded.ts'
import { reportOnJobs, running } from '../helpers/make-run.ts'

const JOBS = [
  { name: 'build' },
  { name: 'test (a)' },
  { name: 'test (b)' },
  { name: 'deploy / eu' },
  { name: 'lint' },
  { name: 'report', state: running(70) },
]

function unneeded(
  keys: readonly string[],
  predecessors?: ReadonlyMap<number, readonly number[]>,
  report = reportOnJobs(JOBS, { own: { jobId: 6 } }),
) {
  const needs = keys.map((key) => ({ key, result: 'success' }))
  return unneededJobs(report.jobs ?? [], needs, predecessors).map(({ job }) => job.name)
}

describe('the jobs that are not in needs', () => {
  it('are those of no key, without the current one', () => {
    expect(unneeded(['build', 'test'])).toEqual(['deploy / eu', 'lint'])
    expect(unneeded(['build', 'test', 'deploy', 'lint'])).toEqual([])
  })

  it('are none where nothing is needed', () => {
    expect(unneeded([])).toEqual([])
  })

  it('are not told where a key is that of no job', () => {
    expect(unneeded(['build', 'hidden'])).toEqual([])
  })

  it('are not told where the current job is not listed', () => {
    expect(unneeded(['build'], undefined, reportOnJobs(JOBS))).toEqual([])
  })

  it('are not those that a needed job needs, where that is known', () => {
    const needed = new Map([
      [4, [2, 3]],
      [3, [1]],
      [2, [1]],
    ])
    expect(unneeded(['deploy'], needed)).toEqual(['lint'])
    expect(unneeded(['deploy'])).toEqual(['build', 'test (a)', 'test (b)', 'lint'])
  })
})
