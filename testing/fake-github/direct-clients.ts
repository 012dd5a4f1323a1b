import type { Client } from '../../src/github/http/client.ts'
import type { Fields } from '../../src/github/json-values.ts'
import type { WritableSource } from '../../src/github/http/write-client.ts'
import { statusError } from '../../src/github/errors/github-error.ts'
import { QUIET_CLIENT } from '../fake-client.ts'
import { respondTo } from './routes.ts'
import type { FakeState } from './state.ts'

/**
 * Returns clients of a fake GitHub without a server between them, which takes a fraction of the time, and the requests
 * that changed something, such as `PATCH /issues/41`.
 *
 * @param sent receives each request after its response was made, such as `GET /repos/{owner}/{repo}/issues`
 */
export function directClients(state: FakeState, sent: (route: string) => void = () => undefined) {
  const writes: string[] = []
  const send = (method: string, route: string, parameters: Readonly<Record<string, unknown>>) => {
    const rest = new Map(Object.entries(parameters))
    const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest.get(name))
      rest.delete(name)
      return encodeURIComponent(value)
    })
    const query = new URLSearchParams(
      method === 'GET'
        ? Object.fromEntries([...rest].map(([name, value]) => [name, String(value)]))
        : {},
    )
    if (method !== 'GET' && route !== '/graphql')
      writes.push(`${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`)
    const content = Object.fromEntries(rest)
    const response = respondTo(state, { method, path, query, content, apiUrl: 'http://fake' })
    sent(`${method} ${route}`)
    if (response.status >= 400) throw statusError(response.status, {}, undefined)
    return (response.body === '' ? {} : JSON.parse(response.body)) as never
  }
  const sender = (method: string) => async (route: string, parameters: object) =>
    await Promise.resolve(send(method, route, parameters as Readonly<Record<string, unknown>>))
  const writer: WritableSource['writer'] = {
    post: sender('POST'),
    create: sender('POST'),
    patch: sender('PATCH'),
    delete: sender('DELETE'),
  }
  const get = sender('GET')
  const graphql = sender('POST')
  const query: Client['query'] = async (document, variables) => {
    const response: { data: Fields } = await graphql('/graphql', { query: document, variables })
    return response.data
  }
  const client: Client = { ...QUIET_CLIENT, get, list: get, query }
  return { client, writer, writes }
}
