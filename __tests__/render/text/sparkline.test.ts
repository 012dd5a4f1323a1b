import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sparkline } from '../../../src/render/text/sparkline.ts'

describe('the blocks', () => {
  it.each([
    [[10, undefined, 20], '▄·█'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[0, 100], '▁█'],
    [[0, 0], '▁▁'],
    [[undefined], '·'],
    [[], ''],
  ])('of %j are %s', (figures, blocks) => {
    expect(sparkline(figures)).toBe(blocks)
  })

  it('are one a figure, higher only for what is longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (figures) => {
        const blocks = Array.from(sparkline(figures))
        expect(blocks).toHaveLength(figures.length)
        const byFigure = figures
          .map((figure, index) => ({ figure, block: blocks[index] ?? '' }))
          .toSorted((a, b) => a.figure - b.figure)
          .map(({ block }) => block)
        expect(byFigure).toEqual(byFigure.toSorted())
      }),
    )
  })
})
