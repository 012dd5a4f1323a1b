import { expect, it } from '@jest/globals'
import { runDuration } from '../../../src/analyse/totals/totals.ts'
import { readRun } from '../../../testing/read-run.ts'
import { runOf } from '../../../testing/world.ts'

it.each([
  ['to the last job', 'a: 5-65; b: 10-90', 90_000],
  ['of the last attempt, from its own start', 'a: 5-65 | again: a: 5-65; b: 10-90', 90_000],
  ['unknown for an unfinished run', 'a: 5-65; b: 10-90 | run: open', undefined],
  ['unknown without jobs', 'not listed | run: success', undefined],
  ['unknown if jobs are missing', 'a: 5-65; b: 10-90 | run: counts 3', undefined],
  ['unknown if no job has an end', 'a: running 5- | run: success', undefined],
])('counts the duration %s: %s, %s ms', (_, text, duration) => {
  expect(runDuration(runOf(readRun(text)))).toBe(duration)
})
