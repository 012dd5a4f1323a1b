import type { IncomingHttpHeaders } from 'node:http'

/** An answer of 400 and above, or a redirect that leads nowhere the token may go. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** What the server gives as the reason; `undefined` where it gives none. */
  readonly reason: string | undefined

  constructor(status: number, headers: IncomingHttpHeaders, reason: string | undefined) {
    super(`GitHub answered ${status}`)
    this.status = status
    this.headers = headers
    this.reason = reason
  }
}
