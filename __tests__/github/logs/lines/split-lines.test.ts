import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lineSplitter, MAX_LINE_BYTES } from '../../../../src/github/logs/lines/split-lines.ts'

function split(chunks: readonly Uint8Array[]) {
  const splitter = lineSplitter()
  const lines = chunks.flatMap((chunk) =>
    [...splitter.push(chunk)].map(({ bytes, cut }) => ({ text: bytes.toString('latin1'), cut })),
  )
  return [
    ...lines,
    ...[...splitter.end()].map(({ bytes, cut }) => ({ text: bytes.toString('latin1'), cut })),
  ]
}

const chunksOf = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

describe('lineSplitter', () => {
  it('returns the same lines for any chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary-ascii', maxLength: 30 })),
        fc.integer({ min: 1, max: 50 }),
        (lines, size) => {
          const clean = lines.map((line) => line.replace(/[\r\n]/g, '.'))
          const bytes = Buffer.from(clean.map((line) => `${line}\n`).join(''), 'latin1')
          expect(split(chunksOf(bytes, size)).map(({ text }) => text)).toEqual(clean)
        },
      ),
    )
  })

  it.each([1_000, 65_536, 2_000_000])('cuts a long line, in chunks of %i', (size) => {
    const bytes = Buffer.from(`${'x'.repeat(1_000_000)}\nshort\n`)
    const lines = split(chunksOf(bytes, size))
    expect(lines.map(({ cut }) => cut)).toEqual([true, false])
    expect(lines[0]?.text).toHaveLength(MAX_LINE_BYTES)
    expect(lines[1]?.text).toBe('short')
  })
})
