import { describe, expect, it } from '@jest/globals'
import { repairConversation, repairEventRead, repairRead } from '../../src/actions/repairs.ts'
import { explain } from '../../src/github/errors/explain.ts'
import { abortError, GitHubError } from '../../src/github/errors/github-error.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'

const YAML = `Give the job that runs this step the permission to read it:

permissions:
  actions: read

(Setting \`permissions\` removes every scope you don't list; add \`contents: read\` if the job also checks out code.)`

const SEPARATE =
  'This step does not wait; a dedicated token in the input github-token has a separate limit.'
const LATER = 'This step waits at most 10 s; re-run the job later.'
const CHECK = 'Check that the runner can reach the API (proxy, firewall, certificates).'

const failure = (kind: GitHubError['kind'], message: string, status?: number) =>
  new GitHubError(message, { kind, status })

describe('explain with repairRead', () => {
  const explained = (error: unknown) =>
    explain(error, 'the jobs of run 42', makeTarget(), repairRead)
  const SPENT = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772359200' }
  const NEVER = { ...SPENT, 'x-ratelimit-reset': '99999999999999999999' }
  const SECONDARY = "GitHub's secondary rate limit was exceeded"

  it.each<[GitHubError, ...string[]]>([
    [httpError(403, 'Resource not accessible by integration'), YAML],
    [httpError(403, 'Your IP address is not permitted to access this resource.')],
    [
      httpError(404, 'Not Found'),
      `The run or attempt does not exist (check the inputs repository, run-id and run-attempt), or the token has no access to it. ${YAML}`,
    ],
    [
      httpError(401, 'Bad credentials'),
      'The token is invalid, expired or for another server; check the input github-token.',
    ],
    [
      httpError(403, 'API rate limit exceeded for installation.', SPENT),
      `The token's API rate limit is exhausted until 2026-03-01T10:00:00.000Z. ${SEPARATE}`,
    ],
    [
      httpError(403, 'without an end', { 'x-ratelimit-remaining': '0' }),
      `The token's API rate limit is exhausted. ${SEPARATE}`,
    ],
    [
      httpError(429, 'an impossible end', NEVER),
      `The token's API rate limit is exhausted. ${SEPARATE}`,
    ],
    [
      httpError(403, 'API rate limit exceeded for 127.0.0.1.'),
      `The token's API rate limit is exhausted. ${SEPARATE}`,
    ],
    [
      httpError(403, 'You have exceeded a secondary rate limit.', {
        ...SPENT,
        'x-ratelimit-remaining': '900',
      }),
      `${SECONDARY}. ${LATER}`,
    ],
    [httpError(429), `${SECONDARY}. ${LATER}`],
    [
      httpError(429, 'slow down', { 'retry-after': '60' }),
      `${SECONDARY} (retry after 60 s). ${LATER}`,
    ],
    [httpError(410, 'Gone'), 'GitHub has deleted it.'],
    [httpError(502), 'This is a server error; re-running the job may help.'],
    [httpError(418, "I'm a teapot")],
    [
      failure('unauthorized', 'the input github-token is empty'),
      "Workflows from forks and Dependabot get no secrets. Omit the input to use the workflow's own token.",
    ],
    [
      failure('not-found', 'GitHub returned attempt 1 instead of attempt 2'),
      'The attempt does not exist (check the input run-attempt), or this server lists only the latest one.',
    ],
    [
      failure('not-json', 'the response is truncated or not JSON'),
      'Something between the runner and GitHub truncated or replaced it. Check GITHUB_API_URL and the proxy settings of the runner.',
    ],
    [failure('proxy', 'the proxy responded with 503', 503), CHECK],
  ])('explains how to fix "%s"', (error, ...advice) => {
    expect(explained(error)).toBe(
      [
        `Could not read the jobs of run 42 of octo-org/octo-shop: ${error.message}.`,
        ...advice,
      ].join(' '),
    )
  })

  it.each<[string, unknown, string]>([
    [
      'a reason of several lines',
      httpError(410, 'Gone\n\n# for good'),
      'GitHub responded with 410 (Gone # for good). GitHub has deleted it.',
    ],
    [
      'no reason',
      httpError(502),
      'GitHub responded with 502 (no reason given). This is a server error; re-running the job may help.',
    ],
    [
      'the deadline',
      abortError(AbortSignal.abort(new DOMException('over', 'TimeoutError'))),
      'the request to GitHub timed out.',
    ],
    [
      'a cancelled step',
      abortError(AbortSignal.abort()),
      'the step was cancelled before GitHub responded.',
    ],
    [
      'a server that does not exist, by the innermost cause',
      new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND ghes.example') }),
      `getaddrinfo ENOTFOUND ghes.example. ${CHECK}`,
    ],
    [
      'a cause that repeats its error',
      new Error('other side closed', { cause: new Error('other side closed') }),
      `other side closed. ${CHECK}`,
    ],
    [
      'a host that refuses at each of its addresses',
      new AggregateError([
        new Error('connect ECONNREFUSED ::1:9'),
        new Error('connect ECONNREFUSED 127.0.0.1:9'),
      ]),
      `connect ECONNREFUSED ::1:9: connect ECONNREFUSED 127.0.0.1:9. ${CHECK}`,
    ],
    [
      'a cause of several lines',
      new Error('SSL routines:\n\n# wrong version number:\n'),
      `SSL routines: # wrong version number:. ${CHECK}`,
    ],
    [
      'a certificate of an unknown CA',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('self-signed certificate'), {
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        }),
      }),
      "self-signed certificate. The runner does not trust the CA of the server's certificate: save the CA certificate in a file on the runner and set the environment variable NODE_EXTRA_CA_CERTS to its path.",
    ],
    [
      'a proxy that requires a password, by undici',
      new TypeError('fetch failed', {
        cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling'),
      }),
      'the proxy responded with 407. The proxy requires a user name and a password, or other ones: set them in the environment variable https_proxy, as in http://user:password@proxy.example:3128, with special characters percent-encoded.',
    ],
    [
      'a proxy that refuses the host, by tunnel',
      new Error('tunneling socket could not be established, statusCode=403'),
      'the proxy responded with 403. The proxy does not allow this host: allow it there, or name the host in the environment variable no_proxy if the runner reaches it without the proxy.',
    ],
    ['an error without a message', new RangeError(), `RangeError. ${CHECK}`],
    ['what is not an error', 'broken', `broken. ${CHECK}`],
  ])('explains %s', (_, error, expected) => {
    expect(explained(error)).toBe(
      `Could not read the jobs of run 42 of octo-org/octo-shop: ${expected}`,
    )
  })
})

describe('repairs of comment and issue', () => {
  it.each([401, 403, 404, 410, 422, 429, 500, undefined])(
    'name no input that these actions lack, after %s',
    (status) => {
      const error = status === undefined ? failure('not-found', 'none') : httpError(status, 'no')
      const repairs = [repairEventRead, repairConversation('issues')]
      const texts = repairs.map((repair) => explain(error, 'it', makeTarget(), repair))
      expect(texts.join()).not.toMatch(/run-id|run-attempt|check the inputs/)
    },
  )
})
