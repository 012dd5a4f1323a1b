import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createDeflate, gzipSync } from 'node:zlib'
import type { FakeResponse } from './response.ts'

/** A server's name and how it proves it, for HTTPS. */
export interface Secured {
  /** @example 'api.ghe.test' */
  readonly name: string
  /** Both as PEM. */
  readonly key: string
  readonly cert: string
}

/** Opens a server on a free port of the loopback address. */
export async function openServer(listener: RequestListener, secured?: Secured) {
  const server = secured ? createSecureServer(secured, listener) : createServer(listener)
  // A busy machine may take longer than Node's 5 s for what is between two requests.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address is a text for a pipe and null before the server listens: neither is the case.
  const { port } = server.address() as AddressInfo
  return {
    /** @example 'http://127.0.0.1:1234' */
    url: secured ? `https://${secured.name}:${port}` : `http://127.0.0.1:${port}`,
    /** Breaks the connections still open and ends the server. */
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

export interface SeenRequest {
  /** 1 for the first request that the server received. */
  readonly number: number
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  /** The JSON that it sent; `undefined` for none. */
  readonly content: unknown
  /** The address of the sender, which may be a proxy. */
  readonly from: string | undefined
  /** Milliseconds of `performance.now()` in the process of the server. */
  readonly startedAt: number
}

/** Whether a request changes nothing: GraphQL takes queries by POST, too, and refuses a mutation in them. */
export function isRead({ method, pathname, content }: SeenRequest): boolean {
  const { query } = (content ?? {}) as { readonly query?: unknown }
  const isQuery = typeof query === 'string' && query.startsWith('query ')
  return method === 'GET' || (method === 'POST' && pathname.endsWith('/graphql') && isQuery)
}

/** @param body its text, '' for none */
export function seeRequest(number: number, request: IncomingMessage, body = ''): SeenRequest {
  const { method = '', url: path = '', headers, rawHeaders, socket } = request
  const [pathname = '', search] = path.split('?', 2)
  return {
    ...{ number, method, path, pathname, headers, rawHeaders },
    query: new URLSearchParams(search),
    content: body === '' ? undefined : JSON.parse(body),
    from: socket.remoteAddress,
    startedAt: performance.now(),
  }
}

/**
 * How a response is sent. `destroy`: the connection ends before the response; `reset`: it breaks there;
 * `never`: no response until the server closes; `truncate`: the connection breaks in the middle of the
 * body; `trickle`: the body is sent byte by byte; `gzip`, `deflate`, `br`: gigabytes of spaces follow
 * it, compressed.
 */
export type Delivery =
  | 'whole'
  | 'destroy'
  | 'reset'
  | 'never'
  | 'truncate'
  | 'trickle'
  | 'gzip'
  | keyof typeof COMPRESSIONS

const COMPRESSIONS = {
  deflate: () => createDeflate({ level: 1 }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
}

/** Sends a response at `dueAt`, on the clock of `performance.now()`. */
export async function deliver(parcel: {
  readonly outgoing: ServerResponse
  readonly response: FakeResponse
  readonly delivery: Delivery
  readonly dueAt: number
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
}): Promise<void> {
  const { outgoing, response, delivery, dueAt, closing } = parcel
  const delayMs = dueAt - performance.now()
  if (delayMs > 0) await sleep(delayMs)
  if (delivery === 'never' || closing.aborted) return
  if (delivery === 'destroy') {
    outgoing.destroy()
    return
  }
  if (delivery === 'reset') {
    outgoing.socket?.resetAndDestroy()
    return
  }
  const body = Buffer.from(response.body)
  if (delivery === 'gzip' || delivery === 'deflate' || delivery === 'br') {
    outgoing.writeHead(response.status, { ...response.headers, 'content-encoding': delivery })
    if (delivery === 'gzip') pipeline(Readable.from(gzipped(body)), outgoing, () => undefined)
    else {
      pipeline(Readable.from(inflated(body)), COMPRESSIONS[delivery](), outgoing, () => undefined)
    }
    return
  }
  outgoing.writeHead(response.status, { ...response.headers, 'content-length': body.length })
  if (delivery === 'trickle') await trickle(outgoing, body, closing)
  else if (delivery === 'whole') outgoing.end(body)
  else outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy())
}

const BOMB_BYTES = 2_000_000_000
const PIECE_BYTES = 1_000_000

function* inflated(body: Buffer): Generator<Buffer> {
  yield body
  const spaces = Buffer.alloc(PIECE_BYTES, ' ')
  for (let sent = 0; sent < BOMB_BYTES; sent += spaces.length) yield spaces
}

/** Only gzip has members, so that one compressed piece serves for all. */
function* gzipped(body: Buffer): Generator<Buffer> {
  yield gzipSync(body)
  const spaces = gzipSync(Buffer.alloc(PIECE_BYTES, ' '))
  for (let sent = 0; sent < BOMB_BYTES; sent += PIECE_BYTES) yield spaces
}

/** Sends one byte at a time, until the client or the server closes. */
async function trickle(outgoing: ServerResponse, body: Buffer, closing: AbortSignal) {
  for (let at = 0; at < body.length && !outgoing.destroyed && !closing.aborted; at++) {
    outgoing.write(body.subarray(at, at + 1))
    await sleep(TRICKLE_MS)
  }
  outgoing.end()
}

/** A byte per second for an action with shortened timers. */
const TRICKLE_MS = 30

// The timer as it is before a run in this process shortens it. `node:timers/promises` is not imported
// here, for the reason in `run-in-process.ts`.
const { setTimeout: wait } = globalThis

function sleep(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    wait(resolve, delayMs).unref()
  })
}
