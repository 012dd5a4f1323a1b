import { describe, expect, it } from '@jest/globals'
import { runDuration } from '../../../src/analyse/totals/totals.ts'
import type { Run } from '../../../src/model/run.ts'
import { at, finished, makeRun, running, runWithoutJobs } from '../../../testing/make-run.ts'
import { countedRun, jobIn } from '../../../testing/plain-jobs.ts'

describe('runDuration', () => {
  const RAN = { conclusion: 'success', jobs: [jobIn(finished(5, 65)), jobIn(finished(10, 90))] }

  it.each<[string, number | undefined, Run]>([
    ['ends with the last job', 90_000, makeRun(RAN)],
    ['starts with the attempt', 40_000, makeRun({ ...RAN, startedAt: at(50) })],
    ['is undefined for an unfinished run', undefined, makeRun({ ...RAN, conclusion: undefined })],
    ['is undefined without jobs', undefined, runWithoutJobs({ conclusion: 'success' })],
    ['is undefined if jobs are missing', undefined, countedRun(3, RAN)],
    [
      'is undefined if no job has an end',
      undefined,
      makeRun({ ...RAN, jobs: [jobIn(running(5))] }),
    ],
  ])('%s: %s ms', (_, duration, run) => {
    expect(runDuration(run)).toBe(duration)
  })
})
