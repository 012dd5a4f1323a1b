import { describe, expect, it } from '@jest/globals'
import type { Client } from '../../../src/github/http/client.ts'
import { limitRequests, requestSharer } from '../../../src/github/http/limit-requests.ts'
import { QUIET_CLIENT } from '../../../testing/fake-client.ts'

/** A GitHub that responds when a test wants it, and ends a request with its signal. */
function slowGitHub() {
  const sent: { respond: () => void; signal: AbortSignal }[] = []
  const get = async (_route: string, _fields: object, signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<object>()
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error)
    })
    sent.push({
      respond: () => {
        resolve({ at: sent.length })
      },
      signal,
    })
    return await promise
  }
  return { sent, client: { ...QUIET_CLIENT, get: get as unknown as Client['get'] } }
}

const read = (client: Client, signal: AbortSignal) =>
  client.get('/repos/{owner}/{repo}', { owner: 'octo', repo: 'shop' }, signal).then(
    () => 'read',
    (error: unknown) => String(error),
  )

describe('requestSharer', () => {
  it('ends a request when the deadline of each caller is over, and not before', async () => {
    const { sent, client } = slowGitHub()
    const shared = requestSharer()(limitRequests(client))
    const [one, other] = [new AbortController(), new AbortController()]
    const reading = [read(shared, one.signal), read(shared, other.signal)]
    one.abort(new DOMException('over', 'TimeoutError'))
    expect(await reading[0]).toMatch(/timed out/)
    expect(sent[0]?.signal.aborted).toBe(false)
    sent[0]?.respond()
    expect([await reading[1], sent.length]).toEqual(['read', 1])
  })

  it('sends a request again that nobody waited for any longer', async () => {
    const { sent, client } = slowGitHub()
    const shared = requestSharer()(limitRequests(client))
    const first = new AbortController()
    const reading = read(shared, first.signal)
    first.abort(new DOMException('over', 'TimeoutError'))
    await reading
    expect(sent[0]?.signal.aborted).toBe(true)
    const later = read(shared, new AbortController().signal)
    await Promise.resolve()
    sent[1]?.respond()
    expect(await later).toBe('read')
  })

  it('sends for one client what the limit of another refused', async () => {
    const { sent, client } = slowGitHub()
    const sharing = requestSharer()
    const { signal } = new AbortController()
    expect(await read(sharing(limitRequests(client, 0)), signal)).toMatch(/only 0 requests/)
    const reading = read(sharing(limitRequests(client)), signal)
    await Promise.resolve()
    sent[0]?.respond()
    expect(await reading).toBe('read')
  })

  it.each([
    ['before', [false, true]],
    ['after', [true, false]],
  ])('takes nothing of a limit for what a client without one requests %s', async (_, order) => {
    const { sent, client } = slowGitHub()
    const sharing = requestSharer()
    const limited = limitRequests(client, 2)
    const { signal } = new AbortController()
    const clients = [sharing(limitRequests(client)), sharing(limited)] as const
    const reading = order.map((isLimited) => read(clients[isLimited ? 1 : 0], signal))
    sent[0]?.respond()
    expect(await Promise.all(reading)).toEqual(['read', 'read'])
    expect([sent.length, limited.remaining()]).toEqual([1, 2])
  })
})
