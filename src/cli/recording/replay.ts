import { GitHubError } from '../../github/errors/github-error.ts'
import type { Transport } from '../../github/http/transport.ts'
import type { Exchange, SavedError } from './recording.ts'

/** Returns a transport that replays a recording; equal requests get their responses in order. */
export function replayExchanges(exchanges: readonly Exchange[], apiUrl: string): Transport {
  const remaining = Map.groupBy(exchanges, ({ method, path, range }) =>
    exchangeName(method, path, range),
  )
  const next = (method: string, path: string, range?: string): Exchange => {
    const name = exchangeName(method, path, range)
    const [exchange, ...rest] = remaining.get(name) ?? []
    if (exchange === undefined) {
      const message = `the recording has no response to ${method} ${path}`
      throw new GitHubError(message, { kind: 'not-recorded' })
    }
    remaining.set(name, rest)
    return exchange
  }
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- errors must reject
    async send({ method, url }) {
      const { status, headers = {}, body = '', error } = next(method, url.slice(apiUrl.length))
      if (status === undefined) throw savedError(error)
      return { status, headers, body }
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    openHost: () => async (url, range) => {
      const { status, headers = {}, body = '', isBase64, error } = next('GET', url, range)
      if (status === undefined) throw savedError(error)
      const bytes = Buffer.from(body, isBase64 === true ? 'base64' : 'utf8')
      return { status, headers, body: stream(bytes, error), close: () => undefined }
    },
  }
}

function exchangeName(method: string, path: string, range = ''): string {
  return `${method} ${path} ${range}`
}

// eslint-disable-next-line @typescript-eslint/require-await -- a body is a stream
async function* stream(bytes: Buffer, error: SavedError | undefined): AsyncGenerator<Uint8Array> {
  yield bytes
  if (error !== undefined) throw savedError(error)
}

function savedError(error: SavedError | undefined): GitHubError {
  const {
    kind = 'not-recorded',
    message = 'the response was not saved',
    status,
    cause,
  } = error ?? {}
  return new GitHubError(message, { kind, status, cause: cause && { name: cause } })
}
