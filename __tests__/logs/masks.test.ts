import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { maskLine } from '../../src/logs/masks/mask-line.ts'
import { applyMask, FOLDS, MASKS, NAME_MASKS } from '../../src/logs/masks/masks.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { linesOfExamples } from '../../testing/listed-rules.ts'
import { readRows } from '../../testing/read-log-cases.ts'

const ROWS = [...FOLDS, ...MASKS, ...NAME_MASKS].flatMap((mask) =>
  linesOfExamples(mask[2]).map((removes) => ({ mask, removes, keeps: mask[3] })),
)

describe('maskLine', () => {
  it.each(readRows(new URL('masks/masked-lines.txt', import.meta.url)))(
    'replaces what differs between runs in $text: $result',
    ({ text, result }) => {
      expect(maskLine(text)).toBe(result)
    },
  )

  it.each(ROWS)('removes something from $removes', ({ mask, removes }) => {
    expect(applyMask(removes, mask)).not.toBe(removes)
    expect(maskLine(removes)).not.toBe(removes)
  })

  it.each(ROWS)('keeps $keeps, which looks like what a mask removes', ({ keeps }) => {
    expect(maskLine(keeps)).toBe(keeps)
  })

  it('ends at a long name in a temporary folder', () => {
    const name = `Aaaa${'A'.repeat(200)}`
    expect(maskLine(`no /tmp/x/${name}.java`)).toBe(`no <temporary>/x/${name}.java`)
    expect(maskLine(`no /tmp/x/${name}`)).toBe(`no <temporary>/x/${name}`)
  })

  it('changes nothing in a text that is normalised already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = maskLine(text)
        fc.pre(!/^(?:Error: |#|\[)|[─━═⎯=_-]{4}/.test(once))
        expect(maskLine(once)).toBe(once)
      }),
      fuzzOptions(20, 800),
    )
  })

  it('returns the same for any time, duration, position and temporary folder', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        (a, b, date) => {
          const line = (x: number, time: Date) =>
            `${time.toISOString()} cart.c:${x}: no total (${x}ms) in /tmp/pytest-${x}/a`
          expect(maskLine(line(a, date))).toBe(maskLine(line(b, new Date(0))))
        },
      ),
    )
  })

  it('returns a short text for a hostile one, which would take hours in quadratic time', () => {
    const texts = [
      '1'.repeat(1e6),
      'a1'.repeat(5e5),
      ' '.repeat(1e6),
      '/'.repeat(1e6),
      '0x'.repeat(5e5),
      '›'.repeat(1e6),
      '-'.repeat(1e6),
      '\uE000'.repeat(1e6),
    ]
    for (const text of texts) expect(maskLine(text).length).toBeLessThan(5_000)
  })
})
