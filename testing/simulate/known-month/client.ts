import { Readable } from 'node:stream'
import { type Client, createClient } from '../../../src/github/http/client.ts'
import { testOptions } from '../../fake-client.ts'
import { at } from '../../make-run.ts'
import { OFFLINE_API, offlineTransport } from '../../offline-transport.ts'
import { LOG_HOST, type MonthGitHub } from './github.ts'

/**
 * Returns a client of a GitHub that has the runs and the issues as they are at a time, and the URLs that it requests.
 *
 * @param time also that of its clock, by default the real one
 */
export function monthClient(
  github: MonthGitHub,
  time?: number,
): { client: Client; requested: readonly string[] } {
  const state = github.stateAt(time ?? 0)
  const openHost = () => (url: string) => {
    const log = github.logOf(Number(url.slice(LOG_HOST.length)))
    const body = Readable.from([Buffer.from(log)])
    return Promise.resolve({ status: 200, headers: {}, body, close: () => undefined })
  }
  const transport = offlineTransport(state)
  const requested: string[] = []
  const send: typeof transport.send = (request, ...rest) => {
    requested.push(request.url)
    return transport.send(request, ...rest)
  }
  const now = time === undefined ? Date.now : () => at(time)
  const options = { ...testOptions(OFFLINE_API, { send, openHost }), now }
  return { client: createClient(options), requested }
}
