import { describe, expect, it } from '@jest/globals'
import { DAY, dayOf } from '../../src/model/time.ts'

describe('dayOf', () => {
  it.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, DAY],
  ])('returns of %i the start of its day: %i', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })
})
