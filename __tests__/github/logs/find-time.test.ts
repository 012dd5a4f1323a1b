import { describe, expect, it } from '@jest/globals'
import { findTime } from '../../../src/github/logs/find-time.ts'
import { logLine } from '../../helpers/log-text.ts'
import { at } from '../../helpers/make-run.ts'

/** A log of which any part can be asked for, and how often it was. */
function logOf(lines: readonly string[]) {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const asked: number[] = []
  const ask = ({ from, to }: { readonly from: number; readonly to: number }) => {
    asked.push(to - from + 1)
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
    const body = (async function* () {
      yield bytes.subarray(from, to + 1)
    })()
    return Promise.resolve({ body, from, size: bytes.length })
  }
  return { bytes, ask, asked }
}

const LINES = Array.from({ length: 60_000 }, (_, second) => logLine(second, 'x'.repeat(50)))

describe('the place in a log where a time ends', () => {
  it.each([0, 1, 3_000, 30_000, 55_000])('is found for second %i in few requests', async (time) => {
    const { bytes, ask, asked } = logOf(LINES)
    const { before, after } = await findTime(at(time), bytes.length, ask)
    const last = bytes.indexOf(logLine(time, ''))
    expect(after).toBeGreaterThan(last)
    expect(after - last).toBeLessThan(600_000)
    expect(before).toBeLessThanOrEqual(last)
    expect(last - before).toBeLessThan(600_000)
    expect(asked.length).toBeLessThan(8)
    expect(Math.max(...asked)).toBe(16_384)
  })

  it('is the end of the log where nothing is later', async () => {
    const { bytes, ask } = logOf(LINES)
    expect((await findTime(at(60_000), bytes.length, ask)).after).toBe(bytes.length)
  })

  it('is not looked for beyond a line that is too long', async () => {
    const { bytes, ask, asked } = logOf(['x'.repeat(2_000_000)])
    expect(await findTime(at(0), bytes.length, ask)).toEqual({ before: 0, after: bytes.length })
    expect(asked).toHaveLength(1)
  })
})
