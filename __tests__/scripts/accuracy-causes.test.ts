import { expect, it } from '@jest/globals'
import { countPairs } from '../../scripts/accuracy/causes.ts'
import { reportFailedRun, simulateFailedRun } from '../../scripts/simulate/failed-run.ts'

it('groups at least 97 % of the pairs of failures in 100 simulated runs as planted', () => {
  const counts = Array.from({ length: 100 }, (_, seed) => {
    const run = simulateFailedRun(seed)
    return countPairs(run, reportFailedRun(run).report)
  })
  const pairs = counts.reduce((sum, count) => sum + count.pairs, 0)
  const wrong = counts.flatMap(({ split, merged }) => [...split, ...merged])
  expect(pairs).toBeGreaterThan(1_000)
  expect(wrong.length / pairs).toBeLessThan(0.03)
  expect(counts.flatMap(({ gatesApart }) => gatesApart)).toEqual([])
})
