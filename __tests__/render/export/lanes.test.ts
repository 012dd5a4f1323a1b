import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lanesOf } from '../../../src/render/export/chrome-trace.ts'
import type { Span } from '../../../src/render/timeline/bars.ts'

const EVER = { from: -Infinity, to: Infinity }

/** `0-5` */
function slices(...texts: string[]): Span[] {
  return texts.map((text) => {
    const [from = NaN, to = Infinity] = text.split('-').map(Number)
    return { from, to }
  })
}

function written(lanes: Span[][]): string[][] {
  return lanes.map((lane) =>
    lane.map(({ from, to }) => (to === Infinity ? `${from}` : `${from}-${to}`)),
  )
}

describe('lanesOf', () => {
  it.each([
    ['in sequence', ['0-5', '5-5', '5-9'], EVER, [['0-5', '5-5', '5-9']]],
    ['in parallel', ['0-5', '4-9', '9-10'], EVER, [['0-5', '9-10'], ['4-9']]],
    ['within another', ['0-9', '2-3'], EVER, [['0-9'], ['2-3']]],
    ['without an end', ['0', '5-9'], EVER, [['0'], ['5-9']]],
    ['beyond the end', ['0-5', '5-11'], { from: 0, to: 10 }, [['0-5'], ['5-11']]],
    ['before the start', ['0-5', '5-9'], { from: 1, to: 10 }, [['5-9'], ['0-5']]],
    ['in any order', ['5-9', '0-5'], EVER, [['0-5', '5-9']]],
    ['none', [], EVER, [[]]],
  ])('arranges slices %s', (_, texts, bounds, lanes) => {
    expect(written(lanesOf(slices(...texts), bounds))).toEqual(lanes)
  })

  it('puts every slice into one lane, without overlaps', () => {
    const anySpan = fc
      .record({ from: fc.nat(20), length: fc.oneof(fc.nat(5), fc.constant(Infinity)) })
      .map(({ from, length }) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(anySpan), (given) => {
        const lanes = lanesOf(given, { from: 5, to: 15 })
        expect(new Set(lanes.flat())).toEqual(new Set(given))
        expect(lanes.flat()).toHaveLength(given.length)
        expect(lanes[0]?.every(({ from, to }) => from >= 5 && to <= 15)).toBe(true)
        for (const lane of lanes) {
          for (const [position, { from }] of lane.entries()) {
            expect(from).toBeGreaterThanOrEqual(lane[position - 1]?.to ?? -Infinity)
          }
        }
      }),
    )
  })
})
