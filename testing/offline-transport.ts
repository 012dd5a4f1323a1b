import { Readable } from 'node:stream'
import type { Transport } from '../src/github/http/transport.ts'
import type { FakeResponse } from './fake-github/response.ts'
import { respondTo } from './fake-github/routes.ts'
import type { FakeState } from './fake-github/state.ts'

export const OFFLINE_API = 'https://api.github.com'

/**
 * Returns a transport to a fake GitHub without a network, for tests that make hundreds of reports.
 *
 * @param state its logs are at URLs made by `logUrl`
 * @param change replaces a response; `path` is without the query
 */
export function offlineTransport(
  state: FakeState,
  change: (response: FakeResponse, path: string) => FakeResponse = (response) => response,
): Transport {
  return {
    send({ method, url, body }) {
      const { pathname: path, searchParams: query } = new URL(url)
      const content: unknown = body === undefined ? undefined : JSON.parse(body)
      const response = respondTo(state, { method, path, query, content, apiUrl: OFFLINE_API })
      return Promise.resolve(change(response, path))
    },
    openHost: () => (url) => {
      const log = Buffer.from(url.slice(DATA.length), 'base64url')
      const body = Readable.from([log])
      return Promise.resolve({ status: 200, headers: {}, body, close: () => undefined })
    },
  }
}

const DATA = 'https://logs.example/'

/** Returns a URL that contains a log or an archive. */
export function logUrl(log: string | Buffer): string {
  return DATA + Buffer.from(log).toString('base64url')
}
