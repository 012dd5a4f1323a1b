import { abortError, GitHubError, toGitHubError } from '../errors/github-error.ts'
import type { Client } from './client.ts'
import { untilAborted } from './request.ts'

/** A client that sends a limited number of requests. */
export interface LimitedClient {
  readonly client: Client
  /** Returns how many more requests the client sends. */
  readonly remaining: () => number
  readonly isLimited: boolean
  /** Lets the client send one request more. */
  readonly refund: () => void
}

/**
 * Returns a client that calls a function before each request to the API. If the function throws, the request rejects.
 *
 * @param onRequest receives the path, or the document for GraphQL
 */
export function watchRequests(client: Client, onRequest: (path: string) => void): Client {
  const watched =
    <Request extends readonly [path: string, ...unknown[]], Response>(
      send: (...request: Request) => Promise<Response>,
    ) =>
    async (...request: Request): Promise<Response> => {
      onRequest(request[0])
      return await send(...request)
    }
  return {
    ...client,
    ...(client.behind && { behind: watchRequests(client.behind, onRequest) }),
    get: watched(client.get),
    list: watched(client.list),
    query: watched(client.query),
    redirect: watched(client.redirect),
  }
}

/**
 * Returns a client that rejects further requests to the API after a number of them.
 *
 * @param onRequest is called before each
 */
export function limitRequests(
  client: Client,
  maxRequests = Number.MAX_SAFE_INTEGER,
  onRequest: () => void = () => undefined,
): LimitedClient {
  let remaining = maxRequests
  const limited = watchRequests(client, () => {
    if (remaining === 0)
      throw new GitHubError(`only ${maxRequests} requests are made for this`, { kind: 'own-limit' })
    remaining -= 1
    onRequest()
  })
  const refund = () => {
    remaining += 1
  }
  const isLimited = maxRequests !== Number.MAX_SAFE_INTEGER
  return { client: limited, remaining: () => remaining, isLimited, refund }
}

/** A request that was sent, and those who wait for its response. */
interface SentRequest {
  readonly response: Promise<unknown>
  /** Ends the request when the last one who waits for it has ended. */
  readonly end: AbortController
  isOpen: boolean
  readonly waiting: Set<AbortSignal>
  /** Returns the request to the limit of the client that sent it. */
  refund: () => void
}

type Sharing = (limited: Pick<LimitedClient, 'client' | 'isLimited' | 'refund'>) => Client

/**
 * Returns a function that returns a client, which sends equal requests once: the response of the first is that of the
 * others, also if it failed, and whichever of these clients sent it. Each caller waits until its own signal aborts, and the
 * request ends when all have. What a client without a limit requests as well takes nothing of the limit of another.
 */
export function requestSharer(): Sharing {
  const sent = new Map<string, SentRequest>()
  return ({ client, isLimited, refund }) => {
    const once = <Parameters extends readonly [string, object, AbortSignal], Response>(
      read: (...parameters: Parameters) => Promise<Response>,
    ) => {
      const send = (key: string, [route, fields]: Parameters): SentRequest => {
        const end = new AbortController()
        const response = read(...([route, fields, end.signal] as unknown as Parameters))
        const request = { response, end, isOpen: true, waiting: new Set<AbortSignal>(), refund }
        sent.set(key, request)
        response
          .catch((error: unknown) => {
            // What the limit of one client refuses, another may send.
            if (toGitHubError(error).kind === 'own-limit') sent.delete(key)
          })
          .finally(() => {
            request.isOpen = false
          })
        return request
      }
      return async (...parameters: Parameters): Promise<Response> => {
        const [route, fields, signal] = parameters
        const isOver = () => signal.aborted
        if (isOver()) throw abortError(signal)
        const key = JSON.stringify([route, fields])
        const request = sent.get(key) ?? send(key, parameters)
        if (!isLimited) {
          request.refund()
          request.refund = () => undefined
        }
        request.waiting.add(signal)
        try {
          return (await untilAborted(() => request.response, signal)) as Response
        } catch (error) {
          throw isOver() ? abortError(signal) : error
        } finally {
          request.waiting.delete(signal)
          if (request.isOpen && request.waiting.size === 0) {
            // Its end says nothing to those who come later.
            sent.delete(key)
            request.end.abort(signal.reason)
          }
        }
      }
    }
    return { ...client, get: once(client.get), list: once(client.list), query: once(client.query) }
  }
}
