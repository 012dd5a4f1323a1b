import { describe, expect, it } from '@jest/globals'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { failedLog, runSubAction, runWithLogs } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'
import { makeAuthority } from '../../testing/certificates.ts'

/** The ways to close a connection before there is a tunnel. */
const CLOSINGS: Readonly<Record<string, (socket: Socket) => void>> = {
  'closes connections immediately': (socket) => socket.end(),
  'closes connections after 50 ms': (socket) => {
    void setTimeout(50).then(() => socket.end())
  },
  'closes connections after a request': (socket) => socket.once('data', () => socket.end()),
  'resets connections': (socket) => socket.resetAndDestroy(),
  'opens a tunnel and closes it': (socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 Connection established\r\n\r\n')),
}

/** Starts a proxy that closes every connection, and counts them. */
async function withProxy<Result>(
  close: (socket: Socket) => void,
  use: (url: string) => Promise<Result>,
): Promise<Result & { readonly connections: number }> {
  let connections = 0
  const proxy = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined).resume()
    close(socket)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  try {
    return { ...(await use(`http://127.0.0.1:${port}`)), connections }
  } finally {
    proxy.close()
  }
}

/** A name that only a proxy could resolve. */
const API_URL = 'https://api.ghe.test'

const through = (proxy: string): Scenario => ({
  inProcess: false,
  fastTimers: 'pauses',
  env: { GITHUB_API_URL: API_URL, https_proxy: proxy },
})

describe.each(Object.entries(CLOSINGS))('a proxy that %s', (_, close) => {
  it('gets one request twice, and then the error is reported', async () => {
    const { connections, exitCode, messages } = await withProxy(close, (proxy) =>
      runSubAction('runs', { ...through(proxy), inputs: { durations: 'false' } }),
    )
    expect(connections).toBe(2)
    expect(exitCode).toBe(1)
    expect(messages).toEqual({
      error: [expect.stringMatching(/Check that the runner can reach the API/)],
    })
  })
})

describe('a proxy that closes the connections to the log host', () => {
  // The ways are the same as above, but the request is another: one before and one with a tunnel.
  const ways = Object.entries(CLOSINGS).slice(-2)
  it.each(ways)('if it %s, is reported with the log', async (_, close) => {
    const { secure } = await makeAuthority()
    const { connections, exitCode, outputs, report } = await withProxy(close, async (proxy) =>
      runWithLogs({
        ...through(proxy),
        env: { https_proxy: proxy, no_proxy: '127.0.0.1' },
        github: {
          runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
          logs: { [FIRST_JOB_ID]: 'https://logs.ghe.test/1' },
        },
        secured: await secure('logs.ghe.test'),
        logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
        inputs: { 'run-id': '7', 'history-runs': '0' },
      }),
    )
    expect([exitCode, outputs['conclusion']]).toEqual([0, 'failure'])
    expect(connections).toBeLessThanOrEqual(2)
    expect(report?.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The log of test is not shown: /),
    ])
  })
})
