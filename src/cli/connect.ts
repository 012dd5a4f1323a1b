import { DEFAULTS } from '../build-report.ts'
import { type Client, createClient } from '../github/http/client.ts'
import type { ClientOptions } from '../github/http/request.ts'
import { toolkit } from '../github/http/transport.ts'
import { MINUTE } from '../model/time.ts'
import { recordExchanges } from './recording/record.ts'
import type { Recording } from './recording/recording.ts'
import { replayExchanges } from './recording/replay.ts'
import { repairsFor } from './repairs.ts'
import { apiUrlOf } from './run-url.ts'

/** After this deadline, a report uses the data fetched so far. */
export const COMMAND_DEADLINE = 5 * MINUTE

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
    now: Date.now,
  })
}

/** Returns a client that records its exchanges, and a function that returns the finished ones. */
export function connectRecorder(serverUrl: string, token: string) {
  const { transport, exchanges } = recordExchanges(toolkit, apiUrlOf(serverUrl))
  return { client: connect(serverUrl, { token, transport }), exchanges }
}

/** Returns a client that replays a recording. */
export function connectToRecording({ serverUrl, exchanges }: Recording): Client {
  const transport = replayExchanges(exchanges, apiUrlOf(serverUrl))
  return connect(serverUrl, { token: '-', transport, retryAfter: 0 })
}

/**
 * Returns the options of a report that are not on the command line.
 *
 * @param madeAt the time of a recorded report
 */
export function buildOptions(client: Client, madeAt?: number) {
  return {
    ...DEFAULTS,
    client,
    defaultBranch: undefined,
    signal: AbortSignal.timeout(COMMAND_DEADLINE),
    now: () => madeAt ?? client.now(),
  }
}
