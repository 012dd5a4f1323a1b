import { describe, expect, it } from '@jest/globals'
import { isSameTest } from '../../src/model/logged/test-name.ts'

describe('isSameTest', () => {
  it.each([
    ['cart.spec.ts:5:1 › adds', 'cart.spec.ts:9:3 › adds', true],
    ['[chromium] › tests/cart.spec.ts:5:1 › adds', 'tests/cart.spec.ts › adds', true],
    ['cart.spec.ts:5:1 › adds', 'shop.spec.ts:5:1 › adds', false],
    ['shop.dev:8080 › adds', 'shop.dev:9090 › adds', false],
    ['adds 5:1 › twice', 'adds 6:1 › twice', false],
  ])('compares %s and %s: %s', (one, other, expected) => {
    expect(isSameTest(one, other)).toBe(expected)
  })
})
