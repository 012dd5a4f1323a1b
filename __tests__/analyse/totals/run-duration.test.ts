import { describe, expect, it } from '@jest/globals'
import { runDuration } from '../../../src/analyse/totals/totals.ts'
import type { Run } from '../../../src/model/run.ts'
import { at, finished, makeRun, running } from '../../../testing/make-run.ts'

describe('runDuration', () => {
  const JOBS = [{ state: finished(5, 65) }, { state: finished(10, 90) }]

  it.each<[string, number | undefined, Partial<Run>, Parameters<typeof makeRun>[0]]>([
    ['ends with the last job', 90_000, {}, { jobs: JOBS }],
    ['starts with the attempt', 40_000, { startedAt: at(50) }, { jobs: JOBS }],
    ['is undefined for an unfinished run', undefined, { conclusion: undefined }, { jobs: JOBS }],
    ['is undefined without jobs', undefined, {}, { jobs: undefined }],
    ['is undefined if jobs are missing', undefined, { jobsCounted: 3 }, { jobs: JOBS }],
    ['is undefined if no job has an end', undefined, {}, { jobs: [{ state: running(5) }] }],
  ])('%s: %s ms', (_, duration, facts, jobs) => {
    expect(runDuration({ ...makeRun({ conclusion: 'success', ...jobs }), ...facts })).toBe(duration)
  })
})
