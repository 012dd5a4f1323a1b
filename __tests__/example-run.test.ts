import { describe, expect, it } from '@jest/globals'
import type { ApiJob } from '../testing/fake-github/api-job.ts'
import { readSeconds } from '../testing/fake-github/time.ts'
import { EXAMPLE_JOB, EXAMPLE_NEEDS, exampleRun } from '../testing/fixtures/example-run.ts'

const { run, jobs } = exampleRun()

/** Which jobs are released by the end of which. */
const RELEASES: readonly (readonly [released: RegExp, by: RegExp])[] = [
  [/^(test|e2e|deploy \/ preview)/, /^(lint|build)$/],
  [/^deploy \/ smoke$/, /^deploy \/ preview$/],
  [/^publish$/, /^(test|e2e)/],
  [/^report$/, /^(?!report)/],
]

describe('the example run', () => {
  it.each(jobs)('has times that can be true in $name', (job) => {
    const ends = job.steps.map((step) => readSeconds(step.completed_at) ?? Infinity)
    const starts = job.steps.map((step) => readSeconds(step.started_at))
    const times = [job.created_at, job.started_at].map((time) => readSeconds(time) ?? NaN)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(starts).toEqual(starts.toSorted((a, b) => (a ?? NaN) - (b ?? NaN)))
    if (job.completed_at != null && ends.length > 0) {
      expect(readSeconds(job.completed_at)).toBe(Math.max(...ends) + 1)
    }
  })

  it.each(RELEASES)('releases %s in sequence when %s have finished', (released, by) => {
    const end = Math.max(...jobs.filter(({ name }) => by.test(name)).map(endOf))
    const lags = jobs
      .filter(({ name }) => released.test(name))
      .map(({ created_at }) => (readSeconds(created_at) ?? NaN) - end)
    expect(lags).toEqual(lags.toSorted((a, b) => a - b))
    expect(lags[0]).toBe(1)
    // Two or three a second.
    expect(lags.at(-1)).toBeLessThanOrEqual(1 + Math.ceil(lags.length / 2))
  })

  it('is seen from the job that is still running', () => {
    const unfinished = jobs.filter(({ status }) => status !== 'completed')
    expect(unfinished.map(({ id, runner_name }) => [id, runner_name])).toEqual([
      [EXAMPLE_JOB.checkRunId, EXAMPLE_JOB.runnerName],
    ])
    expect([run.id, run.head_branch, run.event]).toEqual([
      EXAMPLE_JOB.runId,
      EXAMPLE_JOB.branch,
      EXAMPLE_JOB.eventName,
    ])
  })

  it.each(Object.entries(EXAMPLE_NEEDS))('agrees with needs.%s', (key, { result }) => {
    const conclusions = jobs
      .filter(({ name }) => name.split(/ [(/]/)[0] === key)
      .map(({ conclusion }) => conclusion)
    expect(conclusions).toContain(result)
    if (result !== 'failure') expect(new Set(conclusions)).toEqual(new Set([result]))
  })
})

function endOf({ completed_at }: ApiJob): number {
  return readSeconds(completed_at) ?? NaN
}
