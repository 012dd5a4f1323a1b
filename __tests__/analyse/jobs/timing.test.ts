import { describe, expect, it } from '@jest/globals'
import {
  between,
  contradict,
  earliest,
  latest,
  sumKnown,
} from '../../../src/analyse/jobs/timing.ts'

describe('the time between two instants', () => {
  it.each([
    ['a start before its end', 10_000, 70_000, 60_000],
    ['the same second', 10_000, 10_000, 0],
    ['an end 1 s before its start', 10_000, 9_000, 0],
    ['an end exactly 2 s before its start', 10_000, 8_000, 0],
    ['an end further back', 10_000, 7_999, undefined],
    ['an end days before', 1_906_073_000, 0, undefined],
    ['no start', undefined, 70_000, undefined],
    ['no end', 10_000, undefined, undefined],
    ['neither', undefined, undefined, undefined],
  ])('of %s: %p to %p is %p', (_, start, end, expected) => {
    expect(between(start, end)).toBe(expected)
    expect(contradict(start, end)).toBe(
      start !== undefined && end !== undefined && expected === undefined,
    )
  })
})

describe('what is not known', () => {
  it.each([
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, 0], 0],
    [[3, undefined, 4], 7],
  ])('is no part of the sum of %p: %p', (figures, expected) => {
    expect(sumKnown(figures)).toBe(expected)
  })

  it.each([
    [[], undefined, undefined],
    [[undefined], undefined, undefined],
    [[5, undefined, 9, 7], 5, 9],
    [[undefined, 5], 5, 5],
    [[0, 5], 0, 5],
  ])('is neither the earliest nor the latest of %p', (instants, first, last) => {
    expect(earliest(instants)).toBe(first)
    expect(latest(instants)).toBe(last)
  })
})
