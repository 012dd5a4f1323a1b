import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pickOldest } from '../../../src/runs/actions/choose-old-runs.ts'

/** Picks from the numbers `last` to 1, some of which have logs. */
function pick(last: number, withLogs: ReadonlySet<number>, limit: number) {
  const list = Array.from({ length: last }, (_, index) => last - index)
  const checked: number[] = []
  const has = (item: number) => {
    checked.push(item)
    return Promise.resolve(withLogs.has(item))
  }
  const picked = pickOldest(list, limit, has)
  return picked.then((result) => ({ ...result, checked }))
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('pickOldest', () => {
  it.each([101, 250, 1_000])('finds the oldest of %i items with logs', async (last) => {
    const start = Math.ceil(last / 3)
    const { items, checked } = await pick(last, new Set(range(start, last)), 2)
    expect(items).toEqual([start + 1, start])
    expect(checked.length).toBeLessThan(150)
  })

  it('picks all items in repeated calls and then reports that none is left', async () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 100 }))
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 9 }), async (numbers, limit) => {
        const withLogs = new Set(numbers)
        for (let call = 0; call < Math.ceil(numbers.length / limit); call++) {
          const oldest = [...withLogs].sort((a, b) => a - b).slice(0, limit)
          const { items, left } = await pick(100, withLogs, limit)
          expect(items.toReversed()).toEqual(oldest)
          expect(left).toBe(withLogs.size - oldest.length)
          for (const item of items) withLogs.delete(item)
        }
        expect(withLogs.size).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})
