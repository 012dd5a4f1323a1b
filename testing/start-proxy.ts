import dns from 'node:dns'
import { RequestError, Server } from 'proxy-chain'

/** The address of the proxy's own requests; on Linux, all of 127.0.0.0/8 is this machine. */
export const PROXY_ADDRESS = '127.0.0.2'

interface ProxyOptions {
  /** Whom it serves; without it, everybody. */
  readonly user?: { readonly name: string; readonly password: string }
  /** The one name that it leads to; without it, all. */
  readonly only?: string
}

export type Proxy = Awaited<ReturnType<typeof startProxy>>

/** Starts a proxy, which takes every name for an address of this machine. */
export async function startProxy({ user, only }: ProxyOptions) {
  /** Those that it received, each as `CONNECT api.ghe.test:443`, and the names of all their headers. */
  const requests: string[] = []
  const headers = new Set<string>()
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ request, username, password, hostname }) => {
      requests.push(`${request.method} ${request.url}`)
      for (const name of Object.keys(request.headers)) headers.add(name)
      if (only !== undefined && hostname !== only) throw new RequestError('Forbidden', 403)
      return {
        requestAuthentication:
          user !== undefined && (username !== user.name || password !== user.password),
        localAddress: PROXY_ADDRESS,
        // It accepts the arguments of any overload.
        dnsLookup: ((_: string, ...rest: unknown[]) => {
          Reflect.apply(dns.lookup, dns, ['127.0.0.1', ...rest])
        }) as typeof dns.lookup,
      }
    },
  })
  await server.listen()
  return {
    address: `127.0.0.1:${server.port}`,
    ...{ requests, headers },
    close: async () => {
      await server.close(true)
    },
  }
}
