import { repairRead } from '../../src/actions/repairs.ts'
import { type Client, createClient } from '../../src/github/http/client.ts'
import type { ClientOptions } from '../../src/github/http/request.ts'

/** Returns how a test connects to a fake GitHub: with a token, and almost without pauses. */
export function testOptions(apiUrl: string): ClientOptions {
  return {
    token: 'secret',
    apiUrl,
    repair: repairRead,
    debug: () => undefined,
    now: () => performance.now(),
    retryAfter: 1,
  }
}

/** Returns a client that sends its requests to a fake GitHub. */
export function logClient(apiUrl: string): Client {
  return createClient(testOptions(apiUrl))
}
