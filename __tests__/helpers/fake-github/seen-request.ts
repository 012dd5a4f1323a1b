import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

export interface SeenRequest {
  /** 1 for the first request that the fake received. */
  readonly number: number
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The address that it came from, which is a proxy's where there is one. */
  readonly from: string | undefined
  /** Milliseconds of `performance.now()` in the process of the fake. */
  readonly startedAt: number
}

export function seeRequest(number: number, request: IncomingMessage): SeenRequest {
  const { method = '', url: path = '', headers, socket } = request
  const [pathname = '', search] = path.split('?', 2)
  return {
    number,
    method,
    path,
    pathname,
    query: new URLSearchParams(search),
    headers,
    from: socket.remoteAddress,
    startedAt: performance.now(),
  }
}
