import { describe, expect, it } from '@jest/globals'
import { SECOND } from '../../../src/model/time.ts'
import { formatDifference } from '../../../src/render/text/units.ts'

describe('formatDifference', () => {
  it.each([
    [111.4, 110.6, '0s'],
    [111.6, 111.4, '+1s'],
    [94.5, 60.4, '+35s'],
    [60, 61.2, '−1s'],
  ])(
    'is the difference of what is shown for %d s and a median of %d s: %s',
    (value, median, shown) => {
      expect(formatDifference(value * SECOND, median * SECOND)).toBe(shown)
    },
  )
})
