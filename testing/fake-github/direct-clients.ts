import type { Client } from '../../src/github/http/client.ts'
import type { WriteClient } from '../../src/github/http/write-client.ts'
import { statusError } from '../../src/github/errors/github-error.ts'
import { QUIET_CLIENT } from '../fake-client.ts'
import { respondTo } from './routes.ts'
import type { FakeState } from './state.ts'

interface DirectClients {
  readonly client: Client
  readonly writer: WriteClient
  readonly graphql: WriteClient
  /** Requests that changed something, such as `PATCH /issues/41`. */
  readonly writes: string[]
}

/** Resolves when a request may be sent. */
export type Wait = (isWrite: boolean) => Promise<void>

interface SentRequest {
  readonly route: string
  readonly isWrite: boolean
  /** What it sent, or the parameters of its route. */
  readonly parameters: Readonly<Record<string, unknown>>
}

interface Hooks {
  readonly wait?: Wait
  /** Receives each request after its response was made. */
  readonly sent?: (request: SentRequest) => void
}

/** Returns clients of a fake GitHub without a server between them, which takes a fraction of the time. */
export function directClients(state: FakeState, hooks: Hooks = {}): DirectClients {
  const { wait = () => Promise.resolve(), sent } = hooks
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
    if (isWrite(method, route))
      writes.push(`${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`)
    const content = Object.fromEntries(rest)
    const response = respondTo(state, { method, path, query, content, apiUrl: 'http://fake' })
    sent?.({ route, isWrite: isWrite(method, route), parameters })
    if (response.status >= 400) throw statusError(response.status, {}, undefined)
    return (response.body === '' ? {} : JSON.parse(response.body)) as never
  }
  const sender = (method: string) => async (route: string, parameters: object) => {
    await wait(isWrite(method, route))
    return send(method, route, parameters as Readonly<Record<string, unknown>>)
  }
  const writer: WriteClient = {
    post: sender('POST'),
    create: sender('POST'),
    patch: sender('PATCH'),
    delete: sender('DELETE'),
  }
  const get = sender('GET')
  return { client: { ...QUIET_CLIENT, get, list: get }, writer, graphql: writer, writes }
}

function isWrite(method: string, route: string): boolean {
  return method !== 'GET' && route !== '/graphql'
}
