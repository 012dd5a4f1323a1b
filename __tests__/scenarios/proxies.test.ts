import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import dns from 'node:dns'
import { RequestError, Server } from 'proxy-chain'
import { describeWith } from '../../testing/requirements.ts'
import { makeAuthority } from '../../testing/certificates.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Secured } from '../../testing/fake-github/server.ts'
import { failedLog, runSubAction, runWithLogs } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

/** The address of the proxy's own requests; on Linux, all of 127.0.0.0/8 is this machine. */
const PROXY_ADDRESS = '127.0.0.2'

interface ProxyOptions {
  /** Whom it serves; without it, everybody. */
  readonly user?: { readonly name: string; readonly password: string }
  /** The one name that it leads to; without it, all. */
  readonly only?: string
}

type Proxy = Awaited<ReturnType<typeof startProxy>>

/** Starts a proxy, which takes every name for an address of this machine. */
async function startProxy({ user, only }: ProxyOptions) {
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

const API = 'api.ghe.test'
const LOGS = 'logs.ghe.test'
/** With what has to be written otherwise in an address. */
const USER = { name: 'robot', password: 'Pass/word@:%' }

interface Setting {
  readonly api: Secured
  readonly logs: Secured
  readonly authority: string
  /** Proxies for everybody, for one user, and for the logs alone. */
  readonly proxies: Readonly<Record<'open' | 'locked' | 'narrow', Proxy>>
}

let setting: Setting
const newFolder = temporaryFolders()

/** One step of the test: which proxy its variables name, by `host:port`, and how. */
interface ProxyScenario {
  /** @default 'open' */
  readonly proxy?: keyof Setting['proxies']
  readonly env: (proxy: string) => Readonly<Record<string, string>>
  /** Whether this machine knows the names of the hosts, and not the proxy alone. */
  readonly direct?: boolean
}

/** Another run with a failed job and its log, both on HTTPS. */
async function runBeside(scenario: ProxyScenario) {
  const { proxy = 'open', env, direct = false } = scenario
  const result = await runWithLogs({
    github: {
      basePath: '/api/v3',
      secured: setting.api,
      runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
    },
    secured: setting.logs,
    logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
    inputs: { 'run-id': '7', 'history-runs': '0' },
    env: {
      NODE_EXTRA_CA_CERTS: setting.authority,
      ...(direct && { NODE_OPTIONS: `--import=${NAMES}` }),
      ...env(setting.proxies[proxy].address),
    },
  })
  const { annotations, stdout, stderr, summary, outputs, report, github, logHost } = result
  return {
    ...result,
    /** All that people and programs get to see. */
    written: [stdout, stderr, summary, JSON.stringify([annotations, outputs, report])].join('\n'),
    /** Where the requests to each host came from. */
    from: {
      [API]: [...new Set(github.requests.map(({ from }) => from))],
      [LOGS]: [...new Set(logHost.requests.map(({ from }) => from))],
    },
  }
}

const NAMES = new URL('../../testing/names-on-loopback.ts', import.meta.url).href
const PROXY = [PROXY_ADDRESS]
const STEP = ['127.0.0.1']

// macOS has no second address for the proxy.
describeWith('Linux', 'a proxy', () => {
  beforeAll(async () => {
    const { cert, secure } = await makeAuthority()
    const authority = join(newFolder(), 'authority.pem')
    await writeFile(authority, cert)
    const [open, locked, narrow] = await Promise.all([
      startProxy({}),
      startProxy({ user: USER }),
      startProxy({ only: LOGS }),
    ])
    const [api, logs] = [await secure(API), await secure(LOGS)]
    setting = { api, logs, authority, proxies: { open, locked, narrow } }
  })

  afterAll(async () => {
    await Promise.all(Object.values(setting.proxies).map((proxy) => proxy.close()))
  })

  it('is used for all connections, with its user and password', async () => {
    const { name, password } = USER
    const scenario: ProxyScenario = {
      proxy: 'locked',
      env: (proxy) => ({ https_proxy: `http://${name}:${encodeURIComponent(password)}@${proxy}` }),
    }
    const { exitCode, annotations, stderr, outputs, summary, from, written, github, logHost } =
      await runBeside(scenario)
    expect({ exitCode, annotations, stderr }).toEqual({ exitCode: 0, annotations: [], stderr: '' })
    expect(outputs).toMatchObject({ conclusion: 'failure', complete: 'true' })
    expect(summary).toContain('not ok 1')
    expect(from).toEqual({ [API]: PROXY, [LOGS]: PROXY })
    expect(written).not.toContain('Pass')
    expect(new Set(github.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['token ghs_fakeTokenOfTheJob']),
    )
    expect(JSON.stringify(logHost.requests)).not.toMatch(/ghs_|authorization/i)
    expect(JSON.stringify(github.requests)).not.toMatch(/proxy-authorization/i)
  })

  it('receives requests for tunnels to the two hosts, and no token', async () => {
    const proxy = await startProxy({})
    const { github, logHost, from } = await runBeside({
      env: () => ({ HTTPS_PROXY: `http://${proxy.address}` }),
    })
    await proxy.close()
    expect(new Set(proxy.requests)).toEqual(
      new Set([github, logHost].map(({ url }) => `CONNECT ${new URL(url).host}`)),
    )
    expect(proxy.headers).not.toContain('authorization')
    expect(from).toEqual({ [API]: PROXY, [LOGS]: PROXY })
  })

  // The toolkit reads the variables.
  it.each([
    ['the log host', { no_proxy: `x.test, ${LOGS}` }, { [API]: PROXY, [LOGS]: STEP }],
    ['the domain, in NO_PROXY', { NO_PROXY: '.GHE.TEST' }, { [API]: STEP, [LOGS]: STEP }],
  ])('is not used for %s in no_proxy', async (_, env, expected) => {
    const { exitCode, annotations, summary, from } = await runBeside({
      direct: true,
      env: (proxy) => ({ https_proxy: `http://${proxy}`, ...env }),
    })
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
    expect(summary).toContain('not ok 1')
    expect(from).toEqual(expected)
  })

  it.each<[name: string, ProxyScenario, reason: RegExp]>([
    [
      'rejects the password',
      { proxy: 'locked', env: (proxy) => ({ https_proxy: `http://robot:Passport@${proxy}` }) },
      /the proxy responded with 407\..*The proxy requires a user name and a password, or other ones.* https_proxy/s,
    ],
    [
      'forbids the API',
      { proxy: 'narrow', env: (proxy) => ({ https_proxy: `http://${proxy}` }) },
      /the proxy responded with 403\..*The proxy does not allow this host.* no_proxy/s,
    ],
    [
      'is down',
      { env: () => ({ https_proxy: 'http://robot:Passport@127.0.0.1:9' }) },
      /ECONNREFUSED.*Check that the runner can reach the API/s,
    ],
  ])('that %s is reported once, without the password', async (_, scenario, reason) => {
    const { exitCode, messages, stdout, stderr, outputs, written, from } = await runBeside(scenario)
    expect(exitCode).toBe(0)
    expect(messages).toEqual({ warning: [expect.stringMatching(reason)] })
    expect(stdout + stderr).not.toMatch(/^\s+at /m)
    expect(written).not.toContain('Pass')
    expect(outputs['conclusion']).toBe('unknown')
    expect(from).toEqual({ [API]: [], [LOGS]: [] })
  })

  it('that forbids only the log host is reported with the log', async () => {
    const { exitCode, annotations, outputs, report, written } = await runBeside({
      proxy: 'locked',
      direct: true,
      env: (proxy) => ({ https_proxy: `http://robot:Passport@${proxy}`, no_proxy: API }),
    })
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
    expect(outputs).toMatchObject({ conclusion: 'failure', complete: 'true' })
    expect(report?.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The log of test is not shown: .*The proxy requires .* https_proxy/),
    ])
    expect(written).not.toContain('Pass')
  })
})

/** The ways to close a connection before there is a tunnel. */
const CLOSINGS: Readonly<Record<string, (socket: Socket) => void>> = {
  'closes connections immediately': (socket) => socket.end(),
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
