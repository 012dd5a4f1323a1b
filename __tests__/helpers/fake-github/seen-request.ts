import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export interface SeenRequest {
  /** 1 for the first request that the fake received. */
  readonly number: number
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The JSON that it sent; `undefined` for none. */
  readonly content: unknown
  /** The address that it came from, which is a proxy's where there is one. */
  readonly from: string | undefined
  /** Milliseconds of `performance.now()` in the process of the fake. */
  readonly startedAt: number
}

/** @param body its text, '' for none */
export function seeRequest(number: number, request: IncomingMessage, body = ''): SeenRequest {
  const { method = '', url: path = '', headers, socket } = request
  const [pathname = '', search] = path.split('?', 2)
  return {
    number,
    method,
    path,
    pathname,
    query: new URLSearchParams(search),
    headers,
    content: body === '' ? undefined : JSON.parse(body),
    from: socket.remoteAddress,
    startedAt: performance.now(),
  }
}

/** Receives the text of a request; immediately for a request that has none. */
export function receiveBody(request: IncomingMessage, receive: (body: string) => void): void {
  if (request.method === 'GET') receive('')
  // A broken connection has no request to respond to.
  else void text(request).then(receive, () => undefined)
}
