import { describe, expect, it } from '@jest/globals'
import { lastEvents } from '../../src/logs/events/event-store.ts'

describe('lastEvents', () => {
  const events = ['a', 'b', '', 'c', 'd'].map((text) => ({ text }))
  const last = (count: number, from: readonly object[] = events) =>
    lastEvents(from as never, count, ({ text }) => text !== '').map(({ text }) => text)

  it.each([
    [1, ['d']],
    [3, ['b', 'c', 'd']],
    [4, ['a', 'b', 'c', 'd']],
    [9, ['a', 'b', 'c', 'd']],
    [0, []],
  ])('returns the last %s wanted lines in their order: %j', (count, expected) => {
    expect(last(count)).toEqual(expected)
  })

  it('returns nothing of no line', () => {
    expect(last(2, [])).toEqual([])
  })
})
