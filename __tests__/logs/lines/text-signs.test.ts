import { expect, it } from '@jest/globals'
import { EVIDENT_SIGNS, SIGN } from '../../../src/logs/lines/text-signs.ts'

/** A line for each sign that is evidence, and for words of it that no other sign has. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  errorLabel: ['fatal: the shop is closed', 'panic: cart', 'E: the cart is full'],
  exceptionStart: ['CartException: shop closed', 'TestTimeout: shop closed'],
  cause: ['caused by: the cart', 'Root cause: the cart'],
  compilerError: ['cart.c:12:5: error: use of total', 'cart.rs(12,5): error C12: total'],
  cannot: [
    'cannot read the cart',
    'the cart is not able to close',
    'a change would be overwritten',
    'this cart is not allowed here',
    'the tag is not signed',
  ],
  negated: ['the cart has not loaded', "a cart doesn't load"],
  missing: ['cart: not found', 'TOTAL: unbound variable', 'total is undeclared', 'cart is empty'],
  denied: [
    'Insufficient funds for the cart',
    'the pool is exhausted',
    'unauthenticated call of the cart',
    'the permission of the cart',
  ],
  conflict: [
    'the port is in use by the shop',
    'the schema is stale',
    'the lockfile changed',
    'The database is unhealthy',
    'circular reference of cart',
    'another shop is open',
  ],
  exceeded: [
    'The bundle is above the limit of 200 kB',
    'coverage is below 80 %',
    'the cart takes more than the max',
  ],
  killed: ['core dumped', 'stack overflow in cart', 'the shop was terminated'],
  errno: ['cart: Text file busy', 'cart: Permission denied', 'cart: Broken pipe'],
  race: ['1 vulnerability in cart', 'a drift of the cart'],
  network: ['ECONNRESET by the shop', 'getaddrinfo ENOTFOUND shop', 'the certificate of the shop'],
  expected: ['expected 3', 'wanted 3', '4 instead of 3', 'got 3'],
  testTitle: ['FAIL cart', '✕ adds', 'not ok 1'],
}

it.each(
  EVIDENT_SIGNS.flatMap(([name, , pattern]) =>
    (LINES[name] ?? ['a line is missing here']).map((line) => [line, name, pattern] as const),
  ),
)('keeps `%s`, which is evidence by %s', (line, _, pattern) => {
  expect([pattern.test(line), SIGN.test(line)]).toEqual([true, true])
})
