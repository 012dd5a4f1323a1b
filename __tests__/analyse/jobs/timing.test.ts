import { describe, expect, it } from '@jest/globals'
import {
  between,
  contradict,
  maxKnown,
  minKnown,
  sumKnown,
} from '../../../src/analyse/jobs/timing.ts'

describe('between', () => {
  it.each([
    ['start before end', 10_000, 70_000, 60_000],
    ['same second', 10_000, 10_000, 0],
    ['end 1 s before start', 10_000, 9_000, 0],
    ['end exactly 2 s before start', 10_000, 8_000, 0],
    ['end more than 2 s before start', 10_000, 7_999, undefined],
    ['end days before start', 1_906_073_000, 0, undefined],
    ['no start', undefined, 70_000, undefined],
    ['no end', 10_000, undefined, undefined],
    ['neither', undefined, undefined, undefined],
  ])('returns for %s (%p, %p): %p', (_, start, end, expected) => {
    expect(between(start, end)).toBe(expected)
    expect(contradict(start, end)).toBe(
      start !== undefined && end !== undefined && expected === undefined,
    )
  })
})

describe('sumKnown', () => {
  it.each([
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, 0], 0],
    [[3, undefined, 4], 7],
  ])('adds up the known values of %p: %p', (values, expected) => {
    expect(sumKnown(values)).toBe(expected)
  })
})

describe('minKnown and maxKnown', () => {
  it.each([
    [[], undefined, undefined],
    [[undefined], undefined, undefined],
    [[5, undefined, 9, 7], 5, 9],
    [[undefined, 5], 5, 5],
    [[0, 5], 0, 5],
  ])('ignore unknown values in %p: %p, %p', (values, min, max) => {
    expect(minKnown(values)).toBe(min)
    expect(maxKnown(values)).toBe(max)
  })
})
