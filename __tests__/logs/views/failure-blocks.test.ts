import { describe, expect, it } from '@jest/globals'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { stepEvents } from '../../../src/logs/events/step-events.ts'
import { cutBlock, failureBlocks } from '../../../src/logs/views/failure-blocks.ts'

const FAILURE = '--- FAIL: TestPay (0.00 seconds)'

/** Returns a function that cuts the first block of a log, whose failure has five lines above it and six below. */
function cutterOf(log: readonly string[]): (size: number) => readonly string[] {
  const reader = stepEvents(20, () => undefined)
  for (const text of log) reader.add({ ...readLine(Buffer.from(text)), timed: true })
  const [block] = failureBlocks(reader.end().events, 20)
  return (size) => (block === undefined ? [] : cutBlock(block, size).map(({ text }) => text))
}

describe('cutBlock', () => {
  it.each([
    [0, []],
    [1, [FAILURE]],
    [2, [FAILURE, 'below 1']],
    [3, ['above 1', FAILURE, 'below 1']],
    [4, ['above 1', FAILURE, 'below 1', 'below 2']],
  ])('keeps of a block at most %s lines around its failure', (size, expected) => {
    const cut = cutterOf(['above 2', 'above 1', FAILURE, 'below 1', 'below 2', 'below 3'])
    expect(cut(size)).toEqual(expected)
  })

  it('keeps more of one side if the other one has less', () => {
    const [above, below] = [
      ['above 3', 'above 2', 'above 1'],
      ['below 1', 'below 2', 'below 3'],
    ]
    expect(cutterOf([...above, FAILURE])(3)).toEqual(['above 2', 'above 1', FAILURE])
    expect(cutterOf([FAILURE, ...below])(3)).toEqual([FAILURE, 'below 1', 'below 2'])
  })
})
