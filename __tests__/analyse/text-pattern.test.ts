import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  matchesPattern,
  textFinder,
  patternsMeet,
  testFinder,
  namesOfTest,
} from '../../src/analyse/text-pattern.ts'

/** Whether a pattern is anywhere in a text. */
const containsPattern = (text: string, pattern: string) => matchesPattern(text, `*${pattern}*`)

describe('matchesPattern with any text around a pattern', () => {
  it.each([
    ['Error: read ECONNRESET', 'read ECONNRESET', true],
    ['Error: read ECONNRESET', 'Error: read ECONNRESET', true],
    ['Error: read ECONNRESET', 'read econnreset', false],
    ['Error: read ECONNRESET', 'read  ECONNRESET', false],
    ['Timeout of 30 s exceeded', 'Timeout of * exceeded', true],
    ['Timeout of  exceeded', 'Timeout of * exceeded', true],
    ['Timeout of exceeded', 'Timeout of * exceeded', false],
    ['exceeded: Timeout of 30 s', 'Timeout of * exceeded', false],
    ['ab', 'a*b*', true],
    ['aXb', '*a*b', true],
    ['ab', 'a*a*b', false],
    ['aba', 'ab*ba', false],
    ['5 × 3', '5 * 3', true],
    ['', '*', true],
    ['', 'a', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['a\\c [x] (y) {z} ^$|?+', '\\c [x] (y) {z} ^$|?+', true],
    ['İstanbul ﬁle', 'istanbul file', false],
  ])('finds in %j the pattern %j: %s', (text, pattern, expected) => {
    expect(containsPattern(text, pattern)).toBe(expected)
  })

  const anyText = fc.string({
    unit: fc.constantFrom('a', 'b', '*', ' ', '.', '\\', '(', '[', '😀'),
    maxLength: 30,
  })

  it('finds each text in itself, and in what is longer', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        expect(containsPattern(before + text + after, text)).toBe(true)
      }),
    )
  })

  it('finds a text with `*` in place of any part of it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), fc.func(fc.boolean()), (parts, isAny) => {
        const pattern = parts.map((part) => (isAny(part) ? '*' : part)).join('')
        expect(containsPattern(parts.join(''), pattern)).toBe(true)
        expect(matchesPattern(parts.join(''), pattern)).toBe(true)
      }),
    )
  })

  it('finds what a regular expression of the same pattern finds', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, pattern) => {
        const source = pattern.replace(/[.\\([]/g, '\\$&').replaceAll('*', '.*')
        expect(containsPattern(text, pattern)).toBe(new RegExp(source, 'su').test(text))
        expect(matchesPattern(text, pattern)).toBe(new RegExp(`^${source}$`, 'su').test(text))
      }),
    )
  })

  it.each([
    ['many stars', '*a'.repeat(200), 'a'.repeat(100_000), true],
    ['many stars and an end that is missing', `${'*a'.repeat(200)}b`, 'a'.repeat(100_000), false],
    ['more stars than the text has parts', '*ab'.repeat(20_000), 'ab'.repeat(10_000), false],
    ['a long part that is missing', `b${'a'.repeat(1_000)}`, 'a'.repeat(100_000), false],
  ])('finds %s', (_, pattern, text, expected) => {
    expect(containsPattern(text, pattern)).toBe(expected)
  })
})

describe('matchesPattern', () => {
  it.each([
    ['test (1)', 'test (1)', true],
    ['test (1)', 'test', false],
    ['test (1)', 'test*', true],
    ['e2e test (1)', 'test*', false],
    ['e2e test (1)', '*test*', true],
    ['ab cb', 'a*b', true],
    ['ab cbc', 'a*b', false],
    ['aba', 'ab*ba', false],
    ['', '', true],
    ['', '*', true],
    ['a', '', false],
    ['a\0test', 'test', false],
    ['\0test', 'test', false],
    ['test\0', 'test', false],
    ['test\0', 'test*', true],
    ['\0\0', '', false],
  ])('matches %j with %j: %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected)
  })
})

describe('patternsMeet', () => {
  it.each([
    ['test (*)', 'test (ubuntu, 22)', true],
    ['test (*)', 'test', false],
    ['test (1)', 'test (*)', true],
    ['On * with 22', 'On ubuntu*', true],
    ['On * with 22', '* 20', false],
    ['*', '', true],
    ['', '*', true],
    ['**', '*', true],
    ['a*', '*b', true],
    ['a*b', 'b*a', false],
    ['a', 'a*a', false],
  ])('of %j and %j: %s', (one, other, expected) => {
    expect([patternsMeet(one, other), patternsMeet(other, one)]).toEqual([expected, expected])
  })

  const anyPattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 })

  it('is what one pattern matches if the other one has no star', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, (text, pattern) => {
        const plain = text.replaceAll('*', '')
        expect(patternsMeet(plain, pattern)).toBe(matchesPattern(plain, pattern))
      }),
    )
  })
})

describe('patternFinder', () => {
  it.each<[string, string, boolean]>([
    ['- libfoo', 'libfoo', true],
    ['- libfoo-dev', 'libfoo', false],
    ['- libfoo-dev', 'libfoo*', true],
    ['- old-libfoo', 'libfoo', false],
    ['libfoo2 libfoo', 'libfoo', true],
    ['id 170', 'id 17', false],
    ['id 17.', 'id 17', true],
    ['https://acme.dev/old/shop', 'https://acme.dev/old', false],
    ['https://acme.dev/old.', 'https://acme.dev/old', true],
    ['src/cart.ts', 'src/cart', false],
    ['cart.ts:3', 'cart', false],
    ['Error: read ECONNRESET', 'ECONNRESET', true],
    ['web-30 is gone', 'web-3* is gone', true],
    ['a b c b', 'a*b', true],
  ])('finds in %j the pattern %j: %s', (text, pattern, expected) => {
    expect(textFinder(pattern)(text)).toBe(expected)
  })
})

describe('testFinder', () => {
  it.each<[string, string, boolean]>([
    ['adds an item', 'cart › adds an item', true],
    ['adds an item', 'cart › adds an item twice', false],
    ['adds an item', 'cart › never adds an item', false],
    ['adds an item', 'cart › adds an item [chromium]', false],
    ['adds an item', 'adds an item.', true],
    ['cart › adds', 'cart › adds › twice', false],
    ['TestCart', 'shop::TestCart', true],
    ['TestCart', 'TestCart/adds', false],
    ['TestCart', 'TestCartTwice', false],
    ['TestCart/*', 'TestCart/adds/1', true],
    ['adds', 'adds(1)', false],
    ['adds*', 'adds [+]', true],
    ['Cart.adds', 'shop › Cart › adds', true],
    ['cart.spec.ts › adds', 'adds', true],
    ['cart.spec.ts:3:5 › adds', 'cart.spec.ts:9:5 › adds', true],
    ['login.spec.ts › adds', 'adds', false],
  ])('finds by the name %j the test %j in cart.spec.ts: %s', (name, title, expected) => {
    expect(testFinder(name)(namesOfTest(title, 'cart.spec.ts'))).toBe(expected)
  })
})
