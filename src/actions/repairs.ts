import { type Repairs, type RepairTexts, explain, errorReason } from '../github/errors/explain.ts'
import type { RepositoryRef } from '../model/target.ts'
import {
  type GitHubErrorKind,
  toGitHubError,
  type GitHubError,
  isAboutToken,
} from '../github/errors/github-error.ts'
import { StepFailure } from './step-failure.ts'
import { MAX_RETRY_AFTER } from '../github/http/request.ts'
import { SECOND } from '../model/time.ts'

const UNSURE = 'GitHub may have applied the change anyway; check before retrying.'

/** The errors after which GitHub may have applied the change. */
const MAY_BE_APPLIED: ReadonlySet<GitHubErrorKind> = new Set([
  'server',
  'network',
  'not-json',
  'too-large',
  'aborted',
])

/**
 * Explains why a change failed, what to do about it, and whether GitHub may have applied it.
 *
 * @param change such as `cancel run 42`
 */
export function explainChange(
  error: unknown,
  change: string,
  { owner, repo }: RepositoryRef,
  repair: RepairTexts['repair'] = repairChange,
): string {
  const unsure = MAY_BE_APPLIED.has(toGitHubError(error).kind) ? ` ${UNSURE}` : ''
  return `Could not ${change} of ${owner}/${repo}: ${errorReason(error, repair)}${unsure}`
}

/**
 * Returns a handler that fails the step because a prerequisite of a change could not be read. By
 * default, the advice also names the permission for the change.
 */
export function failUnread(
  what: string,
  repository: RepositoryRef,
  repair: RepairTexts['repair'] = repairChange,
): (error: unknown) => never {
  return failWith((error) => explain(error, what, repository, repair))
}

/** Returns a handler that fails the step with a text about the error. */
export function failWith(textOf: (error: unknown) => string): (error: unknown) => never {
  return (error) => {
    throw new StepFailure(textOf(error), { cause: error })
  }
}

const NETWORK = 'Check that the runner can reach the API (proxy, firewall, certificates).'

const permission = (access: 'read' | 'write', more = '', scope = 'actions') =>
  `Give the job that runs this step the permission to ${access === 'read' ? 'read it' : 'do it'}:

permissions:
  ${scope}: ${access}

(Setting \`permissions\` removes every scope you don't list; add \`contents: read\` if the job also checks out code.${more})`

const READ_PERMISSION = permission('read')
const FORK =
  ' If a pull request from a fork started the workflow, its token never gets the permission.'
const WRITE_PERMISSION = permission('write', FORK)

const READ: Repairs = {
  forbidden: (error) => (isAboutToken(error) ? READ_PERMISSION : undefined),
  'not-found': ({ status }) => {
    if (status === undefined)
      return 'The attempt does not exist (check the input run-attempt), or this server lists only the latest one.'
    if (status === 410) return 'GitHub has deleted it.'
    return `The run or attempt does not exist (check the inputs repository, run-id and run-attempt), or the token has no access to it. ${READ_PERMISSION}`
  },
  unauthorized: ({ status }) =>
    status === undefined
      ? "Workflows from forks and Dependabot get no secrets. Omit the input to use the workflow's own token."
      : 'The token is invalid, expired or for another server; check the input github-token.',
  'rate-limited': ({ limit }) => {
    if (limit?.kind === 'secondary') {
      const wait =
        limit.retryAfter === undefined ? '' : ` (retry after ${limit.retryAfter / 1_000} s)`
      return `GitHub's secondary rate limit was exceeded${wait}. This step waits at most ${MAX_RETRY_AFTER / SECOND} s; re-run the job later.`
    }
    const until =
      limit?.resetsAt === undefined ? '' : ` until ${new Date(limit.resetsAt).toISOString()}`
    return `The token's API rate limit is exhausted${until}. This step does not wait; a dedicated token in the input github-token has a separate limit.`
  },
  server: () => 'This is a server error; re-running the job may help.',
  network: () => NETWORK,
  proxy: ({ status = 0 }) => {
    if (status === 407)
      return 'The proxy requires a user name and a password, or other ones: set them in the environment variable https_proxy, as in http://user:password@proxy.example:3128, with special characters percent-encoded.'
    if (status >= 500) return NETWORK
    return 'The proxy does not allow this host: allow it there, or name the host in the environment variable no_proxy if the runner reaches it without the proxy.'
  },
  certificate: () =>
    "The runner does not trust the CA of the server's certificate: save the CA certificate in a file on the runner and set the environment variable NODE_EXTRA_CA_CERTS to its path.",
  'not-json': () =>
    'Something between the runner and GitHub truncated or replaced it. Check GITHUB_API_URL and the proxy settings of the runner.',
  'too-large': () =>
    'No response of GitHub is that large: something between the runner and GitHub replaced it. Check GITHUB_API_URL and the proxy settings of the runner.',
  'own-limit': () => undefined,
  aborted: () => undefined,
  other: () => undefined,
}

/** For a change and for its prerequisites, which need another permission. */
const CHANGE: Repairs = {
  ...READ,
  forbidden: (error) => (isAboutToken(error) ? WRITE_PERMISSION : undefined),
  'not-found': (error) =>
    error.status === 404
      ? `It does not exist (check the inputs), or the token has no access to it. ${WRITE_PERMISSION}`
      : READ['not-found'](error),
  other: ({ status = 0 }) =>
    status >= 300 && status < 400
      ? 'The repository may have been renamed; check the input repository.'
      : undefined,
}

export function repairRead(error: GitHubError): string | undefined {
  return READ[error.kind](error)
}

/** Returns the same for the run or commit of an event, which no input names. */
export function repairEventRead(error: GitHubError): string | undefined {
  return error.kind === 'not-found' && error.status !== 410
    ? `It does not exist (check the input repository), or the token has no access to it. ${READ_PERMISSION}`
    : repairRead(error)
}

export function repairChange(error: GitHubError): string | undefined {
  return CHANGE[error.kind](error)
}

/** Returns advice for a change of a pull request's conversation or an issue. */
export function repairConversation(scope: 'pull-requests' | 'issues'): RepairTexts['repair'] {
  const grant = permission('write', `${FORK} Use the event workflow_run for them.`, scope)
  return (error) => {
    const { kind, status, reason = '' } = error
    if (/archived/i.test(reason)) return 'The repository is archived: nothing can be written.'
    if (/\blocked/i.test(reason)) return 'The conversation is locked.'
    if (/\bissues\b.*disabled/i.test(reason))
      return 'Turn issues on in the settings of the repository.'
    if (kind === 'forbidden') return isAboutToken(error) ? grant : undefined
    if (kind === 'not-found' && status !== 410)
      return `It does not exist, or the token has no access to it. ${grant}`
    return repairChange(error)
  }
}
