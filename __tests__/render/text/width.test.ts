import { describe, expect, it } from '@jest/globals'
import { shortenToWidth, textWidth } from '../../../src/render/text/width.ts'

describe('textWidth', () => {
  it('grows with the font size and with wider letters', () => {
    expect(textWidth('test', 20)).toBe(2 * textWidth('test', 10))
    expect(textWidth('mmmm', 10)).toBeGreaterThan(textWidth('iiii', 10))
    expect(textWidth('試験', 10)).toBeGreaterThan(20)
    expect(textWidth('', 10)).toBe(0)
  })
})

describe('shortenToWidth', () => {
  const name = 'integration tests (windows-latest, 24)'

  it.each([
    [400, 0.5, name],
    [150, 0.5, 'integration…latest, 24)'],
    [150, 0, 'integration tests (wi…'],
    [5, 0.5, '…'],
  ])('truncates to %d pixels with a tail share of %d: %s', (maxWidth, tailShare, short) => {
    expect(shortenToWidth(name, 13, maxWidth, tailShare)).toBe(short)
    if (short !== '…') expect(textWidth(short, 13)).toBeLessThanOrEqual(maxWidth)
  })

  it('never splits a character', () => {
    expect(shortenToWidth('👨'.repeat(20), 10, 100)).toMatch(/^👨+…👨+$/u)
  })
})
