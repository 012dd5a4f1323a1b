import { parseRepository, type Repository, type Target } from '../model/target.ts'
import { UsageError } from './errors.ts'

export type NamedRun = Omit<Target, 'current'>

/** A job. Its URL does not contain the attempt, and not always the run. */
type NamedJob = Repository & { readonly jobId: number; readonly runId: number | undefined }

/** The run or job on the command line. */
export type CommandTarget = NamedRun | NamedJob

/** A page of a server. */
interface PageUrl {
  /** `undefined` for a page of the server. */
  readonly repository: Repository | undefined
  /** The path below the repository. */
  readonly page: string
  readonly query: URLSearchParams
}

const FORM = 'https://HOST/OWNER/REPO/actions/runs/RUN-ID'

const PAGE = /^\/([\w.-]+)\/([\w.-]+)(\/.*)$/
const RUN = /^\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/job\/(\d+))?(?:\/.*)?$/
/** The page of a check run. The id of a job and of its check run are the same number. */
const CHECK_RUN = /^\/(?:runs|commit\/\w+\/checks)\/(\d+)(?:\/.*)?$/
/** The checks tab of a pull request, or the checks of a commit. */
const CHECKS = /^\/(?:pull\/\d+|commit\/\w+)\/checks\/?$/

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Reads the URL of a run, an attempt or a job, as the browser shows it. @throws `UsageError` */
export function readRunUrl(given: string): CommandTarget {
  const { repository, page, query } = readPageUrl(given)
  const named = readPage(page, query)
  if (repository === undefined || named === undefined) {
    throw new UsageError(`${JSON.stringify(given)} is not the URL of a run: expected ${FORM}`)
  }
  return { ...repository, ...named }
}

/**
 * Reads the URL of a page.
 *
 * @throws `UsageError` if the text is no URL, or one that would expose the token
 */
export function readPageUrl(given: string): PageUrl {
  const invalid = (why: string) => new UsageError(`${JSON.stringify(given)} ${why}`)
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw invalid(`is not the URL of a run: expected ${FORM}, or OWNER/REPO and RUN-ID`)
  }
  // Otherwise the token would be sent in plain text.
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname))
    throw invalid('is not encrypted: expected https')
  if (url.username !== '' || url.password !== '')
    throw invalid('contains a user name or a password')
  const [, owner, repo, page = ''] = PAGE.exec(url.pathname) ?? []
  const serverUrl = url.origin.replace('//www.github.com', '//github.com')
  return {
    repository: owner === undefined || repo === undefined ? undefined : { serverUrl, owner, repo },
    page,
    query: url.searchParams,
  }
}

/** Returns the run or job that a page of a repository shows; `undefined` for other pages. */
function readPage(page: string, query: URLSearchParams) {
  const [, run, attempt, job] = RUN.exec(page) ?? []
  if (run !== undefined) {
    const runId = readNumber('the run id in the URL', run)
    if (attempt !== undefined) {
      return { runId, attempt: readNumber('the attempt in the URL', attempt) }
    }
    if (job === undefined) return { runId, attempt: undefined }
    return { runId, jobId: readNumber('the job id in the URL', job) }
  }
  const checkRun =
    CHECK_RUN.exec(page)?.[1] ?? (CHECKS.test(page) ? query.get('check_run_id') : undefined)
  if (checkRun == null) return undefined
  return { runId: undefined, jobId: readNumber('the job id in the URL', checkRun) }
}

/**
 * Reads `OWNER/REPO`.
 *
 * @param host such as `github.com`
 * @throws `UsageError`
 */
export function readNamedRepository(repository: string, host: string): Repository {
  const names = parseRepository(repository)
  if (names === undefined) {
    throw new UsageError(`${JSON.stringify(repository)} is not a repository: expected OWNER/REPO`)
  }
  const url = /[/@?#\\]/.test(host) ? null : URL.parse(`https://${host}`)
  if (url === null) {
    throw new UsageError(`GH_HOST is ${JSON.stringify(host)}: expected a host such as github.com`)
  }
  return { serverUrl: url.origin, ...names }
}

/** @throws `UsageError` that contains the name */
export function readNumber(name: string, given: string): number {
  const number = /^\d+$/.test(given) ? Number(given) : 0
  if (!Number.isSafeInteger(number) || number === 0) {
    throw new UsageError(`${name} is ${JSON.stringify(given)}: expected a whole number above 0`)
  }
  return number
}

/** Returns whether a host is a tenant of ghe.com, which GitHub operates. */
export function isTenant(host: string): boolean {
  return host.endsWith('.ghe.com')
}

export function apiUrlOf(serverUrl: string): string {
  const { host, origin } = new URL(serverUrl)
  if (host === 'github.com' || isTenant(host)) return `https://api.${host}`
  return `${origin}/api/v3`
}
