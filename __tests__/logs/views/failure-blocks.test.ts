import { describe, expect, it } from '@jest/globals'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { stepEvents } from '../../../src/logs/events/step-events.ts'
import { failureBlocks } from '../../../src/logs/views/failure-blocks.ts'

const FAILURE = '--- FAIL: TestPay (0.00 seconds)'

/** Returns the first block of a log, whose failure has six lines below it. */
function blockOf(log: readonly string[]): readonly string[] | undefined {
  const reader = stepEvents(() => undefined)
  for (const text of log) reader.add({ ...readLine(Buffer.from(text)), timed: true })
  return failureBlocks(reader.end().events)[0]?.map(({ text }) => text)
}

describe('failureBlocks', () => {
  it('returns the failure and the lines below it', () => {
    expect(blockOf(['above', FAILURE, 'below 1', 'below 2'])).toEqual([
      ...[FAILURE, 'below 1', 'below 2'],
    ])
  })
})
