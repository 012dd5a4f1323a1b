import { describe, expect, it } from '@jest/globals'
import { mistakenPairs, tryChanges } from '../../../testing/accuracy/changed-errors.ts'

describe('compareErrors', () => {
  it('distinguishes logs that are equal but for what makes another error', () => {
    const { names, pairs, tools } = mistakenPairs()
    expect(pairs).toBeGreaterThanOrEqual(400)
    expect(tools).toBeGreaterThanOrEqual(250)
    // With equal findings, the rating of pylint says how much other code there is.
    expect(names).toEqual(['pylint | another number: rating below the required one'])
  })

  it('distinguishes a log from itself with one number or word changed in what compares, or in an entry', () => {
    // `npm run accuracy` tries all logs.
    const { compared, named, missed } = tryChanges(2, 8)
    expect(compared).toBeGreaterThan(1)
    expect(named).toBeGreaterThan(20)
    expect(missed).toEqual([])
  })
})
