import { GitHubError } from '../errors/github-error.ts'
import type { LogPart, LogReader } from './log-host.ts'

/**
 * Bytes that a report reads of all logs beyond their ends. A MB of lines that differ takes some 0.4 s of processor time, so
 * that the deadline of the logs is over first; the limit bounds what is downloaded of lines that take less.
 */
export const MAX_LOG_BYTES = 67_108_864

/** Longest part that is read of each log, whatever is read of others. */
export const MAX_SHORT_PART = 2_097_152

/** Limit of the bytes that a report reads of long parts. */
export interface LogLimit {
  /** Counts bytes of a log whose size was unknown. */
  readonly count: (bytes: number) => void
  /**
   * Takes bytes for a long part, if that many are left. A log of the run leaves as many as the first one took, for the log
   * that this is compared with.
   */
  readonly take: (bytes: number, isOfRun: boolean) => boolean
}

export function startLogLimit(maxBytes = MAX_LOG_BYTES): LogLimit {
  let left = maxBytes
  let reserved: number | undefined
  return {
    count(bytes) {
      left -= bytes
    },
    take(bytes, isOfRun) {
      const needed = isOfRun ? bytes + (reserved ?? bytes) : bytes
      if (needed > left) return false
      if (isOfRun) reserved ??= bytes
      left -= bytes
      return true
    },
  }
}

export interface LogTurn {
  readonly limit: LogLimit
  readonly isOfRun: boolean
  /** Resolves when the logs before this one are read. */
  readonly turn: Promise<unknown>
}

/**
 * Returns a function that reads ranges of a log within a limit: short ones always, and longer ones in turn, if enough bytes
 * are left. A log of a host without ranges is read to its end, or not at all.
 *
 * The function throws `GitHubError` of the kind `own-limit` if too few bytes are left.
 */
export function limitLog(read: LogReader, { limit, isOfRun, turn }: LogTurn): LogReader {
  let taken = 0
  return async (range, next) => {
    const length = range === undefined ? 0 : range.to - range.from + 1
    if (length > MAX_SHORT_PART) {
      await turn
      // Its end was read before.
      const more = Math.max(0, length - MAX_SHORT_PART - taken)
      if (!limit.take(more, isOfRun)) throw tooLong()
      taken += more
    }
    const part = await read(range, next)
    return part.size === undefined ? { ...part, body: readWhole(part, limit, turn) } : part
  }
}

/** Reads a log of unknown size in its turn, and counts it. */
async function* readWhole(
  { body }: LogPart,
  limit: LogLimit,
  turn: Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  await turn
  const hasLeft = limit.take(1, false)
  for await (const chunk of body) {
    // Here, so that the connection ends.
    if (!hasLeft) throw tooLong()
    limit.count(chunk.length)
    yield chunk
  }
}

function tooLong(): GitHubError {
  const mebibytes = MAX_LOG_BYTES / 1_048_576
  return new GitHubError(`a report reads at most ${mebibytes} MiB of long logs`, {
    kind: 'own-limit',
  })
}
