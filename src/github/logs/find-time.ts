import type { Instant } from '../../model/time.ts'
import type { LogPart, ByteRange } from '../http/log-host.ts'
import { timeReader } from './lines/log-text.ts'
import { lineSplitter } from './lines/split-lines.ts'

/** Bytes to read at a position to find its time; most lines are far shorter. */
const PROBE_BYTES = 16_384

/** Precision of a position. */
const PRECISION_BYTES = 524_288

/**
 * Finds where a large log passes a time, by binary search, since its times ascend. A log of a gigabyte
 * takes 13 small requests.
 *
 * @returns two positions: lines up to `before` are not after the time, lines from `after` on are; the start and the end
 * of the log if all its lines are after or before the time
 */
export async function findTime(
  time: Instant,
  size: number,
  fetchPart: (range: ByteRange) => Promise<LogPart>,
): Promise<{ readonly before: number; readonly after: number }> {
  let before = 0
  let after = size
  while (after - before > PRECISION_BYTES) {
    const middle = Math.floor((before + after) / 2)
    const found = await timeAt(await fetchPart({ from: middle, to: middle + PROBE_BYTES - 1 }))
    // No line begins in the probe, so there is no time to compare.
    if (found === undefined) break
    if (found > time) after = middle
    else before = middle
  }
  return { before, after }
}

/** Returns the time of the first line that begins in a part. */
async function timeAt({ body }: LogPart): Promise<Instant | undefined> {
  const splitter = lineSplitter()
  const timeOf = timeReader()
  let found: Instant | undefined
  for await (const chunk of body) {
    for (const { bytes } of splitter.push(chunk)) found ??= timeOf(bytes)?.time
  }
  return found
}
