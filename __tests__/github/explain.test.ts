import { describe, expect, it } from '@jest/globals'
import { NoTokenError } from '../../src/github/client.ts'
import { explain } from '../../src/github/explain.ts'
import { NotJsonError } from '../../src/github/read-json.ts'
import { ProxyError } from '../../src/github/send.ts'
import { CancelledError } from '../../src/github/until-aborted.ts'
import { httpError } from '../helpers/fake-client.ts'
import { makeTarget } from '../helpers/make-run.ts'

const YAML = `Give the job that runs this step the permission to read it:

permissions:
  actions: read

(\`permissions\` takes away what it does not name: a job that checks out code needs \`contents: read\` as well.)`

const SPENT =
  'This step does not wait for more; a token of its own in the input github-token has a limit of its own.'

const LATER = 'This step does not wait for that; running this job again later may help.'

const named = (name: string) => Object.assign(new Error('stopped'), { name })

it.each([
  ['an answer', httpError(404, 'Not Found'), 'GitHub answered 404 (Not Found). Look again.'],
  [
    'a connection',
    new Error('failed', { cause: new Error('ECONNRESET') }),
    'failed: ECONNRESET. Look again.',
  ],
])('what to change is the advice of the error where it has one: %s', (_, error, expected) => {
  const advised = Object.assign(error, { advice: 'Look again.' })
  expect(explain(advised, 'run 7', makeTarget())).toBe(
    `Could not read run 7 of octo-org/octo-shop: ${expected}`,
  )
})

