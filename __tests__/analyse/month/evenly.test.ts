import { describe, expect, it } from '@jest/globals'
import { evenly } from '../../../src/analyse/month/report-month.ts'

describe('evenly', () => {
  it.each([
    [0, 4, []],
    [3, 4, [0, 1, 2]],
    [4, 4, [0, 1, 2, 3]],
    [5, 4, [0, 2, 3, 4]],
    [10, 4, [0, 3, 5, 8]],
    [9, 1, [0]],
  ])('chooses of %i items at most %i: %j', (count, max, expected) => {
    expect(evenly([...Array(count).keys()], max)).toEqual(expected)
  })
})
