import type { IncomingMessage } from 'node:http'
import { fields, text } from './fields.ts'
import { HttpError } from './http-error.ts'
import { readJson } from './read-json.ts'
import { follow } from './redirect.ts'
import { send, type Method } from './send.ts'

export interface Api {
  readonly token: string
  /** Such as `https://api.github.com`, or `https://ghes.example/api/v3`. */
  readonly apiUrl: string
}

/** Values for the places in a route, such as `{owner}`; all others go to the query. */
export type RouteParameters = Readonly<Record<string, string | number>>

export function addressOf({ apiUrl }: Api, route: string, parameters: RouteParameters): URL {
  const query = new Map(Object.entries(parameters))
  const path = route.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = query.get(name) ?? place
    query.delete(name)
    return encodeURIComponent(value)
  })
  const address = new URL(apiUrl + path)
  for (const [name, value] of query) address.searchParams.set(name, String(value))
  return address
}

/**
 * Asks one address of the API. No version is named, which an older server would answer with 400.
 *
 * @throws `HttpError` for a status of 400 and above, or what `send` throws
 */
export async function ask(
  { token }: Api,
  address: URL,
  signal: AbortSignal,
  method: Method = 'GET',
): Promise<IncomingMessage> {
  const answer = await send(
    address,
    {
      accept: 'application/vnd.github+json',
      'accept-encoding': 'gzip',
      authorization: `token ${token}`,
      'user-agent': 'run-report',
    },
    signal,
    method,
  )
  const { statusCode: status = 0, headers } = answer
  if (status < 400) return answer
  const said = await readJson(answer).catch(() => undefined)
  throw new HttpError(status, headers, text(fields(said).message))
}

/**
 * The same, and where its answer leads: within the host, since no other may get the token.
 *
 * @throws `HttpError`, `NoRedirectError`, or what `send` throws
 */
export async function askThere(
  api: Api,
  address: URL,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const sameHost = ({ origin }: URL) => origin === address.origin
  const answer = await follow((next) => ask(api, next, signal), address, sameHost)
  const { statusCode: status = 0, headers } = answer
  if (status >= 300) throw new HttpError(status, headers, undefined)
  return answer
}
