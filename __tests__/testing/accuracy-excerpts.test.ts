import { describe, expect, it } from '@jest/globals'
import { judgeLog, measureSet, showsReason } from '../../testing/accuracy/excerpts.ts'
import { simulateLogs } from '../../testing/simulate/failed-logs.ts'

const logs = [...simulateLogs('known'), ...simulateLogs('held-out')]

describe('excerptChooser', () => {
  it.each(logs)('shows the reason within 20 lines: $name', (log) => {
    expect(showsReason(log, 20)).toBe(true)
  })

  it('shows nine of ten reasons within 15 lines', () => {
    const missed = logs.filter((log) => !showsReason(log, 15))
    expect(missed.length / logs.length).toBeLessThanOrEqual(0.1)
  })
})

describe('judgeLog', () => {
  it.each(['looked-up'] as const)('shows most reasons, messages and kinds of %s', (set) => {
    const judged = simulateLogs(set).map((one) => judgeLog(one))
    const share = (part: 'reason' | 'message' | 'kind') =>
      judged.filter((one) => one[part] === true).length / judged.length
    expect(share('reason')).toBeGreaterThanOrEqual(0.9)
    expect(share('message')).toBeGreaterThanOrEqual(0.85)
    expect(share('kind')).toBeGreaterThanOrEqual(0.95)
    expect(measureSet(set).lines).toHaveLength(2)
  })
})
