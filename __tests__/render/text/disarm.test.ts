import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { disarm, disarmJson } from '../../../src/render/text/disarm.ts'
import { MASK_COMMANDS } from '../../../testing/fixtures/attacks.ts'

/** What the runner obeys, in a reader that ends a line at every kind of line break. */
const COMMAND = /(?:^|[\n\v\f\r\u0085\u2028\u2029])[\s\p{C}]*::|##\[/u

describe('disarm', () => {
  it.each([
    ['##[add-mask]x', '# #[add-mask]x'],
    ['###[error]x', '## #[error]x'],
    ['  ::error::x', '  : :error::x'],
    ['\uFEFF::error::x', '\uFEFF: :error::x'],
    ['a\n::error::x', 'a\n: :error::x'],
    ['a\r\n ::error::x\n\n::debug::y', 'a\r\n : :error::x\n\n: :debug::y'],
    ['a::b::c, #1 and # [x]', 'a::b::c, #1 and # [x]'],
  ])('writes %j as %j', (text, expected) => {
    expect(disarm(text)).toBe(expected)
  })

  it.each(MASK_COMMANDS)('breaks up the command in %j', (text) => {
    expect(disarm(text)).not.toMatch(COMMAND)
  })

  it('breaks up every command', () => {
    const part = fc.constantFrom(
      '##[',
      '::',
      ':',
      '#',
      '[',
      'a',
      ' ',
      '\t',
      '\n',
      '\r',
      '\u2028',
      '\u0085',
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(disarm(parts.join(''))).not.toMatch(COMMAND)
      }),
    )
  })
})

describe('disarmJson', () => {
  it('breaks up every command without a change of the value', () => {
    const text = MASK_COMMANDS.join('')
    const json = disarmJson(JSON.stringify({ [text]: text }))
    expect(json).not.toMatch(COMMAND)
    expect(JSON.parse(json)).toEqual({ [text]: text })
  })
})
