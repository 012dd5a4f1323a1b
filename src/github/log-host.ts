import { proxiedFetch } from './proxied-fetch.ts'

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
 * @throws `LogHostError`, or what `fetch` throws
 */
export async function askLogHost(
  address: string,
  range: Range | undefined,
  signal: AbortSignal,
): Promise<LogPart> {
  const response = await proxiedFetch(address, {
    signal,
    headers: range === undefined ? {} : { range: `bytes=${range.from}-${range.to}` },
  })
  const contentRange = response.headers.get('content-range') ?? ''
  // 416: an empty log has no bytes to give a piece of.
  const empty = response.status === 416 && contentRange.endsWith('/0')
  if (empty || (response.ok && response.body === null)) {
    await response.body?.cancel()
    return { body: nothing(), from: 0, size: 0 }
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new LogHostError(response.status)
  }
  const body = response.body as AsyncIterable<Uint8Array>
  if (response.status !== 206) return { body, from: 0, size: undefined }
  const [, from, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(contentRange) ?? []
  return {
    body,
    from: from === undefined ? (range?.from ?? 0) : Number(from),
    size: size === undefined ? undefined : Number(size),
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- an empty body is still a stream
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* []
}
