import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { median, medianAbsoluteDeviation } from 'simple-statistics'
import { compare, usualOf } from '../../src/analyse/spread.ts'
import { SECOND } from '../../src/model/time.ts'

const anyFigure = fc.nat(86_400).map((seconds) => seconds * SECOND)
const figures = fc.array(anyFigure, { minLength: 1, maxLength: 100 })

/** The middle of the sorted figures, or the mean of the two in the middle. */
function plainMedian(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? NaN
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2
}

function scale(count: number): number {
  return 1.4826 * (count === 1 ? 1 : count / (count - 1)) * Math.sqrt(1 + Math.PI / (2 * count))
}

describe('what is usual', () => {
  it('is the median of another library and of the plain definition', () => {
    fc.assert(
      fc.property(figures, (earlier) => {
        const usual = usualOf(earlier)
        expect(usual?.median).toBe(median(earlier))
        expect(usual?.median).toBe(plainMedian(earlier))
        expect(usual?.figures).toBe(earlier.length)
      }),
    )
  })

  it('has the scaled median absolute deviation of both as its spread', () => {
    fc.assert(
      fc.property(figures, (earlier) => {
        const spread = usualOf(earlier)?.spread
        const middle = plainMedian(earlier)
        const plain = plainMedian(earlier.map((figure) => Math.abs(figure - middle)))
        expect(spread).toBeCloseTo(medianAbsoluteDeviation(earlier) * scale(earlier.length), 6)
        expect(spread).toBeCloseTo(plain * scale(earlier.length), 6)
      }),
    )
  })

  it('is the same in any order, and moves with its figures', () => {
    fc.assert(
      fc.property(figures, anyFigure, (earlier, by) => {
        expect(usualOf(earlier.toReversed())).toEqual(usualOf(earlier))
        const moved = usualOf(earlier.map((figure) => figure + by))
        expect(moved?.median).toBe((usualOf(earlier)?.median ?? NaN) + by)
        expect(moved?.spread).toBe(usualOf(earlier)?.spread)
      }),
    )
  })

  it('leaves out what is not known', () => {
    expect(usualOf([undefined, 20, undefined, 10])).toEqual(usualOf([10, 20]))
    expect(usualOf([undefined])).toBeUndefined()
    expect(usualOf([])).toBeUndefined()
  })

  it('is not changed by one outlier of ten', () => {
    const steady = [100, 101, 99, 100, 102, 98, 100, 101, 99]
    expect(usualOf([...steady, 9_999])?.median).toBe(100)
  })
})

describe('a figure', () => {
  const seconds = (...of: number[]) => of.map((second) => second * SECOND)

  it.each([
    ['beyond all limits', 131, seconds(98, 99, 100, 101, 102), true],
    ['at the median', 100, seconds(98, 99, 100, 101, 102), false],
    ['far below it', 10, seconds(98, 99, 100, 101, 102), false],
    ['of a job that never varied', 116, seconds(100, 100, 100, 100), true],
    ['at 10 % above', 220, seconds(200, 200, 200, 200), false],
    ['just over 10 % above', 221, seconds(200, 200, 200, 200), true],
    ['at 10 s above', 30, seconds(20, 20, 20, 20), false],
    ['just over 10 s above', 31, seconds(20, 20, 20, 20), true],
    ['on three earlier figures', 200, seconds(100, 100, 100), false],
    ['within the spread', 160, seconds(60, 80, 100, 120, 140), false],
    ['beyond a wide spread', 400, seconds(60, 80, 100, 120, 140), true],
  ])('%s (%d s) is judged', (_, figure, earlier, slower) => {
    expect(compare(figure * SECOND, earlier)).toMatchObject({ figure: figure * SECOND, slower })
  })

  it('has its distance from the median as its delta', () => {
    expect(compare(70, [10, 20, 30])).toMatchObject({ delta: 50, earlier: [10, 20, 30] })
  })

  it('that is not known is compared with nothing, but what is usual is told', () => {
    expect(compare(undefined, [10])).toMatchObject({
      delta: undefined,
      slower: false,
      usual: { median: 10, spread: 0, figures: 1 },
    })
  })

  it('without earlier ones is not compared', () => {
    expect(compare(10, [undefined])).toBeUndefined()
  })

  it('that is called slower is beyond every limit', () => {
    fc.assert(
      fc.property(
        fc.array(anyFigure, { minLength: 1, maxLength: 20 }),
        anyFigure,
        (all, figure) => {
          const comparison = compare(figure, all)
          if (comparison?.slower !== true) return
          expect(all.length).toBeGreaterThanOrEqual(4)
          const { median: usual, spread } = comparison.usual
          expect(figure - usual).toBeGreaterThan(Math.max(3 * spread, usual / 10, 10 * SECOND))
        },
      ),
    )
  })
})
