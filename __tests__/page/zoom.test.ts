import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts'
import { partsOf } from '../../src/page/timeline/path.ts'
import { dragged, listTicks, zoomed } from '../../src/page/timeline/zoom.ts'

describe('zoomed', () => {
  it('zooms a run of a month not so far that a browser could not draw a job', () => {
    const [from, to] = zoomed([0, 10 * SECOND], { factor: 2 }, 30 * DAY)
    expect(to - from).toBe((30 * DAY) / 20_000)
  })

  it.each([
    ['around the middle', { factor: 2 }, [1_000, 5_000], [2_000, 4_000]],
    [
      'around a time that keeps its position',
      { factor: 2, around: 2_000 },
      [1_000, 5_000],
      [1_500, 3_500],
    ],
    ['to the whole run', { factor: 0 }, [1_000, 5_000], [0, 10_000]],
    ['out, not beyond the start', { factor: 0.5 }, [1_000, 5_000], [0, 8_000]],
    ['out, not beyond the end', { factor: 0.5 }, [6_000, 10_000], [2_000, 10_000]],
    ['in, not below half a second', { factor: 100 }, [1_000, 5_000], [2_750, 3_250]],
    ['not, but moves to later', { move: 0.25 }, [1_000, 5_000], [2_000, 6_000]],
    ['not, and moves not before the start', { move: -9 }, [1_000, 5_000], [0, 4_000]],
  ] as const)('zooms %s: %j', (_, change, visible, expected) => {
    expect(zoomed(visible, change, 10_000)).toEqual(expected)
  })
})

describe('dragged', () => {
  const one = { time: 2_000, share: 0.5 }
  it.each([
    ['one pointer moves', [one], [0, 4_000]],
    ['two pointers zoom', [one, { time: 3_000, share: 1 }], [1_000, 3_000]],
    ['two pointers that crossed zoom', [one, { time: 3_000, share: 0 }], [1_000, 3_000]],
    ['two pointers at one position do not zoom', [one, one], [0, 4_000]],
  ] as const)('keeps times below their pointers: %s', (_, holds, expected) => {
    expect(dragged([1_000, 5_000], holds, 10_000)).toEqual(expected)
  })
})

describe('listTicks', () => {
  it.each([
    [[0, 0.5 * SECOND], 0.1 * SECOND],
    [[0, 5 * SECOND], 0.5 * SECOND],
    [[0, 15 * SECOND], 2 * SECOND],
    [[0, 5 * MINUTE], 30 * SECOND],
    [[0, 7 * HOUR], HOUR],
    [[0, 30 * DAY], 7 * DAY],
    [[0, 4_000 * DAY], 4_000 * DAY],
  ] as const)('shows of %j every %d ms', (visible, interval) => {
    const ticks = listTicks(visible, 10)
    expect(ticks.length).toBeLessThanOrEqual(11)
    expect(ticks).toEqual(ticks.map((_, index) => index * interval))
    expect(visible[1] - (ticks.at(-1) ?? NaN)).toBeLessThan(interval)
  })

  it('omits a label that the edge would cut', () => {
    expect(listTicks([59 * SECOND, 119 * SECOND], 2)).toEqual([90 * SECOND])
  })
})

describe('partsOf', () => {
  const stop = (row: number, from: number, to: number) => ({ row, ran: [from, to] as const })
  const kinds = (path: ReturnType<typeof stop>[]) =>
    [0, 1, 2].map((row) => partsOf(path, row).map(({ kind, span }) => `${kind} ${span.join('-')}`))

  it.each([
    [
      'down',
      [stop(0, 0, 5), stop(2, 6, 9)],
      [['along 0-5', 'down 5-5'], ['through 5-5'], ['up 5-5', 'next 5-6', 'along 6-9']],
    ],
    [
      'up',
      [stop(2, 0, 5), stop(0, 6, 9)],
      [['down 5-5', 'next 5-6', 'along 6-9'], ['through 5-5'], ['along 0-5', 'up 5-5']],
    ],
    [
      'in one row',
      [stop(1, 0, 5), stop(1, 6, 9)],
      [[], ['along 0-5', 'next 5-6', 'along 6-9'], []],
    ],
  ])('draws the path %s', (_, path, expected) => {
    expect(kinds(path)).toEqual(expected)
  })
})
