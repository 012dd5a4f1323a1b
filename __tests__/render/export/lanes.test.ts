import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Interval } from '../../../src/render/export/interval.ts'
import { lanesOf } from '../../../src/render/export/chrome-trace.ts'

const EVER = { start: -Infinity, end: Infinity }

/** `0-5` */
function slices(...texts: string[]): Interval[] {
  return texts.map((text) => {
    const [start = NaN, end = Infinity] = text.split('-').map(Number)
    return { start, end }
  })
}

function written(lanes: Interval[][]): string[][] {
  return lanes.map((lane) =>
    lane.map(({ start, end }) => (end === Infinity ? `${start}` : `${start}-${end}`)),
  )
}

describe('lanesOf', () => {
  it.each([
    ['in sequence', ['0-5', '5-5', '5-9'], EVER, [['0-5', '5-5', '5-9']]],
    ['in parallel', ['0-5', '4-9', '9-10'], EVER, [['0-5', '9-10'], ['4-9']]],
    ['within another', ['0-9', '2-3'], EVER, [['0-9'], ['2-3']]],
    ['without an end', ['0', '5-9'], EVER, [['0'], ['5-9']]],
    ['beyond the end', ['0-5', '5-11'], { start: 0, end: 10 }, [['0-5'], ['5-11']]],
    ['before the start', ['0-5', '5-9'], { start: 1, end: 10 }, [['5-9'], ['0-5']]],
    ['in any order', ['5-9', '0-5'], EVER, [['0-5', '5-9']]],
    ['none', [], EVER, [[]]],
  ])('arranges slices %s', (_, texts, bounds, lanes) => {
    expect(written(lanesOf(slices(...texts), bounds))).toEqual(lanes)
  })

  it('puts every slice into one lane, without overlaps', () => {
    const anyInterval = fc
      .record({ start: fc.nat(20), length: fc.oneof(fc.nat(5), fc.constant(Infinity)) })
      .map(({ start, length }) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(anyInterval), (given) => {
        const lanes = lanesOf(given, { start: 5, end: 15 })
        expect(new Set(lanes.flat())).toEqual(new Set(given))
        expect(lanes.flat()).toHaveLength(given.length)
        expect(lanes[0]?.every(({ start, end }) => start >= 5 && end <= 15)).toBe(true)
        for (const lane of lanes) {
          for (const [position, { start }] of lane.entries()) {
            expect(start).toBeGreaterThanOrEqual(lane[position - 1]?.end ?? -Infinity)
          }
        }
      }),
    )
  })
})
