import { expect, it } from '@jest/globals'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { attemptsQuestion } from '../../src/gather/history.ts'
import { finished, makeRun, running, skipped } from '../../testing/make-run.ts'

const PASSED = { state: finished(5, 65) }
const FAILED = { state: finished(5, 65, 'failure') }

it.each([
  ['all jobs passed', [PASSED, PASSED], 'attemptsOfGreen'],
  ['one of two jobs failed', [PASSED, FAILED], 'attempts'],
  ['one of two jobs was cancelled', [{ state: finished(5, 65, 'cancelled') }, PASSED], 'attempts'],
  [
    'one job was skipped, and one runs',
    [{ state: skipped() }, { state: running(5) }],
    'attemptsOfGreen',
  ],
] as const)('leaves requests for earlier attempts by what failed: %s', (_, jobs, budget) => {
  const question = attemptsQuestion(makeRun({ jobs }), undefined, { logLines: 20 })
  expect(question.budget).toBe(BUDGETS[budget])
})
