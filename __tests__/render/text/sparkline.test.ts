import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sparkline } from '../../../src/render/sections/history.ts'

describe('sparkline', () => {
  it.each([
    [[10, undefined, 20], '▄·█'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[0, 100], '▁█'],
    [[0, 0], '▁▁'],
    [[undefined], '·'],
    [[], ''],
  ])('draws %j as %s', (values, blocks) => {
    expect(sparkline(values)).toBe(blocks)
  })

  it('draws one block per value, higher only for larger values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (values) => {
        const blocks = Array.from(sparkline(values))
        expect(blocks).toHaveLength(values.length)
        const byValue = values
          .map((value, index) => ({ value, block: blocks[index] ?? '' }))
          .toSorted((a, b) => a.value - b.value)
          .map(({ block }) => block)
        expect(byValue).toEqual(byValue.toSorted())
      }),
    )
  })
})
