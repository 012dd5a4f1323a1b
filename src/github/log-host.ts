import { follow } from './redirect.ts'
import { send, type RequestHeaders } from './send.ts'

/** A piece of a log, as the host sends it. */
export interface LogPart {
  readonly body: AsyncIterable<Uint8Array>
  /** Where the piece begins in the log. */
  readonly from: number
  /** The size of the whole log; `undefined` when the host does not say. */
  readonly size: number | undefined
}

export interface Range {
  /** The first byte and the last. */
  readonly from: number
  readonly to: number
}

/** The host's refusal. */
export class LogHostError extends Error {
  override readonly name = 'LogHostError'
  readonly status: number

  constructor(status: number) {
    super(`the log's host answered ${status}`)
    this.status = status
  }
}

/**
 * Asks the host of a log for a piece of it, or for all of it; a host that does not do ranges gives
 * all of it in any case. No header of ours is sent but the range, and above all no token. It goes
 * through the proxy that the environment names for this host.
 *
 * The first byte and the last are both named, since Azure's storage knows no `bytes=-500`:
 * https://learn.microsoft.com/en-us/rest/api/storageservices/specifying-the-range-header-for-blob-service-operations
 *
 * @throws `LogHostError`, or what `send` throws
 */
export async function askLogHost(
  address: string,
  range: Range | undefined,
  signal: AbortSignal,
): Promise<LogPart> {
  const headers: RequestHeaders =
    range === undefined ? {} : { range: `bytes=${range.from}-${range.to}` }
  const answer = await follow(
    (next) => send(next, headers, signal),
    new URL(address),
    () => true,
  )
  const { statusCode: status = 0 } = answer
  const contentRange = answer.headers['content-range'] ?? ''
  // 416: an empty log has no bytes to give a piece of.
  if (status === 416 && contentRange.endsWith('/0')) {
    answer.destroy()
    return { body: nothing(), from: 0, size: 0 }
  }
  if (status < 200 || status >= 300) {
    answer.destroy()
    throw new LogHostError(status)
  }
  if (status !== 206) return { body: answer, from: 0, size: undefined }
  const [, from, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(contentRange) ?? []
  return {
    body: answer,
    from: from === undefined ? (range?.from ?? 0) : Number(from),
    size: size === undefined ? undefined : Number(size),
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- an empty body is still a stream
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* []
}
