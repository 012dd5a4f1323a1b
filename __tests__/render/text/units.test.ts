import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import {
  formatDifference,
  formatDuration,
  formatPrecisely,
  plural,
  toSeconds,
} from '../../../src/render/text/units.ts'

describe('formatDuration and toSeconds', () => {
  it.each([
    [undefined, '–'],
    [0, '0s'],
    [499, '0s'],
    [500, '1s'],
    [SECOND, '1s'],
    [59 * SECOND, '59s'],
    [59.5 * SECOND, '1m'],
    [MINUTE, '1m'],
    [61 * SECOND, '1m 1s'],
    [12 * MINUTE + 4 * SECOND, '12m 4s'],
    [6 * MINUTE, '6m'],
    [HOUR - SECOND, '59m 59s'],
    [HOUR - 1, '1h'],
    [HOUR, '1h'],
    [HOUR + 29 * SECOND, '1h'],
    [HOUR + 30 * SECOND, '1h 1m'],
    [HOUR + 2 * MINUTE, '1h 2m'],
    [DAY - 31 * SECOND, '23h 59m'],
    [DAY - 30 * SECOND, '1d'],
    [DAY, '1d'],
    [DAY + HOUR, '1d 1h'],
    [2 * DAY + 3 * HOUR + 10 * MINUTE, '2d 3h'],
    [35 * DAY, '35d'],
  ])('formatDuration(%p) returns %s', (duration, expected) => {
    expect(formatDuration(duration)).toBe(expected)
  })

  it('formatDuration uses one or two units and never shows 60s, 60m or 24h', () => {
    fc.assert(
      fc.property(fc.nat(40 * DAY), (duration) => {
        const read = formatDuration(duration)
        expect(read).toMatch(/^(\d+d( \d+h)?|\d+h( \d+m)?|\d+m( \d+s)?|\d+s)$/)
        expect(read).not.toMatch(/\b(60s|60m|24h)\b/)
      }),
    )
  })

  it.each([
    [undefined, '–'],
    [0, '0ms'],
    [420.4, '420ms'],
    [999.4, '999ms'],
    [999.6, '1.0s'],
    [1_440, '1.4s'],
    [9_949, '9.9s'],
    [9_950, '10s'],
    [61 * SECOND, '1m\u00A01s'],
  ])('formatPrecisely(%p) returns %s', (duration, expected) => {
    expect(formatPrecisely(duration)).toBe(expected)
  })

  it('toSeconds rounds to at most three decimals', () => {
    const seconds = [undefined, 0, 1, 250, 1_000, 1_000.6, 90_500].map((time) => toSeconds(time))
    expect(seconds).toEqual([null, 0, 0.001, 0.25, 1, 1.001, 90.5])
  })
})

it.each([
  [164, 100, '+1m 4s'],
  [88, 100, '−12s'],
  [100.4, 99.6, '0s'],
  [111.6, 111.4, '+1s'],
  [94.5, 60.4, '+35s'],
  // 34m 5s and 16m 18s
  [2_045, 977.5, '+17m 47s'],
  // 1h 2m and 58m 10s
  [3_749, 3_490, '+3m 50s'],
  // 2h 5m and 1h 58m
  [7_480, 7_100, '+7m'],
])('formatDifference subtracts the rounded values of %d s and %d s: %s', (value, median, shown) => {
  expect(formatDifference(value * SECOND, median * SECOND)).toBe(shown)
})

it('plural uses the singular for exactly one', () => {
  expect([0, 1, 2].map((count) => plural(count, 'job'))).toEqual(['0 jobs', '1 job', '2 jobs'])
})
