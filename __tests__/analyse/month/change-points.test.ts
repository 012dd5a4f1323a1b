import { describe, expect, it } from '@jest/globals'
import { findRise, type Point } from '../../../src/analyse/month/change-points.ts'
import { DAY, SECOND } from '../../../src/model/time.ts'

const PER_DAY = 5

/** Seconds of runs, five a day. */
function pointsOf(seconds: readonly number[], perDay = PER_DAY): Point[] {
  return seconds.map((value, at) => ({ at: (at * DAY) / perDay, value: value * SECOND }))
}

/** So many values near a level, with the noise of a machine. */
function level(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => value + (at % 5) - 2)
}

/** A step in the middle, with a miss of the cache in every fourth run. */
const WITH_MISSES = Array.from(
  { length: 80 },
  (_, at) => (at < 40 ? 100 : 130) + (at % 4 === 1 ? 60 : 0) + (at % 3),
)

describe('findRise', () => {
  it.each<[string, readonly number[], number | undefined]>([
    ['a step of 20 %', [...level(100, 40), ...level(120, 40)], 40],
    ['a step, with a miss of the cache in every fourth run', WITH_MISSES, 40],
    [
      'a step that came after a decrease',
      [...level(150, 30), ...level(90, 30), ...level(120, 30)],
      60,
    ],
    ['the last of two steps', [...level(100, 20), ...level(112, 20), ...level(180, 40)], 40],
    ['no step', level(100, 80), undefined],
    ['a decrease', [...level(120, 40), ...level(100, 40)], undefined],
    ['a step of 8 %', [...level(200, 40), ...level(216, 40)], undefined],
    ['a step of 8 s', [...level(20, 40), ...level(28, 40)], undefined],
    [
      'a step that has gone again',
      [...level(100, 30), ...level(150, 30), ...level(100, 30)],
      undefined,
    ],
    ['one slow run', [...level(100, 40), 900, ...level(100, 40)], undefined],
    ['seven runs after it', [...level(100, 40), ...level(150, 7)], undefined],
    ['a step after seven runs', [...level(100, 7), ...level(150, 40)], undefined],
    ['nothing', [], undefined],
    ['equal values', Array<number>(80).fill(100), undefined],
  ])('finds the first slower run of %s', (_, seconds, first) => {
    expect(findRise(pointsOf(seconds))?.first).toBe(first)
  })

  it('returns the medians before and after', () => {
    expect(findRise(pointsOf([...level(100, 40), ...level(120, 40)]))).toEqual({
      ...{ first: 40, before: 100 * SECOND, after: 120 * SECOND },
    })
  })

  it.each([
    [40, 2, undefined],
    [8, 10, undefined],
    [5, 16, 40],
  ])('finds with %i runs a day in %i days: %s', (perDay, _, first) => {
    const seconds = [...level(100, 40), ...level(150, 40)]
    expect(findRise(pointsOf(seconds, perDay))?.first).toBe(first)
  })

  it('finds nothing if each of a few days has its own level', () => {
    const days = [100, 130, 101, 131, 102, 132, 133]
    expect(
      findRise(
        pointsOf(
          days.flatMap((value) => level(value, 10)),
          10,
        ),
      ),
    ).toBeUndefined()
  })

  it('returns the same for the same values, at any time', () => {
    const seconds = [...level(100, 30), ...level(140, 30)]
    const shifted = pointsOf(seconds).map(({ at, value }) => ({ at: at + 700 * DAY, value }))
    expect(findRise(shifted)).toEqual(findRise(pointsOf(seconds)))
  })
})
