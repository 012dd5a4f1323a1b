import { expect, it } from '@jest/globals'
import { isFinding } from '../../../src/logs/lines/plain-lines.ts'
import { SEPARATOR } from '../../../src/model/report/failure.ts'

it.each([
  ['lib/cart.foo:3: 12 is odd', true],
  [['CVE-2026-1234 in openssl', 'trivy'], true],
  [['src/cart.ts', '12 is odd'], true],
  ['    at cart.foo:3', false],
  ['12 is odd', false],
])('isFinding returns for %j: %s', (parts, expected) => {
  expect(isFinding([parts].flat().join(SEPARATOR))).toBe(expected)
})
