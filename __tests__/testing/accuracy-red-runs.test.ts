import { beforeAll, describe, expect, it } from '@jest/globals'
import { measureRedRuns } from '../../testing/accuracy/red-runs.ts'
import { isExplained } from '../../testing/accuracy/verdicts.ts'

describe('40 simulated red runs', () => {
  let runs: Awaited<ReturnType<typeof measureRedRuns>>
  beforeAll(async () => {
    runs = await measureRedRuns(40)
  })

  it('have no new failure mistaken for a known one, and the known ones found, with evidence', () => {
    const judged = runs.flatMap((run) => run.judged)
    const fresh = judged.filter(({ planted }) => planted.kind === 'new')
    expect(fresh.length).toBeGreaterThan(15)
    expect(fresh.filter(isExplained).length / fresh.length).toBeLessThan(0.03)
    const onBase = judged.filter(
      ({ planted, isOnBase, isLogRead }) => planted.kind !== 'outage' && isOnBase && isLogRead,
    )
    expect(onBase.length).toBeGreaterThan(10)
    expect(onBase.filter(isExplained).length / onBase.length).toBeGreaterThan(0.85)
    expect(judged.filter(({ wrongEvidence }) => wrongEvidence > 0)).toEqual([])
    expect(Math.max(...runs.map(({ requests }) => requests))).toBeLessThanOrEqual(10)
  })

  it('have at least 97 % of the pairs of failures grouped as planted, and no gate apart', () => {
    const sum = (field: 'pairs' | 'split' | 'merged' | 'gates' | 'gatesApart') =>
      runs.reduce((total, { pairs }) => total + pairs[field], 0)
    expect(sum('pairs')).toBeGreaterThan(50)
    expect((sum('split') + sum('merged')) / sum('pairs')).toBeLessThan(0.03)
    expect(sum('gates')).toBeGreaterThan(2)
    expect(sum('gatesApart')).toBe(0)
  })
})
