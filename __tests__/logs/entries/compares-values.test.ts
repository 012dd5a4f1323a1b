import { describe, expect, it } from '@jest/globals'
import { comparesValues } from '../../../src/logs/entries/entry-details.ts'

describe('comparesValues', () => {
  it.each([
    [['Expected: 3', 'Received: 4'], true],
    [['expected 3, got 4'], true],
    [['Expected: 3', 'of the cart'], false],
    [['Received: 4', 'of the cart'], false],
  ])('finds in %j what was expected and what came: %s', (lines, expected) => {
    expect(comparesValues(lines)).toBe(expected)
  })
})
