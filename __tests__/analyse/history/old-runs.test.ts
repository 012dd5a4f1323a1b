import { expect, it } from '@jest/globals'
import { oldRuns } from '../../../src/analyse/history/old-runs.ts'
import { at, makeRun } from '../../helpers/make-run.ts'

it.each<[string, boolean, number | undefined, string]>([
  ['that started before', true, 9, 'completed'],
  ['that started just then', true, 10, 'completed'],
  ['that started later', false, 11, 'completed'],
  ['of which that is not known', false, undefined, 'completed'],
  ['that goes on', false, 9, 'in_progress'],
  ['that waits', false, 9, 'queued'],
  ['in a state that is not known', false, 9, 'unknown'],
])('oldRuns decides whether a run %s is old: %s', (_, old, startedAt, status) => {
  const listed = {
    run: makeRun({ startedAt: at(startedAt) }),
    actor: undefined,
    headRepository: undefined,
    status,
    createdAt: at(0),
  }
  expect(oldRuns([listed], at(10))).toEqual(old ? [listed] : [])
})
