import { expect, it } from '@jest/globals'
import { hasFinding } from '../../../src/logs/lines/plain-lines.ts'
import { logText } from '../../../src/model/logged/log-text.ts'

it.each([
  ['lib/cart.foo:3: 12 is odd', [], true],
  ['trivy', ['CVE-2026-1234 in openssl'], true],
  ['12 is odd', ['src/cart.ts'], true],
  ['    at cart.foo:3', [], false],
  ['12 is odd', [], false],
])('hasFinding returns for %j in %j: %s', (text, context, expected) => {
  expect(hasFinding(logText(text, context))).toBe(expected)
})