describe('a failure of the API is told with its repair', () => {
  it.each<[string, unknown, string]>([
    [
      'a permission that is missing',
      httpError(403, 'Resource not accessible by integration'),
      `GitHub answered 403 (Resource not accessible by integration). ${YAML}`,
    ],
    [
      'a run that is not there or not to be seen',
      httpError(404, 'Not Found'),
      `GitHub answered 404 (Not Found). Either there is no such run or attempt (see the inputs repository, run-id and run-attempt), or the token may not see it. ${YAML}`,
    ],
    [
      'a token that is not valid',
      httpError(401, 'Bad credentials'),
      'GitHub answered 401 (Bad credentials). The token is not valid any more, or not for this server: see the input github-token.',
    ],
    [
      'a limit that is spent',
      httpError(403, 'API rate limit exceeded for installation.', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1772359200',
      }),
      `GitHub answered 403 (API rate limit exceeded for installation.). The token has used up the requests that GitHub grants it until 2026-03-01T10:00:00.000Z. ${SPENT}`,
    ],
    [
      'a limit whose end is not told',
      httpError(403, 'slow down', { 'x-ratelimit-remaining': '0' }),
      `GitHub answered 403 (slow down). The token has used up the requests that GitHub grants it. ${SPENT}`,
    ],
    [
      'a limit whose end makes no sense',
      httpError(429, 'slow down', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '99999999999999999999',
      }),
      `GitHub answered 429 (slow down). The token has used up the requests that GitHub grants it. ${SPENT}`,
    ],
    [
      'the secondary limit, with requests left',
      httpError(403, 'You have exceeded a secondary rate limit.', {
        'x-ratelimit-remaining': '900',
        'x-ratelimit-reset': '1772359200',
      }),
      `GitHub answered 403 (You have exceeded a secondary rate limit.). GitHub has had too many requests in a short time. ${LATER}`,
    ],
    [
      'too many requests',
      httpError(429),
      `GitHub answered 429 (no reason given). GitHub has had too many requests in a short time. ${LATER}`,
    ],
    [
      'too many requests, and how long to wait',
      httpError(429, 'slow down', { 'retry-after': '60' }),
      `GitHub answered 429 (slow down). GitHub has had too many requests in a short time and takes more after 60 s. ${LATER}`,
    ],
    [
      'a limit without a header',
      httpError(403, 'API rate limit exceeded for 127.0.0.1.'),
      `GitHub answered 403 (API rate limit exceeded for 127.0.0.1.). The token has used up the requests that GitHub grants it. ${SPENT}`,
    ],
    [
      'a run that was deleted',
      httpError(410, 'Gone'),
      'GitHub answered 410 (Gone). GitHub has deleted what was asked for.',
    ],
    [
      'a failure of the server, in HTML',
      httpError(502),
      'GitHub answered 502 (no reason given). That is a failure of the server; running this job again may help.',
    ],
    ['any other status', httpError(418, "I'm a teapot"), "GitHub answered 418 (I'm a teapot)."],
    [
      'an empty token',
      new NoTokenError('the input github-token is empty'),
      'the input github-token is empty. GitHub gives secrets neither to the workflows of forks nor to those of Dependabot; without the input, the token of the workflow is used.',
    ],
    [
      'an answer that is no JSON',
      new NotJsonError('the answer is cut off or is not JSON'),
      'the answer is cut off or is not JSON, so something between the runner and GitHub has cut or replaced it. Check GITHUB_API_URL and the proxy settings of the runner.',
    ],
    ['the deadline', named('TimeoutError'), 'GitHub did not answer in time.'],
    [
      'a step that is cancelled',
      new CancelledError('the step was cancelled before GitHub answered'),
      'the step was cancelled before GitHub answered.',
    ],
    ['an end from outside', named('AbortError'), 'GitHub did not answer in time.'],
    [
      'a server that is not there, by its innermost reason',
      new Error('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND ghes.example') }),
      'fetch failed: getaddrinfo ENOTFOUND ghes.example. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      'a reason that is told twice, once',
      Object.assign(new Error('other side closed', { cause: new Error('other side closed') }), {
        status: 500,
        response: undefined,
      }),
      'other side closed. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      'a host that refuses at each of its addresses',
      new AggregateError([
        new Error('connect ECONNREFUSED ::1:9'),
        new Error('connect ECONNREFUSED 127.0.0.1:9'),
      ]),
      'connect ECONNREFUSED ::1:9: connect ECONNREFUSED 127.0.0.1:9. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      'a reason of several lines, on one',
      new Error('SSL routines:\n\n# wrong version number:\n'),
      'SSL routines: # wrong version number:. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      'a certificate of an authority that the runner does not know',
      new Error('fetch failed', {
        cause: Object.assign(new Error('self-signed certificate'), {
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        }),
      }),
      'fetch failed: self-signed certificate. The runner does not know the authority that signed the certificate of the server: save the certificate of that authority in a file on the runner, and name the file in the environment variable NODE_EXTRA_CA_CERTS.',
    ],
    [
      'a proxy that asks for a password',
      new ProxyError(407),
      'the proxy answered 407. The proxy asks for a user name and a password, or for other ones: they belong in the environment variable https_proxy, as in http://user:password@proxy.example:3128, with special characters percent-encoded.',
    ],
    [
      'a proxy that does not lead there',
      new ProxyError(403),
      'the proxy answered 403. The proxy may not lead there: allow it to, or name the host in the environment variable no_proxy if the runner reaches it without the proxy.',
    ],
    [
      'a proxy that has a failure of its own',
      new ProxyError(503),
      'the proxy answered 503. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      "a server's reason of several lines, on one",
      httpError(410, 'Gone\n\n# for good'),
      'GitHub answered 410 (Gone # for good). GitHub has deleted what was asked for.',
    ],
    [
      'an error without words',
      new RangeError(),
      'RangeError. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
    [
      'what is no error',
      'broken',
      'broken. Check that the runner can reach the API (proxy, firewall, certificates).',
    ],
  ])('%s', (_, error, expected) => {
    expect(explain(error, 'the jobs of run 42', makeTarget())).toBe(
      `Could not read the jobs of run 42 of octo-org/octo-shop: ${expected}`,
    )
  })
})
