import type { Client } from '../../src/github/http/client.ts'
import { httpError, QUIET_CLIENT } from './fake-client.ts'
import { respondTo } from './fake-github/routes.ts'
import type { FakeState } from './fake-github/state.ts'

/** A client of a fake GitHub with no network between them, for what takes hundreds of reports. */
export function offlineClient(world: FakeState): Client {
  const ask = async (route: string, parameters: Parameters): Promise<unknown> => {
    const { status, headers, body } = respondTo(world, questionOf(route, parameters))
    if (status >= 400) throw httpError(status, 'Not Found')
    return await Promise.resolve(headers.location ?? JSON.parse(body))
  }
  return {
    ...QUIET_CLIENT,
    // The fake responses what GitHub would.
    get: async (route, parameters) => (await ask(route, parameters)) as Record<string, unknown>,
    list: async (route, parameters) => (await ask(route, parameters)) as unknown[],
    redirect: async (route, parameters) => (await ask(route, parameters)) as string,
  }
}

type Parameters = Readonly<Record<string, string | number>>

function questionOf(route: string, parameters: Parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    query.delete(name)
    return encodeURIComponent(parameters[name] ?? '')
  })
  return { method: 'GET', path, query, apiUrl: 'https://api.github.com' }
}
