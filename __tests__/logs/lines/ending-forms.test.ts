import { describe, expect, it } from '@jest/globals'
import { isBeside } from '../../../src/logs/lines/ending-forms.ts'

describe('isBeside', () => {
  it.each([
    ['INFO cart starts', true],
    ['[WARN] cart is old', true],
    ['12:03:04.5 INFO cart starts', true],
    ['2026-03-01T12:03:04 shop.Cart WARNING: cart is old', true],
    ['... shop.Cart [DEBUG] reads', true],
    ['shop.Cart DEBUG reads', true],
    ['12:03 cart of the shop INFO', false],
    ['cart INFORMATION', false],
    ['.'.repeat(960), false],
    [`${'.'.repeat(960)} INFO`, true],
  ])('reads %j: %s', (line, expected) => {
    expect(isBeside(line)).toBe(expected)
  })
})
