import { expect, it } from '@jest/globals'
import { isOld } from '../../../src/actions/delete-logs/choose-old-runs.ts'
import { at, makeListedRun } from '../../../testing/make-run.ts'

it.each<[string, boolean, number | undefined, string]>([
  ['that started before', true, 9, 'completed'],
  ['that started just then', true, 10, 'completed'],
  ['that started later', false, 11, 'completed'],
  ['of which that is not known', false, undefined, 'completed'],
  ['that goes on', false, 9, 'in_progress'],
  ['that waits', false, 9, 'queued'],
  ['in a state that is not known', false, 9, 'unknown'],
])('isOld decides whether a run %s is old: %s', (_, old, startedAt, status) => {
  const listed = makeListedRun({ run: { startedAt: at(startedAt) }, status })
  expect(isOld(listed, at(10))).toBe(old)
})
