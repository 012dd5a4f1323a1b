import { type Client, createClient } from '../github/http/client.ts'
import type { ClientOptions } from '../github/http/request.ts'
import { MINUTE } from '../model/time.ts'
import { repairsFor } from './repairs.ts'
import { apiUrlOf } from './run-url.ts'

/** After this deadline, a report uses the data fetched so far. */
export const DEADLINE = 5 * MINUTE

/** Returns a client for the API of a server. */
export function connect(
  serverUrl: string,
  options: Pick<ClientOptions, 'token' | 'transport' | 'retryAfter'>,
): Client {
  const apiUrl = apiUrlOf(serverUrl)
  // `@actions/github` reads both on import: it chooses the proxy for this URL, and throws if the
  // event file is not JSON.
  process.env['GITHUB_API_URL'] = apiUrl
  delete process.env['GITHUB_EVENT_PATH']
  return createClient({
    ...options,
    apiUrl,
    repair: repairsFor(new URL(serverUrl).host),
    debug: () => undefined,
    now: () => performance.now(),
  })
}
