import { explainChange, repairRead } from '../../src/actions/repairs.ts'
import { explain } from '../../src/github/errors/explain.ts'
import { abortError, GitHubError, statusError } from '../../src/github/errors/github-error.ts'
import { makeTarget } from '../make-run.ts'
import type { Example } from './example.ts'

const status = (code: number, reason?: string, headers: Readonly<Record<string, string>> = {}) =>
  statusError(code, headers, reason)
const failure = (kind: GitHubError['kind'], message: string, code?: number) =>
  new GitHubError(message, { kind, status: code })
const unreachable = (message: string, fields: object = {}) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), fields) })

const SPENT = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772359200' }

/** Why GitHub's response could not be read. */
const READS: readonly unknown[] = [
  status(403, 'Resource not accessible by integration'),
  status(403, 'Your IP address is not permitted to access this resource.'),
  status(404, 'Not Found'),
  status(401, 'Bad credentials'),
  status(403, 'API rate limit exceeded for installation.', SPENT),
  status(403, 'without an end', { 'x-ratelimit-remaining': '0' }),
  status(429, 'an impossible end', { ...SPENT, 'x-ratelimit-reset': '99999999999999999999' }),
  status(403, 'API rate limit exceeded for 127.0.0.1.'),
  status(403, 'You have exceeded a secondary rate limit.', {
    ...SPENT,
    'x-ratelimit-remaining': '900',
  }),
  status(429),
  status(429, 'slow down', { 'retry-after': '60' }),
  status(410, 'Gone'),
  status(410, 'Gone\n\n# for good'),
  status(502),
  status(418, "I'm a teapot"),
  failure('unauthorized', 'the input github-token is empty'),
  failure('not-found', 'GitHub returned attempt 1 instead of attempt 2'),
  failure('not-json', 'the response is truncated or not JSON'),
  failure('too-large', 'the response is larger than 100 MB'),
  failure('own-limit', 'only 3 requests are made for this'),
  failure('proxy', 'the proxy responded with 503', 503),
  abortError(AbortSignal.abort(new DOMException('over', 'TimeoutError'))),
  abortError(AbortSignal.abort()),
  unreachable('getaddrinfo ENOTFOUND ghes.example'),
  new Error('other side closed', { cause: new Error('other side closed') }),
  new AggregateError([
    new Error('connect ECONNREFUSED ::1:9'),
    new Error('connect ECONNREFUSED 127.0.0.1:9'),
  ]),
  new Error('SSL routines:\n\n# wrong version number:\n'),
  unreachable('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  unreachable('Proxy response (407) !== 200 when HTTP Tunneling'),
  new Error('tunneling socket could not be established, statusCode=403'),
  new RangeError(),
  'broken',
]

/** Why GitHub did not make a change. */
const CHANGES: readonly Error[] = [
  status(403, 'Resource not accessible by integration'),
  status(403, 'Must have admin rights to Repository.'),
  status(403),
  status(403, 'This workflow run cannot be retried'),
  status(404, 'Not Found'),
  status(410, 'Gone'),
  status(307),
  status(409, 'not queued\n::error::yet'),
  status(429),
  status(401),
  status(502),
  new Error('socket hang up'),
  // GitHub received nothing.
  failure('own-limit', 'only 3 requests are made for this'),
  failure('proxy', 'the proxy responded with 502', 502),
]

const paragraphs = (texts: readonly string[]) => `${texts.join('\n\n---\n\n')}\n`

/** What a step says if a request fails, and how to repair that. */
export const PROBLEM_EXAMPLES: readonly Example[] = [
  {
    name: 'problems',
    files: {
      'reads.txt': () =>
        paragraphs(
          READS.map((error) => explain(error, 'the jobs of run 42', makeTarget(), repairRead)),
        ),
      'changes.txt': () =>
        paragraphs(CHANGES.map((error) => explainChange(error, 'cancel run 42', makeTarget()))),
    },
  },
]
