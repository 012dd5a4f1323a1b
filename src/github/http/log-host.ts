import type { LimitFunction } from 'p-limit'
import { GitHubError } from '../errors/github-error.ts'
import { isRedirect, MAX_REDIRECTS, redirectOf } from './read-response.ts'
import type { ReadUrl } from './transport.ts'

/** A part of a log, as the host sends it. */
export interface LogPart {
  readonly body: AsyncIterable<Uint8Array>
  /** Position of the first byte in the log. */
  readonly from: number
  /** Size of the whole log; `undefined` if the host does not report it. */
  readonly size: number | undefined
}

/** Positions of the first and the last byte. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Returns what to read behind a part of a log, once that is read; `undefined` for nothing. */
type NextRange = (part: Pick<LogPart, 'size'>) => ByteRange | undefined

/** Reads a range of a log, or the whole log. The body goes on with the next range, if there is one. */
export type LogReader = (range?: ByteRange, next?: NextRange) => Promise<LogPart>

/** A part whose body may be left unread. */
interface OpenPart extends LogPart {
  readonly close: () => void
}

/** Longer parts are read in sequence, since what a reader keeps of each would fill the memory. */
const MAX_PARALLEL_BYTES = 16_777_216

/**
 * Returns a function that reads ranges of a log; a host without support for ranges returns the whole
 * log. The only headers that we send are the range and the user agent, and never a token.
 *
 * A range has both ends, since Azure's storage does not support `bytes=-500`:
 * https://learn.microsoft.com/en-us/rest/api/storageservices/specifying-the-range-header-for-blob-service-operations
 *
 * The function throws `GitHubError` if the host refuses, or what `read` throws.
 *
 * @param oneAtATime shared by the readers whose long parts are read in sequence
 */
export function logReader(read: ReadUrl, logUrl: string, oneAtATime: LimitFunction): LogReader {
  return async (range, next) => {
    const part = await readRange(range)
    const { from, size } = part
    return { body: next === undefined ? part.body : joinNext(part, next, readRange), from, size }
  }

  async function readRange(range: ByteRange | undefined): Promise<OpenPart> {
    const bytes = range && `bytes=${range.from}-${range.to}`
    let url = logUrl
    let response = await read(url, bytes)
    for (let left = MAX_REDIRECTS; isRedirect(response) && left > 0; left--) {
      response.close()
      url = redirectOf(response, url)
      response = await read(url, bytes)
    }
    const { status, headers, close } = response
    const isShort = Number(headers['content-length']) <= MAX_PARALLEL_BYTES
    const contentRange = headers['content-range'] ?? ''
    const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(contentRange) ?? []
    const end = Math.min(Number(last) + 1, Number(size))
    const sent = wholeBody(response.body, end - Number(first))
    const body = isShort ? sent : readInTurn(sent, oneAtATime)
    // 416: an empty log has no bytes to return.
    if (status === 416 && contentRange.endsWith('/0')) {
      close()
      return { body: new Blob([]).stream(), from: 0, size: 0, close }
    }
    if (status < 200 || status >= 300) {
      close()
      // No token is sent, so 401 and 403 are not about its permissions.
      const isGone = status === 404 || status === 410
      const kind = isGone ? 'not-found' : status >= 500 ? 'server' : 'other'
      throw new GitHubError(`the log host responded with ${status}`, { kind, status })
    }
    if (status !== 206) return { body, from: 0, size: undefined, close }
    if (size === undefined) return { body, from: range?.from ?? 0, size: undefined, close }
    return { body, from: Number(first), size: Number(size), close }
  }
}

/** Why a log is not whole that began to arrive. */
export const TRANSFER_CUT = 'the transfer was cut'

/**
 * Reads a body to its end. Node counts the bytes of `Content-Length` and of chunks; those of `Content-Range` are counted here.
 *
 * @param size `NaN` if it is not known
 * @throws `GitHubError` with the message `TRANSFER_CUT` if it ends early
 */
async function* wholeBody(
  body: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let count = 0
  try {
    for await (const chunk of body) {
      count += chunk.length
      yield chunk
    }
  } catch (cause) {
    throw count === 0 ? cause : new GitHubError(TRANSFER_CUT, { kind: 'network', cause })
  }
  if (count < size) throw new GitHubError(TRANSFER_CUT, { kind: 'network' })
}

/** Goes on with the next range of a log, if the host responds with what begins where the part ends. */
async function* joinNext(
  { body, from, size }: LogPart,
  next: NextRange,
  readRange: (range: ByteRange) => Promise<OpenPart>,
): AsyncGenerator<Uint8Array> {
  let position = from
  for await (const chunk of body) {
    position += chunk.length
    yield chunk
  }
  const range = next({ size })
  if (range === undefined) return
  const more = await readRange(range)
  if (more.from === position) yield* more.body
  else more.close()
}

/** Waits for the bodies before this one. The next one's turn comes when this one is read, or abandoned. */
async function* readInTurn(
  body: AsyncIterable<Uint8Array>,
  oneAtATime: LimitFunction,
): AsyncGenerator<Uint8Array> {
  const turn = Promise.withResolvers<undefined>()
  const done = Promise.withResolvers<undefined>()
  void oneAtATime(() => {
    turn.resolve(undefined)
    return done.promise
  })
  await turn.promise
  try {
    yield* body
  } finally {
    done.resolve(undefined)
  }
}
