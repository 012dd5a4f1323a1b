import { beforeAll, describe, expect, it } from '@jest/globals'
import { measureRedRuns } from '../../scripts/accuracy/red-runs.ts'
import { isRight } from '../../scripts/accuracy/verdicts.ts'

describe('80 simulated red runs', () => {
  let runs: Awaited<ReturnType<typeof measureRedRuns>>
  beforeAll(async () => {
    runs = await measureRedRuns(80)
  })

  it('have at least 97 % of the verdicts about the base branch right, with evidence', () => {
    const judged = runs.flatMap((run) => run.judged)
    const verdicts = judged.flatMap((cause) => isRight(cause) ?? [])
    expect(verdicts.length).toBeGreaterThan(60)
    expect(verdicts.filter((right) => !right).length / verdicts.length).toBeLessThan(0.03)
    expect(judged.filter(({ wrongEvidence }) => wrongEvidence > 0)).toEqual([])
    expect(new Set(judged.map(({ verdict }) => verdict.kind))).toContain('known')
    expect(Math.max(...runs.map(({ requests }) => requests))).toBeLessThanOrEqual(10)
  })

  it('have at least 97 % of the pairs of failures grouped as planted, and no gate apart', () => {
    const sum = (field: 'pairs' | 'split' | 'merged' | 'gates' | 'gatesApart') =>
      runs.reduce((total, { pairs }) => total + pairs[field], 0)
    expect(sum('pairs')).toBeGreaterThan(100)
    expect((sum('split') + sum('merged')) / sum('pairs')).toBeLessThan(0.03)
    expect(sum('gates')).toBeGreaterThan(5)
    expect(sum('gatesApart')).toBe(0)
  })
})
