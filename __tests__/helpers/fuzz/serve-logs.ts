import { openServer } from '../fake-github/open-server.ts'

export interface LogServer {
  /** Serves a log and returns its URL; the latest hundred are kept. */
  readonly addressOf: (log: string) => string
  readonly close: () => Promise<void>
}

const KEPT = 100

/** Serves logs on a free port of the loopback address, whole, as a host without ranges does. */
export async function serveLogs(): Promise<LogServer> {
  const logs = new Map<string, string>()
  const server = await openServer(({ url = '' }, response) => {
    response.end(logs.get(url))
  })
  let count = 0
  return {
    addressOf(log) {
      logs.set(`/${++count}`, log)
      logs.delete(`/${count - KEPT}`)
      return `${server.url}/${count}`
    },
    close: () => server.close(),
  }
}
