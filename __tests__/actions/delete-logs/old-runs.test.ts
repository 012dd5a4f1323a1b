import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isOld, pickOldest } from '../../../src/actions/delete-logs/choose-old-runs.ts'
import { at, makeListedRun } from '../../../testing/make-run.ts'

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
  it.each<[string, number, number[], number, number[], number]>([
    ['picks the oldest', 7, range(1, 7), 3, [3, 2, 1], 4],
    ['skips those that are gone', 7, range(4, 7), 3, [6, 5, 4], 1],
    ['skips gaps', 7, [2, 5, 7], 2, [5, 2], 1],
    ['picks all if the limit allows', 7, [2, 5, 7], 3, [7, 5, 2], 0],
    ['picks none if all are gone', 7, [], 3, [], 0],
    ['picks none of an empty list', 0, [], 3, [], 0],
  ])('%s', async (_, last, withLogs, limit, items, left) => {
    const picked = await pick(last, new Set(withLogs), limit)
    expect(picked).toMatchObject({ items, left })
    expect(picked.checked).toHaveLength(last)
  })

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

  it('throws what a check throws', async () => {
    const has = () => Promise.reject(new Error('403'))
    await expect(pickOldest([1], 1, has)).rejects.toThrow('403')
  })
})

it.each<[string, boolean, number | undefined, string]>([
  ['that started before', true, 9, 'completed'],
  ['that started just then', true, 10, 'completed'],
  ['that started later', false, 11, 'completed'],
  ['of which that is not known', false, undefined, 'completed'],
  ['that goes on', false, 9, 'in_progress'],
  ['that waits', false, 9, 'queued'],
  ['in a state that is not known', false, 9, 'unknown'],
])('isOld decides whether a run %s is old: %s', (_, old, startedAt, status) => {
  const listed = makeListedRun({ run: { startedAt: at(startedAt) }, status })
  expect(isOld(listed, at(10))).toBe(old)
})
