import { describe, expect, it } from '@jest/globals'
import { measureSet, showsReason } from '../../testing/accuracy/excerpts.ts'
import { simulateLogs } from '../../testing/simulate/failed-logs.ts'

const logs = [...simulateLogs('known'), ...simulateLogs('held-out')]

describe('excerptChooser', () => {
  it.each(logs)('shows the reason within 20 lines: $name', (log) => {
    expect(showsReason(log, 20)).toBe(true)
  })

  it('shows nine of ten reasons of every second log within 15 lines', () => {
    const sample = logs.filter((_, at) => at % 2 === 0)
    const missed = sample.filter((log) => !showsReason(log, 15))
    expect(missed.length / sample.length).toBeLessThanOrEqual(0.1)
  })
})

describe('measureSet', () => {
  it('finds the targets met by the logs that were looked up', () => {
    const { lines, targetsMet } = measureSet('looked-up')
    expect(lines).toHaveLength(2)
    expect(targetsMet).toBe(true)
  })
})
