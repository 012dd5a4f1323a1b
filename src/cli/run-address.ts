import type { Target } from '../model/target.ts'
import { UsageError } from './failure.ts'

/** A run, and the host that it is on. */
export type RunAddress = Pick<Target, 'serverUrl' | 'owner' | 'repo' | 'runId' | 'attempt'>

const FORM = 'https://HOST/OWNER/REPO/actions/runs/RUN-ID'

// Neither name is `.` or `..`, which would make another path of the API's.
const REPOSITORY = /^(?!\.{1,2}\/)([\w.-]+)\/(?!\.{1,2}$)([\w.-]+)$/
const RUN = /^\/([\w.-]+)\/([\w.-]+)\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/.*)?$/

const HERE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads the address of a run as the browser has it.
 *
 * @throws `UsageError`
 */
export function readRunAddress(given: string): RunAddress {
  const wrong = (why: string) => new UsageError(`${JSON.stringify(given)} ${why}`)
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw wrong(`is no address of a run: expected ${FORM}, or OWNER/REPO and RUN-ID`)
  }
  // The token would be sent for everybody to read.
  if (url.protocol === 'http:' && !HERE.has(url.hostname))
    throw wrong('is not encrypted: expected https')
  if (url.username !== '' || url.password !== '') throw wrong('has a name or a password in it')
  const [, owner, repo, runId, attempt] = RUN.exec(url.pathname) ?? []
  if (owner === undefined || repo === undefined || runId === undefined) {
    throw wrong(`is no address of a run: expected ${FORM}`)
  }
  return {
    serverUrl: url.origin.replace('//www.github.com', '//github.com'),
    owner,
    repo,
    runId: readNumber('the run id in the address', runId),
    attempt: attempt === undefined ? undefined : readNumber('the attempt in the address', attempt),
  }
}

/**
 * Reads `OWNER/REPO` and `RUN-ID`.
 *
 * @param host such as `github.com`
 * @throws `UsageError`
 */
export function readRun(repository: string, runId: string, host: string): RunAddress {
  const [, owner, repo] = REPOSITORY.exec(repository) ?? []
  if (owner === undefined || repo === undefined) {
    throw new UsageError(`${JSON.stringify(repository)} is no repository: expected OWNER/REPO`)
  }
  const url = /[/@?#\\]/.test(host) ? null : URL.parse(`https://${host}`)
  if (url === null) {
    throw new UsageError(`GH_HOST is ${JSON.stringify(host)}: expected a host such as github.com`)
  }
  const address = { owner, repo, runId: readNumber('RUN-ID', runId), attempt: undefined }
  return { serverUrl: url.origin, ...address }
}

/** @throws `UsageError` that names what it is */
export function readNumber(what: string, given: string): number {
  const number = /^\d+$/.test(given) ? Number(given) : 0
  if (!Number.isSafeInteger(number) || number === 0) {
    throw new UsageError(`${what} is ${JSON.stringify(given)}: expected a whole number above 0`)
  }
  return number
}

/** Whether a host is a tenant of ghe.com, which GitHub runs. */
export function isTenant(host: string): boolean {
  return host.endsWith('.ghe.com')
}

/** Where the API of a server is. */
export function apiUrlOf(serverUrl: string): string {
  const { host, origin } = new URL(serverUrl)
  if (host === 'github.com' || isTenant(host)) return `https://api.${host}`
  return `${origin}/api/v3`
}
