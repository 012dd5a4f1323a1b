import { describe, expect, it } from '@jest/globals'
import { showsReason } from '../../scripts/accuracy/excerpts.ts'
import { simulateLogs } from '../../scripts/simulate/failed-logs.ts'

const logs = [...simulateLogs('known'), ...simulateLogs('held-out')]

describe('simulateLogs', () => {
  it('makes at least 60 logs of 25 tools, each with a reason', () => {
    expect(logs.length).toBeGreaterThanOrEqual(60)
    expect(new Set(logs.map(({ name }) => name.split(':')[0])).size).toBeGreaterThanOrEqual(25)
    expect(new Set(logs.map(({ name }) => name)).size).toBe(logs.length)
    expect(logs.filter(({ reason }) => reason.length === 0)).toEqual([])
  })
})

describe('excerptChooser', () => {
  it.each(logs)('shows the reason within 20 lines: $name', (log) => {
    expect(showsReason(log, 20)).toBe(true)
  })

  it('shows nine of ten reasons within 15 lines', () => {
    const missed = logs.filter((log) => !showsReason(log, 15))
    expect(missed.length / logs.length).toBeLessThanOrEqual(0.1)
  })
})
