import { describe } from '@jest/globals'
import { type Request, REQUESTS, type Why } from './requests.ts'
import { type Case, hitting, itEnds } from './run-fault.ts'

interface Status extends Why {
  readonly name: string
  readonly kind?: string
  readonly status: number
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

const MAY_NOT = 'the token lacks permission to read it'
const GONE = 'not available yet, expired or deleted'
const NO_MORE = 'the API rate limit is exceeded'

/** Statuses that are not retried. After a 404, some requests have another. */
const REFUSALS: readonly Status[] = [
  {
    name: '401',
    kind: 'refusal',
    status: 401,
    says: ['responded with 401', 'github-token'],
    ofLog: MAY_NOT,
  },
  {
    name: '403 permission',
    kind: 'refusal',
    status: 403,
    message: 'Resource not accessible by integration',
    says: ['responded with 403', 'permissions:\n  actions: read'],
    ofLog: MAY_NOT,
  },
  { name: '404', status: 404, says: ['responded with 404', 'actions: read'], ofLog: GONE },
  {
    name: '410',
    kind: 'refusal',
    status: 410,
    says: ['responded with 410', 'deleted'],
    ofLog: 'expired or deleted',
  },
  {
    name: '422',
    kind: 'refusal',
    status: 422,
    says: ['responded with 422'],
    ofLog: 'GitHub responded with 422',
  },
]

const SPENT = {
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772366400' },
  says: [
    'rate limit is exhausted',
    'until 2026-03-01T12:00:00.000Z',
    'does not wait',
    'github-token',
  ],
  ofLog: NO_MORE,
}
const TOO_FAST = {
  message: 'You have exceeded a secondary rate limit.',
  says: ['secondary rate limit was exceeded', 'waits at most 10 s'],
  ofLog: NO_MORE,
}
const AFTER = {
  ...TOO_FAST,
  headers: { 'retry-after': '60' },
  says: [...TOO_FAST.says, 'retry after 60 s'],
}

/** Rate limits of GitHub that no report waits for. */
const LIMITS = [403, 429].flatMap((status): Status[] => [
  { name: `${status} primary limit`, kind: 'limit', status, ...SPENT },
  { name: `${status} secondary limit`, kind: 'limit', status, ...TOO_FAST },
  { name: `${status} secondary limit with retry-after`, kind: 'limit', status, ...AFTER },
])

/** Rate limits that end within 10 s, which the report waits for once. */
const SHORT_LIMITS = [403, 429].map((status): Status => ({
  name: `${status} secondary limit of a second`,
  kind: 'short limit',
  status,
  ...TOO_FAST,
  headers: { 'retry-after': '1' },
  says: [...TOO_FAST.says, 'retry after 1 s'],
}))

/** Failures of the server, after which a request is retried. */
const FAILURES: readonly Status[] = [500, 502, 503, 504].map((status) => ({
  name: `${status}`,
  kind: 'failure',
  status,
  says: [`responded with ${status}`, 're-running the job may help'],
  ofLog: `GitHub responded with ${status}`,
}))

function respondWith(request: Request, status: Status, times?: number): Omit<Case, 'end'> {
  const { headers = {}, message, kind } = status
  const often = times === undefined ? 'for ever' : 'once'
  const response = {
    status: status.status,
    headers,
    ...(message === undefined ? {} : { body: { message } }),
  }
  return {
    fault: `${status.name} ${often}`,
    ...(kind === undefined ? {} : { kind: `${kind} ${often}` }),
    at: request.name,
    jobs: request.jobs,
    scenario: {
      ...hitting(request, { response, ...(times === undefined ? {} : { times }) }),
    },
  }
}

describe.each(REQUESTS)('a status at the request: $name', (request) => {
  const sample = REQUESTS.indexOf(request)
  const { host, without, withoutFirst = without } = request
  const refusals = host === 'logs' ? REFUSALS : [...REFUSALS, ...LIMITS]
  itEnds(
    [
      ...refusals.flatMap((status) => [
        { ...respondWith(request, status, 1), end: withoutFirst(status) },
        { ...respondWith(request, status), end: without(status) },
      ]),
      ...[...FAILURES, ...(host === 'logs' ? [] : SHORT_LIMITS)].flatMap((status) => [
        { ...respondWith(request, status, 1), end: {} },
        { ...respondWith(request, status), end: without(status) },
      ]),
    ],
    sample,
  )
})
