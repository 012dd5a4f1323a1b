import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import stringWidth from 'string-width'
import {
  cutToWidth,
  padToWidth,
  wrapAnywhere,
  wrapParts,
  wrapWords,
} from '../../../src/render/terminal/wrap.ts'
import { singleLine } from '../../../src/render/text/markdown.ts'
import { anyName } from '../../../testing/arbitrary-run.ts'

describe('cutToWidth', () => {
  it.each([
    ['build', 5, 'build'],
    ['integration tests (windows-latest, 24)', 23, 'integration…latest, 24)'],
    ['abc def', 5, 'ab…ef'],
    ['abc def', 6, 'abc…ef'],
    ['日本語のテスト', 8, '日本…ト'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5, '👩‍👩‍👧‍👦…👩‍👩‍👧‍👦'],
    ['e\u0301a\u0300o\u0302', 2, 'e\u0301…'],
    ['build', 1, '…'],
    ['build', 0, ''],
  ])('truncates %j to %d columns: %j', (text, width, cut) => {
    expect(cutToWidth(text, width)).toBe(cut)
  })

  it('never returns a text wider than the limit', () => {
    fc.assert(
      fc.property(anyName, fc.nat(30), (name, width) => {
        expect(stringWidth(cutToWidth(name, width))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('wrapWords', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['see https://github.com/octo-org x', 7, ['see', 'https://github.com/octo-org', 'x']],
    ['a very-long-word', 6, ['a', 'very-l', 'ong-wo', 'rd']],
    ['a 日本語のテスト', 5, ['a', '日本', '語の', 'テス', 'ト']],
    ['  indented', 20, ['  indented']],
    ['  one two three', 9, ['  one two', '  three']],
    ['', 7, ['']],
  ])('wraps %j at %d columns: %j', (text, width, lines) => {
    expect(wrapWords(text, width)).toEqual(lines)
  })

  it('changes only spaces and keeps to the width', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 30 }), (name, width) => {
        const lines = wrapWords(name, width)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(name.normalize().replaceAll(/\s/g, ''))
        const wide = lines.filter((line) => stringWidth(line) > width)
        expect(wide.filter((line) => !line.includes('://'))).toEqual([])
      }),
    )
  })
})

describe('wrapParts', () => {
  it.each([
    [['a', 'b', 'c'], 5, ['a · b', 'c']],
    [['a long part', 'b'], 6, ['a long', 'part', 'b']],
    [['ab', 'c'], 6, ['ab · c']],
    [[], 5, []],
  ])('wraps %j at %d columns: %j', (parts, width, lines) => {
    expect(wrapParts(parts, width)).toEqual(lines)
  })
})

describe('wrapAnywhere', () => {
  it.each([
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['日本語', 4, ['日本', '語']],
    ['', 3, ['']],
  ])('wraps %j at %d columns: %j', (text, width, lines) => {
    expect(wrapAnywhere(text, width)).toEqual(lines)
  })

  it('keeps all characters', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 30 }), (anyText, width) => {
        // Its callers replace control characters.
        const name = singleLine(anyText)
        const lines = wrapAnywhere(name, width)
        expect(lines.join('')).toBe(name.normalize())
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
      }),
    )
  })
})

it.each([
  ['日本', 6, '日本  '],
  ['longer', 3, 'longer'],
])('padToWidth pads %j to %d columns: %j', (text, width, padded) => {
  expect(padToWidth(text, width)).toBe(padded)
})
