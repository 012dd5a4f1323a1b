import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A server's name and how it proves it, for HTTPS. */
export interface Secured {
  /** @example 'api.ghe.test' */
  readonly name: string
  /** Both as PEM. */
  readonly key: string
  readonly cert: string
}

interface OpenServer {
  /** @example 'http://127.0.0.1:1234' */
  readonly url: string
  /** Breaks the connections still open and ends the server. */
  close(): Promise<void>
}

/** Opens a server on a free port of the loopback address. */
export async function openServer(
  listener: RequestListener,
  secured?: Secured,
): Promise<OpenServer> {
  const server = secured ? createSecureServer(secured, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address is a text for a pipe and null before the server listens: neither is the case.
  const { port } = server.address() as AddressInfo
  return {
    url: secured ? `https://${secured.name}:${port}` : `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
