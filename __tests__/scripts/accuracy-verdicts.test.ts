import { expect, it } from '@jest/globals'
import { isRight, judgeCauses, reportRedRun } from '../../scripts/accuracy/verdicts.ts'
import { simulateRedRun } from '../../scripts/simulate/red-run.ts'

it('judges at least 97 % of the causes in 100 simulated runs as the base branch did, with evidence', async () => {
  const causes = []
  for (let seed = 0; seed < 100; seed += 1) {
    const red = simulateRedRun(seed)
    const { report, requests } = await reportRedRun(red, 0)
    expect(requests).toBeLessThanOrEqual(10)
    causes.push(...judgeCauses(red, report))
  }
  const judged = causes.flatMap((cause) => isRight(cause) ?? [])
  expect(judged.length).toBeGreaterThan(60)
  expect(judged.filter((right) => !right).length / judged.length).toBeLessThan(0.03)
  expect(causes.filter(({ wrongEvidence }) => wrongEvidence > 0)).toEqual([])
  expect(new Set(causes.map(({ verdict }) => verdict.kind))).toContain('known')
})
