import { createClient, type Client } from '../../src/github/client.ts'

/** A client that asks a fake GitHub with a token. */
export function logClient(apiUrl: string): Client {
  return createClient({ token: 'secret', apiUrl, retryAfter: 1 })
}
