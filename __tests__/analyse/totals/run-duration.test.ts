import { expect, it } from '@jest/globals'
import { runDuration } from '../../../src/analyse/totals/run-duration.ts'
import type { Run } from '../../../src/model/run.ts'
import { at, finished, makeRun, running } from '../../helpers/make-run.ts'

const JOBS = [{ state: finished(5, 65) }, { state: finished(10, 90) }]

it.each<[string, number | undefined, Partial<Run>, Parameters<typeof makeRun>[0]]>([
  ['to the last end of its jobs', 90_000, {}, { jobs: JOBS }],
  ['of its own attempt alone', 40_000, { startedAt: at(50) }, { jobs: JOBS }],
  ['unknown while it goes on', undefined, { conclusion: undefined }, { jobs: JOBS }],
  ['unknown without its jobs', undefined, {}, { jobs: undefined }],
  ['unknown where not all are there', undefined, { jobsCounted: 3 }, { jobs: JOBS }],
  ['unknown where none has an end', undefined, {}, { jobs: [{ state: running(5) }] }],
])('what a run took is %s', (_, duration, facts, jobs) => {
  expect(runDuration({ ...makeRun({ conclusion: 'success', ...jobs }), ...facts })).toBe(duration)
})
