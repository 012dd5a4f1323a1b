import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openServer } from './fake-github/server.ts'

// Where the packages of Debian, Ubuntu and Fedora put it.
const SQUID = '/usr/sbin/squid'

/** The address of Squid's own requests; all of 127.0.0.0/8 is this machine. */
export const SQUID_ADDRESS = '127.0.0.2'

interface SquidOptions {
  /** Names that it takes for addresses of this machine. */
  readonly names: readonly string[]
  /** Whom it serves; without it, everybody. A password here has no spaces and no quotes. */
  readonly user?: { readonly name: string; readonly password: string }
  /** The one name that it leads to; without it, all. */
  readonly only?: string
}

export interface Squid {
  /** @example '127.0.0.1:1234' */
  readonly address: string
  /** Stops Squid, which takes a few seconds, and returns its log, one entry per connection. */
  finish(): Promise<readonly SquidEntry[]>
  /** Kills it. */
  close(): Promise<void>
}

interface SquidEntry {
  /** @example 'CONNECT api.ghe.test:443' */
  readonly requested: string
  readonly status: number
  /** The header `Authorization` that it saw, or `-`. */
  readonly authorization: string
}

/** Whether Squid, the proxy, is installed. */
export function hasSquid(): boolean {
  return existsSync(SQUID)
}

/** Starts Squid on a free port of the loopback address. */
export async function startSquid(options: SquidOptions): Promise<Squid> {
  const folder = await mkdtemp(join(tmpdir(), 'run-report-squid-'))
  // Started by root, it goes on as a user of its own.
  await chmod(folder, 0o777)
  const port = await findFreePort()
  await writeFile(join(folder, 'hosts'), `127.0.0.1 ${options.names.join(' ')}\n`)
  await writeFile(join(folder, 'users.sh'), checkUser(options.user))
  await writeFile(join(folder, 'squid.conf'), settings(folder, port, options))

  const squid = spawn(SQUID, ['-N', '-d', '1', '-f', join(folder, 'squid.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => squid.once('exit', resolve))
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface(squid.stderr).on('line', (line) => {
      lines.push(line)
      if (line.includes('Accepting HTTP Socket connections')) resolve()
    })
    squid.once('error', reject)
    void ended.then(() => {
      reject(new Error(`Squid ended:\n${lines.join('\n')}`))
    })
  })
  return {
    address: `127.0.0.1:${port}`,
    finish: async () => {
      squid.kill('SIGTERM')
      await ended
      const log = await readFile(join(folder, 'access.log'), 'utf8')
      await rm(folder, { recursive: true })
      return log.split('\n').filter(Boolean).map(readEntry)
    },
    close: async () => {
      squid.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

function settings(folder: string, port: string, { user, only }: SquidOptions): string {
  return [
    `http_port 127.0.0.1:${port}`,
    `tcp_outgoing_address ${SQUID_ADDRESS}`,
    `hosts_file ${folder}/hosts`,
    `auth_param basic program /bin/sh ${folder}/users.sh`,
    'auth_param basic children 1',
    ...(user ? ['acl known proxy_auth REQUIRED', 'http_access deny !known'] : []),
    ...(only ? [`acl only dstdomain ${only}`, 'http_access deny !only'] : []),
    'http_access allow all',
    'cache deny all',
    'pid_filename none',
    'pinger_enable off',
    'cache_log /dev/null',
    'logformat requests %rm %ru %>Hs %{Authorization}>h',
    `access_log stdio:${folder}/access.log requests`,
    'shutdown_lifetime 0 seconds',
    '',
  ].join('\n')
}

/** A program that gets lines such as `name password`, with `%25` for a percent sign. */
function checkUser(user: SquidOptions['user']): string {
  const known = user && `${user.name} ${user.password.replaceAll('%', '%25')}`
  return `while read -r line; do [ "$line" = '${known}' ] && echo OK || echo ERR; done\n`
}

function readEntry(line: string): SquidEntry {
  const [method = '', target = '', status = '', authorization = ''] = line.split(' ')
  return { requested: `${method} ${target}`, status: Number(status), authorization }
}

/** Squid takes no port 0. */
export async function findFreePort(): Promise<string> {
  const server = await openServer(() => undefined)
  await server.close()
  return new URL(server.url).port
}
