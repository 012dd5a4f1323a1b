import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import {
  type FakeLogHost,
  type LogHostOptions,
  startLogHost,
} from '../../../testing/fake-github/start-log-host.ts'
import { createClient } from '../../../src/github/http/client.ts'
import { logClient, testOptions } from '../../../testing/fake-client.ts'

const open: { close(): unknown }[] = []

afterEach(async () => {
  delete process.env['http_proxy']
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function start(logs: LogHostOptions['logs'], ranges = true): Promise<FakeLogHost> {
  const host = await startLogHost({ ranges, ...(logs && { logs }) })
  open.push(host)
  return host
}

const readLog = async (logUrl: string, range?: { readonly from: number; readonly to: number }) => {
  const read = logClient('https://api.github.com').log(logUrl, new AbortController().signal)
  const { body, ...part } = await read(range)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return { ...part, text: Buffer.concat(chunks).toString() }
}

describe('client.log', () => {
  it('returns a range of the log', async () => {
    const { url } = await start({ '/log': '0123456789' })
    const read = (from: number, to: number) => readLog(`${url}/log`, { from, to })
    expect(await read(3, 5)).toEqual({ from: 3, size: 10, text: '345' })
    expect(await read(8, 50)).toEqual({ from: 8, size: 10, text: '89' })
  })

  it('returns the whole log without a range, or if the host does not support ranges', async () => {
    const all = { from: 0, size: undefined, text: '0123456789' }
    const { url } = await start({ '/log': '0123456789' })
    expect(await readLog(`${url}/log`)).toEqual(all)
    const other = await start({ '/log': '0123456789' }, false)
    expect(await readLog(`${other.url}/log`, { from: 3, to: 5 })).toEqual(all)
  })

  const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyzABCD'
  const BORDER = 100

  /** Reads a log up to a border, and goes on behind it. */
  async function readOn(logUrl: string): Promise<string> {
    const client = createClient({ ...testOptions('https://api.github.com'), token: TOKEN })
    const read = client.log(logUrl, new AbortController().signal)
    const { body } = await read({ from: 0, to: BORDER - 1 }, ({ size = 200 }) =>
      size > BORDER ? { from: BORDER, to: size - 1 } : undefined,
    )
    return (await buffer(body)).toString()
  }

  it('goes on with the next range, and removes a token that crosses the border anywhere', async () => {
    for (let before = 0; before <= TOKEN.length; before += 1) {
      const text = `${'x'.repeat(BORDER - before)}${TOKEN}${'y'.repeat(50)}`
      const { url } = await start({ '/log': text })
      const shown = `***${'\x7F'.repeat(TOKEN.length - 3)}`
      expect(await readOn(`${url}/log`)).toBe(text.replace(TOKEN, shown))
    }
  })

  it('does not go on behind the end of a log, or with a response that begins elsewhere', async () => {
    const { url } = await start({ '/log': 'x'.repeat(BORDER) })
    expect(await readOn(`${url}/log`)).toBe('x'.repeat(BORDER))
    const whole = await start({ '/log': 'y'.repeat(BORDER + 50) }, false)
    expect(await readOn(`${whole.url}/log`)).toBe('y'.repeat(BORDER + 50))
    expect(whole.requests).toHaveLength(2)
  })

  it('returns nothing for an empty log', async () => {
    const { url } = await start({ '/log': '' })
    expect(await readLog(`${url}/log`, { from: 0, to: 9 })).toEqual({ from: 0, size: 0, text: '' })
  })

  it('throws not-found for a missing log, and the status for a range beyond its end', async () => {
    const { url } = await start({ '/log': '0123456789' })
    await expect(readLog(`${url}/other`)).rejects.toMatchObject({ status: 404, kind: 'not-found' })
    await expect(readLog(`${url}/log`, { from: 10, to: 20 })).rejects.toMatchObject({
      status: 416,
      kind: 'other',
    })
  })

  describe('with parts above 16 MiB', () => {
    const size = 17_000_000
    const long = {
      size,
      bytes: () => Array<Buffer>(size / 1_000_000).fill(Buffer.alloc(1_000_000)),
    }

    /** Reads logs in parallel, each up to a number of bytes; returns their paths in the order of the chunks. */
    async function readParts(
      limits: Readonly<Record<string, number>>,
      { signal }: Pick<AbortController, 'signal'> = new AbortController(),
      onChunk: () => void = () => undefined,
    ) {
      const { url } = await start({ '/a': long, '/b': long, '/short': '0123456789' })
      const client = logClient('https://api.github.com')
      const order: string[] = []
      const results = Object.entries(limits).map(async ([path, limit]) => {
        const { body } = await client.log(`${url}${path}`, signal)()
        let read = 0
        for await (const chunk of body) {
          if (order.at(-1) !== path) order.push(path)
          read += chunk.length
          onChunk()
          if (read >= limit) break
        }
      })
      return { order, results: await Promise.allSettled(results) }
    }
    it('reads two in sequence, also if the reader of the first stops early', async () => {
      for (const limit of [Infinity, 1]) {
        const { order } = await readParts({ '/a': limit, '/b': Infinity })
        expect(order).toHaveLength(2)
      }
    })

    it('reads a short part in the meantime', async () => {
      const { order } = await readParts({ '/a': Infinity, '/b': Infinity, '/short': 10 })
      expect(order.at(-1)).not.toBe('/short')
    })

    it('rejects a part that still waits when the signal aborts', async () => {
      const controller = new AbortController()
      const { order, results } = await readParts(
        { '/a': Infinity, '/b': Infinity },
        controller,
        () => {
          controller.abort()
        },
      )
      expect(order).toHaveLength(1)
      expect(results).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    })
  })

  it('uses the proxy of the environment', async () => {
    const host = await start({ '/log': '0123456789' })
    const tunnels: (string | undefined)[] = []
    const proxy = createServer()
    proxy.on('connect', ({ url }, socket) => {
      tunnels.push(url)
      const there = connect(Number(new URL(host.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(there).pipe(socket)
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    open.push(proxy)
    process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    expect(await readLog('http://logs.example/log')).toMatchObject({ text: '0123456789' })
    expect(tunnels).toEqual(['logs.example:80'])
    expect(host.requests.map(({ headers }) => headers.host)).toEqual(['logs.example:80'])
  })
})
