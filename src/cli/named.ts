import { parseRepository, type Repository, type Target } from '../model/target.ts'
import { redactor } from '../github/errors/redact.ts'

export type NamedRun = Omit<Target, 'current'>

/** A job. Its URL does not contain the attempt, and not always the run. */
type NamedJob = Repository & { readonly jobId: number; readonly runId: number | undefined }

/** The run or job on the command line. */
export type CommandTarget = NamedRun | NamedJob

/** The commit on the command line: its SHA, or the number of the pull request whose head it is. */
export type CommitName = Repository &
  (
    | { readonly sha: string; readonly pullRequest?: undefined }
    | { readonly sha?: undefined; readonly pullRequest: number }
  )

const FORM = 'https://HOST/OWNER/REPO/actions/runs/RUN-ID'

const PAGE = /^\/([\w.-]+)\/([\w.-]+)(\/.*)$/

/** The pages of a repository that show a run, an attempt, a job, a pull request or a commit, with their tabs. */
const PAGES = [
  /^\/actions\/runs\/(?<run>\d+)(?:\/attempts\/(?<attempt>\d+))?(?:\/job\/(?<job>\d+))?(?:\/.*)?$/,
  // The page of a check run. The id of a job and of its check run are the same number.
  /^\/(?:runs|commit\/\w+\/checks)\/(?<job>\d+)(?:\/.*)?$/,
  /^\/(?:pull\/(?<pull>\d+)|commit\/(?<sha>[0-9a-f]{4,40}))(?:\/(?:checks|commits|files|changes))?\/?$/i,
]

/** Abbreviations are accepted: GitHub resolves those that are unique. */
const SHA = /^[0-9a-f]{4,40}$/

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads what the command is to report: a URL as the browser shows it, `OWNER/REPO` and `RUN-ID`, or `OWNER/REPO` with
 * `--commit` or `--pr`.
 *
 * @param host such as `github.com`
 * @throws `UsageError`
 */
export function readNamed(
  operands: readonly string[],
  host: string,
  { commit, pr }: { readonly commit?: string; readonly pr?: string },
): CommandTarget | CommitName {
  const [first, second, third] = operands
  const needsNoMore = (one: string, why: string) =>
    new UsageError(`${JSON.stringify(one)} ${why}is one argument too many`)
  if (commit !== undefined || pr !== undefined) {
    if (commit !== undefined && pr !== undefined)
      throw new UsageError('--commit and --pr exclude each other')
    const option = commit === undefined ? '--pr' : '--commit'
    if (first === undefined)
      throw new UsageError(`${option} needs a repository: expected OWNER/REPO`)
    if (second !== undefined)
      throw new UsageError(`${JSON.stringify(second)} is one argument too many with ${option}`)
    const repository = readRepository(first, host)
    if (commit === undefined) return { ...repository, pullRequest: readNumber('--pr', pr ?? '') }
    return { ...repository, sha: readSha(commit) }
  }
  if (third !== undefined) throw needsNoMore(third, '')
  if (first === undefined)
    throw new UsageError('no run given: expected its URL, or OWNER/REPO and RUN-ID')
  if (second === undefined) {
    if (/^[^/:]+\/[^/:]+$/.test(first))
      throw new UsageError(`RUN-ID is missing after ${JSON.stringify(first)}`)
    return readUrl(first)
  }
  if (first.includes('://')) throw needsNoMore(second, 'after a URL ')
  const runId = readNumber('RUN-ID', second)
  return { ...readRepository(first, host), runId, attempt: undefined }
}

export function isCommit(named: CommandTarget | CommitName): named is CommitName {
  return 'sha' in named || 'pullRequest' in named
}

/** Reads the URL of a page. One that would expose the token is an error. */
function readUrl(given: string): CommandTarget | CommitName {
  const invalid = (why: string) => new UsageError(`${JSON.stringify(given)} ${why}`)
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw invalid(`is not the URL of a run: expected ${FORM}, or OWNER/REPO and RUN-ID`)
  // Otherwise the token would be sent in plain text.
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname))
    throw invalid('is not encrypted: expected https')
  if (url.username !== '' || url.password !== '')
    throw invalid('contains a user name or a password')
  const [, owner, repo, page = ''] = PAGE.exec(url.pathname) ?? []
  const groups = PAGES.find((form) => form.test(page))?.exec(page)?.groups
  if (owner === undefined || repo === undefined || groups === undefined)
    throw invalid(`is not the URL of a run: expected ${FORM}`)
  const repository = {
    serverUrl: url.origin.replace('//www.github.com', '//github.com'),
    owner,
    repo,
  }
  const { run, attempt, pull, sha, job: inPath } = groups
  const isOfCommit = (pull ?? sha) !== undefined
  // On the page of a pull request or a commit, the browser shows one job.
  const job = inPath ?? (isOfCommit ? url.searchParams.get('check_run_id') : undefined)
  const runId = run === undefined ? undefined : readNumber('the run id in the URL', run)
  if (runId !== undefined && (attempt !== undefined || job == null)) {
    const inUrl = attempt === undefined ? attempt : readNumber('the attempt in the URL', attempt)
    return { ...repository, runId, attempt: inUrl }
  }
  if (job != null) return { ...repository, runId, jobId: readNumber('the job id in the URL', job) }
  if (sha !== undefined) return { ...repository, sha: sha.toLowerCase() }
  return { ...repository, pullRequest: readNumber('the pull request in the URL', pull ?? '') }
}

function readRepository(repository: string, host: string): Repository {
  const names = parseRepository(repository)
  if (names === undefined)
    throw new UsageError(`${JSON.stringify(repository)} is not a repository: expected OWNER/REPO`)
  const url = /[/@?#\\]/.test(host) ? null : URL.parse(`https://${host}`)
  if (url === null)
    throw new UsageError(`GH_HOST is ${JSON.stringify(host)}: expected a host such as github.com`)
  return { serverUrl: url.origin, ...names }
}

function readSha(given: string): string {
  const sha = given.toLowerCase()
  if (SHA.test(sha)) return sha
  throw new UsageError(`--commit is ${JSON.stringify(given)}: expected 4 to 40 hexadecimal digits`)
}

/** @throws `UsageError` that contains the name */
export function readNumber(name: string, given: string): number {
  const number = /^\d+$/.test(given) ? Number(given) : 0
  if (!Number.isSafeInteger(number) || number === 0)
    throw new UsageError(`${name} is ${JSON.stringify(given)}: expected a whole number above 0`)
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

/** Reason why the command failed, as a message for the user, without passwords and tokens. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'

  constructor(message: string, options?: ErrorOptions) {
    super(redactor([]).text(message), options)
  }
}

/** An invalid command line; the message names the argument. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
}
