import { expect, it } from '@jest/globals'
import { withoutAllowed } from '../../../src/actions/conversation/allowed-jobs.ts'

it('withoutAllowed removes the failed jobs that may fail, but not a failure without a job', () => {
  const failed = new Set(['e2e (1)', 'unit', ''])
  const results = { failed, passed: new Set<string>(), counts: new Map(), partial: false }
  expect([...withoutAllowed(results, ['e2e*', '*nit']).failed]).toEqual([''])
  expect([...withoutAllowed(results, ['e2e*']).failed]).toEqual(['unit', ''])
})
