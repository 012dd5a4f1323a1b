import type { Client } from './client.ts'

/**
 * Returns a function that returns a client, which sends equal requests once: the response of the first is that of the
 * others, also if it failed, and whichever of these clients sent it.
 */
export function requestSharer(): (client: Client) => Client {
  const sent = new Map<string, Promise<unknown>>()
  const once = <Parameters extends readonly [string, object, ...unknown[]], Response>(
    read: (...parameters: Parameters) => Promise<Response>,
  ) => {
    return (...parameters: Parameters): Promise<Response> => {
      const [route, fields] = parameters
      const key = JSON.stringify([route, fields])
      const response = sent.get(key) ?? read(...parameters)
      sent.set(key, response)
      return response as Promise<Response>
    }
  }
  return (client) => {
    return { ...client, get: once(client.get), list: once(client.list), query: once(client.query) }
  }
}
