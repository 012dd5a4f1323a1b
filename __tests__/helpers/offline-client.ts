import { Readable } from 'node:stream'
import type { Client } from '../../src/github/http/client.ts'
import { httpError, QUIET_CLIENT } from './fake-client.ts'
import { respondTo } from './fake-github/routes.ts'
import type { FakeState } from './fake-github/state.ts'

/**
 * Returns a client of a fake GitHub without a network, for tests that make hundreds of reports.
 *
 * @param state its `logs` are the texts of the logs, not their URLs
 */
export function offlineClient(state: FakeState): Client {
  const request = async (route: string, parameters: Parameters): Promise<unknown> => {
    const { status, headers, body } = respondTo(state, requestOf(route, parameters))
    if (status >= 400) throw httpError(status, 'Not Found')
    return await Promise.resolve(headers.location ?? JSON.parse(body))
  }
  return {
    ...QUIET_CLIENT,
    // The fake responds as GitHub does.
    get: async (route, parameters) => (await request(route, parameters)) as Record<string, unknown>,
    list: async (route, parameters) => (await request(route, parameters)) as unknown[],
    redirect: async (route, parameters) => (await request(route, parameters)) as string,
    log: (text) => () =>
      Promise.resolve({ body: Readable.from([Buffer.from(text)]), from: 0, size: undefined }),
  }
}

type Parameters = Readonly<Record<string, string | number>>

function requestOf(route: string, parameters: Parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    query.delete(name)
    return encodeURIComponent(parameters[name] ?? '')
  })
  return { method: 'GET', path, query, apiUrl: 'https://api.github.com' }
}
