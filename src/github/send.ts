import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent'

export type RequestHeaders = Readonly<Record<string, string>>

/** A proxy that opens no way to the server. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError'
  readonly status: number

  constructor(status: number) {
    super(`the proxy answered ${status}`)
    this.status = status
  }
}

export type Method = 'GET' | 'POST' | 'DELETE'

/**
 * Sends a request without a body through the proxy that the environment names for the address, if any. It follows no
 * redirect.
 *
 * Not `fetch`: to load it takes as long as all else before the first request, and it knows no proxy
 * without a package of half the bundle's size.
 *
 * @returns the answer, whatever its status, with a body that is still to be read
 * @throws the reason of the signal, `ProxyError`, or Node's error where there was no answer
 */
export async function send(
  address: URL,
  headers: RequestHeaders,
  signal: AbortSignal,
  method: Method = 'GET',
): Promise<IncomingMessage> {
  // Node would send them.
  if (address.username !== '' || address.password !== '') {
    throw new TypeError('the address has a name and a password in it')
  }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const { request } = address.protocol === 'https:' ? https : http
  request(address, { method, headers, signal, agent: agentFor(address) }, resolve)
    .on('error', (error) => {
      reject(signal.aborted ? (signal.reason as Error) : named(error))
    })
    .end()
  return await promise
}

/** Of what hpagent says, which has no name for it. */
function named(error: Error): Error {
  const [, status] = /^Bad response: (\d+)$/.exec(error.message) ?? []
  return status === undefined ? error : new ProxyError(Number(status))
}

const proxyAgents = new Map<string, http.Agent>()

/**
 * What connects through the proxy that the environment names for the address, one a proxy, since it
 * keeps the connections; `undefined` is Node's own.
 */
export function agentFor(address: URL): http.Agent | undefined {
  const proxy = getProxyUrl(address)?.href
  if (proxy === undefined) return undefined
  const key = `${address.protocol} ${proxy}`
  const Agent = address.protocol === 'https:' ? HttpsProxyAgent : HttpProxyAgent
  const agent = proxyAgents.get(key) ?? new Agent({ proxy, keepAlive: true })
  proxyAgents.set(key, agent)
  return agent
}
