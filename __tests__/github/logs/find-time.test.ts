import { describe, expect, it } from '@jest/globals'
import { findTime } from '../../../src/github/logs/find-time.ts'
import { logLine } from '../../../testing/log-text.ts'
import { at } from '../../../testing/make-run.ts'

/** A fake log host; `sizes` has the size of each requested range. */
function logOf(lines: readonly string[]) {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const sizes: number[] = []
  const fetchPart = ({ from, to }: { readonly from: number; readonly to: number }) => {
    sizes.push(to - from + 1)
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
    const body = (async function* () {
      yield bytes.subarray(from, to + 1)
    })()
    return Promise.resolve({ body, from, size: bytes.length })
  }
  return { bytes, fetchPart, sizes }
}

const LINES = Array.from({ length: 60_000 }, (_, second) => logLine(second, 'x'.repeat(50)))

describe('findTime', () => {
  it.each([0, 1, 3_000, 30_000, 55_000])('finds second %i with few requests', async (time) => {
    const { bytes, fetchPart, sizes } = logOf(LINES)
    const { before, after } = await findTime(at(time), bytes.length, fetchPart)
    const last = bytes.indexOf(logLine(time, ''))
    expect(after).toBeGreaterThan(last)
    expect(after - last).toBeLessThan(600_000)
    expect(before).toBeLessThanOrEqual(last)
    expect(last - before).toBeLessThan(600_000)
    expect(sizes.length).toBeLessThan(8)
    expect(Math.max(...sizes)).toBe(16_384)
  })

  it('gives up after one request if a line is too long', async () => {
    const { bytes, fetchPart, sizes } = logOf(['x'.repeat(2_000_000)])
    expect(await findTime(at(0), bytes.length, fetchPart)).toEqual({
      before: 0,
      after: bytes.length,
    })
    expect(sizes).toHaveLength(1)
  })
})
